"""Records held against their published schema by validators that are not ours: jsonschema, yaml-language-server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from handbook.catalog import record_files
from handbook.desk.schema import FOLDER, schema_of
from handbook.load import load_text
from handbook.model import KINDS
from handbook.settings.handbook import read_settings

PATIENCE = 120  # seconds
NEEDED = ("yaml-language-server", "vscode-languageserver-textdocument")
ABSENT = "没有 node 或 yaml-language-server：npm install -g yaml-language-server 以后再跑"


def misfits(docs: Path) -> list[str]:
    """What the schemas refuse in the records of a handbook: path, place in the record, message."""
    settings = read_settings(docs.parent).settings
    validators = {kind: Draft202012Validator(json.loads(schema_of(model, settings))) for kind, model in KINDS.items()}
    return [
        f"{path.relative_to(docs)} {error.json_path} {error.message}"
        for model, path in record_files(docs)
        for error in validators[model.kind].iter_errors(load_text(path.read_bytes(), path.name).data)
    ]


@cache
def language_server() -> Path | None:
    """The folder of node modules that has the language server: of NODE_PATH, else of what npm has installed for all."""
    if not shutil.which("node"):
        return None
    named = [Path(folder) for folder in os.environ.get("NODE_PATH", "").split(os.pathsep) if folder]
    return next(with_server(named), None) or next(with_server(of_npm()), None)


def of_npm() -> Iterator[Path]:
    """Where npm puts what is installed for all; nowhere without npm."""
    if npm := shutil.which("npm"):
        done = subprocess.run([npm, "root", "-g"], capture_output=True, text=True, check=False, timeout=PATIENCE)
        yield Path(done.stdout.strip())


def with_server(folders: Iterable[Path]) -> Iterator[Path]:
    """Those of the folders in which node finds what it needs, be it in the server's own modules."""
    for folder in folders:
        for modules in (folder, folder / NEEDED[0] / "node_modules"):
            if (folder / NEEDED[0]).is_dir() and (modules / NEEDED[1]).is_dir():
                yield folder


def underlined(docs: Path) -> list[str]:
    """What an editor underlines in the records of a handbook; the test is skipped where the server is not to be had."""
    modules = language_server() or pytest.skip(ABSENT)
    settings = read_settings(docs.parent).settings
    given = {
        "schemas": {f"file:///{FOLDER}/{kind}.schema.json": schema_of(model, settings) for kind, model in KINDS.items()},
        "files": {
            path.relative_to(docs.parent).as_posix(): path.read_text(encoding="utf-8")
            for _, path in record_files(docs)
        },
    }  # fmt: skip
    paths = os.pathsep.join(str(path) for path in (modules, modules / NEEDED[0] / "node_modules"))
    done = subprocess.run(
        ["node", str(Path(__file__).with_suffix(".js"))], input=json.dumps(given), capture_output=True, text=True,
        encoding="utf-8", check=True, timeout=PATIENCE, env={**os.environ, "NODE_PATH": paths},
    )  # fmt: skip
    told: list[str] = json.loads(done.stdout)
    return told
