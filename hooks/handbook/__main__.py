"""``python -m handbook``: what the launcher starts in the project's own environment."""

from __future__ import annotations

import sys

from .commands import broken


def start() -> None:
    """Run the command line; of a library that cannot even be imported it is told what to do."""
    try:
        from .commands.main import main

        main("python3 scripts/handbook.py")
    except Exception as error:
        print(broken.told(error), file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    start()
