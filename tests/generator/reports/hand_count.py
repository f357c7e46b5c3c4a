"""Reports whose passages, figures, names and damage were counted by hand, and how much of that the code finds.

The files of `hand_counted` hold what a report says with its annotations; nobody's report, invented for this. A line is a passage:
`#` a heading, `=` a text, `+` a text that goes on in the same line, `t` a row of a table, `n` a note, `x` a line of the site that
carried it. Behind the sign stand the enumerators above the passage (below the last heading's for a text) and `:` with what the
section tells. Within: `{figure}` or `{figure=what it is}`, `<name>`, `⟪damage|its flag⟫`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import written_documents as written

from handbook.evidence.figures import Figure
from handbook.evidence.figures.labels import KINDS
from handbook.evidence.health import Symptom, examine
from handbook.evidence.index import Damage, IndexedPassage
from handbook.evidence.indexing import build_index
from handbook.evidence.passages import Span
from handbook.reports.reading import Report, read_report

FOLDER = Path(__file__).with_name("hand_counted")
_LINE = re.compile(r"(?P<sign>[#=+tnx])(?P<path>[^ :]*)(?P<tells>:.?)? (?P<words>.*)")
_MARK = re.compile(r"\{([^{}=]*)=?([^{}]*)\}|<([^<>]*)>|⟪([^|]*)\|([^⟫]*)⟫")
_FIGURE = re.compile(
    r"(?P<value>\d+(?:\.\d+)?)(?P<terms>(?::\d+)+)?(?:-(?P<upper>\d+(?:\.\d+)?))?(?P<unit>.*?)(?P<bound>[约多]|不足|以上|以下|)$"
)
_TELLS = {"做": "做法", "问": "问题", "建": "建议"}


@dataclass(frozen=True, slots=True)
class Counted:
    """A passage as counted by hand: its place in the text, and all that stands in it."""

    sign: str
    path: tuple[str, ...]
    tells: str | None
    words: str
    start: int
    figures: tuple[tuple[Span, tuple[object, ...]], ...] = ()
    names: tuple[str, ...] = ()
    damage: tuple[Damage, ...] = ()

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.words)

    @property
    def kind(self) -> str:
        """Whether it is a heading or a text."""
        return "heading" if self.sign == "#" else "text"


def counted(path: Path) -> list[Counted]:
    """The passages of an annotated report, lines of the site among them, with offsets in the text without annotations."""
    found: list[Counted] = []
    at, above, tells = 0, "", None
    for line in path.read_text(encoding="utf-8").splitlines():
        match = _LINE.fullmatch(line)
        assert match, line
        at += match["sign"] != "+" and bool(found)
        if match["sign"] == "#":
            above = match["path"]
            tells = _TELLS.get(match["tells"][1:]) if match["tells"] else tells  # of a heading below, unless it says otherwise
        own = match["path"] if match["sign"] == "#" else "/".join(filter(None, [above, match["path"]]))
        found.append(_counted(match["sign"], tuple(filter(None, own.split("/"))), tells, match["words"], at))
        at = found[-1].end
    return found


def _counted(sign: str, path: tuple[str, ...], tells: str | None, words: str, start: int) -> Counted:
    figures, names, damage = [], [], []
    plain, done = "", 0
    for mark in _MARK.finditer(words):
        plain += words[done : mark.start()]
        begins, done = start + len(plain), mark.end()
        shown = mark[1] or mark[3] or mark[4]
        plain += shown
        span = Span(begins, begins + len(shown))
        if mark[1]:
            figures.append((span, _meant(mark[2] or mark[1])))
        elif mark[3]:
            names.append(mark[3])
        else:
            damage.append(Damage(*span, mark[5]))
    return Counted(sign, path, tells, plain + words[done:], start, tuple(figures), tuple(names), tuple(damage))


def _meant(written_out: str) -> tuple[object, ...]:
    match = _FIGURE.fullmatch(written_out)
    assert match, written_out
    upper = Decimal(match["upper"]) if match["upper"] else None
    parts = tuple(map(Decimal, written_out.split(":"))) if match["terms"] else ()
    return Decimal(match["value"]), upper, parts, match["unit"], match["bound"]


def _read(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.upper, figure.parts, figure.unit, figure.bound


def text_of(passages: Sequence[Counted]) -> str:
    """The report without annotations."""
    return "".join(("\n" if passage.sign != "+" and passage.start else "") + passage.words for passage in passages)


# --- the report as a file -----------------------------------------------------------------------------------------


def report(name: str, passages: Sequence[Counted], folder: Path) -> Report:
    """The report read from a file of its kind."""
    makers = {"company": (".docx", _word), "river": (".pdf", _pdf), "port": (".pdf", _pdf)}
    suffix, make = makers.get(name, (".txt", lambda these: text_of(these).encode()))
    path = folder / f"{name}{suffix}"
    path.write_bytes(make(passages))
    return read_report(path)


_LEVELS = (
    ("一、", "%1、", "chineseCounting"), ("（一）", "（%2）", "chineseCounting"), ("1.", "%3.", "decimal"),
)  # fmt: skip


def _word(passages: Sequence[Counted]) -> bytes:
    """A Word file with automatic numbers, a table of contents, tables, notes, and things that its reader does not see."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (_, pattern, form) in enumerate(_LEVELS)
    )
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    contents = "".join(
        written.paragraph(f"{passage.words}\t{number}", '<w:pStyle w:val="TOC1"/>')
        for number, passage in enumerate(passages, start=1)
        if passage.sign == "#" and passage.path
    )
    styles = '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    body, notes = "", ""
    for lines in _paragraphs(passages):
        if lines[0].sign == "t":
            heads, *rows = _cells(lines)
            body += written.table(heads, *rows)
            continue
        note = next((line for line in lines if line.sign == "n"), None)
        if note:
            notes += f'<w:footnote w:id="2">{written.paragraph(note.words.removeprefix("【注】"))}</w:footnote>'
        body += _word_paragraph("".join(line.words for line in lines if line.sign != "n"), with_note=note is not None)
        body += contents if lines[0] is passages[0] else ""
    return written.docx(body, parts={"numbering": numbering, "styles": styles, "footnotes": notes})


