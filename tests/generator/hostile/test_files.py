"""Files that are meant to break the loader or the checks: each is refused at its place, soon, and nothing crashes."""

from __future__ import annotations

import os
import re
import time
import tracemalloc
from pathlib import Path
from typing import NamedTuple

import pytest

import stock_handbook
from handbook.checks.engine import Outcome
from handbook.load import load_text
from stock_handbook import Handbook, snapshot

PLACE = "docs/terms/z-yi.yml"
LIMIT = 60  # seconds of CPU: no measure of speed, only a guard against work that never ends

FILES: dict[str, tuple[str | bytes, str]] = {
    "brackets nested deep": ("name: " + "[" * 50_000 + "]" * 50_000, "HB102"),
    "mappings nested deep": ("\n".join(" " * depth + "a:" for depth in range(3_000)), "HB102"),
    "brackets never closed": ("name: " + "[" * 100_000, "HB"),
    "a field of 100,000 characters": (f"name: 联席会\nmeaning: {'会' * 100_000}\n", "HB205"),
    "a name of 100,000 characters": (f"name: {'会' * 100_000}\nmeaning: 会议。\n", "HB205"),
    "a key of 100,000 characters": (f"name: 联席会\nmeaning: 会议。\n? {'键' * 100_000}\n: x\n", "HB202"),
    "100,000 items": ("name: 联席会\nmeaning: 会议。\naliases:\n" + "- 会议\n" * 100_000, "HB102"),
    "100,000 fields": ("".join(f"a{number}: x\n" for number in range(100_000)), "HB102"),
    "two megabytes": ("name: 联席会\nmeaning: 会议。\n" + "# 注释\n" * 200_000, "HB102"),
    "an alias bomb": (
        "a: &a [x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)), "HB114",
    ),
    "a record that holds itself": ("name: &a [*a]\n", "HB114"),
    "a tag that makes objects": ("name: !!python/object/apply:os.system ['touch /tmp/pwned']\n", "HB114"),
    "a merge key": ("<<: {name: x}\n", "HB114"),
    "template code": ("name: 联席会\nmeaning: 先 {{ 7*7 }} 后 {% raw %}。\n", "HB606"),
    "a script": ("name: 联席会\nmeaning: 先<script>alert(1)</script>。\n", "HB606"),
    "a javascript link": ("name: 联席会\nmeaning: 见 [这里](javascript:alert(1))。\n", "HB606"),
    "right to left": ("name: 联席\u202e会\nmeaning: 会议。\n", "HB113"),
    "right to left, escaped": ('name: "联席\\u202e会"\nmeaning: 会议。\n', "HB113"),
    "a zero width space": ("name: 联席\u200b会\nmeaning: 会议。\n", "HB113"),
    "tag characters": ("name: 联席会\U000e0041\nmeaning: 会议。\n", "HB113"),
    "a bell": ("name: 联席\x07会\nmeaning: 会议。\n", "HB112"),
    "NUL": ("name: 联席\x00会\nmeaning: 会议。\n", "HB112"),
    "half a character": ('name: "联席\\ud800会"\nmeaning: 会议。\n', "HB1"),
    "random bytes": (bytes(range(256)) * 50, "HB1"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 500, "HB1"),
    "UTF-16": ("name: 联席会\n".encode("utf-16"), "HB1"),
    "UTF-32": ("name: 联席会\n".encode("utf-32"), "HB1"),
    "nothing": (b"", "HB1"),
    "quotes": ('"' * 5_001, "HB1"),
    "colons": (":" * 20_000, "HB1"),
    "question marks": ("? " * 5_000, "HB1"),
    "tabs": ("\t" * 20_000 + "name: x", "HB1"),
    "exclamation marks": ("name: " + "!" * 20_000, "HB1"),
    "ten thousand lines of broken text": ("name：x\n" * 10_000, "HB1"),
    "a look-alike of a name": ("name: 联席會\naliases: [联席会]\nmeaning: 会议。\n", "HB308"),
    "a name in full width": ("name: １＋３\naliases: [联席会 ]\nmeaning: 会议。\n", "HB308"),
}


class Looked(NamedTuple):
    """What was found in the handbook with a hostile file, the beginning of the code of what is wrong with it, and the CPU time."""

    outcome: Outcome
    code: str
    took: float


@pytest.fixture(scope="module", params=FILES)
def looked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Looked:
    content, code = FILES[request.param]
    records = stock_handbook.records_only(tmp_path_factory.mktemp("hostile") / "handbook")
    (records.root / PLACE).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    start = time.process_time()
    return Looked(records.check(), code, time.process_time() - start)


def test_a_hostile_file_is_refused_soon_and_by_name(looked: Looked) -> None:
    findings = looked.outcome.findings
    found = [finding for finding in findings if finding.path == PLACE]
    assert any(finding.code.startswith(looked.code) for finding in found), found
    assert [finding for finding in findings if finding.code == "HB901"] == []
    assert looked.took < LIMIT
    assert all(len(str(finding)) < 2_000 for finding in found)


def test_what_is_printed_about_it_cannot_steer_a_terminal(looked: Looked) -> None:
    printed = "\n".join(f"{finding} {finding.remedy}" for finding in looked.outcome.findings)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", printed)


