"""`python -m bench`: build corpora of several sizes with every builder in turn, print and keep the table."""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

from . import builders
from .measure import Failed, Usage, run, size_of

RESULTS = Path(__file__).resolve().parent / "results.md"
HEAD = "| 记录 | 生成器 | CPU 秒 | 墙钟秒 | 峰值内存 MiB | 输出 MiB | CPU 比：手册 / 它 |\n| ---: | --- | ---: | ---: | ---: | ---: | ---: |"


def main() -> int:
    """Measure and write bench/results.md. Returns the exit status."""
    if not hasattr(os, "wait4"):
        print("这台机器的系统不能统计子进程的 CPU 时间，请在 Linux 或 macOS 上测。", file=sys.stderr)
        return 2
    options = read_options()
    with tempfile.TemporaryDirectory(prefix="handbook-bench-") as folder:
        rows = [row for size in options.sizes for row in measure_size(Path(folder) / str(size), size, options)]
    report = write_report(rows, options)
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


def measure_size(folder: Path, size: int, options: argparse.Namespace) -> list[str]:
    """The rows of one size; the builders run in turn, so that a slow spell of the machine meets them all."""
    ours = builders.handbook(folder / "handbook", size)
    others = [builders.hugo(folder / "hugo", ours.folder / "docs")]
    if size <= options.baseline_to:
        others += builders.material(folder / "material", ours.folder / "docs")
    taking_part = [ours, *(other for other in others if other)]
    used: dict[str, list[Usage]] = {builder.name: [] for builder in taking_part}
    for _ in range(options.runs):
        for builder in taking_part:
            builder.clean()
            print(f"{size} 条，{builder.name} …", file=sys.stderr)
            used[builder.name].append(run(builder.command, builder.folder, builder.environment))
    return list(_rows(size, taking_part, used))


def _rows(size: int, taking_part: list[builders.Builder], used: dict[str, list[Usage]]) -> Iterator[str]:
    ours = used[taking_part[0].name]
    for builder in taking_part:
        runs = used[builder.name]
        cpu, wall = (statistics.median(getattr(item, name) for item in runs) for name in ("cpu", "wall"))
        memory = max(item.memory for item in runs)
        ratio = statistics.median(mine.cpu / other.cpu for mine, other in zip(ours, runs, strict=True))
        shown = "1" if builder is taking_part[0] else f"{ratio:.3f}（1/{1 / ratio:.1f}）"
        yield f"| {size} | {builder.name} | {cpu:.2f} | {wall:.2f} | {memory:.0f} | {size_of(builder.output):.1f} | {shown} |"


def write_report(rows: list[str], options: argparse.Namespace) -> str:
    """The table with what one must know to read it."""
    versions = "、".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "pydantic", "Jinja2"))
    return "\n".join([
        "# 生成速度", "",
        f"{date.today()}，{os.cpu_count()} 核，{platform.system()} {platform.machine()}，Python {platform.python_version()}，{versions}。",
        f"每项 {options.runs} 次取中位数，比值逐次成对计算再取中位数；都从空的输出文件夹开始。"
        "手册一栏包含全部检查和成品链接核对；Material 用同样文字的 Markdown，记录页不进导航；不加 jieba 时它的搜索在中文里基本不可用；Hugo 只有一页主题，没有搜索。",
        "", HEAD, *rows, "",
    ])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failed as error:
        sys.exit(f"有一次生成失败，没有结果：\n{error}")
