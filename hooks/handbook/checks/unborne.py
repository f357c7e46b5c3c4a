"""Words of a closed vocabulary that a statement says, and none of the passages it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..catalog.mentions import own_words
from ..evidence.index import Place
from ..evidence.library import Library
from ..evidence.senses import Sense, Senses
from ..model.base import Statement
from .places import known_citations, write_places
from .rule import Remark


def unborne(statements: Iterable[Statement], senses: Senses, family: str, library: Library) -> Iterator[Remark]:
    """A remark for each word of these senses that no cited passage bears out; `family` says in Chinese what the word tells."""
    for statement in statements:
        said = list(senses.said(own_words(statement.text)))
        places = known_citations(statement.cites, library) if said else []
        for word, sense in said if places else ():
            if all(library.contains_any(places, borne) == "no" for borne in (word, *sense.borne)):  # mostly it is the same word
                message = f"{family}“{word}”在所引段落 {write_places(places)} 里找不到，意思相同的说法也没有"
                yield Remark(message, _remedy(sense, places[0], library), statement.where)


def _remedy(sense: Sense, cited: Place, library: Library) -> str:
    """Where the report does say so. Short words may be found in a fingerprint by accident, so it is only said to seem so."""
    source, _ = cited
    if found := library.where_any(source, sense.borne):
        return (
            f"同一篇里像有这个说法的是 {write_places(found)}：对着原文看，说的是同一件事，就把那一段也引上；"
            "不是，就照所引的段落写。"
        )
    return "同一篇里别处也没有：照所引的段落写；段落没有说的就不写，页面会显示“来源未载”。"
