"""What can be done to a record that readers may know: another id, one record of two, two of one, none any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from annotated_types import MaxLen

from ...catalog import Entry
from ...catalog.ledger import record_id
from ...catalog.ledger_lines import LONGEST_REASON, SHORTEST_REASON, Place
from ...catalog.signed import Signature, rests_of
from ...evidence.library import Library
from ...evidence.normalise import normalise
from ...model import Source
from ...model.describe import is_list
from ...model.walk import statements
from ..skeleton import UNSEEN, scalar
from .proved import within
from .references import InText, namings, unnamed
from .refused import Refused
from .work import Work, address, is_made_of, naming_anchors
from .yaml_lists import with_scalar, without_item
from .yaml_more import with_items
from .yaml_places import item_text

Item = tuple[str, int]  # a list of a record and the number of an item, from 0


def rename(work: Work, entry: Entry, new: str) -> None:
    """Another id: the file, whatever stands beside it, every reference, and a line that leads the old address on."""
    work.free(new, entry)
    to = Place(f"/{entry.model.folder}/{new}/")
    if to in work.before.ledger.moves:  # it gets back an id that was its own
        work.back |= {to, *(place for place in work.before.ledger.moves if is_made_of(place.anchor, new))}
    _sign_anew(work, entry, new)
    work.rename_all(entry, new)
    work.shift(entry.path, entry.path.replace(f"/{entry.id}.", f"/{new}."))
    for path, pattern in work.companions(entry).items():
        if (work.root / pattern.format(new)).exists():
            raise Refused(f"{pattern.format(new)} 已经有了，不知是谁的：看一看，移开或删掉，再来一次。")
        work.shift(path, pattern.format(new))
        work.put(pattern.format(new), work.text(pattern.format(new)).replace(f'"source": "{entry.id}"', f'"source": "{new}"', 1))
    work.lead(address(entry), to)
    lead_anchors(work, entry.id, new)


def lead_anchors(work: Work, old: str, new: str, in_lists: bool = False) -> None:
    """The anchors in other pages that are made of the id lead to those that are made of the new one; `in_lists` leaves out the
    pages of records, in which there may be no such place."""
    for place in naming_anchors(work.before, old):
        if not (in_lists and record_id(place.address)) and (not work.known(place) or place in work.back):
            work.lead(place, Place(place.address, place.anchor.removesuffix(old) + new))


def _sign_anew(work: Work, entry: Entry, new: str) -> None:
    """A signature that holds goes on holding: what was read are the same words of the same report, by another id."""
    index = work.before.library.indexes.get(entry.id)
    if not isinstance(entry.record, Source) or not index:
        return
    library = Library({**work.before.library.indexes, new: replace(index, source=new)})
    for signed in work.before.signed.files.values():
        for _, signature in signed.valid:
            if _holds(signature, entry.id, work.before.library):
                rests = rests_of((_anew(cite, entry.id, new) for cite in signature.cites), library)
                work.put(signed.path, work.text(signed.path).replace(signature.rests, rests or signature.rests))


def _holds(signature: Signature, source: str, library: Library) -> bool:
    cites = any(cite.startswith(f"{source}#") for cite in signature.cites)
    return cites and rests_of(signature.cites, library) == signature.rests


def _anew(cite: str, old: str, new: str) -> str:
    return f"{new}{cite.removeprefix(old)}" if cite.startswith(f"{old}#") else cite


def merge(work: Work, entry: Entry, into: Entry, take: Sequence[str]) -> list[str]:
    """The record becomes part of another of its kind, which gets its names, links and citations, and of its lists the items that
    are to be taken. Returns what it says that is not taken over."""
    if entry is into:
        raise Refused("两处写的是同一条记录。")
    if entry.model is not into.model:
        raise Refused(f"“{entry.id}”是{entry.model.label}，“{into.id}”是{into.model.label}：只有同一种记录能合并。")
    if isinstance(entry.record, Source):
        raise Refused("来源不能合并：段落号是各篇自己的。同一篇收了两次的，先把引用改到要留的那一篇，再用 retire。")
    taken = places_in(work, entry, take)
    with within(into.path):
        _take_over(work, entry, into, taken)
    _remove(work, entry)
    work.rename_all(entry, into.id, [into.path])
    work.lead(address(entry), address(into))
    lead_anchors(work, entry.id, into.id, in_lists=True)
    return list(_left(entry, taken, into))


def _take_over(work: Work, entry: Entry, into: Entry, taken: Sequence[Item]) -> None:
    """The names, links, citations and chosen items, in the text of the record that stays."""
    naming = next((each.places for each in namings(work.before, work.root, entry.id) if each.path == into.path), ())
    text = InText(entry).in_words(unnamed(work.text(into.path), naming), into.path)
    own, order = work.text(entry.path), list(into.model.model_fields)
    asks = [scalar(each) for each in entry.record.asks if each not in into.record.asks]
    added: dict[str, list[str]] = {"aliases": _names(entry, into), "asks": asks}
    with within(entry.path):
        for field, number in [*_new_links(entry, into), *_new_citations(entry, into), *taken]:
            added.setdefault(field, []).append(item_text(own, (field, number)))
    for field, items in added.items():
        text = with_items(text, field, items, order)
    work.put(into.path, text)


def _names(entry: Entry, into: Entry) -> list[str]:
    known = {normalise(name) for name in (into.name, into.record.name, *into.record.aliases)}
    names = dict.fromkeys((entry.name, *entry.record.aliases))
    return [scalar(name) for name in names if normalise(name) not in known]


def _new_links(entry: Entry, into: Entry) -> Iterator[Item]:
    """Field and number of each record that the one names and the other does not, as far as there is room."""
    for field in dict.fromkeys(str(link.where[0]) for link in entry.links):
        has = {link.target for link in into.links if link.where[0] == field}
        more = {link.target: link.where for link in entry.links if _is_item(link.where, field) and link.target not in (*has, into.id)}
        room = max(0, _most(into, field) - len(has))
        yield from ((field, int(where[1])) for where in list(more.values())[:room])


def _is_item(where: Sequence[str | int], field: str) -> bool:
    return where[0] == field and 2 <= len(where) <= 3 and isinstance(where[1], int)


def _most(entry: Entry, field: str) -> int:
    limits = (mark.max_length for mark in entry.model.model_fields[field].metadata if isinstance(mark, MaxLen))
    return next(limits, 10**6)


def _new_citations(entry: Entry, into: Entry) -> Iterator[Item]:
    cites = getattr(entry.record, "cites", None) or ()
    has = getattr(into.record, "cites", None) or ()
    yield from (("cites", number) for number, cite in enumerate(cites) if cite not in has)


def _left(entry: Entry, taken: Iterable[Item], into: Entry) -> Iterator[str]:
    """What the record says in statements of its own that the other does not say in the same words."""
    has = {normalise(each.text) for each in statements(into.record)}
    for each in statements(entry.record):
        gone = any(each.where[: len(place)] == place for place in taken)
        if not gone and each.where[0] != "summary" and normalise(each.text) not in has:
            yield f"{each.text}（{'、'.join(each.cites)}）"


def places_in(work: Work, entry: Entry, written: Sequence[str]) -> list[Item]:
    """`steps` and `results.2` as places: every item of the list, or the second. Raises `Refused` when there is no such thing."""
    found: dict[Item, None] = {}
    for each in written:
        field, _, number = each.partition(".")
        info = entry.model.model_fields.get(field)
        held = getattr(entry.record, field, None)
        if info is None or not is_list(info) or not held or (number and number not in map(str, range(1, len(held) + 1))):
            raise Refused(f"{entry.path} 里没有“{each}”：写列表栏目的名字，或者名字加第几条，如 steps、results.2。")
        found |= {(field, at): None for at in ([int(number) - 1] if number else range(len(held)))}
    return list(found)


def retire(work: Work, entry: Entry, reason: str, instead: Entry | None) -> None:
    """The record goes: its address says why, and what to read instead if there is anything. Who names it names the other, where
    that is of the same kind; else nobody does."""
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON or UNSEEN.search(reason):
        raise Refused(f"理由要写 {SHORTEST_REASON} 到 {LONGEST_REASON} 个字，写给照旧网址来的读者看，如 来源已撤回。")
    if isinstance(entry.record, Source) and (citing := work.before.cited_in(entry.id)):
        who = list(dict.fromkeys(each.path for entries in citing.values() for each in entries))
        raise Refused(f"还有 {len(who)} 条记录引用它：{'、'.join(who[:5])}{' 等' if len(who) > 5 else ''}。先改掉或停用这些记录。")
    same_kind = instead is not None and instead.model is entry.model
    _remove(work, entry)
    if instead is not None and same_kind:
        work.rename_all(entry, instead.id, [instead.path])
        naming = next((each.places for each in namings(work.before, work.root, entry.id) if each.path == instead.path), ())
        with within(instead.path):
            work.put(instead.path, InText(entry).in_words(unnamed(work.text(instead.path), naming), instead.path))
    else:
        work.unname_all(entry)
    work.lead(address(entry), address(instead) if instead else None, reason)
    if instead is not None and same_kind:
        lead_anchors(work, entry.id, instead.id, in_lists=True)
    for place in naming_anchors(work.before, entry.id):
        if not record_id(place.address) and not work.known(place):  # in the page of a list; those of records are looked at
            work.lead(place, address(instead) if instead else None, reason)


def _remove(work: Work, entry: Entry) -> None:
    work.drop(entry.path)
    for path in work.companions(entry):
        work.drop(path)


def split(work: Work, entry: Entry, new: str, take: Sequence[str], name: str, summary: str) -> str:
    """A second record of the kind, with the chosen items of the first one's lists, which it loses. Name and sentence are
    somebody's own. Returns the path of the new record."""
    work.free(new)
    if isinstance(entry.record, Source):
        raise Refused("来源用不着 split：一个文件里有几篇的，用 new source 另建一条，各写各的 range，再运行 index。")
    if UNSEEN.search(name + summary):
        raise Refused("名称或一句话里有看不见的字符：用键盘重新打一遍。")
    taken = places_in(work, entry, take)
    if not taken:
        raise Refused("写明哪些归新记录，如 --take steps.3 --take results。")
    path = entry.path.replace(f"/{entry.id}.", f"/{new}.")
    with within(entry.path):
        text, own = _divided(work.text(entry.path), entry, taken, new, {"name": name, _said(entry): summary})
    work.add(path, text)
    work.put(entry.path, own)
    return path


