"""`rename`, `split`, `merge`, `retire`: make the step, try it on a copy, take it or leave everything as it was, and say so."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import mkdtemp

from ...catalog import Catalog, Entry
from ...catalog.ledger_lines import Place
from ...checks.rule import Finding, visible
from ...model.vocabulary import Reason
from ..step import take as take_step
from . import acts
from .proved import within
from .refused import Refused
from .trial import Trial, errors_of, lost_anchors, new_findings, newly_open
from .work import Work, is_made_of
from .yaml_more import with_classed

Act = Callable[[Work], "Done"]
SHOWN = 8
REPEATED = "repeated"  # the reason under which a handbook classes what is told elsewhere


class Done:
    """What was made: the record that was there, where its readers are led, what to say of it, and the reason under which passages
    are classed that no record cites any more."""

    def __init__(self, entry: Entry, to: str, told: Iterable[str] = (), reason: str = "", drafts: Iterable[str] = ()) -> None:
        self.entry = entry
        self.to = to  # the id that a reader finds now; empty for none
        self.told = list(told)
        self.reason = reason
        self.drafts = frozenset(drafts)  # files that somebody has yet to finish: what is wrong with them is told, no more


def rename(root: Path, called: str, new: str) -> int:
    """Give a record another id. Returns the exit status, as the others do."""

    def act(work: Work) -> Done:
        entry = work.record(called)
        acts.rename(work, entry, new)
        return Done(entry, new, [f"{entry.name}：编号由 {entry.id} 改成 {new}。"])

    return _run(root, act)


def merge(root: Path, called: str, into: str, take: Sequence[str]) -> int:
    """Make a record part of another."""

    def act(work: Work) -> Done:
        entry, other = work.record(called), work.record(into)
        left = acts.merge(work, entry, other, take)
        told = [f"{entry.path}（{entry.name}）已并入 {other.path}（{other.name}）：名称、问法、关联和出处已经合过去。"]
        if left:
            told.append(f"它原有的这些话没有带过去，要留的用 --take 再来，或者自己写进去：{_listed(left)}")
        return Done(entry, other.id, told, _repeated(work))

    return _run(root, act)


def retire(root: Path, called: str, reason: str, instead: str, classed: str) -> int:
    """Take a record away for good, with a reason."""

    def act(work: Work) -> Done:
        entry, other = work.record(called), work.record(instead) if instead else None
        acts.retire(work, entry, reason, other)
        return Done(entry, other.id if other else "", [f"{entry.path}（{entry.name}）已停用，旧网址上写着：{reason}"], classed)

    return _run(root, act)


def split(root: Path, called: str, new: str, take: Sequence[str], name: str, summary: str) -> int:
    """Make a second record of a part of one."""

    def act(work: Work) -> Done:
        entry = work.record(called)
        path = acts.split(work, entry, new, take, name, summary)
        return Done(entry, new, [f"已从 {entry.path}（{entry.name}）分出 {path}：打开看一遍，领域、层级、出处照它自己的改好。"], drafts=[path, entry.path])

    return _run(root, act)


def _repeated(work: Work) -> str:
    reasons = work.before.settings.values(Reason)
    return next((str(reason) for reason in reasons if reason.slug == REPEATED), "")


def _listed(lines: Sequence[str]) -> str:
    more = f"\n  ……共 {len(lines)} 句" if len(lines) > SHOWN else ""
    return "".join(f"\n  {line}" for line in lines[:SHOWN]) + more


def _run(root: Path, act: Act) -> int:
    try:
        work = Work(root)
        done = act(work)
        told = [*done.told, *_tried(work, done)]
    except Refused as refused:
        print(f"{refused}\n什么也没有改。", file=sys.stderr)
        return 1
    step = work.step()
    take_step(root, step)
    named = () if done.drafts else _elsewhere(root, done.entry)  # a record that was split goes on having its id
    for line in (*told, *_changed(step.texts, step.gone), *named):
        print(line)
    return 0


def _tried(work: Work, done: Done) -> list[str]:
    """What there is to say after the step was tried on a copy. Raises `Refused` when it would leave errors."""
    with Trial(work.root, Path(mkdtemp(prefix="handbook-"))) as trial:
        after = trial.put(work.step())
        told = list(_class_open(work, after, done))
        after = trial.put(work.step()) if told else after
        more = list(lead_lost(work, after, done))
        found = trial.found(trial.put(work.step()) if more else after)
    fresh = new_findings(found, work.before, work.root, _renamed(done))
    blocking = [each for each in errors_of(fresh) if each.path not in done.drafts]
    if blocking:
        raise Refused("这样改了以后，下面几处会有错，先在现在的记录里改好，再来一次：\n" + _written(blocking))
    rest = [each for each in fresh if each not in blocking]
    return [*told, *more, *(["还要看一看：\n" + _written(rest)] if rest else [])]


def _renamed(done: Done) -> dict[str, str]:
    """The file's name before → now."""
    return {done.entry.path: done.entry.path.replace(f"/{done.entry.id}.", f"/{done.to}.")} if done.to else {}


