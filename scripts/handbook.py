"""The one command people type: ``python3 scripts/handbook.py build``.

Needs Python 3.11 and pip, nothing else; everything it does stands in the folder ``launcher`` beside it.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  # PYTHONSAFEPATH leaves it out, and old Pythons have no pathlib

from launcher import launch

if __name__ == "__main__":
    sys.exit(launch(sys.argv[1:]))