PRACTICE = "docs/practices/sannuo-liangping.yml"
STEERING = {
    "a value that is not allowed": (PRACTICE, "status: 已实践", 'status: "\\e[2J做\\n::error::过"'),
    "a name": (PRACTICE, "name: 三诺两评", 'name: "三诺\\e[31m双评\\n::error::x"'),
    "a field that is none": ("docs/terms/lianxihui.yml", "misuse:", '"\\e]0;x\\amis\\nuse":'),
    "a link": (PRACTICE, "[dengji-daitian]", '["dengji\\e[1A"]'),
    "a mention": ("docs/practices/sanwen-sanbang.yml", "先选 10 户，一个季度走完一轮。", '"见 [[x\\e[1Ay]]"'),
}


@pytest.mark.parametrize("name", STEERING)
def test_a_finding_is_one_line_without_control_characters(records: Handbook, name: str) -> None:
    """Otherwise a pull request could repaint the maintainer's terminal, or write annotations of its own."""
    records.replace(*STEERING[name])
    findings = records.check().findings
    assert findings
    for finding in findings:
        assert not re.search("[\x00-\x1f\x7f]", str(finding)), finding.code


def test_no_file_makes_the_loader_run_anything(tmp_path: Path) -> None:
    mark = tmp_path / "pwned"
    text = f"name: !!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path ['{mark}']]\n"
    load_text(text.encode(), PLACE)
    assert not mark.exists()


# Names of files


@pytest.mark.skipif(os.name != "posix", reason="这些文件名只有 POSIX 系统允许")
@pytest.mark.parametrize(
    "name",
    ["CON.yml", "con.yml", "..yml", "...yml", "a b.yml", "a#b.yml", "a?b.yml", "a%2e%2e%2fb.yml", "a\nb.yml", "-rf.yml",
     "联席会.yml", "lianxihui\u200b.yml", "ⅼianxihui.yml", '"><img src=x>.yml', "{{ 7*7 }}.yml", "a" * 120 + ".yml",
     "a\\b.yml", "lianxihui.YML", "lianxihui.yml.txt", "lianxihui.yaml"],
)  # fmt: skip
def test_a_file_name_that_is_no_id_is_refused(records: Handbook, name: str) -> None:
    (records.docs / "terms" / name).write_text("name: 片区会\nmeaning: 几个分馆一起开的会。\n", encoding="utf-8")
    outcome = records.check()
    assert outcome.errors
    assert {"HB123", "HB124", "HB301"} & {finding.code for finding in outcome.findings}
    assert "HB901" not in {finding.code for finding in outcome.findings}


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_folders_and_broken_links_among_the_records_are_named(records: Handbook, tmp_path: Path) -> None:
    (records.docs / "terms/dir.yml").mkdir()
    (records.docs / "terms/loop.yml").symlink_to(records.docs / "terms/loop.yml")
    (records.docs / "terms/gone.yml").symlink_to(tmp_path / "nowhere.yml")
    outcome = records.check()
    codes = {(finding.path, finding.code) for finding in outcome.findings}
    assert {(f"docs/terms/{name}.yml", "HB101") for name in ("dir", "loop", "gone")} <= codes


READ = {
    "docs/terms/z.yml": "HB101",
    "docs/waivers.yml": "HB9",
    "docs/addresses.txt": "HB",
    "docs/synonyms.yml": "HB",
    "docs/selfcheck/questions.yml": "HB",
    "docs/signed/terms/lianxihui.yml": "HB",
    "docs/sources/passages/z.json": "HB7",
    "docs/about/z.md": "HB906",
    "handbook.yml": "HB101",
    "mkdocs.yml": "HB906",
}  # every kind of file whose content is looked at, and the beginning of the code of what is wrong with it when it is none


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这里没有命名管道")
@pytest.mark.parametrize(("name", "code"), [*READ.items(), ("docs/about/z.png", "HB126")])
@pytest.mark.parametrize("endless", [False, True], ids=["pipe", "device"])
def test_what_is_no_file_is_told_and_never_opened(records: Handbook, name: str, code: str, endless: bool) -> None:
    path = records.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    if endless:
        path.symlink_to("/dev/zero")
    else:
        os.mkfifo(path)
    found = [finding for finding in records.check().findings if finding.path == name]
    assert any(finding.code.startswith((code, "HB126")) for finding in found), found


@pytest.mark.parametrize("name", READ)
def test_of_a_huge_file_little_is_read(records: Handbook, name: str) -> None:
    path = records.write(name, "")
    with path.open("r+b") as file:
        file.truncate(6 << 30)
    tracemalloc.start()
    found = [finding for finding in records.check().findings if finding.path == name]
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found
    assert most < 200 << 20


def test_a_hostile_record_stops_the_build_and_leaves_no_trace(handbook: Handbook) -> None:
    handbook.write("docs/terms/e-yi.yml", "name: 联席会<script>alert(1)</script>\nmeaning: 会议。\n")
    handbook.write("docs/terms/...yml", "name: 片区会\nmeaning: 几个分馆一起开的会。\n")
    before = snapshot(handbook.root.parent)
    done = handbook.run("build", PYTHONDONTWRITEBYTECODE="1")
    assert done.returncode == 1
    assert "HB606" in done.stderr
    assert "HB123" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(handbook.root.parent) == before
