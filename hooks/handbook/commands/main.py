"""The commands. Each is a few lines that read the options and call the module that does the work."""

from __future__ import annotations

import errno
import os
import re
import runpy
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from ..settings.mkdocs_yml import REFUSED, SETTINGS, is_yaml, missing_in
from .usage import PROGRAM, Command, wrong_usage

ROOT = Path.cwd()
DOCS = ROOT / "docs"
COULD_NOT_RUN, INTERRUPTED = 2, 130


class Commands(Command, click.Group):
    """Commands that answer in Chinese when the command line is wrong, the port is taken or somebody breaks off."""

    command_class = Command

    def __call__(self) -> NoReturn:
        """Run the command line and end the process. Click itself would say in English what is wrong."""
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        try:
            sys.exit(self.main(prog_name=PROGRAM, standalone_mode=False))
        except click.Abort:
            print("\n已中断。", file=sys.stderr)
            sys.exit(INTERRUPTED)
        except click.UsageError as error:
            print(wrong_usage(error), file=sys.stderr)
            sys.exit(COULD_NOT_RUN)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            print("这个预览网址已被占用：关掉另一个预览，或者换一个，如 --address 127.0.0.1:8001。", file=sys.stderr)
            sys.exit(COULD_NOT_RUN)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named first. Raises UsageError in Chinese when there is none of that name."""
        if args[0].startswith("-") or self.get_command(ctx, args[0]):
            return super().resolve_command(ctx, args)
        raise click.UsageError(f"没有“{args[0]}”这个命令。可用的命令：{'、'.join(self.list_commands(ctx))}。", ctx)


@click.group(cls=Commands, subcommand_metavar="命令 …", context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """党建与业务融合做法手册：检查记录、生成网站、预览。"""


@main.command()
@click.option("--offline", is_flag=True, help="同时打成离线包 site-offline.zip，解压后双击 index.html 就能用。")
def build(offline: bool) -> None:
    """检查全部记录，生成网站到 site/。"""
    if offline:
        os.environ["HANDBOOK_OFFLINE"] = "1"
    try:
        _mkdocs("build", "--strict")
    except SystemExit as end:
        leave(end.code)
    leave(0)


def leave(status: str | int | None) -> NoReturn:
    """End the process at once: to take thousands of records apart one by one takes longer than to read them."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(status if isinstance(status, int) else int(status is not None))


@main.command()
@click.option("--address", metavar="网址", default="127.0.0.1:8000", help="预览网址；不写是 127.0.0.1:8000。")
def serve(address: str) -> None:
    """本机预览，保存后自动刷新。"""
    _mkdocs("serve", "--dev-addr", address)


def _mkdocs(*arguments: str) -> None:
    """Run MkDocs in this process, as its own command line would, unless it could not read its settings."""
    if lacking := missing_in(ROOT):
        print(lacking, file=sys.stderr)
        sys.exit(COULD_NOT_RUN)
    if not is_yaml(ROOT / SETTINGS):
        sys.exit(_check(None, "text"))
    os.environ["HANDBOOK_COMMAND"] = arguments[0]
    command_line = runpy.run_module("mkdocs", run_name="mkdocs.__main__")["cli"]
    try:
        command_line.main(list(arguments), prog_name="mkdocs", standalone_mode=False)
    except click.Abort:  # Ctrl-C
        if begun := sys.modules.get("handbook.build"):
            begun.discard_last()
        raise
    except (click.ClickException, SystemExit) as error:
        _explain_refusal(error)
        raise SystemExit(1) from error


def _explain_refusal(error: click.ClickException | SystemExit) -> None:
    """MkDocs says in English what it cannot do; here is what it means when it did not even come to the records, and what
    to do when a preview cannot begin because of what was just told of them."""
    begun = "handbook.build" in sys.modules
    if begun and os.environ["HANDBOOK_COMMAND"] == "serve" and isinstance(error, SystemExit):
        print("\n预览没有开始：按上面说的改好，再运行一次。", file=sys.stderr)
    elif isinstance(error, click.ClickException):
        error.show()
    if not begun:
        print(f"\n{REFUSED}", file=sys.stderr)


