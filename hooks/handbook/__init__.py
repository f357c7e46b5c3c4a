"""The handbook: records in, every claim checked, a cross-linked site out."""
