"""`new`: writes records that are valid as they stand, and refuses in words what cannot become one."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.catalog import read_entry
from handbook.desk.skeleton import new_record
from handbook.model import KINDS
from stock_handbook import OWN, STOCK, Handbook

ANSWERS = {
    "situation": {
        "name": "下周是联系日", "summary": "到村里去以前知道去哪几户。", "first": "翻上次登记，定去哪几户，带上清单",
        "methods": "lianxi-duzhe",
    },
    "method": {
        "name": "怎样联系读者", "summary": "馆员分户联系读者，问清要办的事。", "sectors": "总馆", "mechanism": "联系服务",
        "practices": "sanwen-sanbang",
    },
    "practice": {
        "name": "三问三帮", "summary": "图书馆员分户联系读者。", "sectors": "总馆，农村", "level": "县",
        "mechanism": "联系服务", "status": "已实践", "evidence": "仅描述", "solves": "dengji-daitian",
        "cites": "tushu-huifang#4",
    },
    "problem": {"name": "登记表代填", "summary": "表格由办公室填。", "sectors": "总馆", "cites": "tushu-huifang#13"},
    "template": {
        "name": "需求清单", "form": "清单", "mechanism": "联系服务", "occasion": "走访调研",
        "purpose": "逐户登记读者的基本情况。",
    },
    "source": {
        "name": "某县调查报告", "short": "某县调查", "summary": "一个县的调查。", "sectors": "总馆、农村",
        "file": "a b.txt",
    },
    "term": {"name": "联席会", "meaning": "几个单位商量共同事项的会议。"},
    "course": {
        "name": "到户问什么", "summary": "一堂课弄清到户问什么。", "audience": "新到的馆员", "minutes": "45",
        "goals": "说得出问哪三件，分得清谁来办", "closing": "问到的事要有人办。", "first": "这个星期先去一户。",
    },
}  # fmt: skip


def new(folder: Path, *arguments: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    shutil.copy(STOCK / "handbook.yml", folder)
    return Handbook(folder).run_here("new", *arguments, answers=answers)


def flags(kind: str, **changes: str) -> list[str]:
    return [part for name, value in {**ANSWERS[kind], **changes}.items() for part in ("--set", f"{name}={value}")]


def refused(done: subprocess.CompletedProcess[str], message: str, folder: Path) -> None:
    assert done.returncode == 2, done.stdout
    assert done.stderr == message + "\n"
    assert list(folder.glob("docs/**/*.yml")) == []


@pytest.mark.parametrize("kind", KINDS)
def test_with_flags_it_writes_a_valid_record(kind: str, tmp_path: Path) -> None:
    done = new(tmp_path, kind, "xin-jilu", *flags(kind))
    path = tmp_path / "docs" / KINDS[kind].folder / "xin-jilu.yml"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"已写好 docs/{KINDS[kind].folder}/xin-jilu.yml。用编辑器打开，把带 # 的行按需要补上，再运行 check。\n"
    )
    entry = read_entry(KINDS[kind], path, tmp_path, settings=OWN)
    assert (entry.errors, entry.file.faults) == ([], [])
    assert entry.record
    assert entry.record.name == ANSWERS[kind]["name"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_skeleton_explains_every_field_and_names_its_schema(kind: str, tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    new(tmp_path, kind, "xin-jilu", *flags(kind))
    text = (tmp_path / "docs" / KINDS[kind].folder / "xin-jilu.yml").read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../../schema/{kind}.schema.json\n")
    for name, field in KINDS[kind].model_fields.items():
        assert f"# {field.title}：{field.description}\n" in text
        assert re.search(rf"^(# )?{name}:", text, re.MULTILINE)


def test_a_handbook_without_schemas_is_not_led_to_any(tmp_path: Path) -> None:
    new(tmp_path, "term", "xin-jilu", *flags("term"))
    assert "yaml-language-server" not in (tmp_path / "docs/terms/xin-jilu.yml").read_text(encoding="utf-8")


def test_the_range_of_a_report_that_is_there_is_all_of_it(tmp_path: Path) -> None:
    answers = [*flags("source"), "--set", "file=小结.txt"]
    new(tmp_path, "source", "before", *answers)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/小结.txt").write_text("一、做法\n每天早上收一次书。\n", encoding="utf-8")
    new(tmp_path, "source", "after", *answers)
    texts = [(tmp_path / f"docs/sources/{name}.yml").read_text(encoding="utf-8") for name in ("before", "after")]
    assert ["range: [0, 1000]" in texts[0], "range: [0, 15]" in texts[1]] == [True, True]


@pytest.mark.parametrize("kind", KINDS)
def test_without_flags_it_asks(kind: str, tmp_path: Path) -> None:
    typed = "\n".join(["xin-jilu", *ANSWERS[kind].values(), ""])
    done = new(tmp_path, kind, answers=typed)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("编号（文件名，用拼音，如 sanwen-sanbang）: ")
    for name in ANSWERS[kind]:
        assert f"\n  {name} = " in done.stdout
    path = tmp_path / "docs" / KINDS[kind].folder / "xin-jilu.yml"
    assert read_entry(KINDS[kind], path, tmp_path, settings=OWN).errors == []


def test_an_empty_answer_is_asked_for_again_and_says_why(tmp_path: Path) -> None:
    done = new(tmp_path, "term", "xin-jilu", "--set", "name=联席会", answers="\n  \n几个单位商量共同事项的会议。\n")
    assert done.returncode == 0
    assert (done.stdout + done.stderr).count("这一栏必须写。想先停下来，按 Ctrl+C，什么也不会写。\n") == 2
    assert "已写好 docs/terms/xin-jilu.yml" in done.stdout


def test_an_answer_that_is_refused_is_asked_for_again_and_the_others_are_kept(tmp_path: Path) -> None:
    *before, last = ANSWERS["practice"].values()
    done = new(tmp_path, "practice", answers="\n".join(["xin-jilu", *before, "第4段", last, ""]))
    assert done.returncode == 0
    assert done.stderr == f"“出处”这样写不行。名称和一句话所依据的段落。{CITED}请再答一次，前面答过的都留着。\n"
    assert done.stdout.count("\n  cites = ") == 2
    entry = read_entry(KINDS["practice"], tmp_path / "docs/practices/xin-jilu.yml", tmp_path, settings=OWN)
    assert entry.record
    assert (entry.record.name, entry.record.cites) == ("三问三帮", ("tushu-huifang#4",))  # type: ignore[attr-defined]


def test_a_record_may_be_called_by_its_name(records: Handbook) -> None:
    named = {"solves": "登记表代填，到户次数少", "templates": "“需求”清单", "cites": "读者联系调查＃4"}
    records.replace("docs/problems/dengji-daitian.yml", "signs:", "aliases: [登记表代填]\nsigns:")
    records.replace("docs/problems/jiaoban-wu-shixian.yml", "signs:", "aliases: [到户次数少]\nsigns:")
    done = new(records.root, "practice", "xin-jilu", *flags("practice", **named))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:3] == [
        "“登记表代填，到户次数少”写成编号：dengji-daitian, jiaoban-wu-shixian", "“读者联系调查＃4”写成编号：tushu-huifang#4",
        "““需求”清单”写成编号：xuqiu-qingdan",
    ]  # fmt: skip
    entry = read_entry(KINDS["practice"], records.docs / "practices/xin-jilu.yml", records.root, settings=OWN)
    assert [solve.problem for solve in entry.record.solves] == ["dengji-daitian", "jiaoban-wu-shixian"]  # type: ignore[union-attr]


def test_a_question_tells_the_allowed_values(tmp_path: Path) -> None:
    known = flags("practice")
    status = known.index("status=已实践")
    done = new(tmp_path, "practice", "xin-jilu", *known[: status - 1], *known[status + 1 :], answers="已实践\n")
    assert done.stdout.startswith(
        "状态：来源说发生了什么：已实践、已出台、建议、转述。\n  可选：已实践、已出台、建议、转述\n  status = 已写好"
    )


def test_a_field_that_need_not_be_there_may_be_given(tmp_path: Path) -> None:
    new(tmp_path, "term", "xin-jilu", *flags("term", aliases="联席会议，联席会商"))
    entry = read_entry(KINDS["term"], tmp_path / "docs/terms/xin-jilu.yml", tmp_path)
    assert entry.record
    assert entry.record.aliases == ("联席会议", "联席会商")


@pytest.mark.parametrize(
    "identifier",
    ["../x", "a/b", "CON", "con", "lpt1", "三联", "a--b", "a_b", "-a", "a.yml", "a b", "a" * 65, ".", "a\nb"],
)
def test_a_bad_id_is_refused(identifier: str, tmp_path: Path) -> None:
    done = new(tmp_path, "term", *flags("term"), "--", identifier)
    shown = " ".join(identifier.split())
    shown = shown if len(shown) <= 24 else shown[:24] + "……"
    message = f"编号“{shown}”不行：只能用小写拼音字母、数字和连字符，至多 64 个，如 sanwen-sanbang。"
    refused(done, message, tmp_path)
    assert list(tmp_path.parent.glob("x*")) == []


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    new(tmp_path, "term", "xin-jilu", *flags("term"))
    before = (tmp_path / "docs/terms/xin-jilu.yml").read_bytes()
    for kind in ("term", "practice"):  # an id is used once in the whole handbook
        done = new(tmp_path, kind, "xin-jilu", *flags(kind, name="别的名称"))
        assert (done.returncode, done.stderr) == (
            2, "docs/terms/xin-jilu.yml 已经有了：编号在全手册里只能用一次，换一个。\n",
        )  # fmt: skip
    assert (tmp_path / "docs/terms/xin-jilu.yml").read_bytes() == before
    assert not (tmp_path / "docs/practices").exists()


def test_an_id_that_was_retired_is_not_given_again(tmp_path: Path) -> None:
    ledger = tmp_path / "docs/addresses.txt"
    ledger.parent.mkdir()
    ledger.write_text("# 说明\n/practices/xin-jilu/ 停用：来源已撤回。\n", encoding="utf-8")
    done = new(tmp_path, "term", "xin-jilu", *flags("term"))
    assert (done.returncode, done.stderr) == (
        2, "“xin-jilu”以前用过，docs/addresses.txt 第 2 行写着它的去处：编号在全手册里只能用一次，换一个。\n",
    )  # fmt: skip
    assert not (tmp_path / "docs/terms").exists()


CITED = "写成 来源编号#段落号，如 tushu-huifang#4；段落号用 index 报告文件 --show 看。"
NAMING = "“名称”这样写不行。原文怎样叫就怎样写；原文没有名称时由编者拟名并注明。"
UNSEEN = "“要点”里有看不见的字符：用键盘重新打一遍。"
BAD_VALUES = {
    "a word that is not in the list": (
        "practice", {"status": "做过"},
        "“状态”这样写不行。来源说发生了什么：已实践、已出台、建议、转述。可以写：已实践、已出台、建议、转述。",
    ),
    "a citation that is none": ("problem", {"cites": "第4段"}, f"“出处”这样写不行。名称和一句话所依据的段落。{CITED}"),
    "a name that is too short": ("term", {"name": "会"}, NAMING),
    "a name that is too long": ("term", {"name": "会" * 61}, NAMING),
    "an id that is none": (
        "practice", {"solves": "登记表代填"},
        "“解决的问题”这样写不行。问题编号；来源自己对应的写明依据和出处。写现有问题的编号或名称；还没有的，先用 new problem 建好。",
    ),
    "characters that nobody sees": ("term", {"meaning": "几个\u200b单位"}, UNSEEN),
    "a tab": ("term", {"meaning": "几个\t单位"}, UNSEEN),
    "a field that is none": (
        "term", {"colour": "红"},
        "术语没有“colour”这个栏目，可以写：name、aliases、asks、meaning、former、basis、limits、misuse、related。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD_VALUES)
def test_a_bad_value_is_refused(bad: str, tmp_path: Path) -> None:
    kind, changes, message = BAD_VALUES[bad]
    refused(new(tmp_path, kind, "xin-jilu", *flags(kind, **changes)), message, tmp_path)


@pytest.mark.parametrize(
    "text",
    ["12.50", "0012", "true", "null", "~x", "是: 否", "- 一项", "#标题", "'引号", '"双引号"', "a\\b", "@某人", "*强调*",
     "&锚", "{花括号}", "[[lianxihui]]", "键：值", "%百分"],
)  # fmt: skip
def test_what_yaml_would_read_otherwise_is_kept(text: str, tmp_path: Path) -> None:
    answers = {**ANSWERS["term"], "name": text}
    assert new_record(tmp_path / "docs", "term", "xin-jilu", answers, ask_nothing) == 0
    entry = read_entry(KINDS["term"], tmp_path / "docs/terms/xin-jilu.yml", tmp_path)
    assert entry.record
    assert entry.record.name == text


def ask_nothing(name: str, question: str, choices: list[str]) -> str:
    raise AssertionError(f"asked for {name}")


@settings(max_examples=60, deadline=None)
@given(name=st.text(min_size=1, max_size=70), meaning=st.text(min_size=1, max_size=80))
def test_whatever_is_answered_it_writes_a_valid_record_or_none(name: str, meaning: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        path = root / "docs/terms/xin-jilu.yml"
        status = new_record(root / "docs", "term", "xin-jilu", {"name": name, "meaning": meaning}, ask_nothing)
        assert path.exists() == (status == 0)
        if status == 0:
            entry = read_entry(KINDS["term"], path, root)
            assert entry.record
            assert (entry.record.name, entry.record.meaning) == (name, meaning)  # type: ignore[attr-defined]
