"""`python -m bench`: build corpora of several sizes with every builder in turn, print and keep the table."""

from __future__ import annotations

import argparse
import os
import platform
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

from . import builders
from .measure import Failed, Usage, run

RESULTS = Path(__file__).resolve().parent / "results.md"
HEAD = (
    "| 记录 | 生成器 | CPU 秒 | 墙钟秒 | 峰值内存 MiB | 输出 MiB | CPU 比：第一次 / 它 | CPU 比：再次 / 它 |\n"
    "| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
)
Measured = dict[str, list[Usage]]


def main() -> int:
    """Measure and write bench/results.md. Returns the exit status."""
    if not hasattr(os, "wait4"):
        print("这台机器的系统不能统计子进程的 CPU 时间，请在 Linux 或 macOS 上测。", file=sys.stderr)
        return 2
    options = read_options()
    rows: list[str] = []
    ours: dict[int, Measured] = {}
    with tempfile.TemporaryDirectory(prefix="handbook-bench-") as folder:
        for size in options.sizes:
            slow = size <= options.baseline_to
            with ProcessPoolExecutor(max_workers=1) as elsewhere:  # else the builders' memory would begin with ours
                taking_part = elsewhere.submit(builders.prepare, Path(folder) / str(size), size, slow).result()
            ours[size] = measure(size, taking_part, options.runs)
            rows += write_rows(size, taking_part, ours[size])
            shutil.rmtree(Path(folder) / str(size))
    report = write_report(rows, list(write_growth(ours)), options)
    print(report)
    if options.keep:
        RESULTS.write_text(report, encoding="utf-8", newline="\n")
    return 0


def read_options() -> argparse.Namespace:
    """Sizes, runs, and up to which size the slow builders go along."""
    parser = argparse.ArgumentParser(prog="bench", description="测量生成速度")
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], default=[300, 1000, 3000, 10000])
    parser.add_argument("--runs", type=int, default=3, help="每个生成器测几次，取中位数")
    parser.add_argument("--baseline-to", type=int, default=3000, help="Material 测到多少条记录为止")
    parser.add_argument("--no-keep", dest="keep", action="store_false", help="不写 bench/results.md")
    return parser.parse_args()


def measure(size: int, taking_part: list[builders.Builder], runs: int) -> Measured:
    """What each builder used; they run in turn, so that a slow spell of the machine meets them all."""
    used: Measured = {builder.name: [] for builder in taking_part}
    for _ in range(runs):
        for builder in taking_part:
            builder.clean()
            print(f"{size} 条，{builder.name} …", file=sys.stderr)
            used[builder.name].append(run(builder.command, builder.folder, builder.environment, builder.output))
    return used


def write_rows(size: int, taking_part: list[builders.Builder], used: Measured) -> Iterator[str]:
    """A line of the table for each builder."""
    for builder in taking_part:
        runs = used[builder.name]
        cpu, wall = (statistics.median(getattr(item, name) for item in runs) for name in ("cpu", "wall"))
        memory, output = (max(getattr(item, name) for item in runs) for name in ("memory", "output"))
        shown = " | ".join(_ratio(used[name], runs) for name in (builders.FIRST, builders.AGAIN))
        yield f"| {size} | {builder.name} | {cpu:.2f} | {wall:.2f} | {memory:.0f} | {output:.1f} | {shown} |"


def _ratio(ours: list[Usage], theirs: list[Usage]) -> str:
    ratio = statistics.median(mine.cpu / other.cpu for mine, other in zip(ours, theirs, strict=True))
    return f"{ratio:.3f}（1/{1 / ratio:.1f}）" if ratio < 1 else f"{ratio:.2f}"


def write_growth(ours: dict[int, Measured]) -> Iterator[str]:
    """How the time grows from one size to the next larger ones."""
    for small, large in combinations(sorted(ours), 2):
        for name in (builders.FIRST, builders.AGAIN):
            times = (statistics.median(item.cpu for item in ours[size][name]) for size in (large, small))
            yield f"- {name}：{small} → {large} 条，CPU 时间 × {truediv(*times):.1f}"


def write_report(rows: list[str], growth: list[str], options: argparse.Namespace) -> str:
    """The table with what one must know to read it."""
    versions = "、".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "pydantic", "Jinja2"))
    return "\n".join([
        "# 生成速度", "",
        f"{date.today()}，{os.cpu_count()} 核，{platform.system()} {platform.machine()}，Python {platform.python_version()}，{versions}。",
        f"每项 {options.runs} 次取中位数，比值逐次成对计算再取中位数；都从空的输出文件夹开始，工作文件夹由 TMPDIR 指定。"
        "手册包含全部检查、成品链接核对、机制图、表单文件（Word、Excel）和启动包；“再次”时没有改动的表单文件、关联图、读过的记录和逐条检查的结果取自上一次，其余照样重做。"
        "Material 和 Hugo 用手册各页的全部文字和链接写成的 Markdown，记录页不进导航，不做表单文件；"
        "Material 不加 jieba 时它的搜索在中文里基本不可用；Hugo 只有一页主题，没有搜索。",
        "", HEAD, *rows, "", *growth, "",
    ])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as error:
        sys.exit(f"有一次生成失败，没有结果：\n{error}")
