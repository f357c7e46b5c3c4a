"""Records that are renamed, split, merged and retired: what changes in the files, what is refused, and that it is one step."""

from __future__ import annotations

import html
import json
import os
from pathlib import Path

import markdown
import pytest
import yaml

from handbook.catalog.ledger import read_ledger
from handbook.catalog.ledger_lines import Place
from handbook.catalog.readings import Reading, Readings, readings_of
from handbook.catalog.signed import Signature
from handbook.commands.group import asked_for
from handbook.desk.moving import command
from handbook.desk.review.ledger import written
from handbook.desk.step import NOTE, Step, finish, take
from handbook.load.scalars import quoted
from stock_handbook import ROOT, Handbook, run_program, snapshot, variables

LEDGER = "docs/addresses.txt"
GIVEN = """\
# 地址账
/coverage/ #tushu-huifang
/methods/lianxi-duzhe/ #results #results-sanwen-sanbang #steps
/practices/qingdan-1-3/ #results #steps
/practices/sanwen-sanbang/ #results #steps
/sources/tushu-huifang/ #p1..17
"""


@pytest.fixture
def given(records: Handbook) -> Handbook:
    """The stock records, some of whose addresses were given out; a home page and a self-check name one of them."""
    records.write(LEDGER, GIVEN)
    with (records.root / "handbook.yml").open("a", encoding="utf-8") as settings:
        settings.write("home: {situations: [lianxiri], methods: [lianxi-duzhe]}\n")
    records.write(
        "docs/selfcheck/questions.yml",
        "questions:\n  - id: dao-hu\n    stage: 办理\n    ask: 每户都去过吗？\n    look: 登记表。\n    practices: [sanwen-sanbang]\n",
    )
    records.write("tests/content/data/queries.yml", "tune:\n  名称:\n    三问三帮: sanwen-sanbang\n    两条: [qingdan-1-3, sanwen-sanbang]\n")
    return records


def added(handbook: Handbook) -> list[str]:
    """The lines of the ledger that are new."""
    return [line for line in (handbook.root / LEDGER).read_text(encoding="utf-8").splitlines() if line not in GIVEN.splitlines()]


def naming(handbook: Handbook, word: str) -> list[str]:
    """The files in which a word stands, but for the ledger."""
    paths = (path for path in sorted(handbook.root.rglob("*")) if path.is_file() and path.name != "addresses.txt")
    return [path.relative_to(handbook.root).as_posix() for path in paths if word in path.read_text(encoding="utf-8")]


def read_step(handbook: Handbook) -> tuple[Readings, Reading]:
    """How far the records have been read, and the first step of one of them."""
    readings = readings_of(handbook.catalog())
    entry = readings.catalog.get("sanwen-sanbang")
    assert entry
    return readings, next(each for each in readings.of(entry) if each.saying.at == "steps.1")


# Another id


