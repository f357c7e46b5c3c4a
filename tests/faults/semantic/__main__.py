"""The command: seeds the fault set, measures it, prints the table; with `--show` the tuning edits that slipped through."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
if str(ROOT / "hooks") not in sys.path:
    sys.path.insert(0, str(ROOT / "hooks"))  # where the package is not installed


def main() -> None:
    """Read the command line and print."""
    from .edit import HALVES
    from .measure import measured
    from .table import lines
    from .world import World

    parser = argparse.ArgumentParser(prog="python -m tests.faults.semantic", description="把记录改错一处，看检查说不说")
    parser.add_argument("--root", type=Path, default=ROOT, help="手册所在的文件夹")
    parser.add_argument("--half", choices=HALVES, help="只量一半；不写两半都量")
    parser.add_argument("--class", dest="code", help="只看一类")
    parser.add_argument("--show", action="store_true", help="列出漏过的，只列调试那一半")
    parser.add_argument("--told", action="store_true", help="列出说出来的，只列调试那一半")
    asked = parser.parse_args()
    told = measured(World(asked.root), asked.code, asked.half)
    for half in (asked.half,) if asked.half else HALVES:
        print(f"\n{ {'tuning': '调试的一半', 'measuring': '计量的一半'}[half] }")
        print("\n".join(lines(told, half)))
    for each in told:
        seeded = each.seeded
        if seeded.half == "tuning" and (asked.show if each.outcome == "missed" else asked.told):
            print(f"\n{seeded.fault.code} {seeded.edit.entry.path} {seeded.edit.changes[0][0]}")
            print(f"  原 {seeded.edit.was}\n  改 {seeded.edit.now}")
            for finding in each.findings:
                print(f"  {finding.severity.value} {finding.code} {finding.message}")


if __name__ == "__main__":
    main()
