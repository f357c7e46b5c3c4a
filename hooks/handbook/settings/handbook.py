"""handbook.yml: what a handbook says of itself. Read with the same positions and told with the same messages as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, StringConstraints, ValidationError
from pydantic.fields import FieldInfo

from ..load import RecordFile, load_file
from ..load.record import unsuspicious
from ..model.base import Identifier, Line, Model
from ..model.describe import vocabulary_of
from ..model.vocabulary import SETTLED, CauseGroup, Level, Mechanism, Occasion, Reason, Sector, Stage, Theme
from .colours import Colours
from .stock import STOCK
from .wording import (
    Corrections,
    Elsewhere,
    Engine,
    FormWords,
    Home,
    Limits,
    Pages,
    Publisher,
    Signatures,
    Title,
    Trade,
    Wording,
)
from .words import BEGINNING, AnyValue, Value, Words

SETTINGS = "handbook.yml"
FORMAT = 3
Label = Annotated[str, StringConstraints(min_length=1, max_length=12, pattern=r"^[^\s,，、;；/\[\]{}:：#\"'“”]+$")]


class Word(Model):
    """一个固定的词。"""

    id: Identifier = Field(title="编号", description="用在网址里，定了就不改；小写字母、数字和减号。")
    label: Label = Field(title="写法", description="记录里照这样写，至多 12 个字，里面不带空格和标点。")
    line: Line = Field(title="说明", description="一句话说它指什么。")


class WordList(Model):
    """一组固定的词，按显示的顺序。"""

    label: Label = Field(title="名称", description="这一组词叫什么，如 领域。")
    values: tuple[Word, ...] = Field(title="词", description="一行一个词，照显示的顺序排。", min_length=1, max_length=40)


Said = Annotated[str, StringConstraints(min_length=1, max_length=12)]


class SectorWord(Word):
    """一个领域。"""

    said: tuple[Said, ...] = Field(
        (), title="别的叫法", description="读者搜索时还会怎样叫它，如 医院、学校；写了，搜到的先排这个领域的，一条也没有就说明。不分领域的不写。", max_length=40
    )


class SectorList(WordList):
    """领域，按显示的顺序。"""

    values: tuple[SectorWord, ...] = Field(title="词", description="一行一个词，照显示的顺序排。", min_length=1, max_length=40)


def _present(number: int) -> int:
    """The number of the format that this generator reads. Raises ValueError for another."""
    if number < FORMAT:
        raise ValueError(f"第 {number} 版是旧的写法，现在是第 {FORMAT} 版；运行 upgrade 改写")
    if number > FORMAT:
        raise ValueError(f"第 {number} 版比这个软件新，它只认得第 {FORMAT} 版；换新的软件")
    return number


def _listed(title: str, description: str, name: str, listed: type[WordList] = WordList) -> Any:
    return Field(default_factory=lambda: listed.model_validate(STOCK[name]), title=title, description=description)


class Vocabularies(Model):
    """这本手册给记录分类用的词。一组不写，就用软件带的。"""

    sector: SectorList = _listed("领域", "做法、问题、来源属于哪一块。", Sector.words, SectorList)
    level: WordList = _listed("层级", "由哪一级组织实施。", Level.words)
    mechanism: WordList = _listed("机制类型", "做法是哪一类办法。", Mechanism.words)
    stage: WordList = _listed("环节", "做法用在哪一步，首页按它排。", Stage.words)
    theme: WordList = _listed("主题", "问题是哪一方面的，问题清单按它分组。", Theme.words)
    cause: WordList = _listed("成因类别", "问题的成因分哪几类。", CauseGroup.words)
    occasion: WordList = _listed("场合", "表单在什么场合用。", Occasion.words)
    reason: WordList = _listed("不引原因", "来源的段落为什么没有引用。", Reason.words)


class Settings(Model):
    """手册的设置。"""

    format: Annotated[int, AfterValidator(_present)] = Field(title="格式", description="设置和记录的写法是第几版；现在写 3。")
    name: Title = Field("做法手册", title="名称", description="手册的名称，用在页眉、首页、引用格式和数据文件里。")
    english: Line | None = Field(None, title="英文名称", description="一行英文，说这是什么手册。")
    description: Line | None = Field(None, title="简介", description="一句话说这本手册有什么，供搜索引擎和书签显示。")
    publisher: Publisher = Field(default_factory=Publisher, title="谁出", description="哪个单位，是不是正式发布。")
    disclaimer: Line = Field(
        "非正式发布，不代表任何单位；以现行规定为准。", title="声明", description="不是正式发布的，首页和页脚印这一句。"
    )
    words: Wording = Field(default_factory=Wording, title="自己的说法", description="首页、页脚、标题和按钮上的说法。")
    home: Home = Field(default_factory=Home, title="首页", description="首页上先放哪几件要办的事、哪几个方法。")
    forms: FormWords = Field(default_factory=FormWords, title="表上的说法", description="印在每张表上的说法。")
    colours: Colours = Field(default_factory=Colours, title="颜色", description="页面的颜色，浅色和深色各一套。")
    pages: Pages = Field(default_factory=Pages, title="栏目页", description="不要哪些栏目页。")
    search: Engine | None = Field(None, title="检索引擎", description="手册很大时，搜索结果页先问哪个引擎；它不答，仍由浏览器来查。")
    elsewhere: tuple[Elsewhere, ...] = Field(
        (), title="别处的事", description="读者常来搜、手册里没有的事，分几类写；搜到时说手册里没有，并说到哪里办。", max_length=40
    )
    limits: Limits = Field(default_factory=Limits, title="尺度", description="名称、一句话这些至多写多长。")
    assets: tuple[Line, ...] = Field(
        (), title="附件", description="docs/ 里除记录、页面、图片外要发布的文件，从 docs/ 写起，可用 *，如 about/*.pdf。"
    )
    corrections: Corrections = Field(default_factory=Corrections, title="纠错", description="发现不对，报到哪里、怎样改。")
    signatures: Signatures = Field(default_factory=Signatures, title="签读", description="由人对照原文读过才算数的，要几个人、是不是必须。")
    trade: Trade = Field(default_factory=Trade, title="行话", description="检查规则要懂的这一行的词。")
    vocabularies: Vocabularies = Field(default_factory=Vocabularies, title="固定的词", description="给记录分类用的词。")

    @cached_property
    def _values(self) -> dict[str, tuple[Value, ...]]:
        return {kind.words: tuple(_values(kind, getattr(self.vocabularies, kind.words))) for kind in SETTLED}

    def values(self, kind: type[AnyValue]) -> tuple[AnyValue, ...]:
        """The values of a vocabulary in the handbook's order."""
        return self._values[kind.words]  # type: ignore[return-value]  # each is made of its kind

    def label(self, kind: type[Value]) -> str:
        """What a vocabulary is called."""
        chosen: WordList = getattr(self.vocabularies, kind.words)
        return chosen.label

    def title(self, field: FieldInfo) -> str:
        """What a field is called; one that is called after a vocabulary is called as the handbook calls that."""
        kinds = {type(value) for value in vocabulary_of(field, self.known)}
        return next((self.label(kind) for kind in SETTLED if kind in kinds and kind.__doc__ == field.title), field.title or "")

    @property
    def imprint(self) -> str:
        """The line on the front page and at the foot of every page: who publishes, and that it is not official if it is not."""
        name = self.publisher.name or ""
        if self.publisher.official and name:
            return f"{name}编印。"
        return self.disclaimer if name in self.disclaimer else f"{name}编。{self.disclaimer}"

    @property
    def in_pages(self) -> dict[str, str]:
        """The words that stand in the stock pages of a handbook."""
        called = {kind.words: self.label(kind) for kind in SETTLED}
        return {"name": self.name, "selfcheck": self.words.selfcheck, **called}

    @cached_property
    def known(self) -> Words:
        """Vocabulary → label → value."""
        return {name: {str(value): value for value in values} for name, values in self._values.items()}

    @property
    def context(self) -> dict[str, Words]:
        """What a model needs to be told when it reads a record."""
        return {"words": self.known}

    @cached_property
    def definitions(self) -> dict[str, Mapping[str, Any]]:
        """The vocabularies as they stand in a JSON schema."""
        return {kind.__name__: _definition(kind, self.values(kind)) for kind in SETTLED}