def _word_paragraph(words: str, *, with_note: bool) -> str:
    properties = ""
    for level, (mark, _, _) in enumerate(_LEVELS):
        pattern = re.escape(mark).replace("一", "[一二三四五]").replace("1", "[1-9]")
        if match := re.match(pattern, words):
            properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
            words = words[match.end() :]
    half = len(words) // 2
    inner = written.run(words[:half]) + '<w:del w:id="5"><w:r><w:delText>删去9人</w:delText></w:r></w:del>'
    inner += written.run("藏起8户", "<w:vanish/>") + "<w:r><w:br/></w:r>" * (half > 25) + written.run(words[half:])
    inner += '<w:r><w:footnoteReference w:id="2"/></w:r>' if with_note else ""
    return written.paragraph("", properties, inner)


def _paragraphs(passages: Iterable[Counted]) -> Iterator[list[Counted]]:
    """The passages by lines of the file: rows of one table, and a paragraph with its note, together."""
    lines: list[Counted] = []
    for passage in passages:
        if lines and not (passage.sign in "+n" or (passage.sign == "t" and lines[-1].sign == "t")):
            yield lines
            lines = []
        lines.append(passage)
    yield lines


def _cells(rows: Sequence[Counted]) -> list[list[str]]:
    """The head of a table and its rows, out of rows that are written with their heads."""
    pairs = [[piece.split("：", 1) for piece in row.words.rstrip("。").split("；")] for row in rows]
    return [[head for head, _ in pairs[0]], *([value for _, value in row] for row in pairs)]


_WIDE, _SIZE, _HIGH = 28, 14, 24  # characters of a line, points of a character, points from line to line


def _pdf(passages: Sequence[Counted]) -> bytes:
    """A PDF with lines broken where they are full, tables in columns, and the number at the foot of each page."""
    lines: list[list[tuple[float, str]]] = []
    for group in _paragraphs(passages):
        if group[0].sign == "t":
            lines += [[(60.0 + 118 * at, cell) for at, cell in enumerate(row)] for row in _cells(group)]
            continue
        words = "".join(passage.words for passage in group)
        words = words if not group[0].path and group[0].sign == "#" else "　　" + words
        for piece in _wrapped(words):
            lines.append([(60.0 + _SIZE * (len(piece) - len(piece.lstrip("　"))), piece.lstrip("　"))])
    pages = []
    for first in range(0, len(lines), _MOST):
        page = [(x, 760.0 - _HIGH * at, float(_SIZE), cell) for at, line in enumerate(lines[first : first + _MOST]) for x, cell in line]
        pages.append([*page, (280.0, 40.0, 9.0, f"- {first // _MOST + 1} -")])
    return written.pdf(*pages)


_MOST = 28  # lines of a page


def _wrapped(words: str) -> Iterator[str]:
    """Lines as they are set: none begins with a mark, and no number or Latin word is divided."""
    line = ""
    for unit in re.findall(r"(?:[0-9A-Za-z./]+|.)[，。、；：！？）”》]*", words):
        if len(line) + len(unit) > _WIDE:
            yield line
            line = ""
        line += unit
    yield line


# --- what the code makes of it --------------------------------------------------------------------------------------


