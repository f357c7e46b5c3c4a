"""Checks only, for pre-commit and CI: exits non-zero when a practice does not cite its source report.

Takes the options of ``handbook.py check``, such as ``--format github``. It runs that script, first lines and all: they answer Ctrl-C,
and Python's own compiled files that were not written whole.
"""

import os
import sys

sys.argv.insert(1, "check")
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "handbook.py"), "rb") as script:  # noqa: PTH100, PTH118, PTH120, PTH123  # as there
    exec(compile(script.read(), script.name, "exec"))  # ours; imported, it would be compiled into a file that may be half, too
