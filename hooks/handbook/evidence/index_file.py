"""The passage index of a report as a file: JSON, one passage a line, the same bytes for the same index."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ..load.lint import CONTROL, INVISIBLE
from ..load.patterns import when_used
from ..model.vocabulary import Telling
from .edges import Edges
from .editions import Layout
from .figures import Figure
from .fingerprints import Fingerprint
from .index import SCHEME, Damage, IndexedPassage, PassageIndex
from .passages import Span
from .written import written_index

_UNSEEN = when_used(f"[{CONTROL}{INVISIBLE}]")
_TELLINGS = {str(telling): telling for telling in Telling}


class IndexFault(Exception):
    """A passage index that cannot be read. The message says in Chinese what is wrong; the remedy is always `index`."""


def write_index(index: PassageIndex) -> str:
    """The file of an index."""
    head = {
        "scheme": index.scheme, "source": index.source, "file": index.file, "sha256": index.sha256,
        "digest": index.digest, "range": index.range, "before": index.layout.before,
        "boilerplate": index.boilerplate, "damage": index.damage,
    }  # fmt: skip
    lines = [f"{_json(key)}: {_json(value)}" for key, value in head.items()]
    lines.append(f'"blanks": {json.dumps(index.layout.blanks, separators=(",", ":"))}')  # written out: a blank is not seen
    passages = ",\n".join(f"  {_passage_line(passage)}" for passage in index.passages)
    return "{\n" + ",\n".join([*lines, f'"passages": [\n{passages}\n]']) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _passage_line(passage: IndexedPassage) -> str:
    """A passage in one line. What nobody sees in a report's text is written out, so that no reviewer is misled by it."""
    line = _json(_passage_out(passage))
    return line if passage.text is None else _UNSEEN.sub(_written_out, line)


def _written_out(unseen: re.Match[str]) -> str:
    return json.dumps(unseen[0])[1:-1]


def _passage_out(passage: IndexedPassage) -> dict[str, object]:
    out: dict[str, object] = {
        "n": passage.number, "path": passage.path, "kind": passage.kind, "paragraph": passage.paragraph,
        "at": (passage.start, passage.end),
    }  # fmt: skip
    if passage.text is not None:
        out["text"] = passage.text
    elif any(passage.edges):
        out["edges"] = passage.edges
    out["mark"] = passage.mark
    if passage.telling:
        out["telling"] = passage.telling
    out["figures"] = [_figure_out(figure) for figure in passage.figures]
    out |= {"names": passage.names, "grams": passage.sound}
    out |= {"doubtful": passage.doubtful} if passage.doubtful.twos else {}
    return out | {"cards": passage.written}


def _figure_out(figure: Figure) -> dict[str, object]:
    out: dict[str, object] = {"value": _number_out(figure.value), "at": (figure.start, figure.end)}
    if figure.upper is not None:
        out["upper"] = _number_out(figure.upper)
    if figure.parts:
        out["parts"] = [_number_out(part) for part in figure.parts]
    return out | {key: value for key in ("unit", "bound", "scale", "damaged") if (value := getattr(figure, key))}


def _number_out(number: Decimal) -> str:
    return f"{number.normalize():f}"


def read_index(text: str) -> PassageIndex:
    """The index written in `text`. Raises `IndexFault` when it is not one, or of another scheme."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise IndexFault(_broken_json(error)) from error
    if not isinstance(data, dict) or data.get("scheme") != SCHEME:
        raise IndexFault(f"格式版本不是 {SCHEME}")
    try:
        return _index_in(written_index(data))
    except (KeyError, ValueError) as error:
        raise IndexFault("缺少内容，或者内容有误") from error


def _broken_json(error: Exception) -> str:
    """Where the JSON breaks off, when that can be told."""
    place = f"，坏在第 {error.lineno} 行第 {error.colno} 列" if isinstance(error, json.JSONDecodeError) else ""
    return f"不是有效的 JSON{place}"


def _index_in(data: Mapping[str, Any]) -> PassageIndex:
    passages = tuple(map(_passage_in, data["passages"]))
    numbers = [passage.number for passage in passages]
    if len({*numbers}) != len(numbers) or any(number < 1 for number in numbers):
        raise ValueError("two passages have one number")
    return PassageIndex(
        source=data["source"], file=data["file"], sha256=data["sha256"], digest=data["digest"],
        range=Span(*data["range"]),
        layout=Layout(data["before"], tuple(data["blanks"])),
        boilerplate=tuple(Span(*stretch) for stretch in data["boilerplate"]),
        damage=tuple(Damage(*stretch) for stretch in data["damage"]),
        passages=passages,
    )  # fmt: skip


def _passage_in(data: Mapping[str, Any]) -> IndexedPassage:
    start, end = data["at"]
    return IndexedPassage(
        number=data["n"], path=tuple(data["path"]), kind=data["kind"],
        telling=_TELLINGS[data["telling"]] if "telling" in data else None,
        paragraph=data["paragraph"], start=start, end=end,
        figures=tuple(map(_figure_in, data["figures"])),
        names=tuple(data["names"]),
        sound=Fingerprint(*data["grams"]),
        doubtful=Fingerprint(*data.get("doubtful", ("", ""))),
        written=tuple(data["cards"]),
        text=data.get("text"),
        edges=Edges(*data.get("edges", ())),
        mark=data["mark"],
    )  # fmt: skip


def _figure_in(data: Mapping[str, Any]) -> Figure:
    start, end = data["at"]
    upper = Decimal(data["upper"]) if "upper" in data else None
    parts = tuple(map(Decimal, data.get("parts", ())))
    return Figure(
        Decimal(data["value"]), data.get("unit", ""), upper, data.get("bound", ""), parts, data.get("scale", ""), start, end,
        data.get("damaged", False),
    )  # fmt: skip
