"""`schema`: the JSON Schema of each kind of record, made from the models, for editors to complete and explain."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from ..load.decode import MAX_BYTES
from ..load.regular import read_within
from ..model import KINDS
from ..model.base import Record
from ..settings.handbook import Settings, read_settings
from ..settings.words import with_words
from .putting import put_all

FOLDER = "schema"


def schema_of(model: type[Record], settings: Settings) -> str:
    """The JSON Schema (2020-12) of a kind of record as text, with the words of these settings."""
    filled = with_words(model.model_json_schema(), settings.definitions)
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | filled
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def stale_schemas(root: Path) -> list[str]:
    """The files that differ from what the models and the settings say now."""
    settings = read_settings(root).settings
    return [
        f"{FOLDER}/{kind}.schema.json"
        for kind, model in KINDS.items()
        if _written(root / FOLDER / f"{kind}.schema.json") != schema_of(model, settings)
    ]


def _written(path: Path) -> str:
    """What a schema file says; empty where there is none that could be one."""
    try:
        return read_within(path, MAX_BYTES)
    except (OSError, ValueError):
        return ""


def write_schemas(root: Path, only_check: bool) -> int:
    """Write the schemas, or say which are stale. Returns the exit status."""
    stale = stale_schemas(root)
    if only_check:
        for path in stale:
            print(f"{path} 不是最新的：运行 schema 重新生成。", file=sys.stderr)
        return 1 if stale else 0
    settings = read_settings(root).settings
    put_all({root / FOLDER / f"{kind}.schema.json": schema_of(model, settings) for kind, model in KINDS.items()})
    print(f"已更新 {len(stale)} 个文件：{'、'.join(stale) or '都已是最新'}")
    return 0
