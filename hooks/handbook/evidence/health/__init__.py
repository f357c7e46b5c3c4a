"""Finds damage in the text of a report by rule: one detector per file of this folder.

A detector reads a `ReportText` and yields a `Symptom` for each stretch that cannot be what was once written. It says
what is seen, never what stood there. Precision goes before recall: an editor who is called for nothing stops listening,
so each detector names in its first lines what it lets pass.
"""

from .examine import examine
from .text import ReportText, Symptom

__all__ = ["ReportText", "Symptom", "examine"]
