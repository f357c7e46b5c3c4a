"""From format 2: what a handbook says of itself, and the words of its vocabularies, stood in mkdocs.yml and in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ..catalog import record_files
from ..exports.search import script
from ..exports.search.script import TABLES
from ..load import load_file
from ..load.scalars import quoted
from ..settings.stock import STOCK
from .migration import CannotUpgrade, Change, Migration, Note
from .yaml_text import is_one_piece, line_of, node_at, replaced

OLD_CODE = "hooks/handbook/model/vocabulary.py"
CLASSES = {
    "Sector": "sector", "Level": "level", "Mechanism": "mechanism", "Stage": "stage", "CauseGroup": "cause",
    "Occasion": "occasion", "Reason": "reason",
}  # fmt: skip
Word = tuple[str, str, str]  # id, label, line
MOVED = {
    ("hooks",): ("hooks/preview.py", "[hooks/site.py]"),
    ("watch",): ("hooks/theme", "[hooks/handbook]"),
    ("theme", "custom_dir"): ("hooks/theme/material", "hooks/handbook/theme/material"),
}


def steps(root: Path) -> Iterator[Change | Note]:
    """The file of settings, and mkdocs.yml where it names files that have moved."""
    text = site_settings(root / "mkdocs.yml")
    yield from moved(root, text)
    if (root / "handbook.yml").exists():  # somebody has begun it: only its number is written anew
        return
    known = old_words(root)
    chosen = known or {name: named(labels) for name, labels in used_labels(root).items()}
    written = settings(text, chosen)
    yield Change("handbook.yml", written, "新写：名称、声明、纠错地址照 mkdocs.yml，固定的词照" + ("原来的程序" if known else "各条记录"))
    for number, line in enumerate(written.splitlines(), 1):
        if not known and line.removesuffix(":").strip() in chosen:
            yield Note("handbook.yml", number, "这几个编号照读音新编：发布过的手册改成原来网址里的；说明也请补上")


def site_settings(path: Path) -> str:
    """The text of mkdocs.yml, which can be read as YAML. Raises CannotUpgrade when it cannot."""
    if not path.is_file():
        raise CannotUpgrade(f"这里没有 {path.name}：请在手册的文件夹里运行；文件丢了，就从仓库里取回。")
    try:
        text = path.read_bytes().decode("utf-8-sig")  # line ends stay as they are
        node_at(text, ())
    except UnicodeDecodeError:
        raise CannotUpgrade(f"{path.name}:1:1 不是 UTF-8 编码：用记事本打开，“另存为”时“编码”选 UTF-8，再运行一次。") from None
    except RecursionError:
        raise CannotUpgrade(f"{path.name}:1:1 嵌套太深，读不了：看看是不是多打了方括号或花括号。") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        raise CannotUpgrade(f"{path.name}:{place} 的写法不对，读不了：看看这一行和上一行的引号、冒号、缩进，改好再运行一次。") from None
    return text


def moved(root: Path, text: str) -> Iterator[Change | Note]:
    """mkdocs.yml without the files that are in the package now; of an old generator beside it, what to do."""
    if not (root / "hooks/handbook/plugin.py").is_file():
        node = node_at(text, ("hooks",))
        if node:
            what = "hooks 里是旧的生成器：删去 hooks、watch 和 theme 里的 custom_dir，plugins 写成 [handbook]，再删掉 hooks 文件夹"
            yield Note("mkdocs.yml", line_of(node), what)
        return
    changed = text
    for place, (old, new) in MOVED.items():
        node = node_at(changed, place)
        if node is None or old not in changed[node.start_mark.index : node.end_mark.index]:
            continue
        if is_one_piece(node):
            changed = replaced(changed, node, new)
        else:
            yield Note("mkdocs.yml", line_of(node), f"{'.'.join(place)} 里的文件已经并进程序：改写成 {new}")
    if changed != text:
        yield Change("mkdocs.yml", changed, "程序里的文件换了地方，照新的写")


def old_words(root: Path) -> dict[str, list[Word]]:
    """The vocabularies of the generator that lies in the folder, if it is the old one; else nothing."""
    path = root / OLD_CODE
    try:
        classes = [node for node in ast.parse(path.read_bytes()).body if isinstance(node, ast.ClassDef)]
        found = {CLASSES[node.name]: list(_members(node)) for node in classes if node.name in CLASSES}
    except (OSError, ValueError, SyntaxError, RecursionError, MemoryError):  # none there, or changed by somebody
        return {}
    return {name: words for name, words in found.items() if words}


def _members(node: ast.ClassDef) -> Iterator[Word]:
    for line in node.body:
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Tuple):
            label, slug, definition = (str(ast.literal_eval(item)) for item in line.value.elts[:3])
            yield slug, label, definition


def used_labels(root: Path) -> dict[str, list[str]]:
    """The words that the records use, by vocabulary, each once and those that come first first."""
    labels: dict[str, dict[str, None]] = {name: {} for name in CLASSES.values()}
    for _, path in record_files(root / "docs"):
        for name, label in labels_in(load_file(path, root).data or {}):
            labels[name].setdefault(label)
    return {name: list(found) for name, found in labels.items() if found}


def labels_in(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Vocabulary and word for each word that a record uses."""
    causes = (cause.get("group") for cause in _list(record.get("causes")) if isinstance(cause, dict))
    uncited = record.get("uncited")
    where = {
        "sector": record.get("sectors"), "level": record.get("level"), "stage": record.get("stages"),
        "mechanism": [record.get("mechanism"), *_list(record.get("also"))], "cause": list(causes),
        "occasion": record.get("occasion"), "reason": list(uncited) if isinstance(uncited, dict) else None,
    }  # fmt: skip
    yield from ((name, label) for name, value in where.items() for label in _list(value) if isinstance(label, str))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def named(labels: Iterable[str]) -> list[Word]:
    """Words with ids from their sounds; what they mean is for a person to write."""
    taken: dict[str, int] = {}
    words = []
    for label in labels:
        slug = re.sub("[^a-z0-9]", "", "".join(_readings().get(letter, letter) for letter in label.lower())) or "word"
        taken[slug] = taken.get(slug, 0) + 1
        words.append((slug if taken[slug] == 1 else f"{slug}-{taken[slug]}", label, label))
    return words


