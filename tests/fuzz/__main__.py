"""The command: attacks target after target until the time is over; what broke something is printed and kept."""

from __future__ import annotations

import argparse
import faulthandler
import os
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATHS = ("hooks", "scripts", "tests", "tests/generator", "tests/generator/reports")
INSIDE = ROOT / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
ROUND = 3.0  # seconds of CPU time for a target before the next has its turn: cheap inputs are many, dear ones have their share
STUCK = 60.0  # seconds after which a turn that goes on tells where the program stands: an input that never ends cannot be told as slow


def prepare(module: str = "tests.fuzz") -> None:
    """Find the program and the tests; the environment of the project has the libraries, whoever calls the command `module`."""
    sys.path[:0] = [str(ROOT / path) for path in PATHS]
    try:
        import mkdocs  # noqa: F401
        import pydantic  # noqa: F401
    except ImportError:
        if INSIDE.exists() and Path(sys.executable) != INSIDE:
            os.execv(INSIDE, [str(INSIDE), "-m", module, *sys.argv[1:]])
        sys.exit("先运行一次 python3 scripts/handbook.py test --help，准备好运行环境。")


def main() -> int:
    """Read the command line and attack. Returns 1 when something broke."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.fuzz", description="用改坏的文件攻击手册的程序，出错的存进 tests/fuzz/corpus")
    parser.add_argument("--minutes", type=float, default=1.0, help="攻击多少分钟")
    parser.add_argument("--target", action="append", help="只攻击这一项，可以写几次；不写是全部轮流")
    parser.add_argument("--seed", type=int, default=None, help="从这个数起，结果可以重来；不写每次不同")
    asked = parser.parse_args()
    prepare()
    from .attack import borne, inputs
    from .targets import ACCEPTED, TARGETS

    if unknown := set(asked.target or ()) - set(TARGETS):
        parser.error(f"没有 {'、'.join(sorted(unknown))} 这一项，有的是：{'、'.join(TARGETS)}")
    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(10**9)
    chosen = {name: inputs(TARGETS[name], random.Random(f"{seed}-{name}")) for name in asked.target or TARGETS}
    counts, broken, until = dict.fromkeys(chosen, 0), 0, time.monotonic() + asked.minutes * 60
    told: set[str] = set()
    while time.monotonic() < until:
        for name, stream in chosen.items():
            turn = time.process_time() + ROUND
            faulthandler.dump_traceback_later(STUCK)
            while time.process_time() < turn and time.monotonic() < until:
                counts[name] += 1
                if (fault := borne(TARGETS[name], *next(stream))) and fault.told[-200:] not in told:
                    told.add(fault.told[-200:])
                    broken += 1
                    print(f"\n{name}：{fault.keep()}\n{fault.told}", flush=True)
            faulthandler.cancel_dump_traceback_later()
        tell(seed, counts, ACCEPTED.total(), broken)
    return 1 if broken else 0


def tell(seed: int, counts: dict[str, int], accepted: int, broken: int) -> None:
    """What has been tried so far, after each round: an attack that is ended has said what it did."""
    done = "、".join(f"{name} {count} 次" for name, count in counts.items())
    print(f"种子 {seed}，{time.process_time():.0f} 秒处理器时间：{done}，其中没有毛病、全部生成过的 {accepted} 个；出错 {broken} 种", flush=True)


if __name__ == "__main__":
    sys.exit(main())
