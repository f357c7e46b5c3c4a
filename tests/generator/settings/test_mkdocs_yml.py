"""Whatever stands in mkdocs.yml, the answer is Chinese, with the line; and soon."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handbook.settings.mkdocs_yml import REFUSED, UNTOUCHED, fault_in, is_yaml
from handbook.settings.stock_site import completed
from stock_handbook import ROOT, Handbook

GOOD = "site_name: 做法手册\nplugins: [handbook]\n"
BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]\n" for number in range(1, 30))
ENDLESS = f"别名（*）引用来引用去，展开以后没有尽头，或者超过 20000 项：把要写的直接写出来。{UNTOUCHED}"
NO_VALUE = f"读不成它看起来的那种值（数、日期一类）：改对；要当文字用，就加上引号。{UNTOUCHED}"
NO_PARENT = f"INHERIT 写的不是另一个读得出来的设置文件：写它的路径，如 ../mkdocs.yml；它自己也不能绕回来。{UNTOUCHED}"
NO_ADDRESS = f"site_url 不是网址：写全，如 https://example.org/handbook/，里面没有空格、引号、尖括号这一类字符；还没有就空着。{UNTOUCHED}"
NO_PLACE = f"这一处要写文件的路径或网址，里面不能有引号、尖括号，也不能是脚本。{UNTOUCHED}"
NO_ADDRESSES = [
    """'https://a.cn/"><img/src=x>/'""", '"https://a.cn/a b/"', "javascript:alert(1)", "a.cn/b/", "//a.cn/", "3", '"https://a.cn/\\u0001"', "https:///b/", "'https://a.cn/{{x}}/'",
]  # fmt: skip
ADDRESSES = ["", "''", "~", "https://a.cn", "http://127.0.0.1:8000/", "https://例子.中国/手册/", "HTTPS://A.CN/b/?c=d&e#f", "http://[::1]:8000/a'b/", "!ENV SITE_URL"]
FAULTS = {
    f"{GOOD}{BOMB}": f"mkdocs.yml:7:5 {ENDLESS}",
    f"{GOOD}extra: &x {{y: *x}}\n": f"mkdocs.yml:3:8 {ENDLESS}",
    f"{GOOD}nav: &n [*n]\n": f"mkdocs.yml:3:6 {ENDLESS}",
    f"{GOOD}x: 2026-02-30\n": f"mkdocs.yml:3:4 “2026-02-30”{NO_VALUE}",
    f"{GOOD}x: 2026-01-01T99:99:99Z\n": f"mkdocs.yml:3:4 “2026-01-01T99:99:99Z”{NO_VALUE}",
    f"{GOOD}x: {'9' * 5000}\n": f"mkdocs.yml:3:4 “{'9' * 40}”{NO_VALUE}",
    f"{GOOD}x: 0x{'f' * 5000}\n": f"mkdocs.yml:3:4 “0x{'f' * 38}”{NO_VALUE}",
    f"{GOOD}x: 1{':59' * 3000}\n": f"mkdocs.yml:3:4 “1{':59' * 13}”{NO_VALUE}",
    f"{GOOD}x: !!bool abc\n": f"mkdocs.yml:3:4 “abc”{NO_VALUE}",
    f"{GOOD}x: !!timestamp 'abc'\n": f"mkdocs.yml:3:4 “abc”{NO_VALUE}",
    f"{GOOD}site_name: 另一本\n": f"mkdocs.yml:3:1 “site_name”写了两次，前一次在第 1 行：只留一个。{UNTOUCHED}",
    f"{GOOD}INHERIT: nowhere.yml\n": f"mkdocs.yml:3:10 {NO_PARENT}",
    f"{GOOD}INHERIT: mkdocs.yml\n": f"mkdocs.yml:3:10 {NO_PARENT}",
    f"{GOOD}INHERIT: .\n": f"mkdocs.yml:3:10 {NO_PARENT}",
    f"{GOOD}INHERIT: [a]\n": f"mkdocs.yml:3:10 {NO_PARENT}",
    f'{GOOD}INHERIT: "a\\0b"\n': f"mkdocs.yml:3:10 {NO_PARENT}",
    f"{GOOD}INHERIT: heir.yml\n": f"heir.yml:1:10 {NO_PARENT}",
    f"{GOOD}INHERIT: wrong.yml\n": f"wrong.yml:1:4 “2026-02-30”{NO_VALUE}",
    **{f"{GOOD}site_url: {said}\n": f"mkdocs.yml:3:11 {NO_ADDRESS}" for said in NO_ADDRESSES},
    **{f"{GOOD}site_url: {said}\n": "" for said in ADDRESSES},
    f"""{GOOD}nav: [index.md, {{甲: 'https://a.cn/">'}}]\n""": f"mkdocs.yml:3:21 {NO_PLACE}",
    f"{GOOD}nav: [{{甲: [{{乙: ' JavaScript:alert(1)'}}]}}]\n": f"mkdocs.yml:3:16 {NO_PLACE}",
    f"{GOOD}extra_css: [a.css, '<b>.css']\n": f"mkdocs.yml:3:20 {NO_PLACE}",
    f"""{GOOD}theme: {{name: material, logo: 'a".svg'}}\n""": f"mkdocs.yml:3:31 {NO_PLACE}",
    f"{GOOD}nav: [{{'“甲”<乙>': index.md}}, https://a.cn/?b=c&d]\n": "",
    "INHERIT: parent.yml\n": "",
    f"{GOOD}x: [2026-01-01, 1e999, .nan, 0x1f, yes, ~, '2026-02-30']\ny: !ENV [HOME, 1]\n": "",
}
UNREADABLE = {
    "nested": (GOOD + "x: " + "[" * 1_000_000).encode(), "closed": (GOOD + "x: " + "[" * 3000 + "]" * 3000).encode(),
    "utf-16": GOOD.encode("utf-16"), "utf-32": GOOD.encode("utf-32"), "gbk": GOOD.encode("gbk"), "nul": GOOD.replace("手", "\0").encode(),
    "large": (GOOD + "x: " + "长" * 400_000).encode(), "two": f"{GOOD}---\n{GOOD}".encode(),
}  # fmt: skip


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Where mkdocs.yml goes, beside files that it may inherit from."""
    beside = {"parent.yml": GOOD, "heir.yml": "INHERIT: mkdocs.yml\n", "wrong.yml": "x: 2026-02-30\n"}
    for name, text in beside.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "mkdocs.yml"


