"""The handbook: records in, every claim checked, a cross-linked site out."""

DISTRIBUTION = "handbook-generator"  # under this name pip knows the package
__version__ = "0.2.0"
