"""Errors that only a validator of a model can raise."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError, field_validator
from written_handbook import write_handbook

from handbook.catalog import Entry, read_catalog
from handbook.checks.rule import Context
from handbook.checks.rules.other_field_fault import RULE
from handbook.load import load_file
from handbook.model.base import Record


class Dated(Record):
    """A kind of record with a validator."""

    day: str = Field(title="日期", description="写公历日期。")

    @field_validator("day")
    @classmethod
    def real(cls, day: str) -> str:
        raise ValueError("日历上没有这一天")


def test_says_what_the_validator_says(tmp_path: Path) -> None:
    write_handbook(tmp_path, {"stock": False, "files": {"docs/terms/x.yml": "name: 双联\nday: 2026-02-30\n"}})
    entry = Entry(load_file(tmp_path / "docs/terms/x.yml", tmp_path), Dated, "x")
    try:
        Dated.model_validate(entry.file.data)
    except ValidationError as error:
        entry.errors = error.errors(include_url=False)
    (remark,) = RULE.check(entry, Context(read_catalog(tmp_path / "docs"), tmp_path))
    assert remark.message == "“日期”（day）通不过检查：日历上没有这一天"
    assert remark.remedy == "要写的是：写公历日期。"
    assert remark.where == ("day",)