def _written(findings: Sequence[Finding]) -> str:
    return "\n".join(map(str, findings[:SHOWN])) + (f"\n……共 {len(findings)} 处" if len(findings) > SHOWN else "")


def _class_open(work: Work, after: Catalog, done: Done) -> Iterator[str]:
    """Passages that only the record cited are classed in their source."""
    for entry, numbers in newly_open(work.before, after):
        which = "、".join(map(str, numbers))
        reasons = work.before.settings.values(Reason)
        if done.reason not in reasons:
            if done.drafts:
                continue
            raise Refused(f"{entry.path} 的第 {which} 段以后没有记录引用了：加 --passages 理由，写明为什么不用（{'、'.join(reasons)}）。")
        order = list(entry.model.model_fields)
        with within(entry.path):
            work.put(entry.path, with_classed(work.text(entry.path), "uncited", done.reason, numbers, order))
        yield f"{entry.path} 的第 {which} 段以后没有记录引用，已记为“{done.reason}”。"


def lead_lost(work: Work, after: Catalog, done: Done) -> Iterator[str]:
    """Anchors that go in pages that stay lead to the nearest place."""
    near = [entry for entry in after.valid if entry.path in work.texts or _is_near(entry, done) or _was_near(entry, work, done)]
    for place, ids in lost_anchors(after, near):
        if not work.known(place):
            to = _nearest(place, ids, after.get(done.to) if done.drafts else None, done)
            work.lead(place, to)
            yield f"{place} 没有了，旧链接引到 {to}。"


def _is_near(entry: Entry, done: Done) -> bool:
    return any(link.target == done.to for link in entry.links)


def _was_near(entry: Entry, work: Work, done: Done) -> bool:
    """Is it a record that the old one named, or one that named it?"""
    before = work.before.get(entry.id)
    named = any(link.target == entry.id for link in done.entry.links)
    return named or (before is not None and any(link.target == done.entry.id for link in before.links))


def _nearest(place: Place, ids: frozenset[str], new: Entry | None, done: Done) -> Place:
    """The same place in the record that was split off; else the anchor of which this one was a part; else the page."""
    if new and place.address == f"/{done.entry.url}":
        return Place(f"/{new.url}", place.anchor)
    whole = place.anchor
    if is_made_of(whole, done.entry.id) and (same := whole.removesuffix(done.entry.id) + done.to) in ids:
        return Place(place.address, same)
    while "-" in whole:
        whole = whole.rpartition("-")[0]
        if whole in ids:
            return Place(place.address, whole)
    return Place(place.address)


def _changed(texts: Iterable[str], gone: Iterable[str]) -> Iterator[str]:
    paths = sorted(texts)
    yield f"改了 {len(paths)} 个文件：{'、'.join(paths[:SHOWN])}{' 等' if len(paths) > SHOWN else ''}；拿掉 {'、'.join(gone) or '0 个'}。"
    yield "旧网址和旧锚点都有了去处，记在 docs/addresses.txt；生成网站时会逐个核对。"


def _elsewhere(root: Path, entry: Entry) -> Iterator[str]:
    """Other files of the repository that still have the old id: programs and texts that nobody else can change."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "grep", "-lzwF", "-e", entry.id, "--", ".", ":!docs/addresses.txt"],
            capture_output=True, check=False, timeout=20,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return
    if done.returncode == 0 and done.stdout:
        names = [visible(name) for name in done.stdout.decode("utf-8", "backslashreplace").split("\0") if name]
        yield f"还有 {len(names)} 个文件里有“{entry.id}”这个词，是编号的就自己改：{'、'.join(names[:SHOWN])}{' 等' if len(names) > SHOWN else ''}"
