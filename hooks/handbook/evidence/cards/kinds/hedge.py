"""How many of them: `few` 个别, `some` 部分, `most` 多数, `all` 全部; `about` what is said with reserve (基本, 左右)."""

from __future__ import annotations

from ..kind import CardKind, Vocabulary

KIND = CardKind(
    "hedge",
    Vocabulary(
        {
            "few": "极少数?|极个别|个别|少数|少量|为数不多|鲜有|偶尔|少有",
            "most": "绝?大多数?|多数|大部[分份]|绝大部[分份]|占多数|过半|大都|多半|多为|多数?是",
            "some": "部[分份]|一些|有些|(?<![拥已现所没特原应具含固享富占持带专唯])有的|某些|一部[分份]|若干|一定程度|(?<!没)有人|不少|许多|很多",
            "all": "全都|全部|所有|全体|一律|人人|家家|每[个名位户家人支]|全员|全覆盖|无一例外|普遍",
            "about": "基本|大体|大致|初步|有所|比较|较为|相对",
        },
        "内部分|部分别|干部分|少数民族|场所有|有的放矢|成都|首都|基本[建功原单情法]|基本上?公共",
    ).read,
)
