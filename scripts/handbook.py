"""The one command people type: ``python3 scripts/handbook.py build``.

Needs Python 3.11 and pip, nothing else; everything it does stands in the folder ``launcher`` beside it.
"""

import os
import sys


def told(kind, error, trace):  # type: (type, BaseException, object) -> None  # noqa: ANN001, ANN201  # old Pythons read this file, too
    """Ctrl-C before, or after, anybody hears it; anything else Python shows itself."""
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    sys.stderr.write("\n已中断。\n")
    sys.stderr.flush()
    os._exit(130)


def lost(what):  # type: (sys.UnraisableHookArgs) -> None  # noqa: ANN001, ANN201
    """The same while Python clears away or ends, when nobody is there any more whom it could be handed to."""
    if issubclass(what.exc_type, KeyboardInterrupt):
        told(what.exc_type, what.exc_value, what.exc_traceback)
    sys.__unraisablehook__(what)


sys.excepthook, sys.unraisablehook = told, lost
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  # PYTHONSAFEPATH leaves it out, and old Pythons have no pathlib


def start():  # type: () -> int  # noqa: ANN201
    """Run the command line. What Python had compiled and could not write whole, on a full disk, is taken away: nothing would start
    from it again.
    """
    try:
        from launcher import launch

        return launch(sys.argv[1:])
    except (EOFError, ValueError, TypeError) as error:
        if "marshal" not in str(error):
            raise
    import shutil

    shutil.rmtree(os.path.join(sys.path[0], "launcher", "__pycache__"), ignore_errors=True)  # noqa: PTH118
    sys.stderr.write("Python 编译过的程序文件没有写全（磁盘满过，或者写到一半停了），坏了的已经删掉：腾出磁盘空间，再运行一次同样的命令。\n")
    return 2


if __name__ == "__main__":
    sys.exit(start())
