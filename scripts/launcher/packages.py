"""The packages of an environment, held against the lists that pip left of their files."""

from __future__ import annotations

import csv
from base64 import urlsafe_b64encode
from pathlib import Path

from .environment import digest_of

DIGEST = "sha256"  # what pip writes


def damaged_packages(environment: Path) -> set[str]:
    """The packages of an environment of which a file is gone, or another than was installed."""
    records = [*environment.glob("lib/python*/site-packages/*.dist-info/RECORD"), *environment.glob("Lib/site-packages/*.dist-info/RECORD")]
    return {record.parent.name.partition("-")[0] for record in records if not all(is_whole(record.parents[1], row) for row in rows_of(record))}


def rows_of(record: Path) -> list[list[str]]:
    """The list of a package's files: path, digest, size. A list that cannot be read names a file that is nowhere."""
    try:
        with record.open(encoding="utf-8", newline="") as lines:
            return list(csv.reader(lines))
    except (OSError, ValueError, csv.Error):
        return [["", "", "-1"]]


def is_whole(packages: Path, row: list[str]) -> bool:
    """Has the file of a row the size and the digest that it had? Of one without a size nothing is known."""
    try:
        if len(row) < 3 or not row[2]:
            return True
        path, (kind, _, digest) = packages / row[0], row[1].partition("=")
        return path.stat().st_size == int(row[2]) and (kind != DIGEST or recorded_digest(path) == digest)
    except (OSError, ValueError):
        return False


def recorded_digest(path: Path) -> str:
    """The SHA-256 of a file as lists of packages have it (PEP 376): base64 for addresses, without padding."""
    return urlsafe_b64encode(bytes.fromhex(digest_of(path))).decode().rstrip("=")
