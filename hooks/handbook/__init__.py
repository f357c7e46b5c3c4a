"""The handbook: records in, every claim checked, a cross-linked site out."""

import time

DISTRIBUTION = "handbook-generator"  # under this name pip knows the package
__version__ = "0.2.0"
BEGUN = time.time_ns()  # before any other file of it was read
