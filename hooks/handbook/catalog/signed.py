"""The ledger of signatures: who has read which saying of a record against the original, and when.

One file for each record, `docs/signed/<folder>/<id>.yml`, one line for each signature, so that what two people add at the
same time merges: the order of lines means nothing, a line may stand twice.

    signatures:
      - {at: results.1, said: "1f0c…", cites: [tushu-huifang#11], rests: "98ab…", reader: 张三, date: 2026-11-20}

`said` and `rests` are digests of what was read (`digest_of`, `rests_of`); `at` only tells people where it stood.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, ValidationError

from ..evidence.library import Library
from ..load.document import Document, read_document
from ..model import FOLDERS
from ..model.base import CITATION, Day, Line, Model, Saying, as_list

SIGNED = "signed"  # below docs
WIDTH = 16  # hexadecimal digits of a digest
LONGEST_NAME = 30
Digest = Annotated[str, StringConstraints(pattern=rf"^[0-9a-f]{{{WIDTH}}}$")]
Place = Annotated[str, StringConstraints(pattern=CITATION)]
Reader = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME, pattern=r"^\S(?:[^\n\t]*\S)?$")]


class Signature(Model):
    """一次签读：谁在哪一天，对照原文读过哪一句。"""

    at: Line = Field(title="哪一句", description="签的时候这一句在记录里的位置，如 results.1。")
    said: Digest = Field(title="句子的摘要", description=f"{WIDTH} 个十六进制数字，由 review 写。")
    cites: Annotated[tuple[Place, ...], BeforeValidator(as_list), Field(min_length=1)] = Field(
        title="出处", description="签的时候这一句引用的段落。"
    )
    rests: Digest = Field(title="段落的摘要", description=f"{WIDTH} 个十六进制数字，由 review 写。")
    reader: Reader = Field(title="签读人", description="读的人自己报的名字。")
    date: Day = Field(title="日期", description="对照原文读的那一天，如 2026-11-20。")

    @property
    def about(self) -> Read:
        """What was read, by its digests."""
        return self.said, self.cites, self.rests


class SignedList(Model):
    """一条记录的签读。"""

    signatures: tuple[Signature, ...] = Field((), title="签读", description="一行一次。")


Read = tuple[str, tuple[str, ...], str]  # digest of what is said, citations, digest of the passages


def digest_of(saying: Saying) -> str:
    """The digest of what is said: SHA-256 over one line for each text, its field, a tab and the text, in the model's order.

    White space counts as one space wherever it stands, so that line ends and folded lines make no difference.
    """
    return _digest(f"{name}\t{' '.join(text.split())}" for name, text in saying.texts)


def rests_of(cites: Iterable[str], library: Library) -> str | None:
    """The digest of the cited passages: SHA-256 over one line for each, the citation and the fingerprints of its sound and
    of its doubtful words (`evidence/fingerprints`), between tabs. None when one of them is not there.
    """
    lines = []
    for citation in cites:
        source, _, number = citation.partition("#")
        if (passage := library.passage(source, int(number))) is None:
            return None
        lines.append("\t".join((citation, *passage.sound, *passage.doubtful)))
    return _digest(lines)


def _digest(lines: Iterable[str]) -> str:
    return sha256("\n".join(lines).encode()).hexdigest()[:WIDTH]


def same_person(one: str, other: str) -> bool:
    """Do two names as people write them mean one person? Width, case and spaces aside."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def signed_path(folder: str, identifier: str) -> str:
    """Where the signatures of a record stand, from the handbook's folder."""
    return f"docs/{SIGNED}/{folder}/{identifier}.yml"


def is_signed_path(path: str) -> bool:
    """Is this file, named from docs, one of the ledger?"""
    file = PurePosixPath(path)
    return len(file.parts) == 3 and file.parts[0] == SIGNED and file.parts[1] in FOLDERS and file.suffix == ".yml"


@dataclass(frozen=True)
class SignedFile:
    """The signatures of one record as read: `folder` and `identifier` are those of the record."""

    folder: str
    identifier: str
    document: Document[SignedList]

    @property
    def path(self) -> str:
        """Where the file is, as findings name it."""
        return self.document.path

    @property
    def valid(self) -> list[tuple[int, Signature]]:
        """The signatures that are right in themselves, though others may be wrong, with their number in the file, from 0."""
        return list(_valid(self.document))


def _valid(document: Document[SignedList]) -> Iterator[tuple[int, Signature]]:
    listed = (document.file.data or {}).get("signatures")
    for number, item in enumerate(listed if isinstance(listed, list) else ()):
        with suppress(ValidationError):
            yield number, Signature.model_validate(item)


@dataclass(frozen=True)
class SignedBook:
    """All files of the ledger, by the folder and the id of their record."""

    files: Mapping[tuple[str, str], SignedFile] = field(default_factory=dict)

    @property
    def made_from(self) -> object:
        """What tells it apart."""
        return [(found.path, found.document.file.made_from) for found in self.files.values()]

    def of(self, folder: str, identifier: str) -> list[tuple[int, Signature]]:
        """The signatures of a record, with their numbers in the file."""
        found = self.files.get((folder, identifier))
        return found.valid if found else []

    @property
    def is_empty(self) -> bool:
        """Has nobody signed anything?"""
        return not any(found.valid for found in self.files.values())


def read_signed(docs: Path) -> SignedBook:
    """The ledger below a docs folder; empty when there is none. Never raises on its content."""
    paths = sorted((docs / SIGNED).glob("*/*.yml"))
    files = (read_file(docs, path) for path in paths if is_signed_path(path.relative_to(docs).as_posix()))
    return SignedBook({(found.folder, found.identifier): found for found in files})


def read_file(docs: Path, path: Path) -> SignedFile:
    """One file of the ledger. Never raises on its content."""
    return SignedFile(path.parent.name, path.stem, read_document(path, docs.parent, SignedList))
