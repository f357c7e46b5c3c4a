"""Checks only, for pre-commit and CI: exits non-zero when a practice does not cite its source report.

Takes the options of ``handbook.py check``, such as ``--format github``.
"""

import sys

from launcher import launch

if __name__ == "__main__":
    sys.exit(launch(["check", *sys.argv[1:]]))
