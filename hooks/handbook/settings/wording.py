"""The parts of the settings: who publishes, the words of the frame and of forms, what rules hold a text to, words of the trade.

Every default is of no trade and no place.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from ..evidence.bodies import bodies_with
from ..evidence.scopes import scopes_with
from ..evidence.senses import Senses
from ..evidence.things import THINGS
from ..evidence.wholes import WHOLES
from ..model.base import Identifier, Line, Model, as_list
from ..model.marks import LinkTo

Title = Annotated[str, StringConstraints(min_length=2, max_length=40)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=20)]
Said = Annotated[str, StringConstraints(pattern=r"^[一-鿿A-Za-z0-9（）()、]{2,20}$")]
Sought = Annotated[str, StringConstraints(min_length=2, max_length=12)]
Address = Annotated[str, StringConstraints(pattern=r"^(?:https?://\S+)?$")]
Count = Annotated[int, Field(ge=1, le=1000)]
Readers = Annotated[int, Field(ge=1, le=5)]


SOMEBODY = ("员", "长", "委", "者", "士", "师", "人", "记", "任")  # how words end that people are called by


class Publisher(Model):
    """谁出这本手册。"""

    name: Title | None = Field(None, title="名称", description="单位或编写组的名称；正式发布的必须写。")
    official: bool = Field(False, title="正式发布", description="true 是单位正式发布的；false 是自行整理的，页脚印上声明。")


class Wording(Model):
    """这本手册自己的说法，用在首页、页脚、标题和按钮上。"""

    stages: Short = Field("各个环节", title="环节的统称", description="首页上怎样统称“环节”那一组词，如 各个环节。")
    small: Short = Field("小单位", title="小单位", description="人少的单位在这里叫什么，如 小科室。")
    small_levels: tuple[Short, ...] = Field(
        (), title="小单位的层级", description="人少的单位自己属于哪几级，照“层级”里的词写；这几级的做法里负担低的，筛选时算小单位能办。", max_length=10
    )
    kit: Short = Field("启动包", title="启动包", description="把启动单和几份表单打在一起的压缩包叫什么。")
    example: Short | None = Field(None, title="搜索的例子", description="搜索框和筛选框里举的例子，写一个记录里有的词。")
    searches: tuple[Short, ...] = Field(
        (), title="可以这样搜", description="打开搜索时举的几个例子，照平时说话那样写，至多六个。", max_length=6
    )
    selfcheck: Line = Field("仅供自查，不作考核排名依据。", title="自查表的提醒", description="印在自查结果旁边的一句话。")
    official: Line | None = Field(None, title="正式文本在哪里看", description="术语页上写着依据的文件，正式文本到哪里找。")
    promises: tuple[Line, ...] = Field(
        (
            "出自来源的话，句句能回到来源的那一段；来源没说的，不补。",
            "建议就是建议，做了才写做了；怎样安排、怎样填是编者写的，标【编者】。",
            "不登录、不打卡、不积分、不统计谁在看；断网也能用。",
        ),
        title="保证", description="首页上“这本手册保证”下面的几条。", max_length=6,
    )  # fmt: skip


class Home(Model):
    """首页上先给读者看什么。"""

    situations: tuple[Annotated[Identifier, LinkTo("situation")], ...] = Field(
        (), title="要办的事", description="首页上放哪几件要办的事，照先后写编号；不写就放排在前面的 12 件。", max_length=12
    )
    methods: tuple[Annotated[Identifier, LinkTo("method")], ...] = Field(
        (), title="方法", description="首页上放哪三个方法，照先后写编号；不写就放依据报告最多的三个。", max_length=3
    )


class FormWords(Model):
    """印在每张表上的说法。"""

    group: Short = Field("部门", title="所属一行", description="表头“单位”后面那一格填什么，如 科室。")
    mark: Short = Field("部门", title="不再另印的记号", description="表里已有名称带这个词的栏目，表头就不再印那一格。")
    leader: Short = Field("负责人", title="负责人", description="没有写明签字处的表，由谁签字。")
    post: Short = Field("负责人的职务", title="职务一栏", description="“本单位信息”里改负责人称呼的那一格叫什么。")


class Engine(Model):
    """大站用的检索引擎；不写，搜索就在浏览器里做。"""

    kind: Literal["groonga", "opensearch"] = Field(title="哪一种", description="groonga 或 opensearch；数据由 export-search 导出。")
    address: Line = Field(
        title="查询地址", description="同一个网站里引擎的查询地址，从 / 写起，如 /engine/d/select；由网站服务器转给引擎。", pattern=r"^/([^/\\\s?#][^\\\s?#]*)?$"
    )


class Elsewhere(Model):
    """读者常来搜、手册里却没有的一类事，和这类事到哪里办、到哪里看。"""

    words: tuple[Sought, ...] = Field(
        title="说法", description="读者搜这类事会写的词，每个 2 到 12 个字；记录的名称、问法里有的，照样查得到。", min_length=1, max_length=100
    )
    where: Line = Field(title="到哪里", description="一句话说到哪里办、到哪里看，印在搜索结果上面，标【编者】。")


class Asked(Model):
    """一个栏目页，读者怎样问它。"""

    page: Identifier = Field(title="栏目页", description="栏目页的地址，如 calendar（日历）。")
    asks: tuple[Short, ...] = Field(
        title="问法", description="读者会怎样搜它，照平时说话那样写，如 这个月要做什么。", min_length=1, max_length=40
    )


class Pages(Model):
    """有哪些栏目页。"""

    off: tuple[Identifier, ...] = Field((), title="不要的栏目页", description="不要哪些栏目页，如 shorthands（数字简称）。", max_length=20)
    asked: tuple[Asked, ...] = Field((), title="问得到的栏目页", description="搜哪些话时，答的是一个栏目页。", max_length=40)


class Limits(Model):
    """文字的尺度：超过了就报出来。"""

    name: Count = Field(30, title="名称", description="名称至多几个字。")
    summary: Count = Field(60, title="一句话", description="一句话至多几个字。")
    copied: Count = Field(17, title="照抄", description="与来源一字不差的，至多连着几个字。")
    label_lines: Count = Field(4, title="栏目名称", description="表单栏目的名称在格子里至多排几行。")


class Corrections(Model):
    """发现不对，报到哪里、怎样改。"""

    issues: Address = Field("", title="议题区", description="议题区的地址，如 https://example.org/name/handbook/issues；没有就不写。")
    edit_base: Address = Field(
        "", title="编辑地址", description="托管平台上编辑文件的地址，如 https://example.org/name/handbook/edit/main；没有就不写。"
    )


class Signatures(Model):
    """签读：由人对照原文读过，签上名字。"""

    required: bool = Field(False, title="必须签读", description="true 时，没有签够的说法报为错误（HB484）；不写是 false。")
    results: Readers = Field(2, title="成效几人", description="一条成效要几个不同的人签读。")
    rest: Readers = Field(1, title="其余几人", description="别的说法要几个不同的人签读。")


class Body(Model):
    """一种主体，和段落里能证实它的说法。"""

    said: Annotated[tuple[Said, ...], BeforeValidator(as_list), Field(min_length=1)] = Field(
        title="说法", description="句子里怎样说，如 护理部；可写多个，长的写在前面。"
    )
    borne: Annotated[tuple[Said, ...], BeforeValidator(as_list)] = Field(
        (), title="能证实的说法", description="段落里有其中一个就算有据；不写就是说法本身。"
    )


class Trade(Model):
    """检查规则要懂的行话：这一行里谁来做事，什么不得公开。"""

    bodies: tuple[Body, ...] = Field((), title="主体", description="这一行特有的机构和人，核对“谁来做”时用；长的写在前面。")
    each: tuple[Said, ...] = Field((), title="成批的单位", description="“各某某”里的某某，核对“人人、各单位”这类范围时用。")
    penalties: tuple[Said, ...] = Field((), title="处分", description="这一行特有的处分名称；写了处分人数就报出来。")
    public: tuple[Said, ...] = Field((), title="可写姓名的人", description="公开的模范、前辈，写他们的姓名不算泄露。")
    no_names: tuple[Said, ...] = Field((), title="不是姓名的词", description="看上去像姓名、其实不是的词，如地名。")

    @cached_property
    def actors(self) -> Senses:
        """The bodies that act, those of this trade before those that any trade has."""
        return bodies_with((each.said, each.borne or each.said) for each in self.bodies)

    @cached_property
    def counted(self) -> Senses:
        """What figures count: bodies and people, then things."""
        return Senses((*self.actors.all, *THINGS))

    @cached_property
    def wholes(self) -> Senses:
        """That of which a share is told: the whole place, then bodies and people."""
        return Senses((*WHOLES, *self.actors.all))

    @cached_property
    def scopes(self) -> Senses:
        """The words of how many of them."""
        return scopes_with(self.each)

    @cached_property
    def persons(self) -> tuple[str, ...]:
        """Of the bodies, those that are somebody: 馆员 is, 图书馆 is not."""
        return tuple(word for body in self.bodies for word in body.said if word.endswith(SOMEBODY))

    @cached_property
    def named_freely(self) -> frozenset[str]:
        """Words that read like a person's name and may stand."""
        return frozenset((*self.public, *self.no_names))
