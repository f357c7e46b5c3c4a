"""The one command people type: ``python3 scripts/handbook.py build``.

Needs Python 3.11 and pip, nothing else; everything it does stands in the folder ``launcher`` beside it.
"""

import sys

from launcher import launch

if __name__ == "__main__":
    sys.exit(launch(sys.argv[1:]))
