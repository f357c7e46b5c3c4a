"""How a valid file is made into one that nobody meant: bytes, words, lines, values of a tree, members of an archive."""

from __future__ import annotations

import io
import json
import random
import warnings
import zipfile
from collections.abc import Callable
from typing import Any

import yaml

# The library in C where there is one: making inputs took as long as trying them.
LOADER, DUMPER = getattr(yaml, "CSafeLoader", yaml.SafeLoader), getattr(yaml, "CSafeDumper", yaml.SafeDumper)
Mutation = Callable[[random.Random, bytes], bytes]

STRANGE = (
    "", " ", "\t", "\n", "\r", "\x00", "\x1b[31m", "\u200b", "\u2028", "\ufeff", "\ufffe", "\ud800", "\U0001f600", "\U0010ffff", "\u3000", "：", "－", "［［", "[[", "]]",
    "[[a|b]]", "{{ x }}", "{% x %}", "<script>", "</script>", "<!--", "&lt;", "&#0;", "\\ud800", "%00", "%", "../", "/etc/passwd", "CON", "C:\\",
    "0", "-1", "1e999", "-0", "NaN", "sNaN", "inf", "9" * 400, "1e999999", "٣", "①", "〇", "亿亿亿", "百分之百分之", "0x10", "1_000", "2026-02-30", "0000-00-00",
    "null", "~", "true", "yes", "*a", "&a", "!!python/object:os.system", "!!binary x", "<<", "?", "- ", ": ", "#", "|", ">", "@", "`", "'", '"', "[", "{", "---",
    "a" * 5000, "长" * 3000, "（" * 300, "[" * 300, "{" * 300, "1" * 3000, "万" * 500, "“" * 200, "a-" * 500, "#1" * 200, ".*", "(?", "\\", "$", "=cmd()", "＝1",
)  # fmt: skip
ODD = (
    "=1+1", "＝1", "+甲", "-甲", "@甲", "“", "）", "’", "]]", "{{ 甲 }}", "{% 甲 %}", "{# 甲 #}", "<b>", "</script>", "<!--", "]]>", "&amp;", "javascript:甲", "[甲](乙)",
    "甲;乙", "甲,乙", '甲"乙', "甲'乙", "甲\\n乙", "\\", "%s", "{0}", "$1", "`甲`", "*甲*", "#甲", "| 甲 |", "长" * 120, "a" * 60, "é", "ö", "\u0301" * 8, "👩‍👩‍👧", "𠮷",
    "א", "ع", "…", "——", "～", "　", "·", "①", "½", "10%", "2 个", "一", "", "。", "？", "\n", "\n\n", "BEGIN:VEVENT", "DTSTART", "con", "x" * 300,
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**63, -(2**63), 10**400, 0.5, float("inf"), float("nan"), 1e308, "", " ", "x", "\x00", "\ud800", "长" * 2000,
    [], {}, [[]], [None], [{}], {"": ""}, {"a": {"b": []}}, [0] * 50, "2026-01-01", "1-2-3", [1, 2, 3], ["a"] * 300, {"text": 1}, "[[x]]", "a#1", "a#0", "#", "../x",
)  # fmt: skip


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def flip_bits(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8, 40))):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:start] + data[end:] if chance.random() < 0.5 else data[:end]


def double(chance: random.Random, data: bytes) -> bytes:
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.choice((1, 10, 200, 5000))]
    place = chance.randrange(len(data) + 1)
    return data[:place] + piece * chance.choice((1, 2, 3, 50)) + data[place:]