def _said(entry: Entry) -> str:
    """The field of its one sentence."""
    return next(field for field in ("summary", "purpose", "meaning") if field in entry.model.model_fields)


def _divided(text: str, entry: Entry, taken: Sequence[Item], new: str, words: Mapping[str, str]) -> tuple[str, str]:
    """The text of the new record, and what the first one keeps."""
    own, fields = text, {field for field, _ in taken}
    for field in own_fields(entry):
        if field not in fields:
            text = without_item(text, (field,))
    for field, number in sorted(_others(entry, taken), reverse=True):
        text = without_item(text, (field, number))
    for field, word in words.items():
        text = with_scalar(text, (field,), scalar(word))
    for place in sorted(taken, reverse=True):
        own = without_item(own, place)
    order = list(entry.model.model_fields)
    if "related" in order:  # each leads to the other
        text, own = with_items(text, "related", [entry.id], order), with_items(own, "related", [new], order)
    return text, own


def own_fields(entry: Entry) -> list[str]:
    """The fields of a record that belong to it alone: those that need not be there. Its kind, place and links come with it."""
    fields = entry.model.model_fields
    return [name for name in fields if name in entry.record.model_fields_set and not fields[name].is_required() and name not in _SHARED]


_SHARED = frozenset({"named_by", "organisation", "also", "stages"})


def _others(entry: Entry, taken: Sequence[Item]) -> list[Item]:
    """The items of the chosen lists that stay where they are."""
    fields = {field for field, _ in taken}
    return [(field, number) for field in fields for number in range(len(getattr(entry.record, field))) if (field, number) not in taken]
