"""The files of a handbook while a step is being made: read once, changed in memory, written only when all of it is right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from ...catalog import PASSAGES, Catalog, Entry, read_catalog
from ...catalog.ledger import LEDGER
from ...catalog.ledger_lines import Move, Place
from ...catalog.signed import signed_path
from ...model.identifier import LONGEST, is_identifier
from ..addresses import HEADER, recorded
from ..step import Step
from .proved import within
from .references import InText, named_anew, namings, text_files, unnamed
from .refused import Refused

OLD_END = re.compile(r"\r(?!\n)")  # alone it ended lines in files of old


class Work:
    """A handbook as it was, and the files that the step changes or takes away."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.before = read_catalog(root / "docs")
        self.texts: dict[str, str] = {}
        self.gone: set[str] = set()
        self.moves: list[Move] = []
        self.back: set[Place] = set()
        self._read: dict[str, str] = {}
        self._refuse_faults()

    def _refuse_faults(self) -> None:
        ledger = self.before.ledger
        for path in self._faulty():
            raise Refused(f"{path} 有写错的地方，看不出它提到了哪些记录：先运行 check，照提示改好。")
        if ledger.bad or ledger.file.faults:
            raise Refused(f"{ledger.path} 有写错的行：先运行 check，照它说的改好。")

    def _faulty(self) -> Iterator[str]:
        """The files of which it cannot be told which records they name."""
        settings, selfcheck = self.before.settings_book, self.before.selfcheck.document
        yield from [settings.path] if settings.is_faulty and not settings.missing else []
        yield from (entry.path for entry in self.before.faulty)
        yield from [selfcheck.path] if selfcheck and (selfcheck.value is None or selfcheck.file.faults) else []

    # --- what there is ------------------------------------------------------------------------------------------------

    def record(self, called: str) -> Entry:
        """The record of that id or name. Raises `Refused` when there is none, or more than one."""
        if entry := self.before.get(called):
            return entry
        found = self.before.named(called)
        if len(found) > 1:
            raise Refused(f"叫“{called}”的有 {len(found)} 条：{'、'.join(each.id for each in found)}。写编号。")
        if not found:
            raise Refused(f"没有编号或名称是“{called}”的记录。{self._moved(called)}")
        return found[0]

    def _moved(self, called: str) -> str:
        move = self.before.ledger.moved_ids.get(called)
        if not move:
            return "编号是记录文件的名字，去掉 .yml。"
        end = self.before.ledger.successor(move)
        return f"它已经停用：{move.reason}" if move.is_retired else f"它现在在 {end or move.to}。"

    def free(self, identifier: str, own: Entry | None = None) -> str:
        """An id that a record may get. Raises `Refused` when it is none, or was given out before; but a record may get one back
        that was its own."""
        if not is_identifier(identifier):
            raise Refused(f"编号“{identifier}”不行：只能用小写拼音字母、数字和连字符，至多 {LONGEST} 个，如 sanwen-sanbang。")
        there = self.before.get(identifier)
        if there is not None:
            raise Refused(f"编号“{identifier}”已经是 {there.path}（{there.name}）：换一个；两条说的是一件事，用 merge。")
        move = self.before.ledger.moved_ids.get(identifier)
        if move and not (own and not move.is_retired and self.before.ledger.end(move.old) == Place(f"/{own.url}")):
            raise Refused(f"编号“{identifier}”以前用过（地址账第 {move.line} 行）：照旧网址来的人会读到别的内容，换一个。")
        return identifier

    # --- what changes -------------------------------------------------------------------------------------------------

    def text(self, path: str) -> str:
        """A file as it is by now, with line ends of today. Raises `Refused` when it is in another encoding."""
        if path not in self.texts and path not in self._read:
            try:
                self._read[path] = OLD_END.sub("\n", (self.root / path).read_bytes().decode("utf-8"))
            except UnicodeDecodeError as error:
                raise Refused(f"{path} 不是 UTF-8 编码，看不出它提到了哪些记录：另存为 UTF-8，再来一次。") from error
        return self.texts.get(path, self._read.get(path, ""))

    def put(self, path: str, text: str) -> None:
        """Change a file."""
        if text != self.text(path):
            self.texts[path] = text

    def add(self, path: str, text: str) -> None:
        """Write a new file."""
        self.texts[path] = text
        self.gone.discard(path)

    def drop(self, path: str) -> None:
        """Take a file away."""
        self.texts.pop(path, None)
        if (self.root / path).exists():
            self.gone.add(path)

    def shift(self, old: str, new: str) -> None:
        """Give a file another name."""
        text = self.text(old)
        self.drop(old)
        self.add(new, text)

    def rename_all(self, entry: Entry, new: str, left_out: Iterable[str] = ()) -> None:
        """Name a record anew wherever it is named, in fields and in running text, but not in these files."""
        for naming in namings(self.before, self.root, entry.id):
            if naming.path not in left_out:
                with within(naming.path):
                    self.put(naming.path, named_anew(self.text(naming.path), naming.places, new))
        named = InText(entry)
        for path in self._texts(left_out):
            with within(path):
                self.put(path, named.renamed(self.text(path), new, path))

    def unname_all(self, entry: Entry, left_out: Iterable[str] = ()) -> None:
        """Name a record nowhere any more: items of lists go, a link in running text becomes the words that it showed."""
        for naming in namings(self.before, self.root, entry.id):
            if naming.path not in left_out:
                with within(naming.path):
                    self.put(naming.path, unnamed(self.text(naming.path), naming.places))
        named = InText(entry)
        for path in self._texts(left_out):
            with within(path):
                self.put(path, named.in_words(self.text(path), path))

    def _texts(self, left_out: Iterable[str]) -> Iterator[str]:
        away = {*left_out, *self.gone}
        return (path for path in self._files if path not in away)

    @cached_property
    def _files(self) -> tuple[str, ...]:
        return tuple(text_files(self.root))

    def companions(self, entry: Entry) -> dict[str, str]:
        """The files that stand beside a record and are named as it is: path → the same with `{}` for the id."""
        paths = [signed_path(entry.model.folder, "{}"), *([f"docs/{PASSAGES}/{{}}.json"] if entry.kind == "source" else [])]
        return {path.format(entry.id): path for path in paths if (self.root / path.format(entry.id)).is_file()}

    # --- the ledger ---------------------------------------------------------------------------------------------------

    def lead(self, old: Place, to: Place | None, reason: str = "") -> None:
        """From now on this place leads on, or is retired with a reason."""
        self.moves.append(Move(old, to, reason, 0))

    def known(self, place: Place) -> bool:
        """Does a line lead that place on, an old one or one of this step?"""
        return place in self.before.ledger.moves or any(move.old == place for move in self.moves)

    def step(self) -> Step:
        """All of it, the ledger too."""
        ledger, texts = f"docs/{LEDGER}", dict(self.texts)
        if self.moves or self.back:
            moves = [move for move in self.moves if move.old not in self.before.ledger.moves or move.old in self.back]
            before = self.before.ledger.file.text or HEADER
            texts[ledger] = recorded(before, {}, moves, self.back)
        return Step(texts, tuple(sorted(self.gone)))


def address(entry: Entry) -> Place:
    """Where the record's page is."""
    return Place(f"/{entry.url}")


def naming_anchors(catalog: Catalog, identifier: str) -> Iterator[Place]:
    """The anchors of other pages that are made of that id, `#id` or `#results-id`: those given out, those that old ones lead to."""
    longer = [entry.id for entry in catalog.entries if entry.id.endswith(f"-{identifier}")]
    ledger = catalog.ledger
    given = (Place(page, anchor) for page, anchors in ledger.anchors.items() for anchor in anchors)
    for place in dict.fromkeys([*given, *(move.to for move in ledger.moves.values() if move.to)]):
        if is_made_of(place.anchor, identifier) and not any(is_made_of(place.anchor, each) for each in longer):
            yield place


def is_made_of(anchor: str, identifier: str) -> bool:
    """Does the anchor name the record, alone or behind what it is about?"""
    return anchor == identifier or anchor.endswith(f"-{identifier}")
