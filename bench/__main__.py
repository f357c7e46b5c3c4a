"""`python -m bench`: build corpora of several sizes with every builder in turn, print and keep the table."""

from __future__ import annotations

import os
import platform
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from importlib.metadata import version
from itertools import combinations
from operator import truediv
from pathlib import Path
from typing import NamedTuple, Self

import click

from handbook.commands.usage import Command
from handbook.commands.usage import run as run_command

from . import builders
from .measure import Failed, Usage, run

RESULTS = Path(__file__).resolve().parent / "results.md"
HEAD = (
    "| 记录 | 生成器 | CPU 秒 | 墙钟秒 | 峰值内存 MiB | 输出 MiB | CPU 比：第一次 / 它 | 没有改动 / 它 | 改一条记录 / 它 |\n"
    "| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)
COMPARED = (builders.FIRST, builders.SAME, builders.RECORD)
Measured = dict[str, list[Usage]]


class Plan(NamedTuple):
    """What is measured: how many records, how often each builder, up to which size the slow ones take part; whether the report
    takes the place of the last."""

    sizes: list[int]
    runs: int
    baseline_to: int
    is_kept: bool

    @classmethod
    def asked(cls, sizes: list[int], runs: int, baseline_to: int, no_keep: bool, quick: bool) -> Self:
        """What the options mean; a quick look takes three minutes, whatever else is asked, and is no result."""
        return cls([300, 1000], 1, 300, is_kept=False) if quick else cls(sizes, runs, baseline_to, is_kept=not no_keep)


def read_sizes(context: click.Context, _: click.Parameter, text: str) -> list[int]:
    """The numbers of records. Raises UsageError when they are none."""
    if not re.fullmatch(r"[1-9]\d*(,[1-9]\d*)*", text):
        raise click.UsageError("--sizes 要写成用逗号分开的整数，如 300,1000。", context)
    return [int(size) for size in text.split(",")]


@click.command("bench", cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--sizes", metavar="记录数", callback=read_sizes, default="300,1000,3000,10000",
    help="各测多少条记录，用逗号分开，如 300,1000。",
)  # fmt: skip
@click.option("--runs", metavar="次数", type=int, default=3, help="每个生成器测几次，取中位数。")
@click.option("--baseline-to", metavar="记录数", type=int, default=3000, help="Material 测到多少条记录为止。")
@click.option("--no-keep", is_flag=True, help="只显示结果，不写 bench/results.md。")
@click.option("--quick", is_flag=True, help="三分钟以内：300、1000 条各测一次，Material 只测 300 条，只显示结果。")
def main(sizes: list[int], runs: int, baseline_to: int, no_keep: bool, quick: bool) -> None:
    """测量生成速度，写 bench/results.md。"""
    if not hasattr(os, "wait4"):
        print("这台机器的系统不能统计子进程的 CPU 时间，请在 Linux 或 macOS 上测。", file=sys.stderr)
        sys.exit(2)
    plan = Plan.asked(sizes, runs, baseline_to, no_keep, quick)
    report = compare(plan.sizes, plan.runs, plan.baseline_to)
    print(report)
    if plan.is_kept:
        RESULTS.write_text(report, encoding="utf-8", newline="\n")


def compare(sizes: list[int], runs: int, baseline_to: int) -> str:
    """The report on all builders; up to `baseline_to` records the slow ones go along."""
    rows: list[str] = []
    ours: dict[int, Measured] = {}
    with tempfile.TemporaryDirectory(prefix="handbook-bench-") as folder:
        for size in sizes:  # before all else: what was put there a moment ago is looked at more closely
            builders.lay_program(Path(folder) / str(size) / "handbook")
        for size in sizes:
            with ProcessPoolExecutor(max_workers=1) as elsewhere:  # else the builders' memory would begin with ours
                taking_part = elsewhere.submit(
                    builders.prepare, Path(folder) / str(size), size, size <= baseline_to
                ).result()
            ours[size] = measure(size, taking_part, runs)
            here = list(write_rows(size, taking_part, ours[size]))
            print(*here, sep="\n", file=sys.stderr)  # a later size may fail
            rows += here
            shutil.rmtree(Path(folder) / str(size))
    return write_report(rows, list(write_growth(ours)), runs)


def measure(size: int, taking_part: list[builders.Builder], runs: int) -> Measured:
    """What each builder used; they run in turn, so that a slow spell of the machine meets them all."""
    used: Measured = {builder.name: [] for builder in taking_part}
    for _ in range(runs):
        for builder in taking_part:
            builder.begin()
            print(f"{size} 条，{builder.name} …", file=sys.stderr)
            used[builder.name].append(run(builder.command, builder.folder, builder.environment, builder.output))
    return used


def write_rows(size: int, taking_part: list[builders.Builder], used: Measured) -> Iterator[str]:
    """A line of the table for each builder."""
    for builder in taking_part:
        runs = used[builder.name]
        cpu, wall = (statistics.median(getattr(item, name) for item in runs) for name in ("cpu", "wall"))
        memory, output = (max(getattr(item, name) for item in runs) for name in ("memory", "output"))
        shown = " | ".join(_ratio(used[name], runs) for name in COMPARED)
        yield f"| {size} | {builder.name} | {cpu:.2f} | {wall:.2f} | {memory:.0f} | {output:.1f} | {shown} |"


def _ratio(ours: list[Usage], theirs: list[Usage]) -> str:
    ratio = statistics.median(mine.cpu / other.cpu for mine, other in zip(ours, theirs, strict=True))
    return f"{ratio:.3f}（1/{1 / ratio:.1f}）" if ratio < 1 else f"{ratio:.2f}"


def write_growth(ours: dict[int, Measured]) -> Iterator[str]:
    """How the time grows from one size to the next larger ones."""
    for small, large in combinations(sorted(ours), 2):
        for name in COMPARED:
            times = (statistics.median(item.cpu for item in ours[size][name]) for size in (large, small))
            yield f"- {name}：{small} → {large} 条，CPU 时间 × {truediv(*times):.1f}"


def write_report(rows: list[str], growth: list[str], runs: int) -> str:
    """The table with what one must know to read it."""
    versions = "、".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "pydantic", "Jinja2"))
    return "\n".join([
        "# 生成速度", "",
        f"{date.today()}，{os.cpu_count()} 核，{platform.system()} {platform.machine()}，Python {platform.python_version()}，{versions}。",
        f"每项 {runs} 次取中位数，比值逐次成对计算再取中位数；工作文件夹由 TMPDIR 指定。"
        "手册包含全部检查、成品链接核对、机制图、表单文件（Word、Excel）和启动包；“第一次”什么也没有留下，后面四行接着上一次做；“没有改动”是认得出没有改动以后的样子：刚放好、刚改过的，紧接着的一次还要全做，不计在内。"
        "“改一条记录”改的词只在它自己的页面、检索和数据里；“改一句清单里的话”改的摘要，列出它的各页也要重做，人写的页面由 MkDocs 再排一遍；新提交、新的一天以后的第一次和加减记录也是这样。"
        "Hugo 和 Material 用手册各页的全部文字和链接，每次都从空的输出文件夹开始：它们改一条和第一次做的一样多。",
        "", HEAD, *rows, "", *growth, "", "各自不做的：", "", *(f"- {name}：{lack}" for name, lack in builders.LACKS.items()), "",
    ])


if __name__ == "__main__":
    try:
        run_command(main, "python3 scripts/handbook.py bench")
    except Failed as error:
        sys.exit(f"有一次生成失败，没有结果：\n{error}")