@pytest.mark.parametrize("text", FAULTS, ids=lambda text: text.removeprefix(GOOD)[:24])
def test_what_mkdocs_would_break_at_is_told_with_its_place(settings: Path, text: str) -> None:
    settings.write_text(text, encoding="utf-8")
    assert is_yaml(settings)
    assert fault_in(settings) == FAULTS[text]


@pytest.mark.parametrize(("written", "value", "place"), [
    ("site_url: !ENV AT", "https://a.cn/b/", ""), ("site_url: !ENV AT", "", ""), ("site_url: !ENV [ELSEWHERE, AT, x]", "https://a.cn", ""),
    ("site_url: !ENV AT", "https://a.cn/b c/", f"3:11 {NO_ADDRESS}"), ("site_url: !ENV [ELSEWHERE, AT, x]", 'https://a.cn/">', f"3:11 {NO_ADDRESS}"),
    ("site_url: !ENV [ELSEWHERE, 'https://a.cn/b c/']", "", f"3:28 {NO_ADDRESS}"), ("site_url: !ENV ELSEWHERE", "x", ""), ("site_url: !ENV {a: b}", "x", ""),
    ("site_url: !ENV []", "x", ""), ("site_url: !ENV AT", "!!int x", f"3:11 {NO_ADDRESS}"),
    ("extra_css: [!ENV AT]", "<b>.css", f"3:13 {NO_PLACE}"), ("extra_css: !ENV [ELSEWHERE, AT]", "a.css", ""),
])  # fmt: skip
def test_what_comes_from_the_environment_is_looked_at_too(
    settings: Path, monkeypatch: pytest.MonkeyPatch, written: str, value: str, place: str
) -> None:
    monkeypatch.setenv("AT", value)
    settings.write_text(f"{GOOD}{written}\n", encoding="utf-8")
    assert fault_in(settings) == (place and f"mkdocs.yml:{place}")


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_yaml_is_known_for_it(settings: Path, name: str) -> None:
    settings.write_bytes(UNREADABLE[name])
    assert not is_yaml(settings)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这个系统没有命名管道")
