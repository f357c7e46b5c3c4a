"""The commands for a handbook as a whole: begin one, check it, build its site and show it."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from .. import broken_off
from ..site.again import told_again
from .group import Changing, main, root, rooted
from .usage import COULD_NOT_RUN


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
    if not _can_be_served_at(address):
        raise click.UsageError(f"预览网址“{address}”不行：写成 127.0.0.1:8000 这样，冒号后面是 1 到 65535 的数。", click.get_current_context())
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
    from ..exports.search.engines import export
    from .check import checked_catalog

    catalog = checked_catalog(root() / "docs")
    sys.exit(export(catalog, kind, folder or root() / f"search-{kind}") if catalog else 1)


@main.command(cls=Changing)
@rooted
@click.option("--record", is_flag=True, help="把还没有记下的加进地址账；只加不减。")
def addresses(record: bool) -> None:
    """看 site/ 里哪些地址和锚点还没有记进地址账；加 --record 就记下。"""
    from ..desk.addresses import tell_addresses

    sys.exit(tell_addresses(root(), record))


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


@main.command(cls=Changing)
@rooted
def upgrade() -> None:
    """把旧格式的手册改成这一版的写法；要由人来定的，说明在哪个文件哪一行。"""
    from ..desk.upgrade import upgrade as upgrade_handbook

    sys.exit(upgrade_handbook(root()))


def leave(status: str | int | None) -> NoReturn:
    """End the process at once: to take thousands of records apart one by one takes longer than to read them. Raises KeyboardInterrupt
    when somebody has broken it off, whatever came of that."""
    broken_off.end_if_asked()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(status if isinstance(status, int) else int(status is not None))


def _can_be_served_at(address: str) -> bool:
    """Is it the name or number of this computer and a port, as MkDocs takes them?"""
    import ipaddress

    host, _, port = address.rpartition(":")
    try:
        _ = host == "localhost" or ipaddress.ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return port.isascii() and port.isdigit() and 0 < int(port[:6]) < 1 << 16


def _run_mkdocs(*arguments: str) -> None:
    gc.disable()  # none of what is imported from here on is garbage; see the plugin for what comes then
    from .driving import drive

    drive(root(), *arguments)


def _check(reports: Path | None, style: str, since: str = "") -> int:
    from .check import check_records

    return check_records(root() / "docs", reports, style, since)