def _values(kind: type[AnyValue], listed: WordList) -> list[AnyValue]:
    return [kind(word.label, word.id, word.line) for word in listed.values]


def _definition(kind: type[Value], values: tuple[Value, ...]) -> dict[str, Any]:
    return {"description": kind.__doc__, "enum": list(map(str, values)), "title": kind.__name__, "type": "string"}


NEUTRAL = Settings(format=3)
BEGINNING.update(NEUTRAL.context)


@dataclass
class SettingsBook:
    """handbook.yml as read: what is valid of it, the rest as it is in a new handbook, and what is wrong with it.

    Rules about files and fields take it for an `Entry`: it has the same `file`, `model`, `path` and `errors`.
    """

    file: RecordFile
    settings: Settings = NEUTRAL
    errors: list[Any] = field(default_factory=list)
    missing: bool = False
    model: ClassVar[type[Settings]] = Settings

    @property
    def path(self) -> str:
        """Where the file is, as findings name it."""
        return self.file.path

    @property
    def is_faulty(self) -> bool:
        """Is anything wrong with the file?"""
        return self.missing or bool(self.file.faults or self.errors)

    @property
    def knows_words(self) -> bool:
        """Could the vocabularies be read? If not, what records hold of them is not judged."""
        unread = any(error["loc"][:1] == ("vocabularies",) for error in self.errors)
        return not self.missing and self.file.data is not None and not unread


NO_SETTINGS = SettingsBook(RecordFile(SETTINGS, None), missing=True)


def read_settings(root: Path, former: SettingsBook | None = None) -> SettingsBook:
    """The settings of a folder. Never raises on their content. They are `former` ones when their file says the same: what is remembered
    of settings is remembered by them."""
    path = root / SETTINGS
    if not path.exists():
        return NO_SETTINGS
    known = former if former and not former.is_faulty else None
    file = load_file(path, root, lambda text: known.file.data if known and text == known.file.text else unsuspicious(text))
    if known and file == known.file:
        return known
    book = SettingsBook(file)
    if book.file.data is not None:
        try:
            book.settings = Settings.model_validate(book.file.data)
        except ValidationError as error:
            book.errors = error.errors(include_url=False)
            book.settings = _without_faulty(book.file.data, book.errors)
    return book


def _without_faulty(data: dict[str, Any], errors: list[Any]) -> Settings:
    """The settings without the fields in which something is wrong."""
    wrong = {error["loc"][0] for error in errors}
    return Settings.model_validate({key: value for key, value in data.items() if key not in wrong} | {"format": FORMAT})
