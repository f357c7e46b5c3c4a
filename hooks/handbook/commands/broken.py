"""What is said of an error that nobody foresaw: a damaged library, or a fault of the program. It imports no library itself."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from .compiled import TAKEN_AWAY, is_cut_short, take_away

PACKAGE = str(Path(__file__).resolve().parents[1])
SHOW = "HANDBOOK_TRACE"  # set, the whole way that led to the error is printed too
PLACES = 3
DAMAGED = """\
运行环境里的软件包坏了或者缺了文件：{}
请删掉文件夹 {}，再运行一次同样的命令，会重新准备。"""
CRASHED = """\
程序自己出错，没有做完：{error}
出错的地方：{places}
刚装过、换过软件包的，删掉文件夹 {prefix} 再运行一次；还是这样，就是程序的毛病：请把这几行和所用的命令发给维护者。"""
STOPPED = """\
MkDocs 照 mkdocs.yml 做，做到一半停了：{error}
停的地方：{places}
多半是 mkdocs.yml 里写得它用不了，先看这几项：{settings}。改好或者删掉，再运行一次；还是这样，就请把这几行和所用的命令发给维护者。"""
LED = tuple(str(Path(PACKAGE, name)) for name in ("commands", "plugin.py"))  # whoever drives MkDocs, and whom it calls
_suspects: list[Path] = []  # the settings of MkDocs, at which a run of it may break


def suspect(settings: Path) -> None:
    """From now on MkDocs is at work, with the settings in a file."""
    _suspects[:] = [settings]


def told(error: BaseException) -> str:
    """What went wrong and what to do, in Chinese; with `SHOW` in the environment, how it came to that as well."""
    suspects = unusual(*_suspects) if _suspects and in_mkdocs(error) else []
    said = DAMAGED.format(error, sys.prefix) if in_a_library(error) else crashed(error, suspects)
    if is_cut_short(error):
        said = TAKEN_AWAY.format(take_away())
    return f"{''.join(traceback.format_exception(error))}\n{said}" if os.environ.get(SHOW) else said


def crashed(error: BaseException, suspects: Sequence[str] = ()) -> str:
    """The words for an error that nobody foresaw, with the last places in it; of settings that are suspected to be at fault, if any are."""
    frames = traceback.extract_tb(error.__traceback__)[-PLACES:]
    places = " → ".join(f"{short(frame.filename)}:{frame.lineno}" for frame in frames)
    words = STOPPED if suspects else CRASHED
    return words.format(error=named(error), places=places or "不明", prefix=sys.prefix, settings="、".join(suspects))


def named(error: BaseException) -> str:
    """An error on one line: its kind, and what it says."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:500]


def short(path: str) -> str:
    """The last parts of a path: the whole tells more of a computer than anybody needs to know."""
    return "/".join(Path(path).parts[-3:])


def in_a_library(error: BaseException) -> bool:
    """Did a module that is none of ours fail while it was being imported, or is it not there?"""
    if isinstance(error, ModuleNotFoundError):
        return not (error.name or "").startswith("handbook")
    if isinstance(error, SyntaxError):
        return not (error.filename or PACKAGE).startswith(PACKAGE)
    frames = traceback.extract_tb(error.__traceback__)
    modules = [frame.filename for frame in frames if frame.name == "<module>"]
    return bool(modules) and not modules[-1].startswith((PACKAGE, "<"))


def in_mkdocs(error: BaseException) -> bool:
    """Did something break outside this package, where the last of our modules at work had only handed over to MkDocs?"""
    files = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
    ours = [name for name in files if name.startswith(PACKAGE) and name.endswith(".py")]
    return bool(ours) and ours[-1].startswith(LED) and files[-1] != ours[-1]


def unusual(settings: Path) -> list[str]:
    """The settings that MkDocs may have broken at. A library reads them, which has done its work before."""
    from ..settings.mkdocs_yml import unusual_in

    return unusual_in(settings)
