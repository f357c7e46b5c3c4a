"""mkdocs.yml, looked at before MkDocs reads it, which would say in English what is wrong and not always where."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ..load.compose import MAX_NODES, compose
from ..load.decode import MAX_BYTES
from ..load.regular import read_within
from ..load.structure import children

SETTINGS = "mkdocs.yml"
PLUGIN = "handbook"
REFUSED = "mkdocs.yml 里有 MkDocs 不认的设置，上面的英文说明了是哪一项。网站没有生成，原来的网站没有动。"
UNREAD = "mkdocs.yml 读不成设置：运行 check，它会说明在哪一行、怎样改。"
PLACE = "mkdocs.yml:{}:{} 就是这一项：{}"
TWICE = "{}:{}:{} “{}”写了两次，前一次在第 {} 行：只留一个。{}"
NO_PARENT = "{}:{}:{} INHERIT 写的不是另一个读得出来的设置文件：写它的路径，如 ../mkdocs.yml；它自己也不能绕回来。{}"
UNTOUCHED = "网站没有生成，原来的网站没有动。"
ENDLESS = "{}:{}:{} 别名（*）引用来引用去，展开以后没有尽头，或者超过 {} 项：把要写的直接写出来。" + UNTOUCHED
NO_VALUE = "{}:{}:{} “{}”读不成它看起来的那种值（数、日期一类）：改对；要当文字用，就加上引号。" + UNTOUCHED
NO_ADDRESS = "{}:{}:{} site_url 不是网址：写全，如 https://example.org/handbook/，里面没有空格、引号、尖括号这一类字符；还没有就空着。{}"
NO_PLACE = "{}:{}:{} 这一处要写文件的路径或网址，里面不能有引号、尖括号，也不能是脚本。{}"
_MARKUP = re.compile(r"""[\x00-\x1f\x7f"<>]|^\s*javascript:""", re.IGNORECASE)
PLACES = ("nav", "extra_css", "extra_javascript", "theme")  # which the theme puts into pages as they are
# What stands in an address as it is, also in the midst of a page; letters of any language do
ADDRESS = re.compile(r"""(?i:https?)://[^\s\x00-\x20\x7f"<>\\^`{|}/?#]+(?:[/?#][^\s\x00-\x20\x7f"<>\\^`{|}]*)?""")
PLAIN = {f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "timestamp", "bool", "null")}
PROVED = frozenset(("site_name", "site_url", "docs_dir", "plugins", "hooks", "watch", "strict", "use_directory_urls"))
HARMLESS = frozenset(("name", "edit_base"))  # parts of `theme` and `extra`
FROM_ENVIRONMENT = "!ENV"
SHOWN = 40  # characters of a value


def missing_in(root: Path) -> str:
    """What a folder lacks to be a handbook, and what to do; empty when it lacks nothing."""
    if not (root / "docs").is_dir():
        return "这里没有 docs 文件夹：请在手册的文件夹里运行。"
    if not (root / SETTINGS).is_file():
        return f"这里没有 {SETTINGS}：请在手册的文件夹里运行；文件丢了，就从仓库里取回。"
    return ""


def refusal(root: Path) -> str:
    """Why a preview of the handbook in a folder cannot go on with what its settings say now; empty when it can."""
    return missing_in(root) or (fault_in(root / SETTINGS) if is_yaml(root / SETTINGS) else UNREAD)


def fault_in(path: Path, heirs: tuple[Path, ...] = ()) -> str:
    """What MkDocs would make something else of than a handbook, or refuse in English, and what to do; empty when nothing
    is. What the file inherits from may say what it does not say itself; `heirs` are those that inherit from it.
    """
    node = compose(read_within(path, MAX_BYTES))
    if wrong := _unbounded(node, path.name) or _unreadable(node, path.name) or _repeated(node, path.name) or _unaddressed(node, path.name) or _misplaced(node, path.name):
        return wrong
    said = dict(_entries(node))
    if "INHERIT" in said:
        return _inherited(path, said["INHERIT"], (*heirs, path))
    if heirs:
        return ""
    if "hooks" not in said and PLUGIN not in _names(said.get("plugins")):
        return f"{path.name}:1:1 没有写手册的插件，生成出来的不是手册：加上一行“plugins: [{PLUGIN}]”。{UNTOUCHED}"
    if "site_name" not in said:
        return f"{path.name}:1:1 没有写 site_name，MkDocs 一定要有这一行：加上“site_name: 手册的名称”。{UNTOUCHED}"
    return ""


def _inherited(path: Path, written: Node, heirs: tuple[Path, ...]) -> str:
    """What is wrong with the file that another inherits from, as `written` there; empty when nothing is."""
    other = path.parent / str(written.value) if isinstance(written, ScalarNode) else path
    if not is_yaml(other) or other.resolve() in {heir.resolve() for heir in heirs}:
        return NO_PARENT.format(path.name, written.start_mark.line + 1, written.start_mark.column + 1, UNTOUCHED)
    return fault_in(other, heirs)


def _unbounded(node: Node | None, name: str) -> str:
    """Where aliases make much of little: MkDocs goes through what they stand for as often as it is named. Empty when none does."""
    sizes: dict[int, int] = {}
    for each in _inmost_first(node):
        sizes[id(each)] = 1 + sum(sizes.get(id(child), MAX_NODES) for child in children(each))  # one that is not done holds itself
        if sizes[id(each)] > MAX_NODES:
            return ENDLESS.format(name, each.start_mark.line + 1, each.start_mark.column + 1, MAX_NODES)
    return ""


