"""The colours of the palette: read from hexadecimal, measured against the ground they stand on, written into the style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from pydantic import Field, StringConstraints

from ..model.base import Model

Hex = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
ENOUGH = 4.5  # WCAG 2.2, success criterion 1.4.3, level AA, for text of any size
# what text stands on, by scheme: the page itself, and stretches set off from it
GROUNDS = {"light": ("#ffffff", "#f6f4f0"), "dark": ("#1b1a19", "#262423")}
INK = {"light": "#23201d", "dark": "#ebe7e1"}


class Shade(Model):
    """一种颜色：浅色页面上的和深色页面上的。"""

    light: Hex = Field(title="浅色", description="浅色页面上用的，写成 #1f4e79 这样六位的十六进制，字母小写。")
    dark: Hex = Field(title="深色", description="深色页面上用的，写法一样。")


def _shade(title: str, description: str, light: str, dark: str) -> Shade:
    shade: Shade = Field(Shade(light=light, dark=dark), title=title, description=description)
    return shade


class Colours(Model):
    """页面的颜色。字和底色的对比度要达到 4.5。"""

    accent: Shade = _shade("主色", "链接、标题的竖条、按钮。", "#1f4e79", "#9cc4ea")
    accent_wash: Shade = _shade("主色的浅底", "强调的一块的底色。", "#eef4fa", "#1c2733")
    editor: Shade = _shade("编者色", "编者的话的字色和边线。", "#1c4f63", "#a3cfdf")
    editor_wash: Shade = _shade("编者的浅底", "编者的话的底色。", "#eef4f6", "#1d2a2f")
    warning: Shade = _shade("提醒色", "提醒的字色和边线。", "#6a4700", "#efcd86")
    warning_wash: Shade = _shade("提醒的浅底", "提醒的底色。", "#fcf5e4", "#302817")
    logo: Hex = Field("#3f7ab0", title="标志色", description="页眉里小标志的颜色，浅色深色页面上都用它。")
    good: Shade = _shade("做到色", "已实践等状态的字色。", "#22582f", "#a5d3ae")


PROPERTIES = {
    "accent": "--hb-accent", "accent_wash": "--hb-accent-wash", "editor": "--hb-by", "editor_wash": "--hb-by-wash",
    "warning": "--hb-warn", "warning_wash": "--hb-warn-wash", "good": "--hb-good",
}  # fmt: skip
_ON_WASH = {"accent_wash": "accent", "editor_wash": "editor", "warning_wash": "warning"}


class Faint(NamedTuple):
    """A colour that cannot be read on a ground: where it is set, both colours, their contrast."""

    name: str
    scheme: str
    colour: str
    ground: str
    ratio: float

    @property
    def is_ground(self) -> bool:
        """Is what was set the ground and not the text on it?"""
        return self.name in _ON_WASH


def faint(colours: Colours) -> Iterator[Faint]:
    """Every colour of text whose contrast is too low, once for each ground."""
    for name in PROPERTIES:
        for scheme in GROUNDS:
            colour = getattr(getattr(colours, name), scheme)
            for text, ground in _pairs(colours, name, scheme, colour):
                if (ratio := contrast(text, ground)) < ENOUGH:
                    yield Faint(name, scheme, text, ground, ratio)


def _pairs(colours: Colours, name: str, scheme: str, colour: str) -> Iterator[tuple[str, str]]:
    """Text and ground that come together because of this colour."""
    if name in _ON_WASH:
        yield getattr(getattr(colours, _ON_WASH[name]), scheme), colour
        yield INK[scheme], colour
    else:
        yield from ((colour, ground) for ground in GROUNDS[scheme])


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour, 0 to 1, as WCAG 2.2 defines it."""
    red, green, blue = (_linear(part / 255) for part in parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of a colour, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def painted(sheet: str, colours: Colours) -> str:
    """The style sheet with these colours as the values of its custom properties: the first rule that sets one is for light
    pages, the second for dark ones."""
    for name, custom in PROPERTIES.items():
        sheet = _set(sheet, custom, getattr(colours, name))
    heat = Shade.model_construct(light=_triple(colours.accent.light), dark=_triple(colours.accent.dark))
    sheet = _set(sheet, "--hb-heat", heat)
    return _set(sheet, "--hb-brand", Shade.model_construct(light=colours.accent.light, dark=""))


def _triple(colour: str) -> str:
    return ", ".join(map(str, parts(colour)))


def _set(sheet: str, custom: str, shade: Shade) -> str:
    values = iter((shade.light, shade.dark))
    return re.sub(rf"(?<=\s){custom}: [^;]+;", lambda found: f"{custom}: {next(values, '') or found[0]};", sheet, count=2)
