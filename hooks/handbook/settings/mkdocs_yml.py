"""mkdocs.yml, looked at before MkDocs reads it, which would say in English what is wrong and not always where."""

from __future__ import annotations

from pathlib import Path

import yaml

SETTINGS = "mkdocs.yml"
REFUSED = "mkdocs.yml 里有 MkDocs 不认的设置，上面的英文说明了是哪一项。网站没有生成，原来的网站没有动。"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def missing_in(root: Path) -> str:
    """What a folder lacks to be a handbook, and what to do; empty when it lacks nothing."""
    if not (root / "docs").is_dir():
        return "这里没有 docs 文件夹：请在手册的文件夹里运行。"
    if not (root / SETTINGS).is_file():
        return f"这里没有 {SETTINGS}：请在手册的文件夹里运行；文件丢了，就从仓库里取回。"
    return ""


def is_yaml(path: Path) -> bool:
    """Whether a file can be read as YAML, whatever stands in it."""
    try:
        yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (OSError, ValueError, yaml.YAMLError):
        return False
    return True
