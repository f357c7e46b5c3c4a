"""Names and numbers covered up: xx, ××, ____, ??, **, and one X or × where a word or a number must stand (X县, 资料×册, 占X.X).

Lets pass: 某 and 某某, which a writer may choose; question marks that end a question; circles that stand before no word for a
place or a unit; X in names that have one (X光, 1+X), × between numbers or in a formula, and words set bold with two asterisks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.vocabulary import Flag
from ..figures.units import COUNTED, MEASURED
from .text import ReportText, Symptom

_PLACE = "(?:省|市|县|区|旗|镇|乡|街|村|社区|局|委|办|公司|集团|学院|大学|同志|书记)"
_HAN = "[\u4e00-\u9fff]"
_NAMES = "光|射线|线|轴|形|型|染色体|档案|理论|值|坐标|方向"  # X光
_COVERED = re.compile(
    r"(?:(?:19|20)(?:[xX×]{2}|_{2,})|(?<![A-Za-z])[xX×]{2,}(?![A-Za-z])"
    r"|(?<![A-Za-z_.`])_{2,}(?![A-Za-z_.`]))年?"
    r"|(?<=[\u4e00-\u9fff])[xX×](?=[个名人户年%％])"
    r"|(?:^|(?<=[，,。、；;：:\s（(“在于对为由从向与和随着是]))[?？]{2,}(?=[\u4e00-\u9fff])"
    rf"|[○●△□]{{2,}}(?={_PLACE})"
    # one letter for a word, one sign for a place or a number, a number of which places are covered
    rf"|(?<![A-Za-z0-9+.\-·/])[XxＸ](?={_HAN})(?!{_NAMES})(?=[^，。、；：！？\s])"
    rf"|(?<![A-Za-z0-9０-９）)}}\]%％])×(?={_PLACE}|{COUNTED}|[年月日])"
    rf"|(?<![A-Za-z0-9.])[XxＸ×]+\.[XxＸ×]+|(?<![A-Za-z0-9])[XxＸ×]+(?=[%％]|\ *{MEASURED})"
    rf"|(?<![A-Za-z0-9.])\d{{1,3}}[XxＸ×]{{1,3}}(?=[万亿]?{COUNTED}|[%％])"
    rf"|[*＊]{{2,}}",
    re.MULTILINE,
)
_BOLD = re.compile(r"(?<![*])[*]{2}(?![*\s])(?P<words>[^*\n]{1,60}?)(?<!\s)[*]{2}(?![*])")
_FORMULA = re.compile("[=＝÷]")


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each covered word."""
    bold = {place for match in _BOLD.finditer(text.text) if not re.search(f"{_PLACE}$", match["words"])
            for place in (match.start(), match.end() - 2)}  # fmt: skip
    for match in _COVERED.finditer(text.text):
        if match.start() not in bold and not _is_formula(text.text, match) and not _is_rule(text.text, match):
            yield text.at(Flag.REDACTED, match, f"写作“{match[0]}”，原来的字看不到，不补。")


def _is_formula(text: str, match: re.Match[str]) -> bool:
    """Whether × multiplies: 单价×数量=总价."""
    if match[0] != "×":
        return False
    line = text[text.rfind("\n", 0, match.start()) + 1 : (text.find("\n", match.end()) + 1 or len(text) + 1) - 1]
    return _FORMULA.search(line) is not None


def _is_rule(text: str, match: re.Match[str]) -> bool:
    """Whether asterisks are a line of their own, and divide the text."""
    before, after = text[: match.start()].rpartition("\n")[2], text[match.end() :].partition("\n")[0]
    return match[0][0] in "*＊" and not before.strip(" *＊") and not after.strip(" *＊")
