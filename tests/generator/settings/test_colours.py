"""Colours come from the settings; what cannot be read on its ground is told with the ratio that was measured."""

from __future__ import annotations

import pytest

from handbook.settings.colours import ENOUGH, Colours, contrast, faint, painted
from handbook.settings.handbook import SETTINGS
from handbook.settings.stock_site import LOOK
from stock_handbook import OWN, Handbook

SHEET = (LOOK / "assets/handbook.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == round(contrast(other, one), 2) == ratio


def test_the_colours_of_a_new_handbook_can_be_read() -> None:
    assert list(faint(Colours())) == list(faint(OWN.colours)) == []


def test_a_faint_colour_is_told_on_each_ground(records: Handbook) -> None:
    records.replace(SETTINGS, 'accent: {light: "#8c1d18"', 'accent: {light: "#e05040"')
    assert [(str(each), each.remedy) for each in records.check().findings] == [
        (
            "handbook.yml:18:19 错误 HB911 浅色页面的“主色”（accent）看不清：#e05040 在 #f6f4f0 上的对比度是 3.55",
            f"至少要 {ENOUGH}：换一个更深的颜色。",
        ),
        (
            "handbook.yml:18:19 错误 HB911 浅色页面的“主色”（accent）看不清：#e05040 在 #ffffff 上的对比度是 3.90",
            f"至少要 {ENOUGH}：换一个更深的颜色。",
        ),
        (
            "handbook.yml:19:24 错误 HB911 浅色页面的“主色的浅底”（accent_wash）看不清：#e05040 在 #faf0ee 上的对比度是 3.48",
            f"至少要 {ENOUGH}：换一个更浅的底色。",
        ),
    ]  # fmt: skip


def test_the_sheet_of_the_theme_has_the_colours_of_a_new_handbook() -> None:
    assert painted(SHEET, Colours()) == SHEET


def test_colours_are_written_into_the_sheet_light_and_dark() -> None:
    sheet = painted(SHEET, OWN.colours)
    accents = [line.strip() for line in sheet.splitlines() if line.strip().startswith("--hb-accent: ")]
    assert accents == ["--hb-accent: #8c1d18;", "--hb-accent: #f0a49b;"]
    assert "--hb-heat: 140, 29, 24;" in sheet
    assert "--hb-heat: 240, 164, 155;" in sheet