def _inmost_first(node: Node | None) -> Iterator[Node]:
    """The nodes of a tree, each once, after those in it."""
    stack, seen = [(node, False)] if node else [], set[int]()
    while stack:
        each, is_done = stack.pop()
        if is_done:
            yield each
        elif id(each) not in seen:
            seen.add(id(each))
            stack += [(each, True), *((child, False) for child in children(each))]


def _unreadable(node: Node | None, name: str) -> str:
    """Where a value looks like a number or a date and is none, at which MkDocs would break; empty when none does."""
    for each in _inmost_first(node):
        if isinstance(each, ScalarNode) and (each.tag or not each.style) and not _is_value(each):
            return NO_VALUE.format(name, each.start_mark.line + 1, each.start_mark.column + 1, each.value[:SHOWN])
    return ""


def _repeated(node: Node | None, name: str) -> str:
    """Where a setting is given again, of which MkDocs takes the last without a word; empty when none is."""
    first: dict[str, int] = {}
    for key, _ in node.value if isinstance(node, MappingNode) else ():
        if isinstance(key, ScalarNode) and first.setdefault(key.value, key.start_mark.line) != key.start_mark.line:
            mark = key.start_mark
            return TWICE.format(name, mark.line + 1, mark.column + 1, key.value, first[key.value] + 1, UNTOUCHED)
    return ""


def _unaddressed(node: Node | None, name: str) -> str:
    """Where the address of the site is none; empty when it is one, or when there is none or it comes from elsewhere than the environment."""
    said = next((_from_environment(value) for key, value in _entries(node) if key == "site_url"), None)
    if not isinstance(said, ScalarNode) or said.tag or not said.value or ADDRESS.fullmatch(said.value) or (not said.style and said.value in ("~", "null")):
        return ""
    return NO_ADDRESS.format(name, said.start_mark.line + 1, said.start_mark.column + 1, UNTOUCHED)


def _misplaced(node: Node | None, name: str) -> str:
    """Where a path or an address would become markup; empty when none would."""
    for key, value in _entries(node):
        for each in _values(value) if key in PLACES else ():
            if _MARKUP.search(each.value):
                return NO_PLACE.format(name, each.start_mark.line + 1, each.start_mark.column + 1, UNTOUCHED)
    return ""


def _values(node: Node) -> Iterator[ScalarNode]:
    """What is said within a node, but for the names of fields; aliases were found to have an end."""
    node = _from_environment(node)
    if isinstance(node, ScalarNode):
        yield node
    for each in node.value if isinstance(node, (MappingNode, SequenceNode)) else ():
        yield from _values(each[1] if isinstance(each, tuple) else each)


def _from_environment(node: Node) -> Node:
    """What a node stands for that says where in the environment its value is: the first of the names that is there; else what stands
    behind several names (https://pypi.org/project/pyyaml-env-tag/). Itself where it says no such thing."""
    if node.tag != FROM_ENVIRONMENT or not isinstance(node, (ScalarNode, SequenceNode)):
        return node
    *names, last = [node] if isinstance(node, ScalarNode) else node.value or [node]
    named = (os.environ.get(each.value) for each in names or [last] if isinstance(each, ScalarNode))
    found = next((value for value in named if value is not None), None)
    return (last if names else node) if found is None else ScalarNode("", found, node.start_mark, node.end_mark)


def places_of(path: Path, names: Collection[str]) -> list[str]:
    """A line for each setting of these names, saying where it stands."""
    node = compose(read_within(path, MAX_BYTES))
    keys = (key for key, _ in node.value) if isinstance(node, MappingNode) else ()
    return [PLACE.format(key.start_mark.line + 1, key.start_mark.column + 1, key.value) for key in keys if isinstance(key, ScalarNode) and key.value in names]


def unusual_in(path: Path) -> list[str]:
    """The settings in which a handbook goes beyond what MkDocs proves before it begins, each with its line; none of a file that is not readable now."""
    node = compose(read_within(path, MAX_BYTES)) if is_yaml(path) else None
    found = []
    for key, value in node.value if isinstance(node, MappingNode) else ():
        parts = dict(_entries(value))
        if isinstance(key, ScalarNode) and key.value not in PROVED and not (parts and parts.keys() <= HARMLESS):
            found.append(f"{key.value}（第 {key.start_mark.line + 1} 行）")
    return found


def _is_value(scalar: ScalarNode) -> bool:
    """Can it be read as what YAML takes it for? What has a tag of its own is left to MkDocs, which knows more of them."""
    tag = scalar.tag or _resolver().resolve(ScalarNode, scalar.value, (True, False))  # type: ignore[no-untyped-call]  # of PyYAML
    if tag not in PLAIN:
        return True
    try:
        str(yaml.SafeLoader("").construct_object(ScalarNode(tag, scalar.value)))  # a number may be too long to be written
    except (ValueError, OverflowError, KeyError, AttributeError, yaml.YAMLError):
        return False
    return True


@cache
def _resolver() -> yaml.resolver.Resolver:
    return yaml.resolver.Resolver()


def _entries(node: Node | None) -> Iterator[tuple[str, Node]]:
    """The fields of a mapping by their names; none of anything else."""
    if isinstance(node, MappingNode):
        yield from ((key.value, value) for key, value in node.value if isinstance(key, ScalarNode))


def _names(plugins: Node | None) -> set[str]:
    """The plugins that are named, in a list or as a mapping, with options or without."""
    items = plugins.value if isinstance(plugins, SequenceNode) else [plugins]
    named = {item.value for item in items if isinstance(item, ScalarNode)}
    return named.union(*({name for name, _ in _entries(item)} for item in items))


def is_yaml(path: Path) -> bool:
    """Whether a file can be read as YAML, whatever stands in it."""
    try:
        compose(read_within(path, MAX_BYTES))
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return False
    return True
