"""The commands for single records and reports: read a report, draft, take in, move, compare and sign."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from .group import Changing, main, root, rooted

TAKE = click.option(
    "--take", metavar="栏目", multiple=True, help="带过去的内容：整个栏目如 steps，或其中一条如 results.2；可重复。"
)


@main.command(cls=Changing)
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


@main.command("import", cls=Changing)
@rooted
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--show", is_flag=True, help="只看能不能收、会写成什么，不写文件。")
def import_(file: Path, show: bool) -> None:
    """收“参与”页做出来的文件，或者填好的征集表（.xlsx，一行一条），写成做法；要么全写成，要么一个也不写，不覆盖已有的。"""
    from ..desk.importing import import_offers

    sys.exit(import_offers(root() / "docs", file, show))


@main.command(cls=Changing)
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


@main.command(cls=Changing)
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


@main.command(cls=Changing)
@rooted
@click.argument("record", metavar="记录")
@click.argument("into", metavar="并入哪一条")
@TAKE
def merge(record: str, into: str, take: tuple[str, ...]) -> None:
    """把一条记录并入另一条；别名、关联、出处一起过去，旧网址引过去。"""
    from ..desk.moving import command

    sys.exit(command.merge(root(), record, into, take))


@main.command(cls=Changing)
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


def _ask_id(question: str) -> str:
    return str(click.prompt(question, "", prompt_suffix="：", show_default=False))
