"""A valid record, and the ways to load a text with either parser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import yaml

from handbook.load import RecordFile, compose, load_text

PARSERS = [compose.PureComposer, *([compose.FastComposer] if yaml.__with_libyaml__ else [])]

RECORD = """\
# yaml-language-server: $schema=../schema/practice.schema.json
name: 三联三为
summary: 总馆图书室对接社区,馆员联系三类群众、办三件事。
motto: 出声思考：边做边说
sectors: [总馆, 社区]
level: 市
since: 2019-05-01
shorthand:
  联: [联系困难群众, 联系身边群众]
  为: ["为群众代言", '为群众排忧']
results:
  - text: 图书分馆与社区结对
    figures: [1350 件, 354 个社区]
    cite: tushu-huifang#3
  - text: >-
      第一行：甲
      第二行
    share: 95.2
editor:
  fits: 人手多的总馆
  note: |
    name：不是键
"""


@contextmanager
def parser(kind: type) -> Iterator[None]:
    """Load with this parser inside the block."""
    before = compose.COMPOSER
    compose.COMPOSER = kind
    try:
        yield
    finally:
        compose.COMPOSER = before


def load_both(raw: bytes) -> RecordFile:
    """Load with every parser, check that they agree, and return what they say."""
    seen = []
    for kind in PARSERS:
        with parser(kind):
            record = load_text(raw, "x.yml")
            seen.append((record, places(record)))
    for other in seen[1:]:
        assert other == seen[0]
    return seen[0][0]


def places(record: RecordFile) -> list[tuple[int, int]]:
    """Positions of all fields at the top and of their first items."""
    locs = [(key, *rest) for key in record.data or {} for rest in ((), (0,))]
    return [record.position(loc, key=flag) for loc in locs for flag in (False, True)]