@main.command()
@click.option(
    "--reports", metavar="文件夹", type=click.Path(exists=True, file_okay=False, path_type=Path), help="原始报告所在的文件夹。"
)
@click.option(
    "--format", "style", type=click.Choice(["text", "json", "github"]), default="text",
    help="给人看、给程序读，还是标在合并请求的行上；不写是 text。",
)  # fmt: skip
def check(reports: Path | None, style: str) -> None:
    """检查全部记录；加 --reports 时连同原文一起核对。"""
    sys.exit(_check(reports, style))


def _check(reports: Path | None, style: str) -> int:
    from .check import check_records

    return check_records(DOCS, reports, style)


@main.command()
@click.argument("file", metavar="报告文件", type=click.Path(path_type=Path))
@click.option("--source", metavar="来源编号", help="只建这一篇来源的索引。")
@click.option("--show", is_flag=True, help="在屏幕上列出各段的编号和文字，不写文件。")
@click.option("--health", is_flag=True, help="在屏幕上列出文字里的损坏，可贴进来源记录，不写文件；可与 --show 同用。")
def index(file: Path, source: str | None, show: bool, health: bool) -> None:
    """为一份报告建段落索引。"""
    from ..desk.health import health_lines
    from ..desk.index import index_report, passage_lines

    shown = [lines for wanted, lines in ((show, passage_lines), (health, health_lines)) if wanted]
    sys.exit(index_report(DOCS, file, source, shown))


@main.command()
@click.argument("code", metavar="规则号")
def explain(code: str) -> None:
    """说明一条规则，如 explain HB403。"""
    from .check import explain_rule

    sys.exit(explain_rule(code))


@main.command()
@click.option("--check", "only_check", is_flag=True, help="只看是不是最新，不写文件。")
def schema(only_check: bool) -> None:
    """重新生成编辑器用的字段说明（schema/）。"""
    from ..desk.schema import write_schemas

    sys.exit(write_schemas(ROOT, only_check))


@main.command()
@click.argument("kind", metavar="种类", type=click.Choice(["practice", "problem", "template", "source", "term"]))
@click.argument("identifier", metavar="[编号]", required=False)
@click.option("--set", "settings", multiple=True, metavar="栏目=值", help="直接给出一个栏目的值，可重复；没给的会问。")
def new(kind: str, identifier: str | None, settings: tuple[str, ...]) -> None:
    """新建一条记录：practice 做法、problem 问题、template 表单、source 来源、term 术语。"""
    from ..desk.skeleton import new_record

    if wrong := [setting for setting in settings if "=" not in setting]:
        raise click.UsageError(f"“{wrong[0]}”要写成 栏目=值。", click.get_current_context())
    given = dict(setting.split("=", 1) for setting in settings)
    identifier = identifier or click.prompt("编号（文件名，用拼音，如 sanlian-sanwei）")
    sys.exit(new_record(DOCS, kind, identifier, given, _ask))


def _ask(name: str, question: str, choices: list[str]) -> str:
    """One question on the terminal; the allowed values are shown and nothing is preset."""
    if choices:
        question += f"\n  可选：{'、'.join(choices)}"
    while not (answer := str(click.prompt(f"{question}\n  {name}", "", prompt_suffix=" = ", show_default=False))).strip():
        click.echo("这一栏必须写。想先停下来，按 Ctrl+C，什么也不会写。")
    return answer


@main.command()
@click.option("--sizes", metavar="记录数", help="各测多少条记录，用逗号分开，如 300,1000。")
@click.option("--runs", metavar="次数", type=int, help="每个生成器测几次，取中位数。")
@click.option("--baseline-to", metavar="记录数", type=int, help="Material 测到多少条记录为止。")
@click.option("--no-keep", is_flag=True, help="只显示结果，不写 bench/results.md。")
def bench(sizes: str | None, runs: int | None, baseline_to: int | None, no_keep: bool) -> None:
    """测量生成速度，写 bench/results.md。"""
    if sizes and not re.fullmatch(r"[1-9]\d*(,[1-9]\d*)*", sizes):
        raise click.UsageError("--sizes 要写成用逗号分开的整数，如 300,1000。", click.get_current_context())
    given = {"--sizes": sizes, "--runs": runs, "--baseline-to": baseline_to}
    sys.argv = ["bench", *(f"{name}={value}" for name, value in given.items() if value is not None)]
    sys.argv += ["--no-keep"] if no_keep else []
    sys.path.insert(0, str(ROOT))
    runpy.run_module("bench", run_name="__main__")
