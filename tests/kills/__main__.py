"""The command: kills one command after the other until the time is over."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from ..fuzz.__main__ import prepare


def main() -> int:
    """Read the command line and kill. Returns 1 when something was lost."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.kills", description="在随便哪一刻杀掉一个命令，看东西在不在、下一次对不对")
    parser.add_argument("--minutes", type=float, default=2.0, help="多少分钟")
    parser.add_argument("--command", action="append", help="只杀这个命令，如 serve，可以写几次；不写是全部")
    parser.add_argument("--seed", type=int, default=None, help="从这个数起，结果可以重来；不写每次不同")
    asked = parser.parse_args()
    prepare("tests.kills")
    from .killing import COMMANDS, Forks, Scene, faults, moments_of

    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(10**9)
    chance, until, wrong = random.Random(seed), time.monotonic() + asked.minutes * 60, 0
    with tempfile.TemporaryDirectory(prefix="handbook-kills-") as folder, Forks() as forks:
        scene = Scene(Path(folder), forks)
        known: dict[str, tuple[int, dict[str, bytes]]] = {}
        counts: Counter[str] = Counter()
        while time.monotonic() < until:
            name = chance.choice(asked.command or list(COMMANDS))
            known[name] = known.get(name) or scene.whole(COMMANDS[name])
            if not known[name][0]:  # it finds all as it should be, and does nothing
                continue
            at = moments_of(chance, known[name][0])
            for fault in faults(scene, name, at, known[name][1]):
                wrong += 1
                print(f"{name} 第 {at}/{known[name][0]} 刻：{fault}", flush=True)
            counts[name] += 1
    told = "、".join(f"{name} {count}" for name, count in sorted(counts.items()))
    print(f"种子 {seed}：杀了 {counts.total()} 次（{told}）；出错 {wrong} 处", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
