"""Writes a drawing as inline SVG. Colours and dashes come from the style sheet; sizes that matter stand in the SVG."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from ..theme.templating import escaped
from .measure import plain
from .shapes import Bar, Box, Drawing, Link, Text

_HEADS = {(1, 0): "m-6-4 6 4-6 4", (-1, 0): "m6-4-6 4 6 4", (0, 1): "m-4-6 4 6 4-6", (0, -1): "m-4 6 4-6 4 6"}


def write_svg(drawing: Drawing, ident: str) -> Markup:
    """The drawing as an image that screen readers name. `ident` may occur once on a page: it begins the ids of title
    and description."""
    opening = (
        f'<svg class="hb-figure__image" viewBox="0 0 {drawing.width} {drawing.height}" width="{drawing.width}"'
        f' height="{drawing.height}" role="img" aria-labelledby="{ident}-title" aria-describedby="{ident}-told">'
        f'<title id="{ident}-title">{_text(drawing.title)}</title><desc id="{ident}-told">{_text(drawing.told)}</desc>'
    )
    lines = [*_links(drawing.links), *write_bars(drawing.bars)]
    return Markup("".join([opening, *lines, *map(_box, drawing.boxes), *map(_label, drawing.labels), "</svg>"]))


def _text(words: str) -> str:
    return escaped(plain(words))


def _links(links: Iterable[Link]) -> Iterable[str]:
    """All lines of one kind in one path."""
    drawn = {False: "", True: ""}
    for link in links:
        drawn[link.missing] += _way(link)
    return (f'<path{_class(missing)} d="{way}"/>' for missing, way in drawn.items() if way)


def _way(link: Link) -> str:
    """The commands of a path: straight on, and the two strokes of an arrow's head."""
    (x, y), *others = link.points
    way = f"M{x} {y}"
    for to_x, to_y in others:
        way += f"H{to_x}" if to_y == y else f"V{to_y}"
        step = ((to_x > x) - (to_x < x), (to_y > y) - (to_y < y))
        x, y = to_x, to_y
    return way + _HEADS[step] if link.arrow else way


def _class(missing: bool, strong: bool = False) -> str:
    return ' class="hb-lack"' if missing else ' class="hb-hub"' if strong else ""


@lru_cache(maxsize=4096)  # names recur at the same places from picture to picture
def _box(box: Box) -> str:
    frame = (
        f'<rect{_class(box.missing, box.strong)} x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}"/>'
    )
    return frame + "".join(_label(text, lack=box.missing) for text in box.texts)


def _label(text: Text, *, lack: bool = False) -> str:
    style = ' class="hb-head"' if text.is_heading else _class(lack)
    return f'<text{style} x="{text.x}" y="{text.y}">{escaped(text.words)}</text>'


def write_bars(bars: Iterable[Bar]) -> Iterable[str]:
    """All bars of one kind in one path."""
    drawn: dict[str, str] = {}
    for bar in bars:
        x, y, width, height = bar.area
        drawn[bar.kind] = drawn.get(bar.kind, "") + f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z"
    return (f'<path class="hb-{kind}" d="{way}"/>' for kind, way in drawn.items())
