"""The command: writes each line into a record, prints the table; with `--show` what of the tuning list is judged wrongly."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
if str(ROOT / "hooks") not in sys.path:
    sys.path.insert(0, str(ROOT / "hooks"))  # where the package is not installed


def main() -> None:
    """Read the command line and print."""
    from ..semantic.world import World
    from .measure import LISTS, lines, measured

    parser = argparse.ArgumentParser(prog="python -m tests.faults.personal", description="把个人信息写进记录，看检查说不说")
    parser.add_argument("--root", type=Path, default=ROOT, help="手册所在的文件夹")
    parser.add_argument("--list", choices=LISTS, dest="which", help="只量一份；不写两份都量")
    parser.add_argument("--show", action="store_true", help="列出漏过的和错报的，只列调试的一份")
    asked = parser.parse_args()
    world = World(asked.root)
    for which in (asked.which,) if asked.which else LISTS:
        told = list(measured(world, which))
        print(f"\n{ {'tuning': '调试的一份', 'measuring': '计量的一份'}[which] }")
        print("\n".join(lines(told)))
        for each in told if asked.show and which == "tuning" else ():
            if each.case.harmful is not bool(each.codes):
                print(f"{'漏过' if each.case.harmful else '错报'} {each.case.kind}：{each.case.text}  {' '.join(each.codes)}")


if __name__ == "__main__":
    main()
