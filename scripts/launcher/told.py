"""What `doctor` says of one thing."""

from __future__ import annotations

from dataclasses import dataclass

GOOD, NOTE, LACK = "好", "注意", "缺"


@dataclass(frozen=True)
class Told:
    """One thing that was looked at: how it stands, what it is, and what to do unless it is good."""

    state: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.state}　{self.what}" + (f"\n　　→ {self.remedy}" if self.remedy else "")
