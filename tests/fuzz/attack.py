"""Runs targets: with inputs made from a seed, and with those that are kept because they broke something."""

from __future__ import annotations

import hashlib
import random
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .mutate import mutated
from .targets import Target

CORPUS = Path(__file__).with_name("corpus")
SLOW = 20.0  # seconds of CPU time for one input: no file of a few kilobytes may take so long


@dataclass(frozen=True)
class Broken:
    """An input that was not borne: its target, the name it had, what it was and what happened."""

    target: str
    name: str
    data: bytes
    told: str

    def keep(self) -> Path:
        """Put the input into the corpus; its name tells the file that it stands for."""
        digest = hashlib.sha256(self.data).hexdigest()[:12]
        path = CORPUS / self.target / f"{digest}-{self.name.replace('/', '~')}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.data)
        return path


def borne(target: Target, name: str, data: bytes) -> Broken | None:
    """None when the target bears an input; else what happened."""
    before = time.process_time()
    try:
        target.bear(name, data)
    except Exception:
        return Broken(target.name, name, data, traceback.format_exc())
    spent = time.process_time() - before
    return Broken(target.name, name, data, f"took {spent:.0f} s") if spent > SLOW else None


def inputs(target: Target, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Spoilt inputs without end, the same for the same chance."""
    seeds = sorted(target.seeds().items())
    while True:
        name, data = chance.choice(seeds)
        yield name, mutated(chance, data, target.ways)


def kept(target: Target) -> Iterator[tuple[str, bytes]]:
    """The inputs of the corpus, under the names that they stand for."""
    for path in sorted((CORPUS / target.name).glob("*")):
        yield path.name.partition("-")[2].replace("~", "/"), path.read_bytes()
