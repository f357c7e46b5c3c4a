"""`python -m handbook COMMAND`: how `scripts/handbook.py` starts the package of its repository."""

from .commands.main import main

if __name__ == "__main__":
    main("python3 scripts/handbook.py")
