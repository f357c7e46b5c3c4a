"""Negation: `no` what is not or not done; `ban` what must not be;
`cure` what is worked against, so that it may well be found (克服, 防止); `lack` what is too little or missing;
`hard` what hardly succeeds; `weak` what is said to be bad in one word (偏低, 脱节). `enough` is their contrary (充足, 容易).

不断, 不仅, 未来, 无论, 非常, 能不能 and their like negate nothing. To the words on the right of a find belongs the character
before it, as they stand where the negation is left out.
"""

from __future__ import annotations

from ..kind import CardKind, Vocabulary, Within, bound

_ONLY_LOOKS = (
    "不[断仅但同少论管等过久止妨只光惜愧时禁定单已乏]|不得不|不[低高少多大小长短早晚迟]于|[一二两三四五六七八九十]不|[摸看想找管过]不[着到了住]|不[可能]不|不可或缺|不可缺少|不[可能]缺少|不一(?![定样致])|差不多|"
    "[离免缺少]不[了开]|了不起|对不起|不亦乐乎|无不|无一不|莫不|"
    "[不没](?=(?P<asked>[一-鿿]))(?<=(?P=asked)[不没])[一-鿿]|有没有|是否|能否|"
    "不足(?=[0-9０-９一二两三四五六七八九十百千])|"
    "没收|淹没|出没|未来|未必|不如|"
    "无[论数偿私比穷限愧]|无微不至|无责(?!任)|毫无疑问|无疑|无线|无.派|无公害|无障碍|无缝|无纸化|"
    "非[公农常典法洲税]|非国有|非专|非全日|是非|除非|非凡|莫非|若非"
)

_WORDS = Vocabulary(
    {
        "lack": "缺乏|缺少|缺失|缺位|欠缺|不足|不够|短缺|薄弱",
        "hard": "不太?容易|难以|难于|很难|难[免保]?(?=[做办达抓落成找]到?)|不易",
        "ban": "不得(?!到)|不要(?!素)|不应|不准|不许|不可(?![少缺分或])|不宜|切忌|切勿|禁止|严禁",
        "cure": "反对|否认|抵制|杜绝|防止|避免|严防|谨防|克服|解决|破解|消除|扭转|改变",
        "enough": "充足|充裕|足够|充分(?!发挥|利用|运用|调动|认识|体现|考虑|保障)|齐全|齐备|完备|容易|轻易|仍然",
        "no": "没有?|不|从未|尚未|未|并?无(?!锡)|并非|而非|绝非|非(?=一|单|因|.员)|拒绝?|停止|取消|免除",
        "weak": "弱化|软弱|弱|偏[低少弱软松轻]|[较很太]?差(?![异额距别价])|淡化|淡薄|淡漠|松懈|松散|放松|滞后|脱节|脱离|忽视|忽略|轻视|困难(?!群众|户|家庭|职工|员工|学生|企业|人员|对象|.员|的[群家职]|和|、)|受限|"
        "(?<![至不减缺多])少(?![数量年先儿部])|单一|陈旧|老化|涣散|缺(?=人|钱|[一-鿿])|失(?=去|管|联)|难(?![忘得])|空(?=挂|白|转)",
    },
    _ONLY_LOOKS,
)


def _read(text: str, within: Within) -> tuple[str, ...]:
    return tuple(bound(code, text, *found.span(), joined=True) for code, found in _WORDS.finds(text))


KIND = CardKind("polarity", _read, _WORDS.codes)
