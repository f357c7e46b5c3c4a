"""The JSON Schema of the data file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from ..pages.handbook import Handbook
from ..settings.handbook import Settings
from ..settings.words import with_words
from ..site.kept import Recipe, Store
from . import Export
from .data import shape

HERE = Path(__file__).resolve()
RECIPE = Recipe("schema", (HERE, HERE.with_name("data.py"), HERE.parents[1] / "model", HERE.parents[1] / "settings"), ("pydantic",))
SCHEMA = "data/handbook.schema.json"


def write_schema(settings: Settings) -> str:
    """The JSON Schema (2020-12) of the data file, with the words of these settings."""
    filled = with_words(shape().model_json_schema(mode="serialization"), settings.definitions)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | filled
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def files(handbook: Handbook, store: Store) -> Iterator[tuple[str, bytes]]:
    """The schema; it takes long to make."""
    settings = handbook.catalog.settings
    yield SCHEMA, store.get(RECIPE, (SCHEMA, settings.definitions), lambda: write_schema(settings).encode())


EXPORT = Export(files)
