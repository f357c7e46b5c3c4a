"""The JSON Schema of the data file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ..pages.handbook import Handbook
from ..site.kept import Recipe, Store
from . import Export
from .data import shape

HERE = Path(__file__).resolve()
RECIPE = Recipe("schema", (HERE, HERE.with_name("data.py"), HERE.parents[1] / "model"), ("pydantic",))
SCHEMA = "data/handbook.schema.json"


def write_schema() -> str:
    """The JSON Schema (2020-12) of the data file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | shape().model_json_schema(mode="serialization")
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def files(handbook: Handbook, store: Store) -> Iterator[tuple[str, bytes]]:
    """The schema; it takes long to make."""
    yield SCHEMA, store.get(RECIPE, SCHEMA, lambda: write_schema().encode())


EXPORT = Export(files)
