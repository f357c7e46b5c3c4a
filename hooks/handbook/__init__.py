"""The handbook: records in, every claim checked, a cross-linked site out."""

__version__ = "0.2.0"
