"""``python -m handbook``: what the launcher starts in the project's own environment."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

PACKAGE = str(Path(__file__).resolve().parent)
DAMAGED = """\
运行环境里的软件包坏了或者缺了文件：{}
请删掉文件夹 {}，再运行一次同样的命令，会重新准备。"""


def start() -> None:
    """Run the command line; of a library that cannot even be imported it is told what to do."""
    try:
        from .commands.main import main

        main("python3 scripts/handbook.py")
    except (ImportError, SyntaxError, AttributeError, NameError, ValueError, EOFError) as error:
        if not in_a_library(error):
            raise
        print(DAMAGED.format(error, sys.prefix), file=sys.stderr)
        sys.exit(2)


def in_a_library(error: Exception) -> bool:
    """Did a module that is none of ours fail while it was being imported, or is it not there?"""
    if isinstance(error, ModuleNotFoundError):
        return not (error.name or "").startswith("handbook")
    if isinstance(error, SyntaxError):
        return not (error.filename or PACKAGE).startswith(PACKAGE)
    frames = traceback.extract_tb(error.__traceback__)
    modules = [frame.filename for frame in frames if frame.name == "<module>"]
    return bool(modules) and not modules[-1].startswith((PACKAGE, "<"))


if __name__ == "__main__":
    start()
