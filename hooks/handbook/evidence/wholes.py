"""The wholes of which a share is told, beside bodies and people: 全县, 全市, 全校."""

from __future__ import annotations

from .senses import sense

WHOLES = (
    sense("全县|本县|我县", "全县 我县 本县"),
    sense("全市|本市|我市", "全市 我市 本市"),
    sense("全区|本区|我区", "全区 我区 本区"),
    sense("全省|本省|我省", "全省 我省 本省"),
    sense("全国", "全国"),
    sense("全校|本校", "全校 本校 我校"),
    sense("全院|本院", "全院 本院 我院"),
    sense("全镇|全乡|全村|全街道", "全镇 全乡 全村 全街道"),
)
