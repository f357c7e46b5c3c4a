"""The site says what the settings say: name, imprint, words, colours, pages; and a handbook without records is one, too."""

from __future__ import annotations

import json
import re

import yaml

from handbook.settings.handbook import SETTINGS, Settings
from stock_handbook import Handbook

OWN = {
    "name: 图书馆读者服务做法手册": "name: 护理质量做法手册",
    "publisher: {official: false}": "publisher: {name: 某医院护理部, official: true}",
    "stages: 四步": "stages: 四段",
    "kit: 起步包": "kit: 开工包",
    'accent: {light: "#8c1d18", dark: "#f0a49b"}': 'accent: {light: "#1f4e79", dark: "#9cc4ea"}',
    'accent_wash: {light: "#faf0ee", dark: "#33211f"}': 'accent_wash: {light: "#eef4fa", dark: "#1c2733"}',
    "pages: {off: []}": "pages: {off: [shorthands]}",
    'issues: ""': "issues: https://example.org/issues",
    "{group: 图书室, mark: 分馆, leader: 图书室馆长, post: 馆长的职务}": "{group: 科室, mark: 科室, leader: 护士长, post: 护士长的职务}",
}


def test_the_site_says_what_the_settings_say(handbook: Handbook) -> None:
    for old, new in OWN.items():
        handbook.replace(SETTINGS, old, new)
    handbook.build()
    home, form = handbook.page(""), handbook.page("templates/xuqiu-qingdan")
    assert "<title>护理质量做法手册</title>" in home
    assert "<p>某医院护理部编印。</p>" in home
    assert "非官方" not in home
    assert "四段" in home
    assert 'data-group="科室" data-post="护士长的职务"' in form
    assert "护士长" in form
    assert "图书室" not in form
    assert 'href="https://example.org/issues"' in handbook.page("contribute")
    assert not (handbook.site / "shorthands").exists()
    sheet = next(path for path in (handbook.site / "assets").glob("handbook.*css")).read_text(encoding="utf-8")
    assert re.findall(r"--hb-accent:(#\w{6});", sheet) == ["#1f4e79", "#9cc4ea"]
    assert 'fill="#1f4e79"' in (handbook.site / "assets/favicon.svg").read_text(encoding="utf-8")


def test_who_makes_it_is_named_also_when_it_is_not_official() -> None:
    named, unnamed = (Settings.model_validate({"format": 3, "publisher": who}) for who in ({"name": "某医院护理部"}, {}))
    assert named.imprint == "某医院护理部编。非正式发布，不代表任何单位；以现行规定为准。"
    assert unnamed.imprint == "非正式发布，不代表任何单位；以现行规定为准。"
    own = Settings.model_validate({"format": 3, "publisher": {"name": "某医院护理部"}, "disclaimer": "某医院护理部自用。"})
    assert own.imprint == "某医院护理部自用。"


def test_a_handbook_without_any_record_is_clean_and_builds(handbook: Handbook) -> None:
    for folder in ("situations", "methods", "practices", "problems", "templates", "sources", "terms", "courses", "sources/passages"):
        for path in (handbook.docs / folder).glob("*.*"):
            if path.suffix in (".yml", ".json"):
                path.unlink()
    (handbook.docs / "addresses.txt").unlink(missing_ok=True)
    assert handbook.found() == []
    done = handbook.build()
    assert "检查了 0 条记录（要办的事 0、方法 0、做法 0、问题 0、表单 0、来源 0、术语 0、教学包 0）" in done.stdout
    assert "发现 0 个错误、0 个提醒" in done.stdout


def test_questions_lead_nowhere_before_there_are_practices(handbook: Handbook) -> None:
    for folder in ("situations", "methods", "practices", "problems", "templates", "sources", "terms", "courses", "sources/passages"):
        for path in [*(handbook.docs / folder).glob("*.yml"), *(handbook.docs / folder).glob("*.json")]:
            path.unlink()
    handbook.write(
        "docs/selfcheck/questions.yml",
        "questions:\n  - {id: yi, stage: 商定, ask: 议事时一起议了吗？, look: 记录, practices: [mou-zuofa]}\n",
    )
    assert handbook.found() == []
    handbook.build()
    assert "议事时一起议了吗" not in handbook.page("selfcheck")


HOSTILE = "<script>alert(1)</script>\"' **b** [a](javascript:x) `c` # &lt; \\*"


def test_words_of_the_settings_are_shown_letter_by_letter_and_never_as_markup(handbook: Handbook) -> None:
    said = yaml.load((handbook.root / SETTINGS).read_text(encoding="utf-8"), yaml.BaseLoader)  # `off` is a name in it
    said |= {"name": HOSTILE[:39], "disclaimer": HOSTILE, "description": HOSTILE, "english": HOSTILE}
    said["words"] = {"stages": "<s>stages</s>", "small": "<s>small</s>", "kit": "<s>kit</s>", "example": '"><s>x</s>'}
    said["words"] |= {"selfcheck": HOSTILE, "official": HOSTILE, "promises": [HOSTILE]}
    said["forms"] = {"group": "<s>group</s>", "mark": "<s>m</s>", "leader": "<s>l</s>", "post": "<s>p</s>"}
    for words in said["vocabularies"].values():
        words["label"] = "<s>`*_"
        words["values"] = [value | {"line": HOSTILE} for value in words["values"]]
    handbook.write(SETTINGS, json.dumps(said, ensure_ascii=False).replace('"3"', "3", 1).replace('"false"', "false"))
    handbook.build()
    pages = {path: path.read_text(encoding="utf-8") for path in handbook.site.rglob("*.html")}
    assert [path for path, text in pages.items() if "<script>alert" in text or "<s>" in text] == []
    assert "<p>&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39; **b** [a](javascript:x) `c` # &amp;lt; \\*</p>" in handbook.page("")
    assert "<strong>&lt;script&gt;alert(1)&lt;/script&gt;\"' **b** [a](javascript:x) `c` # &amp;lt; \\*</strong>" in (
        handbook.page("selfcheck")
    )
    assert "哪些&lt;s&gt;`*_还空着" in handbook.page("selfcheck")
