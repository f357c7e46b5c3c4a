"""What the editor says that a regulation demands is linked to a term with the regulation and its date."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog, Entry
from ...catalog.mentions import MENTION
from ...load.patterns import when_used
from ...model import Term
from ..editorial import PROVED, asserted, remark
from ..rule import Context, Remark, Rule, Scope

_RULES = "(?:规定|条例|细则|准则|章程|法律|组织法|工作法规|管理办法)"
DEMAND = when_used(
    rf"{_RULES}(?!的(?:渠道|程序|次数|材料))[^，。；]{{0,12}}?(?:(?<!总)要求(?!作)|必须|写明|写过|明确|已有|有限制|控制|禁止|不得|应当)"
    "|(?:现有|已有|有)专门的?(?:法律)?规定|(?:上级|中央)(?:已经|已)?(?:规定|要求)(?:必须|不得|应)|按规定(?:必须|应|不得|[，,]?[^，。；]{0,6}(?:必须|不得|应当))"
    "|依法(?:应|必须|不得)|应当?依法"
)
_YEAR = when_used(r"(?:19|20)[0-9]{2}")
REMEDY = "链接到写明文件和年份的术语，如 [[术语编号|说法]]；没有这样的术语，就只写“以现行规定为准”，不写它要求什么。"


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each claim about what rules demand in a text that links no dated term."""
    for said, words in asserted(entry, DEMAND):
        text = next(text for where, text in entry.prose if where == said.where)
        if not links_dated_term(text, context.catalog):
            yield remark(said, words, "说的是规定的内容，没有链接到写明文件和年份的术语", REMEDY)


def links_dated_term(text: str, catalog: Catalog) -> bool:
    """Does a text link a term whose basis names a document with its year?"""
    linked = catalog.found(mention["id"].strip() for mention in MENTION.finditer(text))
    terms = [entry.record for entry in linked if isinstance(entry.record, Term)]
    return any(_YEAR.search(basis.document) or basis.checked for term in terms for basis in term.basis)


RULE = Rule(
    code="HB473",
    name="编者说的规定没有依据",
    scope=Scope.LINKS,
    why="规定会改，读者会照办。编者说规定要求什么、不许什么，要让人点得到是哪份文件、哪一年的，好去核对；"
    "说不出的，只提醒以现行规定为准。",
    bad="editor:\n  merge: 现行规定要求分馆每季度开一次联席会。",
    good="editor:\n  merge: 与已有的联席会合开，次数以现行规定为准。",
    check=check,
    proves=PROVED,
)
