"""Names and numbers covered up: xx, ××, ____, ??, **.

Lets pass: 某 and 某某, which a writer may choose; question marks that end a question; asterisks and circles that stand
before no word for a place or a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.vocabulary import Flag
from .text import ReportText, Symptom

_PLACE = "(?:省|市|县|区|旗|镇|乡|街|村|社区|局|委|办|公司|集团|学院|大学|同志|书记)"
_COVERED = re.compile(
    r"(?:(?:19|20)(?:[xX×]{2}|_{2,})|(?<![A-Za-z])[xX×]{2,}(?![A-Za-z])"
    r"|(?<![A-Za-z_.`])_{2,}(?![A-Za-z_.`]))年?"
    r"|(?<=[\u4e00-\u9fff])[xX×](?=[个名人户年%％])"
    r"|(?:^|(?<=[，,。、；;：:\s（(“在于对为由从向与和随着是]))[?？]{2,}(?=[\u4e00-\u9fff])"
    rf"|[*＊○●△□]{{2,}}(?={_PLACE})",
    re.MULTILINE,
)


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each covered word."""
    for match in _COVERED.finditer(text.text):
        yield text.at(Flag.REDACTED, match, f"写作“{match[0]}”，原来的字看不到，不补。")
