"""Writing the ledger of signatures: one file for each record, one line for each signature, written whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from ...catalog import Entry
from ...catalog.signed import Read, Signature, read_file, same_person, signed_path
from ...load.decode import decode
from ...load.scalars import quoted
from ..putting import put, why_not_written
from ..step import changing
from .alone import alone

HEADER = """\
# 签读记录：谁在哪一天对照原文读过哪一句，由 review 写，一行一次。句子、出处或所引的段落一改，那一行就作废。
# 合并时两边的行都留下；不签了，删掉那一行。
"""
_PLAIN = re.compile("[a-z][a-z_.0-9]*")


class LedgerFault(Exception):
    """The file cannot be written. The message says in Chinese why and what to do."""


def add(docs: Path, entry: Entry, signature: Signature, holding: Iterable[Read]) -> str:
    """Write a signature under what a record says; `holding` is what the sayings of the record are now. A line in which the
    same person signed what stood there before goes.

    Returns the file's path, as findings name it. Raises LedgerFault when the file has faults or cannot be written, or when the record is
    no longer as it was read.
    """
    name = signed_path(entry.model.folder, entry.id)
    path = docs.parent / name
    now = set(holding)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with changing(docs.parent), alone(path):  # from reading to writing, or the line of who signs at the same moment would be lost
            _refuse_changed(docs, entry)
            kept = [each for each in _signatures(docs, path) if not _replaces(signature, each, now)]
            put(path, written([*kept, *([] if signature in kept else [signature])]))
    except OSError as error:
        raise LedgerFault(f"没有签成，{name} 写不进去：{why_not_written(error)}。") from error
    return name


def _refuse_changed(docs: Path, entry: Entry) -> None:
    """What was read stands no longer there: somebody renamed or edited it meanwhile."""
    file = docs.parent / entry.path
    if not file.is_file() or decode(file.read_bytes())[0] != entry.file.text:
        raise LedgerFault(f"没有签，{entry.path} 刚才在别处改过了：重新打开，对照改过的再读一遍。")


def _signatures(docs: Path, path: Path) -> list[Signature]:
    if not path.exists():
        return []
    document = read_file(docs, path).document
    if document.value is None or document.file.faults:
        raise LedgerFault(f"没有签成，{document.path} 写错了：先运行 check，照它说的改好。")
    return list(document.value.signatures)


def _replaces(new: Signature, old: Signature, holding: set[Read]) -> bool:
    """Was the old line this person's word about the same place, and does it no longer hold? Or is it the same again?"""
    if not same_person(new.reader, old.reader):
        return False
    return old.about == new.about or (old.at == new.at and old.about not in holding)


def written(signatures: Iterable[Signature]) -> str:
    """The text of a file."""
    return HEADER + "signatures:\n" + "".join(f"  - {_line(each)}\n" for each in signatures)


def _line(signature: Signature) -> str:
    fields = {
        "at": signature.at if _PLAIN.fullmatch(signature.at) else quoted(signature.at), "said": quoted(signature.said),
        "cites": f"[{', '.join(signature.cites)}]", "rests": quoted(signature.rests),
        "reader": quoted(signature.reader), "date": signature.date,
    }  # fmt: skip
    return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"
