"""Where a process begins: ``python -m handbook``, which the launcher starts in the project's own environment, and the command of the
installed package."""

from . import broken_off  # before all others: whoever breaks off while they are loaded is told that

broken_off.hear()

import sys  # noqa: E402

from .commands import broken  # noqa: E402


def start(program: str = "python3 scripts/handbook.py") -> None:
    """Run the command line, called so; of a library that cannot even be imported it is told what to do, and who breaks off meanwhile is
    told that."""
    try:
        from .commands.main import main

        main(program)
    except KeyboardInterrupt:
        broken_off.leave()
    except Exception as error:
        if broken_off.is_asked():
            broken_off.leave()
        print(broken.told(error), file=sys.stderr)
        sys.exit(2)


def installed() -> None:
    """The same as the command `handbook`."""
    start("handbook")


if __name__ == "__main__":
    start()