def test_a_pipe_to_inherit_from_is_not_waited_for(settings: Path) -> None:
    os.mkfifo(settings.with_name("pipe"))
    settings.write_text(f"{GOOD}INHERIT: pipe\n", encoding="utf-8")
    assert fault_in(settings) == f"mkdocs.yml:3:10 {NO_PARENT}"


OF_MKDOCS = {
    "x: 1": ("WARNING -  Config value 'x': Unrecognised configuration name: x\n", f"\nmkdocs.yml:3:1 就是这一项：x\n{REFUSED}\n"),
    "nav: 3": ("ERROR   -  Config value 'nav': Expected nav to be a list", f"\nmkdocs.yml:3:1 就是这一项：nav\n{REFUSED}\n"),
    f"theme: {{name: material, language: xx}}\nhooks: [{ROOT / 'hooks/site.py'}]": (
        "mkdocs.yml:3:1 就是这一项：theme\n", f"theme 的 language 写的是 xx，主题没有这种语言：写 zh，或者删掉这一项。{UNTOUCHED}\n",
    ),
    "theme:": ("mkdocs.yml：theme：", f"\n{REFUSED}\n"),
    'site_dir: "a\\0b"': ("网站放不到 mkdocs.yml 的 site_dir 所写的地方，没有生成：换一个地方，再运行一次。", "（embedded null byte）\n"),
    f"site_dir: {'长' * 100}": ("网站放不到 mkdocs.yml 的 site_dir 所写的地方，没有生成：换一个地方，再运行一次。", "）\n"),
}  # fmt: skip


@pytest.mark.parametrize("line", OF_MKDOCS)
def test_what_mkdocs_refuses_is_told_with_its_place(records: Handbook, line: str) -> None:
    records.write("mkdocs.yml", f"{GOOD}{line}\n".replace("plugins: [handbook]", "plugins: [search]" if "hooks" in line else "plugins: [handbook]"))
    done = records.run("build", PYTHONPATH=str(ROOT / "hooks"))
    first, last = OF_MKDOCS[line]
    assert done.returncode == 1
    assert done.stderr.startswith(first)
    assert done.stderr.endswith(last)


# What MkDocs takes and then breaks at, and where it says that it did.
BREAKS = {
    "config_file_path: 5": "ValidationError: ", "dev_addr: !!python/object/apply:int [x]": "ValueError: ", "extra_templates: [{a: b}]": "TypeError: ",
    "extra_css: [1]": "TypeError: ", "theme: {name: material, palette: x}": "UndefinedError: ",
}  # fmt: skip


@pytest.mark.parametrize("line", BREAKS)
def test_what_mkdocs_takes_and_breaks_at_is_no_fault_of_the_program(records: Handbook, line: str) -> None:
    records.write("mkdocs.yml", f"{GOOD}{line}\n")
    done = records.run("build", PYTHONPATH=str(ROOT / "hooks"))
    assert (done.returncode, done.stdout) == (2, "")
    first, place, advice = done.stderr.splitlines()
    assert first.startswith(f"MkDocs 照 mkdocs.yml 做，做到一半停了：{BREAKS[line]}")
    assert place.startswith("停的地方：")
    assert advice.startswith(f"多半是 mkdocs.yml 里写得它用不了，先看这几项：{line.partition(':')[0]}（第 3 行）。改好或者删掉，再运行一次")


@pytest.mark.parametrize("said", [None, [], {}])
def test_a_collection_may_be_empty(said: object) -> None:
    keys = ("extra_css", "extra_javascript", "markdown_extensions", "exclude_docs")
    assert completed(dict.fromkeys(keys, said)) == completed({})


def test_extensions_may_be_named_with_their_options() -> None:
    assert {"toc": {"permalink": "x"}} in completed({"markdown_extensions": {"toc": {"permalink": "x"}}})["markdown_extensions"]
