"""What the handbook is built with: the bill of materials agrees with the lock, the table of licences and what is installed."""

from __future__ import annotations

import json
import re
import shutil
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

from launcher.problems import SetupProblem
from launcher.supply import LICENCES, LOCK, VERSION, bill, licences, pinned, tell
from stock_handbook import ROOT

PURL = re.compile(r"pkg:(?:pypi|npm)/[a-z0-9.-]+@[^@\s]+")


def test_every_package_of_the_lock_is_in_the_bill_with_its_digests() -> None:
    packages = list(pinned((ROOT / LOCK).read_text(encoding="utf-8")))
    made = {each["bom-ref"]: each for each in bill(ROOT)["components"]}
    assert len(packages) >= 40
    assert all(each.digests for each in packages), "an installation that checks digests needs one of each"
    assert [each.name for each in packages if each.reference not in made] == []
    assert sorted(name.partition("@")[0] for name in made if name.startswith("pkg:npm/")) == ["pkg:npm/fflate", "pkg:npm/qrcode-generator"]
    assert all(PURL.fullmatch(name) for name in made)


def test_whoever_is_needed_is_there_and_everything_is_needed() -> None:
    made = bill(ROOT)
    own = made["metadata"]["component"]["bom-ref"]
    known = {each["bom-ref"] for each in made["components"]}
    needed = {name for each in made["dependencies"] for name in each["dependsOn"]}
    assert needed <= known
    assert {name for name in known if name.startswith("pkg:pypi/")} <= needed
    direct = next(each["dependsOn"] for each in made["dependencies"] if each["ref"] == own)
    assert len(direct) == 10


def test_licences_are_those_that_packages_tell_of_themselves() -> None:
    table = licences((ROOT / LICENCES).read_text(encoding="utf-8"))
    wrong = {}
    for (name, version), licence in table.items():
        try:
            told = metadata(name)
        except PackageNotFoundError:
            continue
        if told["Version"] == version and (said := told.get("License-Expression")) and said != licence:
            wrong[name] = said
    assert wrong == {}


def test_the_same_files_give_the_same_bytes() -> None:
    assert tell(ROOT, as_list=False) == tell(ROOT, as_list=False)
    assert json.loads(tell(ROOT, as_list=False))["specVersion"] == "1.6"
    assert "pyyaml 6.0.3  MIT" in tell(ROOT, as_list=True).splitlines()


def test_a_version_without_a_licence_is_told(tmp_path: Path) -> None:
    for name in (LOCK, LICENCES, VERSION):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    lock = tmp_path / LOCK
    lock.write_text(lock.read_text(encoding="utf-8").replace("pyyaml==6.0.3", "pyyaml==6.0.9"), encoding="utf-8")
    with pytest.raises(SetupProblem, match=r"^pyyaml 6\.0\.9 没有列进 THIRD-PARTY\.md"):
        bill(tmp_path)
    lock.unlink()
    with pytest.raises(SetupProblem, match=r"^读不了 requirements\.txt"):
        bill(tmp_path)
