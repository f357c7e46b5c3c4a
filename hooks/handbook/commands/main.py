"""The commands. Each is a few lines that read the options and call the module that does the work."""

from __future__ import annotations

import importlib
import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import click

from .. import __version__
from ..desk.step import finish
from ..site.again import told_again
from .usage import COULD_NOT_RUN, Command, run

PROGRAM, NEW = "handbook", "new"


class Whole(Command):
    """A command before which a step is finished that somebody's killed process began (see `desk.step`)."""

    def invoke(self, ctx: click.Context) -> Any:
        """Finish it and say so, then carry out the command."""
        if finish(root()):
            print("上次的改动写到一半停了，剩下的已经写完。", file=sys.stderr)
        return super().invoke(ctx)


class Commands(Command, click.Group):
    """Commands that answer in Chinese when there is none of a name."""

    command_class = Whole

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted({*super().list_commands(ctx), NEW})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name. What a new record can be stands in the models, which take long to load and which no other needs
        to be read from the command line."""
        if cmd_name == NEW:
            importlib.import_module(".new", __package__)
        return super().get_command(ctx, cmd_name)

    def __call__(self, program: str = PROGRAM) -> NoReturn:
        """Run the command line and end the process; `program` is how it was called."""
        run(self, program)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named first. Raises UsageError in Chinese when there is none of that name."""
        if args[0].startswith("-") or self.get_command(ctx, args[0]):
            return super().resolve_command(ctx, args)
        raise click.UsageError(f"没有“{args[0]}”这个命令。可用的命令：{'、'.join(self.list_commands(ctx))}。", ctx)


def _remember(context: click.Context, _: click.Parameter, folder: Path | None) -> None:
    if folder:
        context.find_root().obj = folder.absolute()


def root() -> Path:
    """The folder of the handbook that is worked on: the one that --root names, else the current one."""
    named: Path | None = click.get_current_context().find_root().obj
    return named or Path.cwd()


rooted = click.option(
    "--root", metavar="文件夹", type=click.Path(exists=True, file_okay=False, path_type=Path), expose_value=False,
    callback=_remember, help="手册所在的文件夹；不写是当前文件夹，用 scripts/handbook.py 时是它所在的手册。",
)  # fmt: skip


