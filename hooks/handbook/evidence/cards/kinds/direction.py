"""Direction: whether something grows (`up`) or shrinks (`down`)."""

from __future__ import annotations

from ..kind import CardKind, Vocabulary

UP = (
    "增加|增长|增多|增强|增进|增大|提高|提升|上升|上涨|回升|攀升|扩大|扩充|扩展|拓宽|壮大|加快|加强|加大|加重|加密|延长|放大|翻番|"
    "变[大多高快强]|越来越[多大高强好]|增[至到]|升[至到]|多了|调高|上调|放宽|做大|做强"
)
DOWN = (
    "减少|减轻|减弱|减小|下降|下滑|下跌|降低|缩小|缩短|缩减|压缩|精简|削减|削弱|弱化|淡化|放慢|减慢|减缓|放缓|萎缩|回落|衰退|"
    "变[小少低慢弱]|越来越[少小低弱差]|减[至到为]|降[至到为]|少了|调低|下调|收窄|松懈|流失"
)

KIND = CardKind("direction", Vocabulary({"up": UP, "down": DOWN}, "不断(?=加)").read)