@cache
def _readings() -> dict[str, str]:
    """Character → its sound, the most usual first."""
    table: dict[str, str] = {}
    for line in (script.HERE / TABLES["READINGS"]).read_text(encoding="utf-8").splitlines():
        sound, _, letters = line.partition(" ")
        for letter in letters:
            table.setdefault(letter, sound)
    return table


def settings(text: str, chosen: Mapping[str, list[Word]]) -> str:
    """The file of settings."""
    said = {name: _said(text, *place) for name, place in PLACES.items()}
    lines = ["# 这本手册自己的设置。每一栏是什么，见网站的“栏目说明”；改了以后运行 check。", "format: 3", f"name: {_quoted(said['name'])}"]
    lines += [f"{name}: {_quoted(said[name])}" for name in ("description", "disclaimer") if said[name]]
    lines.append(f"corrections: {{issues: {_quoted(said['issues'])}, edit_base: {_quoted(said['edit_base'])}}}")
    if chosen:
        lines += ["", "# 记录里“领域”“层级”这些栏目用的词。id 用在网址里，定了就不改；顺序就是页面上的顺序。", "vocabularies:"]
    for name, words in chosen.items():
        lines += [f"  {name}:", f"    label: {STOCK[name]['label']}", "    values:"]
        lines += [f"      - {{id: {slug}, label: {_quoted(label)}, line: {_quoted(line)}}}" for slug, label, line in words]
    return "\n".join(lines) + "\n"


PLACES = {
    "name": ("site_name",), "description": ("site_description",), "disclaimer": ("copyright",),
    "issues": ("extra", "issues"), "edit_base": ("extra", "edit_base"),
}  # fmt: skip


def _said(text: str, *place: str) -> str:
    node = node_at(text, place)
    return str(node.value or "") if isinstance(node, yaml.ScalarNode) else ""


def _quoted(value: str) -> str:
    """As it is where YAML reads the same from it, else in quotes."""
    plain = re.fullmatch(r"[\w一-鿿][\w一-鿿（）、；。“”，+-]*", value) and yaml.safe_load(value) == value
    return value if plain else quoted(value)


MIGRATION = Migration(2, "手册自己的说法和固定的词移到 handbook.yml", steps)