@click.group(cls=Commands, subcommand_metavar="命令 …", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(version)s", help="显示版本。")
@rooted
def main() -> None:
    """做法手册：检查记录、生成网站、预览。"""


@main.command()
@rooted
@click.option("--offline", is_flag=True, help="同时打成离线包 site-offline.zip，解压后双击 index.html 就能用。")
def build(offline: bool) -> None:
    """检查全部记录，生成网站到 site/。"""
    if offline:
        os.environ["HANDBOOK_OFFLINE"] = "1"
    elif told := told_again(root()):
        with suppress(OSError):  # who cannot be told is told so by a build
            print(told, flush=True)
            leave(0)
    try:
        _run_mkdocs("build", "--strict")
    except SystemExit as end:
        leave(end.code)
    leave(0)


@main.command()
@rooted
@click.argument("edition", metavar="[年.月]", required=False, default="")
@click.option("--list", "lists", is_flag=True, help="列出已经定下的各版。")
@click.option("--verify", "verifies", is_flag=True, help="核对各版的每个文件和压缩包，看各版的网址现在是不是都有回答。")
def release(edition: str, lists: bool, verifies: bool) -> None:
    """定一版，如 release 2026.12：检查、生成，存成不再改动的一版，网址带着年月。"""
    from . import release as work

    if lists or verifies:
        sys.exit(max(run(root()) for asked, run in ((lists, work.list_editions), (verifies, work.verify_editions)) if asked))
    if not edition:
        raise click.UsageError("要定哪一版？写年和月，如 release 2026.12。", click.get_current_context())
    if status := work.refuse(root(), edition):
        sys.exit(status)
    os.environ["HANDBOOK_RELEASE"] = edition
    try:
        _run_mkdocs("build", "--strict")
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
@rooted
@click.option("--address", metavar="网址", default="127.0.0.1:8000", help="预览网址；不写是 127.0.0.1:8000。")
@click.option("--review", "reviews", is_flag=True, help="同时开签读页，对照原文读每一句，签上名字；只在这台电脑上能开。")
@click.option(
    "--reports", metavar="文件夹", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="原始报告所在的文件夹，给签读页用。",
)  # fmt: skip
@click.option(
    "--draft", "report", metavar="报告或记录", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="同时开起草页：左边是这份报告的段落，右边填做法，边写边查，存成记录；写一条记录的 .yml，就改那一条。只在这台电脑上能开。",
)  # fmt: skip
def serve(address: str, reviews: bool, reports: Path | None, report: Path | None) -> None:
    """本机预览，保存后自动刷新；加 --review 时可以签读，加 --draft 时可以起草。"""
    if report:
        os.environ["HANDBOOK_DRAFT"] = str(report.absolute())
    if reviews or reports:
        os.environ["HANDBOOK_REVIEW"] = str(reports.absolute()) if reports else ""
    _run_mkdocs("serve", "--dev-addr", address)


@main.command()
@rooted
@click.option(
    "--reports", metavar="文件夹", type=click.Path(exists=True, file_okay=False, path_type=Path), help="原始报告所在的文件夹。"
)
@click.option(
    "--format", "style", type=click.Choice(["text", "json", "github"]), default="text",
    help="给人看、给程序读，还是标在合并请求的行上；不写是 text。",
)  # fmt: skip
@click.option("--since", metavar="提交", default="", help="和 --format github 一起用：只标在这个提交以来改动的行上，其余的写在后面。")
def check(reports: Path | None, style: str, since: str) -> None:
    """检查全部记录；加 --reports 时连同原文一起核对。"""
    sys.exit(_check(reports, style, since))


def _run_mkdocs(*arguments: str) -> None:
    from .driving import drive

    drive(root(), *arguments)


def _check(reports: Path | None, style: str, since: str = "") -> int:
    from .check import check_records

    return check_records(root() / "docs", reports, style, since)


@main.command()
@rooted
@click.argument("file", metavar="报告文件", type=click.Path(path_type=Path))
@click.option("--source", metavar="来源编号", help="只建这一篇来源的索引。")
@click.option("--show", is_flag=True, help="在屏幕上列出各段的编号和文字，不写文件。")
@click.option("--health", is_flag=True, help="在屏幕上列出文字里的损坏，可贴进来源记录，不写文件；可与 --show 同用。")
def index(file: Path, source: str | None, show: bool, health: bool) -> None:
    """为一份报告建段落索引。"""
    from ..desk.health import health_lines
    from ..desk.index import index_report, passage_lines

    docs = root() / "docs"
    shown = [lines for wanted, lines in ((show, partial(passage_lines, docs)), (health, health_lines)) if wanted]
    sys.exit(index_report(docs, file, source, shown))


@main.command()
@rooted
@click.argument("file", metavar="报告文件", type=click.Path(path_type=Path))
@click.argument("passages", metavar="[段号]", required=False, default="")
@click.option("--id", "identifier", metavar="编号", default="", help="写成的记录叫什么；来源不写就用文件名，有几篇时后面加 -1、-2；做法不写就用名称的拼音。")
@click.option("--whole", is_flag=True, help="整个文件是一篇，不按合集分。")
@click.option("--write", is_flag=True, help="看过没有错，写成文件；要么全写成，要么一个也不写，不覆盖已有的。")
def draft(file: Path, passages: str, identifier: str, whole: bool, write: bool) -> None:
    """从一份报告起草：不写段号，列出各篇各段，起草来源记录；写段号（如 4-6 或 来源编号#4-6），起草一条做法。"""
    from ..desk.draft.drafting import Wanted
    from ..desk.draft.drafting import draft as draft_records

    ask = _ask_id if sys.stdin.isatty() and sys.stdout.isatty() else None
    sys.exit(draft_records(root() / "docs", Wanted(file, passages, identifier, whole, write), ask))


@main.command("import")
@rooted
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--show", is_flag=True, help="只看能不能收、会写成什么，不写文件。")
def import_(file: Path, show: bool) -> None:
    """收“参与”页做出来的文件，或者填好的征集表（.xlsx，一行一条），写成做法；要么全写成，要么一个也不写，不覆盖已有的。"""
    from ..desk.importing import import_offers

    sys.exit(import_offers(root() / "docs", file, show))


def _ask_id(question: str) -> str:
    return str(click.prompt(question, "", prompt_suffix="：", show_default=False))


@main.command()
@click.argument("code", metavar="规则号")
def explain(code: str) -> None:
    """说明一条规则，如 explain HB403。"""
    from .check import explain_rule

    sys.exit(explain_rule(code))


@main.command()
@rooted
@click.option("--check", "only_check", is_flag=True, help="只看是不是最新，不写文件。")
def schema(only_check: bool) -> None:
    """重新生成编辑器用的字段说明（schema/）。"""
    from ..desk.schema import write_schemas

    sys.exit(write_schemas(root(), only_check))


@main.command("export-search")
@rooted
@click.argument("kind", metavar="引擎", type=click.Choice(["groonga", "opensearch"]))
@click.option("--to", "folder", metavar="文件夹", type=click.Path(path_type=Path), help="写到哪里；不写就是 search-引擎名/。")
def export_search(kind: str, folder: Path | None) -> None:
    """把搜索的条目写成检索引擎要的文件（groonga 或 opensearch），给大得浏览器装不下的手册用。"""
    from ..catalog import read_catalog
    from ..exports.search.engines import export

    sys.exit(export(read_catalog(root() / "docs"), kind, folder or root() / f"search-{kind}"))


@main.command()
@rooted
@click.option("--record", is_flag=True, help="把还没有记下的加进地址账；只加不减。")
def addresses(record: bool) -> None:
    """看 site/ 里哪些地址和锚点还没有记进地址账；加 --record 就记下。"""
    from ..desk.addresses import tell_addresses

    sys.exit(tell_addresses(root(), record))


@main.command()
@rooted
@click.argument("record", metavar="记录")
@click.argument("new", metavar="新编号")
def rename(record: str, new: str) -> None:
    """给一条记录换编号；提到它的地方一起改，旧网址引到新网址。"""
    from ..desk.moving import command

    sys.exit(command.rename(root(), record, new))


@main.command()
@rooted
@click.argument("revision", metavar="提交")
@click.option("--format", "style", type=click.Choice(["text", "md"]), default="text", help="给人看，还是贴在合并请求里；不写是 text。")
@click.option("--output", metavar="文件", type=click.Path(dir_okay=False, path_type=Path), help="写到文件，表单的图放在旁边；不写就印在屏幕上。")
def changes(revision: str, style: str, output: Path | None) -> None:
    """同一次提交（如 main）相比，读者会看到什么不同。"""
    from ..desk.changes import tell_changes

    sys.exit(tell_changes(root(), revision, style, output))


TAKE = click.option(
    "--take", metavar="栏目", multiple=True, help="带过去的内容：整个栏目如 steps，或其中一条如 results.2；可重复。"
)


@main.command()
@rooted
@click.argument("record", metavar="记录")
@click.argument("new", metavar="新编号")
@TAKE
@click.option("--name", metavar="名称", prompt="新记录的名称（报告怎样叫就怎样写）", help="新记录的名称；不写会问。")
@click.option("--summary", metavar="一句话", prompt="新记录的一句话", help="新记录的一句话；不写会问。")
def split(record: str, new: str, take: tuple[str, ...], name: str, summary: str) -> None:
    """从一条记录里分出另一条：--take 写明的归新记录，旧锚点引过去。"""
    from ..desk.moving import command

    sys.exit(command.split(root(), record, new, take, name, summary))


@main.command()
@rooted
@click.argument("record", metavar="记录")
@click.argument("into", metavar="并入哪一条")
@TAKE
def merge(record: str, into: str, take: tuple[str, ...]) -> None:
    """把一条记录并入另一条；别名、关联、出处一起过去，旧网址引过去。"""
    from ..desk.moving import command

    sys.exit(command.merge(root(), record, into, take))


@main.command()
@rooted
@click.argument("record", metavar="记录")
@click.option("--reason", metavar="理由", prompt="为什么停用（写给照旧网址来的读者看）", help="为什么停用；不写会问。")
@click.option("--instead", metavar="记录", default="", help="可以改看哪一条；同一种记录的，提到旧的地方都改成它。")
@click.option("--passages", metavar="理由", default="", help="只有它引用的段落，在来源里按哪个理由归类，如 背景。")
def retire(record: str, reason: str, instead: str, passages: str) -> None:
    """停用一条记录：旧网址上写明理由，编号不再给别的记录用。"""
    from ..desk.moving import command

    sys.exit(command.retire(root(), record, reason, instead, passages))


@main.command()
@rooted
@click.argument("record", metavar="[记录]", required=False, default="")
@click.option("--next", "next_", is_flag=True, help="从下一条没有签够的记录读起。")
@click.option("--unsigned", is_flag=True, help="只列出没有签够的，不签。")
@click.option(
    "--reports", metavar="文件夹", type=click.Path(exists=True, file_okay=False, path_type=Path), help="原始报告所在的文件夹。"
)
@click.option("--reader", metavar="名字", default="", help="签读人，写自己的名字；不写会问，git 的 user.name 可直接用。")
def review(record: str, next_: bool, unsigned: bool, reports: Path | None, reader: str) -> None:
    """对照原文读一条记录的每一句，读过的签上名字。"""
    from ..desk.review.terminal import Asked, review

    sys.exit(review(root() / "docs", Asked(record, next_, unsigned, reports, reader)))


@main.command()
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
@click.option("--name", metavar="名称", prompt="手册的名称，如 社区图书室做法手册", help="手册的名称；不写会问。")
@click.option("--organisation", metavar="单位", prompt="由谁来编", help="由谁来编；不写会问。")
@click.option("--address", metavar="网址", prompt="发布在什么网址（还没有就直接回车）", default="", show_default=False,
              help="发布在什么网址，可以为空；不写会问。")  # fmt: skip
@click.pass_context
def init(context: click.Context, folder: Path, name: str, organisation: str, address: str) -> None:
    """写一个新手册：设置、示例报告和几条记录，能直接检查和生成。不覆盖已有的文件。"""
    from ..desk.init import Beginning, begin, closed

    beginning = Beginning(name.strip(), organisation.strip(), address.strip())
    if fault := closed(folder) or beginning.fault():
        print(fault, file=sys.stderr)
        sys.exit(COULD_NOT_RUN)
    try:
        begin(folder, beginning)
    except OSError as error:
        print(f"没有写成，什么也没有留下：{error}", file=sys.stderr)
        sys.exit(COULD_NOT_RUN)
    program = context.find_root().info_name
    print(f"已写好 {folder}。里面的记录是示例，照 README.md 换成自己的。先看看样子：\n{program} serve --root {folder}")


@main.command()
@rooted
def upgrade() -> None:
    """把旧格式的手册改成这一版的写法；要由人来定的，说明在哪个文件哪一行。"""
    from ..desk.upgrade import upgrade as upgrade_handbook

    sys.exit(upgrade_handbook(root()))