class Tally(NamedTuple):
    """How many the hand counted, how many the code told, how many of both are the same."""

    counted: int
    told: int
    right: int

    def __add__(self, other: object) -> Tally:
        assert isinstance(other, Tally)
        return Tally(*(mine + its for mine, its in zip(self, other, strict=True)))

    @property
    def recall(self) -> float:
        """The share of what there is that is told."""
        return self.right / self.counted if self.counted else 1.0

    @property
    def precision(self) -> float:
        """The share of what is told that there is."""
        return self.right / self.told if self.told else 1.0


@dataclass
class Measured:
    """The tallies of a report by what was counted, and in words what differs."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    differs: list[str] = field(default_factory=list)

    def add(self, what: str, hand: Iterable[object], code: Iterable[object]) -> None:
        """Compare two lists, each thing once."""
        mine, its = set(hand), set(code)
        self.tallies[what] = Tally(len(mine), len(its), len(mine & its))
        self.differs += [f"{what}: missed {one}" for one in sorted(map(str, mine - its))]
        self.differs += [f"{what}: wrong {one}" for one in sorted(map(str, its - mine))]


def measured(name: str, folder: Path) -> Measured:
    """What the code finds in a report, against what was counted by hand."""
    passages = counted(FOLDER / f"{name}.txt")
    file = report(name, passages, folder)
    result = Measured()
    if file.text.strip() == text_of(passages):
        _damage(result, passages, file)
    site = [Span(passage.start, passage.end) for passage in passages if passage.sign == "x"]
    index = build_index(name, file, Span(0, len(file.text)), site)
    hand = [passage for passage in passages if passage.sign != "x"]
    code = [(found, file.text[found.start : found.end]) for found in index.passages]
    result.add("passages", ((it.kind, it.words) for it in hand), ((found.kind, words) for found, words in code))
    result.add("headings", (it.words for it in hand if it.kind == "heading"), (words for found, words in code if found.kind == "heading"))
    result.add("paths", ((it.path, it.words) for it in hand), ((found.path, words) for found, words in code))
    told = [(it.words, it.tells) for it in hand if it.tells]
    result.add("sections", told, ((words, str(found.telling)) for found, words in code if found.telling))
    result.add("names", ((it.words[:9], name) for it in hand for name in it.names), ((words[:9], name) for found, words in code for name in found.names))
    _figures(result, hand, code)
    return result


def _figures(result: Measured, hand: Sequence[Counted], code: Sequence[tuple[IndexedPassage, str]]) -> None:
    """Figures by the words of their passage and what they mean; left out are those in damaged
    stretches, articles (一个), and labels (19:30, 3号楼) but for ranks."""
    bad = [stretch for passage in hand for stretch in passage.damage]
    mine = [(shown, figure) for passage in hand for shown, figure in _numbered(passage.words, (each for _, each in passage.figures))]
    its = []
    for found, words in code:
        sound = [
            figure
            for figure in found.figures
            if (figure.unit not in KINDS or "…" in figure.unit)
            and not words[figure.start - found.start :].startswith("一")
            and not any(stretch.start < figure.end and stretch.end > figure.start for stretch in bad)
        ]
        its += _numbered(words, map(_read, sound))
    result.add("figures", mine, its)


def _numbered(words: str, figures: Iterable[tuple[object, ...]]) -> list[tuple[str, object]]:
    """Each figure with the first words of its passage; one that comes again is another."""
    seen = list(figures)
    return [(words[:9], (*figure, seen[:at].count(figure))) for at, figure in enumerate(seen)]


def _damage(result: Measured, passages: Sequence[Counted], file: Report) -> None:
    """Lines of the site, and other damage by place and flag."""
    symptoms = examine(file, Span(0, len(file.text)), (), None)
    lines = [Damage(it.start, it.end, "平台附加文字") for it in passages if it.sign == "x"]
    for what, hand in (("site", lines), ("damage", [one for it in passages for one in it.damage])):
        of_site = what == "site"
        told = [one for one in symptoms if (one.flag == "平台附加文字") == of_site]
        hits = [one for one in hand if any(_meets(one, symptom) for symptom in told)]
        false = [symptom for symptom in told if not any(_meets(one, symptom) for one in hand)]
        result.tallies[what] = Tally(len(hand), len(hits) + len(false), len(hits))
        result.differs += [f"{what}: missed {file.text[one.start : one.end]}" for one in hand if one not in hits]
        result.differs += [f"{what}: wrong {one.flag} {file.text[one.start : one.end]} {one.note}" for one in false]


def _meets(one: Damage, symptom: Symptom) -> bool:
    return one.flag == symptom.flag and one.start < symptom.end and symptom.start < one.end