def put_strange(chance: random.Random, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    for _ in range(chance.choice((1, 1, 2, 5))):
        place = chance.randrange(len(text) + 1)
        text = text[:place] + chance.choice(STRANGE) + text[place + chance.choice((0, 0, 1, 5)) :]
    return encoded(text)


def move_lines(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    how = chance.randrange(4)
    if how == 0:
        lines[one], lines[other] = lines[other], lines[one]
    elif how == 1:
        lines.insert(one, lines[other])
    elif how == 2:
        lines[one] = chance.choice((b" ", b"  ", b"\t", b"-", b"#")) + lines[one]
    else:
        lines[one] = lines[one].lstrip()
    return b"\n".join(lines)


def recode(chance: random.Random, data: bytes) -> bytes:
    codec = chance.choice(("gb18030", "utf-16", "utf-8-sig", "utf-32", "latin-1"))
    return data.decode("utf-8", "replace").encode(codec, "replace")


def places_of(tree: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a tree of mappings and lists, from the root."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [place, *(each for key, value in inner for each in places_of(value, (*place, key)))]


def other_value(chance: random.Random, old: Any) -> Any:
    """A value that does not belong there; often one that is nearly right."""
    if isinstance(old, str) and chance.random() < 0.6:
        place = chance.randrange(len(old) + 1)
        return old[:place] + chance.choice(STRANGE) + old[place:]
    if isinstance(old, list) and old and chance.random() < 0.6:
        return chance.choice((old * 2, old[:-1], [*old, chance.choice(VALUES)], old[::-1], old[0]))
    if isinstance(old, int | float) and chance.random() < 0.6:
        return chance.choice((old + 1, -old, old * 10**9, str(old), [old]))
    return chance.choice(VALUES)


def changed_tree(chance: random.Random, tree: Any) -> Any:
    """A tree with some of its values, names or branches others."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        where = chance.choice(places_of(tree))
        if not where:
            continue
        holder = tree
        for step in where[:-1]:
            holder = holder[step]
        how = chance.random()
        if how < 0.7:
            holder[where[-1]] = other_value(chance, holder[where[-1]])
        elif how < 0.85:
            del holder[where[-1]]
        elif isinstance(holder, dict):
            holder[chance.choice((*STRANGE, *holder))] = holder.pop(where[-1])
    return tree


def in_yaml(chance: random.Random, data: bytes) -> bytes:
    try:
        return written(changed_tree(chance, yaml.load(data, LOADER)))
    except (yaml.YAMLError, UnicodeError, ValueError, KeyError, IndexError, TypeError, RecursionError):
        return put_strange(chance, data)


def written(tree: Any) -> bytes:
    return encoded(yaml.dump(tree, Dumper=DUMPER, allow_unicode=True, sort_keys=False))


def in_words(chance: random.Random, data: bytes) -> bytes:
    """Words of the record that nobody meant so, and that a rule may let through."""
    try:
        tree = yaml.load(data, LOADER)
        texts = [where for where in places_of(tree) if isinstance(at(tree, where), str)]
        for _ in range(chance.choice((1, 1, 2))):
            where = chance.choice(texts)
            old, odd = at(tree, where), chance.choice(ODD)
            place = chance.choice((0, len(old), chance.randrange(len(old) + 1)))
            at(tree, where[:-1])[where[-1]] = chance.choice((old[:place] + odd + old[place:], odd, f"{odd}{old[:6]}"))
        return written(tree)
    except (yaml.YAMLError, UnicodeError, ValueError, LookupError, TypeError, AttributeError):
        return put_strange(chance, data)


def at(tree: Any, where: tuple[Any, ...]) -> Any:
    """What stands at a place of a tree."""
    for step in where:
        tree = tree[step]
    return tree


def in_json(chance: random.Random, data: bytes) -> bytes:
    try:
        return encoded(json.dumps(changed_tree(chance, json.loads(data)), ensure_ascii=False))
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        return put_strange(chance, data)


def in_archive(chance: random.Random, data: bytes) -> bytes:
    """A zip with one of its members mutated, doubled, renamed or gone."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(name, archive.read(name)) for name in archive.namelist()]
    except Exception:  # what an earlier change has spoilt, in whatever way
        return flip_bits(chance, data)
    if not members:
        return double(chance, data)
    at = chance.randrange(len(members))
    name, content = members[at]
    how = chance.random()
    if how < 0.7:
        members[at] = (name, chance.choice(TEXT)(chance, content))
    elif how < 0.8:
        members.append((chance.choice(("word/document.xml", "word/numbering.xml", "../x", name)), content))
    elif how < 0.9:
        members[at] = (chance.choice(("word/document.xml", "[Content_Types].xml", "x" * 300)), content)
    else:
        del members[at]
    packed = io.BytesIO()
    method = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    with zipfile.ZipFile(packed, "w", method) as archive, warnings.catch_warnings(action="ignore"):  # of a name that stands twice
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()


BYTES: tuple[Mutation, ...] = (flip_bits, cut, double)
TEXT: tuple[Mutation, ...] = (put_strange, put_strange, move_lines, cut, double, flip_bits)
YAML: tuple[Mutation, ...] = (in_yaml, in_yaml, in_yaml, *TEXT, recode)
WORDS: tuple[Mutation, ...] = (in_words,)
JSON: tuple[Mutation, ...] = (in_json, in_json, in_json, in_json, *TEXT)
ARCHIVE: tuple[Mutation, ...] = (in_archive, in_archive, in_archive, *BYTES)


def mutated(chance: random.Random, data: bytes, ways: tuple[Mutation, ...]) -> bytes:
    """The same file, changed once or several times."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(ways)(chance, data)
    return data
