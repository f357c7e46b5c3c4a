"""`index FILE --health`: the damage of a report, ready to be pasted into its record."""

from __future__ import annotations

import subprocess

import yaml

from stock_handbook import REPORT, Handbook, snapshot

SOURCE = "docs/sources/tushu-huifang.yml"


def health(handbook: Handbook, *arguments: str) -> subprocess.CompletedProcess[str]:
    return handbook.run_here("index", f"reports/{REPORT}", "--health", *arguments)


def test_it_lists_what_is_declared_and_what_is_not(records: Handbook) -> None:
    path = records.reports / REPORT
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("馆员2600多名", "馆员20xx多名"), encoding="utf-8")
    before = snapshot(records.docs)
    done = health(records, "--source", "tushu-huifang")
    assert (done.returncode, done.stderr) == (0, "")
    at = text.index("馆员2600多名") + 2
    assert done.stdout.splitlines() == [
        f"# {SOURCE}：2 处",
        "damage:",
        "  - {range: [31, 33], flag: 隐名, note: 写作“xx”，原来的字看不到，不补。}  # 已标出",
        f"  - {{range: [{at}, {at + 4}], flag: 隐名, note: 写作“20xx”，原来的字看不到，不补。}}",
        "flags: [隐名]",
    ]
    assert snapshot(records.docs) == before


def test_what_it_prints_is_a_part_of_a_record(records: Handbook) -> None:
    path = records.reports / REPORT
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("二、取得的成效", "三、取得的成效").replace("首页 > 范文", "首页 客服:1234"), encoding="utf-8")
    records.replace(SOURCE, "boilerplate:\n  - [0, 14]\n", "")
    done = health(records, "--source", "tushu-huifang")
    printed = yaml.safe_load(done.stdout)
    assert set(printed) == {"boilerplate", "damage", "flags"}
    assert "# 编号跳号，第 " in done.stdout
    assert "编号跳号" in printed["flags"]


def test_a_sound_report_has_nothing_to_list(records: Handbook) -> None:
    done = health(records, "--source", "jiedao-jiedui")
    assert done.stdout == "# docs/sources/jiedao-jiedui.yml：0 处\n"


def test_passages_and_damage_may_be_asked_for_together(records: Handbook) -> None:
    passages, damage = health(records, "--show").stdout, health(records).stdout
    assert "tushu-huifang#1  [" in passages
    assert all(line in passages for line in damage.splitlines())
