"""Records written in odd but valid ways: every style of words, lists and mappings, with a remark wherever one may stand."""

from __future__ import annotations

import json
from random import Random
from typing import Any

WORDS = (
    "a-1", "三问", "x#3", "到户问。", "c: d", "说“是”", "#e", "", "1", "yes", "见[[a-1|会]]，再问", "一 句", "it's", '说"好"', "null",
    "末尾　", "甲,乙", "[[a-1]]",
)  # fmt: skip
PLAIN = ("a-1", "三问", "x#3", "到户问。", "说“是”", "1", "yes", "一 句", "it's", "末尾　")
KEYS = ("text", "cite", "basis", "problem")


def odd_record(rng: Random) -> str:
    """The text of a record."""
    data = {
        "name": _word(rng), "aliases": _some(rng, _word), "steps": _some(rng, _item), "cites": rng.choice([_word, lambda r: _some(r, _word)])(rng),
        "uncited": {key: [str(number) for number in sorted(rng.sample(range(1, 9), rng.randint(1, 3)))] for key in rng.sample(["背景", "重复", "口号"], 2)},
        "editor": {"fits": _word(rng), "checks": _some(rng, _word)},
    }  # fmt: skip
    names = list(data)
    data = {name: data[name] for name in names[:1] + rng.sample(names[1:], rng.randint(2, len(names) - 1))}
    return Writer(rng).text(data)


def _word(rng: Random) -> str:
    return rng.choice(WORDS)


def _some(rng: Random, make: Any) -> list[Any]:
    return [make(rng) for _ in range(rng.randint(1, 3))]


def _item(rng: Random) -> Any:
    if rng.random() < 0.3:
        return _word(rng)
    keys = rng.sample(KEYS, rng.randint(1, 3))
    return {key: _some(rng, _word) if rng.random() < 0.3 else _word(rng) for key in keys}


class Writer:
    """Writes what it is given, each time in another way; remarks are numbered."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.remarks = 0

    def text(self, data: dict[str, Any]) -> str:
        """The text of a record."""
        lines = self._mapping(data, "")
        text = "\n".join([*(["---"] if self._maybe(0.1) else []), *lines]) + "\n" * (self._maybe(0.9))
        text = text.replace("\n", "\r\n") if self._maybe(0.15) else text
        return "\ufeff" + text if self._maybe(0.05) else text

    def _maybe(self, share: float) -> bool:
        return self.rng.random() < share

    def _remark(self, share: float = 0.3) -> str:
        if not self._maybe(share):
            return ""
        self.remarks += 1
        return f"{self.rng.choice([' ', '   ', chr(9)])}# 批注{self.remarks}。"

    def _between(self, indent: str) -> list[str]:
        found = [f"{self.rng.choice([indent, '', indent + '  '])}{remark.strip()}"] if (remark := self._remark(0.15)) else []
        return [*found, *([""] if self._maybe(0.1) else [])]

    def _key(self, key: str) -> str:
        return self.rng.choices([key, f'"{key}"', f"'{key}'", f"{key} "], [12, 1, 1, 1])[0]

    def _mapping(self, data: dict[str, Any], indent: str) -> list[str]:
        lines: list[str] = []
        for key, value in data.items():
            lines += self._between(indent) if lines or not indent else []
            first, more = self._value(value, indent, in_list=False)
            lines += [f"{indent}{self._key(key)}:{first}", *more]
        return lines

    def _list(self, items: list[Any], indent: str) -> list[str]:
        lines: list[str] = []
        for item in items:
            lines += self._between(indent) if lines else []
            if isinstance(item, dict) and self._maybe(0.6):
                lead = self.rng.choice(["- ", "- ", "-   "])
                block = self._mapping(item, indent + " " * len(lead))
                lines += [indent + lead + block[0].lstrip(), *block[1:]]
            elif isinstance(item, dict) and self._maybe(0.2):
                lines += [f"{indent}-{self._remark()}", *self._mapping(item, indent + "   ")]
            else:
                first, more = self._value(item, indent, in_list=True)
                lines += [f"{indent}-{first}", *more]
        return lines

    def _value(self, value: Any, indent: str, in_list: bool) -> tuple[str, list[str]]:
        """What stands behind a key or dash, and the lines below."""
        if isinstance(value, str):
            return self._scalar(value, indent)
        if in_list or self._maybe(0.4):
            first, *more = self._flow(value, indent + "  ")
            return f" {first}", more
        deeper = indent if isinstance(value, list) and self._maybe(0.4) else indent + self.rng.choice(["  ", "    "])
        below = self._list(value, deeper) if isinstance(value, list) else self._mapping(value, deeper)
        return self._remark(), [*self._between(deeper), *below]

    def _scalar(self, value: str, indent: str) -> tuple[str, list[str]]:
        way = self.rng.random()
        if way < 0.15 and value and value == value.strip():
            sign = self.rng.choice(["|-", ">-", "|2-" if not indent else "|-", "|-"])
            return f" {sign}{self._remark()}", [f"{indent}  {value}", *([""] if self._maybe(0.2) else [])]
        if way < 0.2:
            return self._remark(), [f"{indent}  {self._inline(value)}{self._remark()}"]
        if way < 0.25 and value in PLAIN and " " in value:
            return f" {value.split(' ')[0]}", [f"{indent}    {value.split(' ')[1]}{self._remark()}"]
        return f" {self._inline(value)}{self._remark()}", []

    def _inline(self, value: str) -> str:
        ways = [json.dumps(value, ensure_ascii=False), "'" + value.replace("'", "''") + "'"]
        return value if value in PLAIN and self._maybe(0.7) else self.rng.choice(ways)

    def _flow(self, value: Any, indent: str) -> list[str]:
        if isinstance(value, str):
            return [self._inline(value)]
        signs = "[]" if isinstance(value, list) else "{}"
        members = [(f"{self._key(key)}: ", item) for key, item in value.items()] if isinstance(value, dict) else [("", item) for item in value]
        on_lines = self._maybe(0.35)
        lines = [signs[0]]
        for number, (lead, item) in enumerate(members):
            first, *more = self._flow(item, indent + "  ")
            comma = "," if number + 1 < len(members) or self._maybe(0.2) else ""
            more = [lead + first, *more]
            if on_lines:
                remark = self._remark()
                lines += [*self._between(indent), *(line if at else f"{indent}{line}" for at, line in enumerate(more))]
                lines[-1] += comma + remark
            else:
                lines[-1] += (" " if number else "") + more[0]
                lines += more[1:]
                lines[-1] += comma
        if on_lines:
            return [*lines, f"{indent}{signs[1]}"]
        lines[-1] += signs[1]
        return lines
