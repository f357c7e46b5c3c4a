"""The index in parts: of so many documents each what it takes to find them, and in files of a few what is shown of them.

A part depends on nothing but its own documents, so that an edit remakes one; where it ends is told by the addresses of its
documents, so that one more moves no other. It is written for `theme/search/`:

- `heads`: of the documents all but names and texts, as JSON, each field as a list (nothing of those that have it not); `names`: title, other names, questions and parts of each, see
  `signs`, in the `alphabet` of which so many characters are one `single` sign.
- `leads`, `texts`: how long first sentence and text of each are, by which words in them are weighed.
- `words`: the texts in which each word stands, see `places`.
- `shown`: [number of documents, name of the file] for each file with their texts. It is loaded where one of them is shown.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import chain
from typing import Any, NamedTuple

from ...pages.page import Told
from . import places
from .characters import first_sentence, fold, length_of, tokens_of
from .signs import PAGE, Alphabet, joined

Document = dict[str, Any]


class Cut(NamedTuple):
    """How documents are taken together: at least and at most so many, and at the address of one in so many."""

    least: int
    most: int
    one_in: int


PART = Cut(512, 1536, 512)
SHOWN = Cut(8, 24, 8)
IN_NAMES = ("title", "aliases", "asks", "parts")
IN_SHOWN = ("text", "at")


def cut(docs: Iterable[Told], size: Cut) -> Iterator[list[Told]]:
    """The documents in parts, in their order."""
    part: list[Told] = []
    for doc in docs:
        part.append(doc)
        ends = len(part) >= size.least and zlib.crc32(doc.location.encode()) % size.one_in == 0
        if ends or len(part) == size.most:
            yield part
            part = []
    if part:
        yield part


def name_of(part: list[Told]) -> str:
    """A name by which parts of other documents are told apart."""
    return sha256("".join(doc.digest for doc in part).encode()).hexdigest()[:12]


class Sketch(NamedTuple):
    """What a part takes of a document, as JSON holds it: see above. `names` are written as in it, `named` are the words in those by which it
    is called, `lead` and `text` the lengths."""

    head: Document
    names: str
    named: list[str]
    lead: int
    text: int
    words: list[places.Words]


def sketch_of(doc: Document) -> Sketch:
    """What a part takes of a document."""
    text = fold(doc["text"])
    first = "" if "passage" in doc else fold(first_sentence(doc["text"]))
    named = dict.fromkeys(tokens_of(fold("\n".join((doc["title"], *doc.get("aliases", ()))))))
    return Sketch(_head(doc), joined([_names(doc)]), [*named], length_of(first), length_of(text), places.words_of(text, first))


def written(part: Iterable[Sketch], shown: list[tuple[int, str]], posted: Callable[[frozenset[str]], Mapping[str, places.Post]] | None = None) -> str:
    """A part as a script, which hands it to whoever loads it; `shown` are the files of its texts. What is `posted` of their words, if that
    stands in other than in the sketches, is asked for with the words of names."""
    sketches = [*part]
    heads, each_names, each_named, firsts, texts, _ = zip(*sketches, strict=True)
    names = PAGE.join(each_names)
    alphabet = Alphabet.of(names)
    named = frozenset(chain.from_iterable(each_named))
    posts = posted(named) if posted else post_all([each.words for each in sketches], named)
    told = {
        "heads": _columns(heads), "alphabet": alphabet.characters, "single": alphabet.single, "names": alphabet.written(names),
        "leads": firsts, "texts": texts, "words": places.written(posts, alphabet.characters), "shown": shown,
    }  # fmt: skip
    return f"handbookPart('{_quoted(_literal(told))}');\n"


def post_all(texts: Collection[list[places.Words]], named: frozenset[str]) -> dict[str, places.Post]:
    """What is said of the words of texts of which nothing was known; `named` stand in names."""
    return places.posted({}, (({}, places.places_of(number, words, named)) for number, words in enumerate(texts)), named, len(texts))


def texts_of(part: list[Document]) -> str:
    """What is shown of documents as a script."""
    return _script("handbookTexts", [{field: doc[field] for field in IN_SHOWN if field in doc} for doc in part])


def as_script(literal: str) -> str:
    """JSON with the two line ends that older scripts do not take written out."""
    return literal.replace("\u2028", r"\u2028").replace("\u2029", r"\u2029")


def _script(function: str, told: Any) -> str:
    return f"{function}({_literal(told)});\n"


def _literal(told: Any) -> str:
    return as_script(json.dumps(told, ensure_ascii=False, separators=(",", ":")))


def _quoted(literal: str) -> str:
    """JSON within single quotes: a page hands it on to the worker unread, which reads it without holding the page."""
    return literal.replace("\\", r"\\").replace("'", r"\'")


def _head(doc: Document) -> Document:
    """What is known of a document beside its names; a record is one that has others than its title."""
    rest = {field: value for field, value in doc.items() if field not in (*IN_NAMES, *IN_SHOWN, "desk")}
    return rest | ({"record": 1} if doc.get("aliases") else {})


def _columns(heads: Iterable[Document]) -> dict[str, list[Any]]:
    fields = dict.fromkeys(field for head in heads for field in head)
    return {field: [head.get(field, 0) for head in heads] for field in fields}


def _names(doc: Document) -> Iterator[Iterable[str]]:
    """The names of a document, without its id, which its address has."""
    yield (doc["title"],)
    yield (name for name in doc.get("aliases", ()) if name != id_of(doc))
    yield doc.get("asks", ())
    yield doc.get("parts", ())


def id_of(doc: Document) -> str:
    """The id of a record, which ends its address."""
    return str(doc["location"].rstrip("/").rpartition("/")[2])
