"""What the settings say fits together."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog
from ...model import FOLDERS, Method, Situation
from ...model.base import Location
from ...model.vocabulary import SETTLED
from ...pages.lists import dispensable, families
from ...settings.colours import ENOUGH, Colours, faint
from ...settings.handbook import Settings, WordList
from ..rule import Context, Remark, Rule, Scope
from ..spelling import nearest


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each setting that is right in itself and does not go with another."""
    book = catalog.settings_book
    for message, remedy, where in (*_told(book.settings), *_home(catalog)) if not book.missing else ():
        yield Remark(message, remedy, book.file.position(where), path=book.path)


Told = tuple[str, str, Location]
GROUND = {"light": "浅色页面", "dark": "深色页面"}
MEND = {
    ("light", False): "换一个更深的颜色", ("dark", False): "换一个更浅的颜色",
    ("light", True): "换一个更浅的底色", ("dark", True): "换一个更深的底色",
}


def _told(settings: Settings) -> Iterator[Told]:
    for kind in SETTLED:
        listed: WordList = getattr(settings.vocabularies, kind.words)
        yield from _repeated(listed, ("vocabularies", kind.words, "values"))
    yield from _pages(settings)
    yield from _colours(settings.colours)
    if settings.publisher.official and not settings.publisher.name:
        remedy = "写上单位的名称；不是正式发布的，official 写 false。"
        yield "写了正式发布，没有写是谁发布", remedy, ("publisher", "official")


def _pages(settings: Settings) -> Iterator[Told]:
    """Pages to go without that are none, or that others stand on."""
    can = dispensable()
    for number, name in enumerate(settings.pages.off):
        if name not in can:
            meant = nearest(name, can)
            remedy = (f"是不是想写 {meant}？" if meant else "") + f"可以不要的有：{'、'.join(can)}。"
            yield f"没有可以不要的栏目页叫“{name}”", remedy, ("pages", "off", number)
    known = [*families(), *FOLDERS]
    for number, asked in enumerate(settings.pages.asked):
        if asked.page not in known:
            meant = nearest(asked.page, known)
            yield f"没有叫“{asked.page}”的栏目页", f"是不是想写 {meant}？" if meant else "改成网址里栏目页的那一段。", ("pages", "asked", number, "page")


def _home(catalog: Catalog) -> Iterator[Told]:
    """Records that the front page is to show and that there are not; one that cannot be read is there."""
    for name, model in (("situations", Situation), ("methods", Method)):
        wanted = getattr(catalog.settings.home, name)
        known = sorted(entry.id for entry in catalog.entries if entry.model is model) if wanted else []
        for number, identifier in enumerate(wanted):
            if identifier not in known:
                meant = nearest(identifier, known)
                remedy = f"是不是想写 {meant}？" if meant else f"改成 docs/{model.folder}/ 里已有的编号。"
                yield f"首页要放的{model.label}里，没有编号为“{identifier}”的", remedy, ("home", name, number)


def _colours(colours: Colours) -> Iterator[Told]:
    """Colours that cannot be read on what they stand on."""
    for each in faint(colours):
        title = Colours.model_fields[each.name].title
        ground = GROUND[each.scheme]
        message = f"{ground}的“{title}”（{each.name}）看不清：{each.colour} 在 {each.ground} 上的对比度是 {each.ratio:.2f}"
        yield message, f"至少要 {ENOUGH}：{MEND[each.scheme, each.is_ground]}。", ("colours", each.name, each.scheme)


def _repeated(listed: WordList, where: Location) -> Iterator[Told]:
    """Two words of a vocabulary that share an id or a label."""
    for field, title in (("id", "编号"), ("label", "写法")):
        first: dict[str, int] = {}
        for number, word in enumerate(listed.values):
            text = getattr(word, field)
            if text in first:
                message = f"“{listed.label}”第 {number + 1} 个词的{title}“{text}”，第 {first[text] + 1} 个已经用了"
                yield message, f"换一个{title}；两个词是一回事，就删掉一个。", (*where, number, field)
            first.setdefault(text, number)


RULE = Rule(
    code="HB911",
    name="手册的设置互相对不上",
    scope=Scope.CATALOG,
    why="同一个编号给了两个词，网址就分不开；设置里的错每一页都会带上，所以先查它。",
    bad="values:\n  - {id: office, label: 总馆, line: 市、县的总馆}\n  - {id: office, label: 社区, line: 各个社区}",
    good="values:\n  - {id: office, label: 总馆, line: 市、县的总馆}\n  - {id: community, label: 社区, line: 各个社区}",
    check=check,
)
