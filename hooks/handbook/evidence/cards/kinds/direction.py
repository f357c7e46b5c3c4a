"""Direction: whether something grows (`up`) or shrinks (`down`), becomes better (`better`) or worse (`worse`), comes (`in`) or
leaves (`out`)."""

from __future__ import annotations

from ..kind import Vocabulary

UP = (
    "增加|增长|增多|增强|强化|增进|增大|提高|提升|上升|上涨|回升|攀升|扩大|扩充|扩展|拓宽|壮大|加快|加强|加大|加重|延长|放大|翻番|"
    "变[大多高快]|[偏较][大高多]|高于|多于|长于|越来越[多大高强好]|增[至到]|升[至到]|多了|调高|上调|放宽|做大|做强"
)
DOWN = (
    "减少|减轻|减弱|减小|下降|下滑|下跌|降低|缩小|缩短|缩减|压缩|精简|削减|削弱|弱化|淡化|放慢|减慢|减缓|放缓|萎缩|回落|衰退|"
    "变[小少低慢弱]|[偏较][小低少]|低于|少于|短于|越来越[少小低弱差]|减[至到为]|降[至到为]|少了|调低|下调|收窄|松懈|流失"
)
BETTER = "改善|改进|好转|变好|变强|向好|持续好|巩固|密切|拉近|缓解|化解|优化|融洽|年轻化|更加?[和稳团]"
IN = "[流迁转划并拨]入|流进|引进|调进|调入"
OUT = "[流迁转划拨]出(?!现)|调出|外流"
WORSE = "恶化|变坏|变差|动摇|疏远|拉远|加剧|激化|僵化|老化|退化|紧张|涣散"

_WORDS = {"up": UP, "down": DOWN, "better": BETTER, "worse": WORSE, "in": IN, "out": OUT}

KIND = Vocabulary(_WORDS, "不[高低多少长短]于").kind("direction")
