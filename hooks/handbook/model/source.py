"""Source (来源篇目): one report; one file may hold many."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .base import Date, Editorial, Line, Model, Name, Prose, Record
from .marks import EDITORS, LABEL
from .vocabulary import Flag, Reason, Sector, Showing

Offset = Annotated[int, Field(ge=0)]
Number = Annotated[int, Field(ge=1)]
Range = tuple[Offset, Offset]


class Damage(Model):
    """一段受损文字：其中的数字和名称不能当依据。"""

    range: Range = Field(title="范围", description="在文件里的起止字符位置。")
    flag: Flag = Field(title="损坏类型", description="从质量提示里选。")
    note: Annotated[Line, EDITORS] | None = Field(None, title="说明", description="看到了什么，不猜原来是什么。")


class Written(Editorial):
    """成文时点：来源明载的，或据内证推断的区间。"""

    stated: Date | None = Field(None, title="明载", description="来源正文写明的日期；标题里的年份不算。")
    earliest: Date | None = Field(None, title="最早", description="推断区间的起点。")
    latest: Date | None = Field(None, title="最晚", description="推断区间的终点。")
    reason: Line | None = Field(None, title="依据", description="据哪些活动名称、政策用语推断。")


class Carrier(Model):
    """文本从哪里来。"""

    site: Annotated[Line, LABEL] | None = Field(None, title="载体", description="转载它的网站或刊物，照文件所写。")
    date: Annotated[Date, LABEL] | None = Field(None, title="载体日期", description="转载页面写的日期；看不出就不写。")
    place: Annotated[Line, LABEL] | None = Field(None, title="文件内位置", description="如 合集第8篇。")


class Permission(Model):
    """原文可以公开：谁同意的，什么时候。"""

    by: Annotated[Line, LABEL] = Field(title="谁同意", description="有权同意公开的单位；写单位和职务，不写私人姓名。")
    date: Annotated[Date, LABEL] = Field(title="何时", description="哪一天同意的，如 2026-05-20。")
    note: Annotated[Line, EDITORS] | None = Field(None, title="说明", description="凭什么文件，有什么条件。")


# what the kinds of damage come to for whoever quotes a report
_HARM = (
    ((Flag.YEAR_REPLACED,), "年份被改过"), ((Flag.DIGITS_LOST, Flag.COUNT_MISMATCH, Flag.SUM_MISMATCH), "数字有缺有错"),
    ((Flag.UNDATED,), "不知写于何时"), ((Flag.CUT_OFF, Flag.NUMBERING_GAP), "文字不全"), ((Flag.REDACTED,), "名称隐去了"),
    ((Flag.WORD_REPLACED, Flag.TYPO), "有错字"),
)  # fmt: skip
_MIXED = "混有别的文字"  # most are found among others: it is told where it is all there is to tell


class Source(Record):
    """来源篇目"""

    kind: ClassVar[str] = "source"
    label: ClassVar[str] = "来源"
    folder: ClassVar[str] = "sources"

    short: Annotated[str, Field(min_length=2, max_length=16), LABEL] = Field(
        title="短名", description="引用时显示的短名，如 读者联系调查。"
    )
    summary: Annotated[Prose, EDITORS] = Field(title="内容提要", description="编者用自己的话概括这篇讲什么。")
    organisation: Annotated[Name, LABEL] | None = Field(None, title="写作单位", description="正文能看出的才写；隐去的不补。")
    sectors: tuple[Sector, ...] = Field(title="领域", description="这篇讲的是哪些领域。", min_length=1)
    file: Annotated[Line, LABEL] = Field(title="文件", description="原始文件名。")
    range: Range = Field(title="范围", description="这篇在文件里的起止字符位置。")
    boilerplate: tuple[Range, ...] = Field((), title="附加文字", description="网站、分页等不属于正文的范围；公开的原文里不能登的个人信息也写在这里。")
    damage: tuple[Damage, ...] = Field((), title="受损文字", description="其中的数字和名称不能当依据。")
    flags: tuple[Flag, ...] = Field((), title="质量提示", description="读者需要知道的文本问题。")
    written: Written = Field(default_factory=Written, title="成文时点", description="明载或推断，不猜。")
    carrier: Carrier = Field(default_factory=Carrier, title="载体", description="文本从哪里来。")
    uncited: dict[Reason, tuple[Number, ...]] = Field(
        default_factory=dict, title="未引段落", description="没有记录引用的段落，按原因列出段号。"
    )
    note: Annotated[Prose, EDITORS] | None = Field(None, title="编者说明", description="采用时要注意什么。")
    text: Showing | None = Field(None, title="原文", description="许可公开的写 公开，原文就按段登出；不写就是不公开。")
    licence: Annotated[Line, LABEL] | None = Field(None, title="许可", description="公开原文凭的许可，如 CC BY 4.0。")
    permission: Permission | None = Field(None, title="同意公开", description="谁、何时同意公开原文。")

    @property
    def harm(self) -> tuple[str, ...]:
        """What the state of its text means for whoever quotes it; nothing where no damage is seen."""
        told = tuple(words for flags, words in _HARM if any(flag in self.flags for flag in flags))
        return told or ((_MIXED,) if self.flags else ())

    @property
    def caution(self) -> str:
        """The same in a sentence without its full stop."""
        return f"引用前对原文：{'、'.join(self.harm)}" if self.harm else ""

    @property
    def is_shown(self) -> bool:
        """May the report's text be published?"""
        return self.text is Showing.SHOWN
