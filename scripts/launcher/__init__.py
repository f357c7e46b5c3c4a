"""Prepares the project's own environment and starts the handbook in it; standard library only.

This file must stay readable for old Pythons, so that they can be refused in words instead of a syntax error.
"""

import sys

OLDEST = (3, 11)


def launch(arguments: "list[str]") -> int:
    """Run one command line, given without the program's name; return its exit status."""
    problem = refusal(sys.version_info[0], sys.version_info[1])
    if problem:
        print(problem, file=sys.stderr)
        return 2
    try:
        from .commands import run  # only now: these modules use syntax that an old Python cannot read

        return run(arguments)
    except KeyboardInterrupt:  # Ctrl-C while they are loaded
        print("\n已中断。", file=sys.stderr)
        return 130


def refusal(major: int, minor: int) -> str:
    """Say in Chinese why Python `major`.`minor` will not do; empty when it will."""
    if (major, minor) >= OLDEST:
        return ""
    return (
        f"这台电脑上的 Python 是 {major}.{minor}，本手册需要 Python 3.11 或更新的版本。\n"
        "请先安装新版 Python 再运行；如果已经装有新版，请写明版本，例如：\n"
        "  Windows：      py -3.11 scripts\\handbook.py build\n"
        "  Linux、macOS： python3.11 scripts/handbook.py build"
    )