def test_a_record_renamed_takes_every_reference_along(given: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    given.replace("docs/methods/lianxi-duzhe.yml", "有固定联系村的分馆。", "有固定联系村的，见 [[sanwen-sanbang|入户]]和[[sanwen-sanbang]]。")
    before = given.found()
    assert command.rename(given.root, "三问三帮", "lianxi-duzhe-sanwen") == 0
    assert naming(given, "sanwen-sanbang") == []
    assert (given.docs / "practices/lianxi-duzhe-sanwen.yml").is_file()
    assert "见 [[lianxi-duzhe-sanwen|入户]]和[[lianxi-duzhe-sanwen]]" in (given.docs / "methods/lianxi-duzhe.yml").read_text(encoding="utf-8")
    assert added(given) == [
        "/methods/lianxi-duzhe/#results-sanwen-sanbang → /methods/lianxi-duzhe/#results-lianxi-duzhe-sanwen",
        "/practices/sanwen-sanbang/ → /practices/lianxi-duzhe-sanwen/",
    ]
    assert given.found() == before == []
    assert capsys.readouterr().out == (
        "三问三帮：编号由 sanwen-sanbang 改成 lianxi-duzhe-sanwen。\n"
        "改了 8 个文件：docs/addresses.txt、docs/courses/fenhu-lianxi.yml、docs/methods/lianxi-duzhe.yml、docs/practices/lianxi-duzhe-sanwen.yml、"
        "docs/practices/sannuo-liangping.yml、docs/selfcheck/questions.yml、docs/situations/lianxiri.yml、tests/content/data/queries.yml；"
        "拿掉 docs/practices/sanwen-sanbang.yml。\n"
        "旧网址和旧锚点都有了去处，记在 docs/addresses.txt；生成网站时会逐个核对。\n"
    )


def test_renamed_again_and_again_every_old_address_leads_to_the_end(given: Handbook) -> None:
    for old, new in (("sanwen-sanbang", "yi"), ("yi", "er"), ("er", "san")):
        assert command.rename(given.root, old, new) == 0
    ledger = read_ledger(given.docs)
    for old in ("sanwen-sanbang", "yi", "er"):
        assert ledger.end(Place(f"/practices/{old}/", "steps")) == Place("/practices/san/", "steps")
    assert ledger.end(Place("/methods/lianxi-duzhe/", "results-sanwen-sanbang")) == Place("/methods/lianxi-duzhe/", "results-san")
    assert given.found() == []


def test_a_record_gets_its_own_id_back(given: Handbook) -> None:
    for old, new in (("sanwen-sanbang", "yi"), ("yi", "er"), ("er", "sanwen-sanbang")):
        assert command.rename(given.root, old, new) == 0
    ledger = read_ledger(given.docs)
    assert ledger.end(Place("/practices/yi/")) == ledger.end(Place("/practices/sanwen-sanbang/")) == Place("/practices/sanwen-sanbang/")
    anchor = Place("/methods/lianxi-duzhe/", "results-sanwen-sanbang")
    assert ledger.end(anchor) == ledger.end(Place(anchor.address, "results-yi")) == anchor
    assert given.found() == []


def test_a_source_renamed_keeps_its_index_its_citations_and_what_was_signed(given: Handbook) -> None:
    readings, reading = read_step(given)
    said, cites, rests = readings.about(reading.saying) or ("", (), "")
    signed = Signature(at="steps.1", said=said, cites=cites, rests=rests, reader="张三", date="2026-11-20")
    given.write("docs/signed/practices/sanwen-sanbang.yml", written([signed]))
    assert command.rename(given.root, "tushu-huifang", "duzhe-diaocha") == 0
    assert naming(given, "tushu-huifang") == []
    assert read_step(given)[1].readers == ("张三",)
    assert given.found() == []
    assert "/coverage/#tushu-huifang → /coverage/#duzhe-diaocha" in added(given)


TAKEN = {
    "no id": ("三问", "编号“三问”不行：只能用小写拼音字母、数字和连字符，至多 64 个，如 sanwen-sanbang。"),
    "of another record": ("qingdan-1-3", "编号“qingdan-1-3”已经是 docs/practices/qingdan-1-3.yml（1+3清单）：换一个；两条说的是一件事，用 merge。"),
    "given out before": ("jiu-ming", "编号“jiu-ming”以前用过（地址账第 7 行）：照旧网址来的人会读到别的内容，换一个。"),
}


@pytest.mark.parametrize("case", TAKEN)
def test_an_id_that_is_not_free_is_refused(given: Handbook, capsys: pytest.CaptureFixture[str], case: str) -> None:
    given.write(LEDGER, f"{GIVEN}/practices/jiu-ming/ 停用：来源已撤回。\n")
    before = snapshot(given.root)
    new, answer = TAKEN[case]
    assert command.rename(given.root, "sanwen-sanbang", new) == 1
    assert capsys.readouterr().err == f"{answer}\n什么也没有改。\n"
    assert snapshot(given.root) == before


CALLED = {
    "nobody": ("wuci", "没有编号或名称是“wuci”的记录。编号是记录文件的名字，去掉 .yml。"),
    "moved": ("jiu-ming", "没有编号或名称是“jiu-ming”的记录。它现在在 /practices/sanwen-sanbang/。"),
    "retired": ("tuixiu", "没有编号或名称是“tuixiu”的记录。它已经停用：来源已撤回。"),
}


@pytest.mark.parametrize("case", CALLED)
def test_who_names_no_record_is_told_what_there_is(given: Handbook, capsys: pytest.CaptureFixture[str], case: str) -> None:
    given.write(LEDGER, f"{GIVEN}/practices/jiu-ming/ → /practices/sanwen-sanbang/\n/practices/tuixiu/ 停用：来源已撤回。\n")
    called, answer = CALLED[case]
    assert command.rename(given.root, called, "xin-ming") == 1
    assert capsys.readouterr().err == f"{answer}\n什么也没有改。\n"


def test_a_record_with_faults_is_mended_first(given: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    given.replace("docs/practices/qingdan-1-3.yml", "level: 县", "level：县")
    assert command.rename(given.root, "sanwen-sanbang", "yi") == 1
    assert capsys.readouterr().err == (
        "docs/practices/qingdan-1-3.yml 有写错的地方，看不出它提到了哪些记录：先运行 check，照提示改好。\n什么也没有改。\n"
    )


# One of two


def test_a_record_merged_gives_its_names_links_citations_and_what_is_taken(given: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    given.replace("docs/practices/sannuo-liangping.yml", "related: [sanwen-sanbang]", "related: [sanwen-sanbang, qingdan-1-3]")
    given.replace("docs/practices/qingdan-1-3.yml", "templates: [xuqiu", "related: [sannuo-liangping]\ntemplates: [xuqiu")
    assert command.merge(given.root, "qingdan-1-3", "sanwen-sanbang", ["steps"]) == 0
    text = (given.docs / "practices/sanwen-sanbang.yml").read_text(encoding="utf-8")
    assert "aliases: [入户三问, 1+3清单]\n" in text
    assert "  - {text: 事项限期办理，一般不超过 30 天。, cite: tushu-huifang#17, status: 建议}\nresults:" in text
    assert "  - {problem: jiaoban-wu-shixian, basis: 原文对应, cite: tushu-huifang#17}\n" in text
    assert "templates: [xuqiu-qingdan, lianxihui-jiyao]\nrelated: [sannuo-liangping]\n" in text
    assert "cites: [tushu-huifang#2, tushu-huifang#4, tushu-huifang#6, tushu-huifang#7, tushu-huifang#8]\n" in text
    assert naming(given, "qingdan-1-3") == []
    assert "related: [sanwen-sanbang]\n" in (given.docs / "practices/sannuo-liangping.yml").read_text(encoding="utf-8")
    assert "两条: sanwen-sanbang" not in (told := (given.root / "tests/content/data/queries.yml").read_text(encoding="utf-8"))
    assert "两条: [sanwen-sanbang]\n" in told
    assert added(given) == ["/practices/qingdan-1-3/ → /practices/sanwen-sanbang/"]
    said = capsys.readouterr().out
    assert "要留的用 --take 再来，或者自己写进去：\n  街道的联席会一年议定 85 件事。（jiedao-jiedui#5）\n" in said
    assert given.found() == []


UNLIKE = {
    "itself": ("sanwen-sanbang", "sanwen-sanbang", [], "两处写的是同一条记录。"),
    "of another kind": ("sanwen-sanbang", "dengji-daitian", [], "“sanwen-sanbang”是做法，“dengji-daitian”是问题：只有同一种记录能合并。"),
    "sources": ("tushu-huifang", "jiedao-jiedui", [], "来源不能合并：段落号是各篇自己的。同一篇收了两次的，先把引用改到要留的那一篇，再用 retire。"),
    "what is not there": (
        "qingdan-1-3", "sanwen-sanbang", ["steps.4"],
        "docs/practices/qingdan-1-3.yml 里没有“steps.4”：写列表栏目的名字，或者名字加第几条，如 steps、results.2。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", UNLIKE)
def test_what_cannot_be_one_is_not_merged(given: Handbook, capsys: pytest.CaptureFixture[str], case: str) -> None:
    before = snapshot(given.root)
    old, into, taken, answer = UNLIKE[case]
    assert command.merge(given.root, old, into, taken) == 1
    assert capsys.readouterr().err == f"{answer}\n什么也没有改。\n"
    assert snapshot(given.root) == before


# None any more


def test_a_record_retired_says_why_and_is_named_nowhere(given: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    given.replace("docs/problems/dengji-daitian.yml", "[登记表上的字是谁写的]", "['按[[lianxihui|会]]和[[lianxihui]]查']")
    assert command.retire(given.root, "lianxihui", "词义已并到别处。", "", "") == 0
    assert "['按会和联席会查']" in (given.docs / "problems/dengji-daitian.yml").read_text(encoding="utf-8")
    assert added(given) == ["/terms/lianxihui/ 停用：词义已并到别处。"]
    assert "docs/terms/lianxihui.yml（联席会）已停用，旧网址上写着：词义已并到别处。\n" in capsys.readouterr().out


SAYING = ["联席会 #1", "联席会: 甲", '联席会 "甲"', "联席会'甲'", "联席会\\n甲", "联席会，*甲*_乙_"]  # names that say something to YAML or Markdown
AROUND = ["先查{}，再问。", '"先查{}，再问。"', "'先查{}，再问。'", "先查\n    {}，再问。", ">-\n    先查{}，再问。"]


@pytest.mark.parametrize("name", SAYING)
def test_a_name_in_the_place_of_a_link_is_read_as_a_name(given: Handbook, name: str) -> None:
    """In YAML however the text is written, and in Markdown: one became a remark, and the rest of the sentence with it."""
    given.replace("docs/terms/lianxihui.yml", "name: 联席会\n", f"name: {quoted(name)}\n")
    items = "".join(f"\n  - {text.format('[[lianxihui]]')} # 见[[lianxihui]]" for text in AROUND[:-1])
    record, last = "docs/problems/dengji-daitian.yml", AROUND[-1].format("[[lianxihui]]")
    given.replace(record, "[登记表上的字是谁写的]", f"{items}\n  - {last}")
    page = given.write("docs/terms/index.md", "先查[[lianxihui]]，再问。\n")
    assert command.retire(given.root, "lianxihui", "词义已并到别处。", "", "") == 0
    told = yaml.safe_load((given.root / record).read_text(encoding="utf-8"))["editor"]["checks"]
    assert [each.replace("查 ", "查") for each in told] == [f"先查{name}，再问。"] * len(AROUND)
    assert markdown.markdown(page.read_text(encoding="utf-8")) == f"<p>先查{html.escape(name, quote=False)}，再问。</p>"
    assert naming(given, "[[lianxihui]]") == []


def test_with_something_to_read_instead_it_is_named_in_its_place(given: Handbook) -> None:
    assert command.retire(given.root, "lianxihui-jiyao", "和清单说的是一张表。", "xuqiu-qingdan", "重复") == 0
    assert naming(given, "lianxihui-jiyao") == []
    assert "templates: [xuqiu-qingdan]\n" in (given.docs / "practices/qingdan-1-3.yml").read_text(encoding="utf-8")
    assert added(given) == ["/templates/lianxihui-jiyao/ 停用：和清单说的是一张表。 → /templates/xuqiu-qingdan/"]
    assert given.found() == []


def test_passages_that_only_it_cited_are_classed_in_their_source(given: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.retire(given.root, "sannuo-liangping", "来源已撤回。", "", "背景") == 0
    assert "docs/sources/tushu-huifang.yml 的第 5 段以后没有记录引用，已记为“背景”。\n" in capsys.readouterr().out
    assert "\nuncited: {背景: [5]}" in (given.docs / "sources/tushu-huifang.yml").read_text(encoding="utf-8")
    assert naming(given, "sannuo-liangping") == []
    assert given.found() == []


REFUSED = {
    "without a reason": ("lianxihui", "无", "理由要写 4 到 200 个字，写给照旧网址来的读者看，如 来源已撤回。"),
    "a source that is cited": (
        "jiedao-jiedui", "来源已撤回。", "还有 2 条记录引用它：docs/practices/qingdan-1-3.yml、docs/templates/lianxihui-jiyao.yml。先改掉或停用这些记录。",
    ),
    "passages that nobody else cites": (
        "sannuo-liangping", "来源已撤回。",
        "docs/sources/tushu-huifang.yml 的第 5 段以后没有记录引用了：加 --passages 理由，写明为什么不用（背景、口号、重复、隐私、受损）。",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_would_leave_readers_or_passages_alone_is_not_retired(given: Handbook, capsys: pytest.CaptureFixture[str], case: str) -> None:
    before = snapshot(given.root)
    record, reason, answer = REFUSED[case]
    assert command.retire(given.root, record, reason, "", "") == 1
    assert capsys.readouterr().err == f"{answer}\n什么也没有改。\n"
    assert snapshot(given.root) == before


def test_what_would_leave_errors_is_not_done_and_says_which(given: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(given.root)
    assert command.retire(given.root, "sanwen-sanbang", "来源已撤回。", "", "重复") == 1
    said = capsys.readouterr().err
    assert said.startswith("这样改了以后，下面几处会有错，先在现在的记录里改好，再来一次：\ndocs/courses/fenhu-lianxi.yml:")
    assert "\ndocs/methods/lianxi-duzhe.yml:" in said
    assert said.endswith("\n什么也没有改。\n")
    assert snapshot(given.root) == before


# Two of one


def test_a_record_split_gives_what_is_chosen_to_the_new_one(given: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    taken = ["results.2"]
    assert command.split(given.root, "sanwen-sanbang", "huishou-peixun", taken, "回收和培训", "馆员帮读者回收旧书，办培训。") == 0
    new = (given.docs / "practices/huishou-peixun.yml").read_text(encoding="utf-8")
    assert "name: 回收和培训\nsummary: 馆员帮读者回收旧书，办培训。\norganisation: 图书总馆\n" in new
    assert "results:\n  - {text: 帮助回收约 1.2 万公斤，培训 2000 多人次。, cite: tushu-huifang#11}\n" in new
    assert "related: [sanwen-sanbang]\n" in new
    assert "shorthand" not in new
    old = (given.docs / "practices/sanwen-sanbang.yml").read_text(encoding="utf-8")
    assert "培训 2000 多人次" not in old
    assert "related: [sannuo-liangping, huishou-peixun]\n" in old
    said = capsys.readouterr().out
    assert said.startswith("已从 docs/practices/sanwen-sanbang.yml（三问三帮）分出 docs/practices/huishou-peixun.yml：打开看一遍")


def test_a_record_is_split_whose_words_stand_in_lines_of_their_own(given: Handbook) -> None:
    given.replace("docs/practices/sanwen-sanbang.yml", "summary: ", "summary: >-\n  ")
    assert command.split(given.root, "sanwen-sanbang", "huishou-peixun", ["results.2"], "回收和培训", "馆员帮读者回收旧书，办培训。") == 0
    new = (given.docs / "practices/huishou-peixun.yml").read_text(encoding="utf-8")
    assert "name: 回收和培训\nsummary: 馆员帮读者回收旧书，办培训。\norganisation: 图书总馆\n" in new


def test_nothing_chosen_is_nothing_split(given: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.split(given.root, "sanwen-sanbang", "xin", [], "新的", "新的一句。") == 1
    assert capsys.readouterr().err == "写明哪些归新记录，如 --take steps.3 --take results。\n什么也没有改。\n"


# One step

# A note may have come with somebody's pull request: it must not be able to write into the program or anywhere else.
OUTSIDE = ("../x", "/tmp/x", "docs/../../x", "hooks/site.py", "mkdocs.yml", ".git/config", "docs\\..\\x", "", "docs/out/x", "docs/a\0")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这里没有命名管道")
def test_what_is_no_file_is_not_copied_and_keeps_nothing_from_being_renamed(given: Handbook) -> None:
    os.mkfifo(given.docs / "guandao")
    (given.docs / "wuchu").symlink_to(given.root / "there-is-none")
    assert command.rename(given.root, "lianxihui", "lianxi-hui") == 0
    assert (given.docs / "terms/lianxi-hui.yml").is_file()


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_a_copy_that_cannot_be_made_is_told(given: Handbook) -> None:
    """No file may be longer than a block of the disk."""
    before = snapshot(given.docs)
    done = run_program(["sh", "-c", 'ulimit -f 1; exec "$@"', "sh", *given.command("rename", "lianxihui", "lianxi-hui")], given.root,
                       variables(PYTHONPATH=str(ROOT / "hooks"), PYTHONDONTWRITEBYTECODE="1"))  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("要先在一份副本上试，副本没有做成，什么也没有改：")
    assert snapshot(given.docs) == before


def test_a_file_that_cannot_be_written_leaves_everything_as_it_was(given: Handbook) -> None:
    (given.root / NOTE).mkdir()
    before = snapshot(given.root)
    with pytest.raises(OSError, match=NOTE):
        command.rename(given.root, "sanwen-sanbang", "yi")
    assert snapshot(given.root) == before


@pytest.mark.parametrize("written_first", [0, 1, 2])
def test_a_step_cut_short_is_finished_by_the_next_command(given: Handbook, written_first: int) -> None:
    assert command.rename(given.root, "sanwen-sanbang", "yi") == 0
    after = snapshot(given.root)
    texts = {name: after[name].decode() for name in ("docs/addresses.txt", "docs/practices/yi.yml")}
    for name in list(texts)[written_first:]:
        given.write(name, "旧的\n")
    given.write("docs/practices/sanwen-sanbang.yml", "旧的\n")
    given.write(NOTE, Step(texts, ("docs/practices/sanwen-sanbang.yml",)).written())
    done = run_program(given.command("check"), given.root, variables(PYTHONPATH=str(ROOT / "hooks"), PYTHONDONTWRITEBYTECODE="1"))
    assert done.stderr == "上次的改动写到一半停了，剩下的已经写完。\n"
    assert snapshot(given.root) == after


def test_the_command_whose_step_was_cut_short_is_not_done_twice(given: Handbook) -> None:
    """Asked for again, as anybody would do, it finds its own work there: it says so and is content."""
    told = {"record": "sanwen-sanbang", "new": "fen-chu", "take": ("results.2",), "name": "帮助回收", "summary": "图书馆员分户联系读者，帮助回收。"}
    split = given.command("split", "sanwen-sanbang", "fen-chu", "--take", "results.2", "--name", "帮助回收", "--summary", str(told["summary"]))
    environ, before = variables(PYTHONPATH=str(ROOT / "hooks"), PYTHONDONTWRITEBYTECODE="1"), snapshot(given.root)
    assert run_program(split, given.root, environ).returncode == 0
    after = snapshot(given.root)
    texts = {name: text.decode() for name, text in after.items() if before.get(name) != text}
    given.write("docs/practices/sanwen-sanbang.yml", before["docs/practices/sanwen-sanbang.yml"].decode())
    given.write(NOTE, Step(texts, (), asked_for("split", told)).written())
    done = run_program(split, given.root, environ)
    assert (done.returncode, done.stderr) == (0, "上次的改动写到一半停了，剩下的已经写完。\n写完的就是现在要做的，不再做一遍。\n")
    assert snapshot(given.root) == after


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"texts": 1}', '{"texts": {}}', '{"texts": {"docs/a": 1}, "gone": []}', '{"texts": {"docs/a": ""}, "gone": [1]}', "[" * 9999,
     *(f'{{"texts": {{"docs/a": "", {json.dumps(path)}: "x"}}, "gone": []}}' for path in OUTSIDE),
     *(f'{{"texts": {{}}, "gone": [{json.dumps(path)}]}}' for path in OUTSIDE)],
)  # fmt: skip
def test_what_is_no_note_of_a_step_is_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / NOTE).write_text(text, encoding="utf-8")
    if os.name == "posix":
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "docs").mkdir()
        (tmp_path / "docs/out").symlink_to(tmp_path / "elsewhere")
    before = snapshot(tmp_path)
    assert not finish(tmp_path)
    assert snapshot(tmp_path) == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这里没有命名管道")
def test_a_note_that_is_no_file_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / NOTE)
    assert not finish(tmp_path)


def test_a_step_leaves_no_note(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("旧", encoding="utf-8")
    take(tmp_path, Step({"a": "新"}, ("b",)))
    assert snapshot(tmp_path) == {"a": "新".encode()}


# What is written oddly, or damaged

ACTS = {
    "rename": lambda root: command.rename(root, "sanwen-sanbang", "xin-bianhao"),
    "merge": lambda root: command.merge(root, "sannuo-liangping", "sanwen-sanbang", []),
    "retire": lambda root: command.retire(root, "sannuo-liangping", "来源已经撤回了", "", ""),
}
ALIASES = "a: &a [sanwen-sanbang, sannuo-liangping]\n" + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
UNREADABLE = {
    "a page in GBK": ("docs/shuoming.md", "手册说明".encode("gb18030"), "不是 UTF-8 编码"),
    "a page in UTF-16": ("docs/shuoming.md", "手册说明".encode("utf-16"), "不是 UTF-8 编码"),
    "signatures that are none": ("docs/signed/practices/sanwen-sanbang.yml", bytes(range(256)), "不是 UTF-8 编码"),
    "queries in GBK": ("tests/content/data/queries.yml", "名: [sanwen-sanbang]".encode("gb18030"), "有写错的地方"),
    "queries that do not end": ("tests/content/data/queries.yml", b"tune:\n  a: [sanwen-sanbang\n b: {", "有写错的地方"),
    "queries that are a word": ("tests/content/data/queries.yml", b"sanwen-sanbang\n", "有写错的地方"),
    "queries that refer to themselves": ("tests/content/data/queries.yml", b"a: &x [sanwen-sanbang, *x]\n", "有写错的地方"),
    "queries a billion times": ("tests/content/data/queries.yml", ALIASES.encode(), "有写错的地方"),
    "queries with lists as keys": ("tests/content/data/queries.yml", b"? [a, sanwen-sanbang]\n: sannuo-liangping\n", "有写错的地方"),
    "settings with a fault": ("handbook.yml", b"format: 3\nname: [", "有写错的地方"),
    "a self-check with a fault": ("docs/selfcheck/questions.yml", b"questions: [{id: x, practices: [sanwen-sanbang]}]\n", "有写错的地方"),
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_is_told_before_anything_is_changed(records: Handbook, capsys: pytest.CaptureFixture[str], case: str, act: str) -> None:
    name, content, told = UNREADABLE[case]
    records.write(name, "").write_bytes(content)
    before = snapshot(records.root)
    assert ACTS[act](records.root) == 1
    err = capsys.readouterr().err
    assert name in err
    assert told in err
    assert snapshot(records.root) == before


@pytest.mark.parametrize("act", ACTS)
def test_questions_may_end_in_a_half_width_mark(given: Handbook, act: str) -> None:
    given.replace("docs/practices/sanwen-sanbang.yml", "asks: [图书馆员怎样联系读者]", "asks: [图书馆员怎样联系读者?, 谁去联系读者?]")
    given.replace("docs/practices/sannuo-liangping.yml", "related: [sanwen-sanbang]", "asks: [两方怎样评议?, 谁来评?]\nrelated: [sanwen-sanbang]")
    given.replace("docs/practices/qingdan-1-3.yml", "cites: [", "cites: [tushu-huifang#5, ")
    (given.docs / "courses/fenhu-lianxi.yml").unlink()
    assert ACTS[act](given.root) == 0
    assert given.found() == []


def test_lines_of_old_are_lines(given: Handbook) -> None:
    path = given.docs / "practices/sanwen-sanbang.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r"))
    assert command.split(given.root, "sanwen-sanbang", "ling-yi", ["results.2"], "另一条", "图书馆员帮助回收。") == 0
    assert [line for line in given.found() if "ling-yi" not in line] == []


def test_a_form_and_a_term_can_be_split(records: Handbook) -> None:
    assert command.split(records.root, "xuqiu-qingdan", "ling-yi", ["fields.2"], "另一张", "登记基本情况。") == 0
    assert "purpose: 登记基本情况。" in (records.docs / "templates/ling-yi.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("written", ["steps.²", f"steps.{'9' * 5000}", "steps.0", "steps.٣", "steps.1."])
def test_a_number_of_an_item_is_one(records: Handbook, capsys: pytest.CaptureFixture[str], written: str) -> None:
    before = snapshot(records.root)
    assert command.merge(records.root, "sanwen-sanbang", "sannuo-liangping", [written]) == 1
    assert f"里没有“{written}”" in capsys.readouterr().err
    assert snapshot(records.root) == before


@pytest.mark.parametrize("reason", ["来源已撤回\udcc4", "来源\x1b[31m已撤回", "来源\u202e已撤回", "来源\t已撤回"])
def test_a_reason_is_what_readers_see(records: Handbook, capsys: pytest.CaptureFixture[str], reason: str) -> None:
    before = snapshot(records.root)
    assert command.retire(records.root, "sannuo-liangping", reason, "", "") == 1
    assert "理由要写" in capsys.readouterr().err
    assert snapshot(records.root) == before


@pytest.mark.parametrize("words", ["名\udcc4", "名\x1b[31m", "名\n字"])
def test_words_of_a_new_record_are_what_readers_see(records: Handbook, capsys: pytest.CaptureFixture[str], words: str) -> None:
    before = snapshot(records.root)
    assert command.split(records.root, "sanwen-sanbang", "ling-yi", ["results.2"], words, "一句话说。") == 1
    assert command.split(records.root, "sanwen-sanbang", "ling-yi", ["results.2"], "另一条", words) == 1
    assert "看不见的字符" in capsys.readouterr().err
    assert snapshot(records.root) == before


@pytest.mark.parametrize("reason", ["背景\udcc4", "没有这个", "背景: [1]"])
def test_passages_are_classed_by_a_reason_that_there_is(records: Handbook, capsys: pytest.CaptureFixture[str], reason: str) -> None:
    before = snapshot(records.root)
    assert command.retire(records.root, "sanwen-sanbang", "来源已撤回了", "", reason) == 1
    assert "加 --passages 理由" in capsys.readouterr().err
    assert snapshot(records.root) == before


def test_what_stands_under_the_new_id_is_not_written_over(given: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("practices/sanwen-sanbang", "practices/xin-bianhao"):
        given.write(f"docs/signed/{name}.yml", f"signatures: []\n# {name}\n")
    before = snapshot(given.root)
    assert command.rename(given.root, "sanwen-sanbang", "xin-bianhao") == 1
    assert "docs/signed/practices/xin-bianhao.yml 已经有了" in capsys.readouterr().err
    assert snapshot(given.root) == before


@pytest.mark.parametrize("act", ACTS)
def test_a_citation_of_thousands_of_digits_is_none(records: Handbook, capsys: pytest.CaptureFixture[str], act: str) -> None:
    records.replace("docs/practices/qingdan-1-3.yml", "\ncites: [tushu-huifang#6", f"\ncites: [tushu-huifang#{'9' * 5000}")
    before = snapshot(records.root)
    assert ACTS[act](records.root) == 1
    assert "docs/practices/qingdan-1-3.yml 有写错的地方" in capsys.readouterr().err
    assert snapshot(records.root) == before
