"""mkdocs.yml, looked at before MkDocs reads it, which would say in English what is wrong and not always where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from ..load.decode import MAX_BYTES
from ..load.regular import read_within

SETTINGS = "mkdocs.yml"
PLUGIN = "handbook"
REFUSED = "mkdocs.yml 里有 MkDocs 不认的设置，上面的英文说明了是哪一项。网站没有生成，原来的网站没有动。"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def missing_in(root: Path) -> str:
    """What a folder lacks to be a handbook, and what to do; empty when it lacks nothing."""
    if not (root / "docs").is_dir():
        return "这里没有 docs 文件夹：请在手册的文件夹里运行。"
    if not (root / SETTINGS).is_file():
        return f"这里没有 {SETTINGS}：请在手册的文件夹里运行；文件丢了，就从仓库里取回。"
    return ""


def fault_in(path: Path) -> str:
    """What MkDocs would make something else of than a handbook, or refuse in English, and what to do; empty when nothing
    is. What a file inherits from another is not looked at.
    """
    said = dict(_entries(yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)))
    if "INHERIT" in said:
        return ""
    if "hooks" not in said and PLUGIN not in _names(said.get("plugins")):
        return f"{path.name}:1:1 没有写手册的插件，生成出来的不是手册：加上一行“plugins: [{PLUGIN}]”。网站没有生成，原来的网站没有动。"
    if "site_name" not in said:
        return f"{path.name}:1:1 没有写 site_name，MkDocs 一定要有这一行：加上“site_name: 手册的名称”。网站没有生成，原来的网站没有动。"
    return ""


def _entries(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    """The fields of a mapping by their names; none of anything else."""
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, value) for key, value in node.value if isinstance(key, yaml.ScalarNode))


def _names(plugins: yaml.Node | None) -> set[str]:
    """The plugins that are named, in a list or as a mapping, with options or without."""
    items = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    named = {item.value for item in items if isinstance(item, yaml.ScalarNode)}
    return named.union(*({name for name, _ in _entries(item)} for item in items))


def is_yaml(path: Path) -> bool:
    """Whether a file can be read as YAML, whatever stands in it."""
    try:
        yaml.compose(read_within(path, MAX_BYTES), Loader=_LOADER)
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        return False
    return True
