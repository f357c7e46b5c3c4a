"""`sbom`: what the handbook is built with, as a CycloneDX 1.6 bill of materials, made from the lock and from THIRD-PARTY.md.

The lock says which versions, with which digests, and who needs them; THIRD-PARTY.md says under which licences. The same files
give the same bytes: no time of making, no number of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .problems import SetupProblem

LOCK, LICENCES, VERSION = "requirements.txt", "THIRD-PARTY.md", "hooks/handbook/__init__.py"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\\n]+))?")
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_NEEDED = re.compile(r"^    #(?: via)? +([A-Za-z0-9._-]+)(?: \(.*\))?$")
_ROW = re.compile(r"^\| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \|", re.MULTILINE)
_SCRIPT = re.compile(r"^\| `([^`|]+)` \| ([\w-]+)[^|]* \| ([^|]+?) \| ([^|]+?) \|", re.MULTILINE)
UNKNOWN = "{} 没有列进 {}：换过版本以后，那里的表也要改。"


@dataclass(frozen=True)
class Pinned:
    """A package of the lock: name, version, where it is installed only (a marker, may be empty), digests, who needs it."""

    name: str
    version: str
    marker: str
    digests: tuple[str, ...]
    needed_by: tuple[str, ...]

    @property
    def reference(self) -> str:
        """Its package URL, by which the bill names it."""
        return f"pkg:pypi/{self.name.lower().replace('_', '-')}@{self.version}"


def pinned(lock: str) -> Iterator[Pinned]:
    """The packages of a lock file's text, in its order."""
    for block in re.split(r"\n(?=[A-Za-z0-9])", lock):
        if pin := _PIN.match(block):
            needed = (found[1] for line in block.splitlines() if (found := _NEEDED.match(line)) and found[1] != "via")
            yield Pinned(pin[1], pin[2], (pin[3] or "").strip(), tuple(sorted(_DIGEST.findall(block))), tuple(needed))


def licences(table: str) -> dict[tuple[str, str], str]:
    """Name and version → licence as an SPDX expression, from the rows of THIRD-PARTY.md."""
    rows = _ROW.findall(table)
    return {(name, version): licence for name, versions, licence in rows for version in versions.split(" / ")}


def bill(root: Path) -> dict[str, Any]:
    """The bill of materials of the repository. Raises SetupProblem when a file or a licence is missing."""
    lock, table, package = (_read(root, name) for name in (LOCK, LICENCES, VERSION))
    packages, known = list(pinned(lock)), licences(table)
    if unknown := [f"{each.name} {each.version}" for each in packages if (each.name, each.version) not in known]:
        raise SetupProblem(UNKNOWN.format("、".join(unknown), LICENCES))
    own = _own(package)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"component": own},
        "components": [*(_component(each, known[each.name, each.version]) for each in packages), *_scripts(table)],
        "dependencies": _dependencies(own["bom-ref"], packages),
    }  # fmt: skip


def _read(root: Path, name: str) -> str:
    try:
        return (root / name).read_text(encoding="utf-8")
    except OSError as error:
        raise SetupProblem(f"读不了 {name}（{error.strerror}）：请从仓库里取回它。") from error


def _own(package: str) -> dict[str, Any]:
    said = dict(re.findall(r'^(DISTRIBUTION|__version__) = "([^"]+)"', package, re.MULTILINE))
    name, version = said["DISTRIBUTION"], said["__version__"]
    return {"type": "application", "bom-ref": f"{name}@{version}", "name": name, "version": version, "licenses": [{"expression": "MIT"}]}


def _component(package: Pinned, licence: str) -> dict[str, Any]:
    digests = [{"alg": "SHA-256", "content": digest} for digest in package.digests]
    files = {"type": "distribution", "url": f"https://pypi.org/project/{package.name}/{package.version}/#files", "hashes": digests}
    only = [{"name": "python:marker", "value": package.marker}] if package.marker else []
    return {
        "type": "library", "bom-ref": package.reference, "name": package.name, "version": package.version, "purl": package.reference,
        "licenses": [{"expression": licence}], "externalReferences": [files], **({"properties": only} if only else {}),
    }  # fmt: skip


def _scripts(table: str) -> Iterator[dict[str, Any]]:
    """Scripts of others that go out with the site."""
    for path, name, version, licence in _SCRIPT.findall(table):
        reference = f"pkg:npm/{name}@{version}"
        place = [{"name": "file", "value": path}]
        yield {"type": "library", "bom-ref": reference, "name": name, "version": version, "purl": reference, "licenses": [{"expression": licence}], "properties": place}


def _dependencies(own: str, packages: list[Pinned]) -> list[dict[str, Any]]:
    """Who needs what; a package of two versions is needed in both, each where it is installed."""
    names = {each.name for each in packages}
    needs: dict[str, list[str]] = {own: [], **{each.reference: [] for each in packages}}
    for each in packages:
        for name in each.needed_by:
            holders = [other.reference for other in packages if other.name == name] if name in names else [own]
            for holder in holders:
                needs[holder].append(each.reference)
    return [{"ref": reference, "dependsOn": sorted(set(found))} for reference, found in needs.items()]


def tell(root: Path, as_list: bool) -> str:
    """The bill as JSON; or a line for each package with its licence."""
    made = bill(root)
    if not as_list:
        return json.dumps(made, ensure_ascii=False, indent=1)
    return "\n".join(f"{each['name']} {each['version']}  {each['licenses'][0]['expression']}" for each in made["components"])
