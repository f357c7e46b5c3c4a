"""Checks only, for pre-commit and CI: exits non-zero when a practice does not cite its source report.

Takes the options of ``handbook.py check``, such as ``--format github``.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  # as in handbook.py

from launcher import launch

if __name__ == "__main__":
    sys.exit(launch(["check", *sys.argv[1:]]))
