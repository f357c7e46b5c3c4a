"""Checks: one rule per file, an engine that runs them, printers that show what they found."""
