"""MkDocs is run by the commands that build; what it will not take of mkdocs.yml is told in Chinese, with its place."""

from __future__ import annotations

import logging
import os
import re
import runpy
import signal
import sys
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click
from jinja2 import TemplateNotFound

from .. import broken_off
from ..load.regular import read_some
from ..settings.mkdocs_yml import REFUSED, SETTINGS, fault_in, is_yaml, missing_in, places_of
from ..site.again import begin_noticing, noticed
from .alone import build_alone
from .broken import suspect
from .check import check_records
from .entry import offer_plugin
from .usage import COULD_NOT_RUN

QUIET = dict.fromkeys(("NO_MKDOCS_2_WARNING", "DISABLE_MKDOCS_2_WARNING"), "true")  # the theme advertises its successor; it sets one so itself
LAST_TIME = (1 << 32) - 1  # seconds: the last that an archive by gzip can tell, in 2106
ZONE, LARGEST_ZONE = b"TZif", 1 << 20
ENDING = ("SIGTERM", "SIGHUP")
LANGUAGE = re.compile(r"partials/languages/(.*?)\.html")  # whose words the theme looks for
OTHER_LANGUAGE = "theme 的 language 写的是 {}，主题没有这种语言：写 zh，或者删掉这一项。网站没有生成，原来的网站没有动。"


def drive(root: Path, *arguments: str) -> None:
    """Run MkDocs on the handbook at `root` in this process, as its own command line would, unless it could not read its settings or
    has nothing to make."""
    refuse(root)
    keep_to_archives()
    if arguments[0] == "build" and not {"HANDBOOK_OFFLINE", "HANDBOOK_RELEASE"} & os.environ.keys():
        begin_noticing(root)
    os.environ.update(QUIET, HANDBOOK_COMMAND=arguments[0])
    if arguments[0] == "serve":
        begin_noticing(root)  # its next builds find the environment as it is now
    logging.getLogger("mkdocs").addHandler(named := Named())
    suspect(root / SETTINGS)
    try:
        with ending_when_asked(), in_one_folder(arguments[0]):
            if not (arguments[0] == "build" and (read := noticed()) and build_alone(root, read)):
                offer_plugin()
                command_line = runpy.run_module("mkdocs", run_name="mkdocs.__main__")["cli"]
                command_line.main([*arguments, "--config-file", str(root / SETTINGS)], prog_name="mkdocs", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):  # Ctrl-C
        leave_off()
        raise
    except TemplateNotFound as error:
        if not (language := LANGUAGE.search(str(error))):
            raise
        print(*places_of(root / SETTINGS, {"theme"}), OTHER_LANGUAGE.format(language[1]), sep="\n", file=sys.stderr)
        raise SystemExit(1) from error
    except (click.ClickException, SystemExit) as error:
        _explain_refusal(root, error, named.names)
        raise SystemExit(1) from error


def refuse(root: Path) -> None:
    """End the process where MkDocs could not begin: it is told why."""
    lacking = missing_in(root)
    if not lacking and not is_yaml(root / SETTINGS):
        sys.exit(check_records(root / "docs", None, "text", ""))
    fault = "" if lacking else fault_in(root / SETTINGS)
    if told := lacking or fault or wrong_clock():
        print(told, file=sys.stderr)
        sys.exit(1 if fault else COULD_NOT_RUN)


@contextmanager
def ending_when_asked() -> Iterator[None]:
    """Whoever asks the process to end, a supervisor or a terminal that is closed, has what was begun cleared away as Ctrl-C has;
    then it ends as it was asked to. What else comes of it is no fault."""
    asked: list[int] = []

    def end(number: int, frame: FrameType | None) -> None:
        asked.append(number)
        broken_off.end(number, frame)

    numbers = [getattr(signal, name) for name in ENDING if hasattr(signal, name)]
    heard = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in heard:
        signal.signal(number, end)
    try:
        with broken_off.Noticed():
            yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)
        if asked:
            leave_off()
            os.kill(os.getpid(), asked[0])


@contextmanager
def in_one_folder(command: str) -> Iterator[None]:
    """What a preview writes lies in a folder that goes with it: MkDocs makes its own before it can take it away again."""
    if command != "serve":
        yield
        return
    with tempfile.TemporaryDirectory(prefix="handbook-", ignore_cleanup_errors=True) as folder:
        tempfile.tempdir = folder
        yield


def leave_off() -> None:
    """Throw away what a build has begun, if there is one."""
    if begun := sys.modules.get("handbook.build"):
        begun.discard_last()


def wrong_clock() -> str:
    """Why the time or the zone that the environment gives for a build is none; empty when it gives some, or none."""
    given, zone = os.environ.get("SOURCE_DATE_EPOCH", "0"), os.environ.get("TZ", "").removeprefix(":")
    try:
        is_time = 0 <= int(given) <= LAST_TIME
    except ValueError:
        is_time = False
    if not is_time:
        return f"环境变量 SOURCE_DATE_EPOCH 写的是“{given}”，要写一个整数（1970 年以来的秒数，到 {LAST_TIME}）：改好，或者去掉它，再运行一次。"
    if zone and os.path.lexists(zone) and not _is_zone(Path(zone)):
        return f"环境变量 TZ 写的是“{zone}”，那个文件不是时区：写成 Asia/Shanghai 这样，或者去掉它，再运行一次。"
    return ""


def _is_zone(file: Path) -> bool:
    """Is it a file as the system has them for its zones (RFC 8536)? Libraries take whatever TZ leads to for one."""
    try:
        return read_some(file, LARGEST_ZONE)[: len(ZONE)] == ZONE
    except (OSError, ValueError):
        return False


def keep_to_archives() -> None:
    """A computer whose clock is before 1970 or long gone wrong builds as well: archives, which have no such time, get the first."""
    if not 0 <= time.time() <= LAST_TIME:
        os.environ.setdefault("SOURCE_DATE_EPOCH", "0")


class Named(logging.Handler):
    """Hears which settings MkDocs complains of."""

    def __init__(self) -> None:
        super().__init__()
        self.names = set[str]()

    def emit(self, record: logging.LogRecord) -> None:
        """Remember the setting of a complaint; of one in another the outermost."""
        if found := re.match(r"Config value '([^'.\[]+)", record.getMessage()):
            self.names.add(found[1])


def _explain_refusal(root: Path, error: click.ClickException | SystemExit, named: Collection[str]) -> None:
    """MkDocs says in English what it cannot do; here is what it means when it did not even come to the records, and where the
    settings stand that it `named`; and what to do when a preview cannot begin because of what was just told of them."""
    core, plugin = map(sys.modules.get, ("handbook.build", "handbook.plugin"))
    begun = (core is not None and core.is_begun()) or (plugin is not None and plugin.HandbookPlugin.is_asked)
    if begun and os.environ["HANDBOOK_COMMAND"] == "serve" and isinstance(error, SystemExit):
        print("\n预览没有开始：按上面说的改好，再运行一次。", file=sys.stderr)
    elif isinstance(error, click.ClickException):
        error.show()
    if not begun:
        print("", *places_of(root / SETTINGS, named), REFUSED, sep="\n", file=sys.stderr)
