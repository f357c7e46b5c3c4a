"""Records as text: bytes of a YAML file in, plain data with positions and typed faults out.

The way through the package: `decode` (bytes → text) → `lint` (faults seen line by line, each with a repair that lets
the parser go on) → `compose` (text → node tree → plain data) → `structure` (faults of the tree) or, when the parser
gives up, `diagnose` (why). `record` walks that way and takes the short cut for files without anything suspicious.
"""

from .faults import Fault, FaultKind, Position
from .record import RecordFile, load_file, load_lines, load_text

__all__ = ["Fault", "FaultKind", "Position", "RecordFile", "load_file", "load_lines", "load_text"]
