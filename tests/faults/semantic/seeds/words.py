"""Faults of a word: negation, direction, hedge, modality, hearsay, order, cause, superlative, frequency."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import Entry
from handbook.evidence.frequencies import FREQUENCIES
from handbook.model import Practice
from handbook.model.base import Statement
from handbook.model.vocabulary import Status

from ..edit import Edit, Fault, by_half, digest, one
from ..world import World, texts

Replaced = tuple[tuple[re.Pattern[str], str], ...]
QUOTED = re.compile("“[^”]*”|《[^》]*》|\\[\\[[^]]*\\]\\]")
# What the source does not tell is no negation of a deed.
UNTOLD = re.compile("没有(?:写|说|给|列|讲|注明|交代|展开|提|逐|[。，、；]|$)|未(?:写|载|展开)|来源|缺百分号|还不够")


def _table(*pairs: tuple[str, str]) -> Replaced:
    return tuple((re.compile(pattern), other) for pattern, other in pairs)


DROPPED = _table(
    ("没有得到", "得到"), ("没有形成", "已形成"), ("没能", "已"), ("未能", "已"), ("没有(?=[完弄找当建设配把为办做按起真去受改当用认看接])", ""), ("没有", "有"),
    ("缺乏|缺少", "有足够的"), ("难以", "容易"), ("不足(?![ 0-9])", "充足"), ("不够", "足够"), ("未(?=[经被把在按设配纳])", "已"),
    ("不再", "仍然"), ("不(?=能|愿|会|想|敢|让|要|重视|了解|熟悉|清楚|明显|健全|相符|合理|到位|适应|得力|稳定|规范|科学|均衡|及时|落实|参加"
                     "|满意|统一|透|紧|平衡|达标|深入|方便|好|高|强|多(?!于)|大|准|严|设|用|搞|走|分|写|由|占|算|作|单|是|由|干预|包揽|看|得)", ""),
    ("无(?=[人法力需责专])", "有"),
)  # fmt: skip
NOT_DROPPED = re.compile("不得不|能不能|是不是|有没有|不断|不仅|不但|不同|不少|不定期|不到位的|不好意思|要不要|不用说|不了了之")
ADDED = _table(
    ("建立(?!健全的|起来的)", "没有建立"), ("开展(?!的|情况)", "没有开展"), ("设立", "没有设立"), ("(?<!谁)参加(?!的|人)", "不参加"), ("纳入", "不纳入"),
    ("签订", "没有签订"), ("列入", "不列入"), ("组织(?=[党群居职干全老人各])", "没有组织"), ("公开(?!栏|招|的)", "不公开"), ("定期", "从不"), ("通报(?!批|的)", "不通报"),
    ("与(?=.{1,10}挂钩)", "不与"), ("结成", "没有结成"), ("联系(?=[困难基企社村群一])", "不联系"), ("配备", "没有配备"), ("实行", "没有实行"), ("推行", "没有推行"),
    ("填写|登记(?=[在到])", "不登记"), ("签字(?!的|处|单)", "不签字"), ("核对(?!单|表|的)", "不核对"), ("复述", "不复述"),
)  # fmt: skip
DIRECTION = _table(
    ("提高", "降低"), ("增加|增长", "减少"), ("提升", "下降"), ("减少|降低|下降", "增加"), ("扩大", "缩小"), ("加强|增强", "削弱"), ("改善", "恶化"),
    ("缩短", "延长"), ("高于", "低于"), ("低于", "高于"), ("偏大|偏高", "偏低"), ("偏低|偏小", "偏高"), ("降到", "升到"), ("拉近", "拉远"), ("上升", "下降"),
    ("巩固", "动摇"), ("密切(?=[了党联])", "疏远"), ("加快", "放慢"), ("缓解", "加剧"), ("老化", "年轻化"), ("壮大", "缩减"), ("变好|好转", "变坏"),
)  # fmt: skip
HEDGES = "极少数|大多数|绝大多数|绝大部分|大部分|(?<![个项大1-9])部分|一些|有些|(?<!没)有的|个别|少数|多数"
KEPT_NOUNS = "(?=[党支单干领机部企村社地群同病科护医人员学老农业教职非基制党街])"
RAISED = _table(
    ("极少数|个别|少数", "多数"), ("绝大多数|绝大部分|大多数|大部分|多数", "全部"), ("(?<![个项大的1-9])部分(?=[\u4e00-\u9fa5])", "全部"), ("一些|有些", "所有"),
    (f"(?<!没)有的{KEPT_NOUNS}", "所有"), ("初步", "全面"), ("基本(?=[做上完实是解])", "全部"), ("大多|大都|多为", "全都"), ("往往|有时|容易", "必然"),
)  # fmt: skip
MODAL = _table(
    ("打算|力争|争取(?!对|他|业)", "已"), ("计划(?=[在把对由使让])", "已"), ("拟(?!定|订)", "已"), ("将(?=[在把对由于])", "已"),
    ("(?<![需主重必只想不就还将首概摘提常时])要(?=[由把在向给有设建定做写开报列经]|学[会习]|公开)", "已"), ("应当|应该|(?<!相)应(?=[把在由对设建])", "已"), ("可以(?=[把由在单])", "已"),
)  # fmt: skip
SUGGESTED = re.compile("^(?:另一[份篇])?(?:该?报告|作者|调查组|考察组)(?:建议|设想|提出)，?")
DEED = re.compile("(?<!已)(建立|设立|开展|实行|制定|成立|选派|推行|落实|发挥|限期|定期|由|把|给|(?<![作使采运])用|按)")
HEARSAY = re.compile(
    "据(?:不完全)?统计，?|据介绍，?|据说，?|(?:报告|来源|有人|有的|有些|一些)?(?:(?!把|被)[\u4e00-\u9fa5]){0,8}(?:反映(?![上强给出])|认为|觉得|自述|自称)，?"
)
SEQUENCES = re.compile("先(?P<a>[^，。；先]{2,14})(?P<mid>，?(?:再|然后|最后|后))(?P<b>[^，。；]{2,14})(?=[，。；]|$)")
BEFORE = _table(
    ("(?<=[会事课任活动交])前(?=[，。、进把由要先\u4e00-\u9fa5])(?!台|后|期|往|来|面|提|移|沿|列|头|述|景|辈)", "后"),
    ("(?:之|以)前", "以后"), ("(?<=[会事课任])后(?=[，。、进把由要再])", "前"), ("(?:之|以)后", "以前"), ("逐级向上", "逐级向下"), ("取用前", "取用后"), ("同步", "事后"),
)  # fmt: skip
CAUSAL = re.compile("因|由于|由此|使|促|推动|带来|让|得益|作用|有助|从而|归功|通过|靠|这样")
CLAIMED = ("有效", "有力", "促进", "推动", "因此", "从而", "使得", "由此", "达到", "作用")
BECAUSE = (("由于推行这一做法，", "正因为这样做，", "这一做法直接带来："), ("得益于这一做法，", "因为有了这一条，", "它的直接效果是："))
SAID = re.compile("^(?:据该报告，|报告称，?|)")
OUTCOME = re.compile("增|降|减|提高|提升|改善|改进|获|奖|率|收入|平稳|评价|好评|欢迎|第一|考入|满意|增强|和谐|方便|规范")
SUPERLATIVES = (
    (
        ("，属全国首创", ("首创",)), ("，在全省是唯一的", ("唯一",)), ("，已在全国推广", ("推广", "全国")),
        ("，走在全国前列", ("前列", "全国")), ("，是当地最早的", ("最早", "率先")), ("，效果最好", ("最好",)),
        ("，在同类单位中排第一", ("第一",)),
    ),
    (
        ("，是全省第一家", ("第一家",)), ("，填补了国内空白", ("空白",)), ("，受到全国通报表扬", ("全国", "表扬")),
        ("，已经在各地推开", ("推开",)), ("，成绩名列前茅", ("前茅",)), ("，在当地独一无二", ("独一无二",)), ("，创下了纪录", ("纪录",)),
    ),
)  # fmt: skip
SHORTEST = 5  # characters that still say something
LENGTHS = ("每天", "每周", "每月", "每季度", "每半年", "每年", "定期", "不定期", "随时")


def _edits(entry: Entry, table: Replaced, spared: re.Pattern[str] | None = None) -> Iterator[Edit]:
    """One edit for each pattern that fits a text, outside quotation marks, titles and mentions."""
    for statement in texts(entry):
        for pattern, other in table:
            if (now := replaced(statement.text, pattern, other, spared)) is not None:
                yield one(entry, statement.where, statement.text, now)
                break


def replaced(text: str, pattern: re.Pattern[str], other: str, spared: re.Pattern[str] | None) -> str | None:
    closed = [found.span() for sign in (QUOTED, spared) if sign for found in sign.finditer(text)]
    for found in pattern.finditer(text):
        if not any(start < found.end() and found.start() < end for start, end in closed) and not _untold(text, found.start()):
            return text[: found.start()] + other + text[found.end() :]
    return None


def _untold(text: str, at: int) -> bool:
    """Is the clause at that place about what the source does not tell?"""
    clause = re.split("[，；。]", text[:at])[-1] + re.split("[，；。]", text[at:])[0]
    return bool(UNTOLD.search(clause))


def negation_dropped(entry: Entry, _: World) -> Iterator[Edit]:
    """没有 becomes 有, 不能 becomes 能."""
    return _edits(entry, DROPPED, NOT_DROPPED)


def negation_added(entry: Entry, _: World) -> Iterator[Edit]:
    """What is told as done is said not to be done; clauses that deny something are left alone."""
    return (edit for edit in _edits(entry, ADDED) if not re.search("没有?|不|未|无|难|建议|要求", edit.was))


def direction(entry: Entry, _: World) -> Iterator[Edit]:
    """提高 becomes 降低."""
    return _edits(entry, DIRECTION)


def hedge_dropped(entry: Entry, _: World) -> Iterator[Edit]:
    """部分党员 becomes 党员."""
    return _edits(entry, _table((f"(?:{HEDGES}){KEPT_NOUNS}", "")), re.compile("部分(?=[之，。、的])"))


def hedge_raised(entry: Entry, _: World) -> Iterator[Edit]:
    """部分 becomes 全部, 极少数 becomes 多数."""
    return _edits(entry, RAISED, re.compile("部分(?=[之，。、的])|是多数"))


def plan_as_done(entry: Entry, _: World) -> Iterator[Edit]:
    """A part of a practice that is only recommended loses the word that says so."""
    record = entry.record
    if isinstance(record, Practice) and record.status is Status.DONE:
        for number, claim in enumerate(record.steps):
            if claim.status is Status.PROPOSED:
                yield _unsaid(entry, number, claim.text)
    for edit in _edits(entry, MODAL):
        if not SUGGESTED.search(edit.was) and not re.search("要求|希望", edit.was):
            yield edit


def _unsaid(entry: Entry, number: int, text: str) -> Edit:
    """A step loses its status and the words by which it says that it is only recommended."""
    now, where = SUGGESTED.sub("", text), ("steps", number)
    for pattern, other in MODAL:
        now = replaced(now, pattern, other, None) or now
    return Edit(entry, (((*where, "status"), None), ((*where, "text"), now)), f"{text}（建议）", now)


def suggestion_as_done(entry: Entry, _: World) -> Iterator[Edit]:
    """报告建议设立 becomes 设立了."""
    for statement in texts(entry):
        if SUGGESTED.search(statement.text):
            now = DEED.sub(r"已\1", SUGGESTED.sub("", statement.text), count=1)
            yield one(entry, statement.where, statement.text, now)


def hearsay(entry: Entry, _: World) -> Iterator[Edit]:
    """What somebody says, thinks or counted is told as a fact."""
    for statement in texts(entry):
        found = HEARSAY.search(statement.text)
        rest = statement.text[found.end() :] if found and found.start() == 0 else ""
        if len(rest) > SHORTEST and rest[0] not in "“，" and not re.match("没有|未|及时|向", statement.text):
            yield one(entry, statement.where, statement.text, rest)


def order(entry: Entry, _: World) -> Iterator[Edit]:
    """先甲后乙 becomes 先乙后甲, 会前 becomes 会后."""
    for statement in texts(entry):
        now = SEQUENCES.sub(r"先\g<b>\g<mid>\g<a>", statement.text, count=1)
        if now != statement.text:
            yield one(entry, statement.where, statement.text, now)
    yield from _edits(entry, BEFORE)


def cause(entry: Entry, world: World) -> Iterator[Edit]:
    """An outcome that record and report only put beside the practice is said to come from it."""
    for statement in texts(entry):
        is_outcome = statement.where[0] == "results" and OUTCOME.search(statement.text) and not CAUSAL.search(statement.text)
        if is_outcome and world.lacks(statement.cites, CLAIMED):
            said = SAID.match(statement.text)[0]
            causes = by_half("cause-added", entry.id, BECAUSE)
            because = causes[digest(entry.id, statement.text)[0] % len(causes)]
            yield one(entry, statement.where, statement.text, said + because + statement.text.removeprefix(said))


def superlative(entry: Entry, world: World) -> Iterator[Edit]:
    """The first, the only one, spread all over the country: nothing in the cited passages says so."""
    for statement in texts(entry):
        tails = by_half("superlative", entry.id, SUPERLATIVES)
        tail, words = tails[digest(entry.id, statement.text)[1] % len(tails)]
        if statement.where[0] in ("results", "steps") and world.lacks(statement.cites, words):
            yield one(entry, statement.where, statement.text, f"{statement.text.rstrip('。')}{tail}。")


def frequency(entry: Entry, world: World) -> Iterator[Edit]:
    """每季度 becomes 每月, which no cited passage says."""
    for statement in texts(entry):
        for word, sense in FREQUENCIES.said(statement.text):
            for other in LENGTHS if f"不{word}" not in statement.text else ():
                meant = next(meaning for _, meaning in FREQUENCIES.said(other))
                if not set(meant.borne) & set(sense.borne) and world.lacks(statement.cites, meant.borne):
                    yield one(entry, statement.where, statement.text, statement.text.replace(word, other, 1))


def frequencies(entry: Entry, _: World) -> Iterator[Edit]:
    """Two things change their frequencies."""
    for statement in texts(entry):
        said = [word for word, _ in FREQUENCIES.said(statement.text) if _is_whole(word, statement.text)]
        if len(said) > 1 and re.search(f"{said[0]}.{{2,}}{said[1]}", statement.text):
            yield one(entry, statement.where, statement.text, _exchanged(statement, *said[:2]))


def _is_whole(word: str, text: str) -> bool:
    """Is it a word of its own there, as 按年 is not in 按年度?"""
    return word[-1] not in "两二三四五六几" and f"{word}度" not in text


def _exchanged(statement: Statement, first: str, second: str) -> str:
    held = {first: second, second: first}
    return re.sub("|".join(map(re.escape, sorted(held, key=len, reverse=True))), lambda found: held[found[0]], statement.text)


FAULTS = (
    Fault("negation-dropped", "否定丢了", negation_dropped),
    Fault("negation-added", "添了否定", negation_added),
    Fault("direction", "方向反了", direction),
    Fault("hedge-dropped", "限定丢了", hedge_dropped),
    Fault("hedge-raised", "限定抬高", hedge_raised),
    Fault("plan-as-done", "打算当做过", plan_as_done),
    Fault("suggestion-as-done", "建议当做过", suggestion_as_done),
    Fault("hearsay-own", "转述当事实", hearsay),
    Fault("order", "先后颠倒", order),
    Fault("cause-added", "添了因果", cause),
    Fault("superlative", "添了首创、唯一", superlative),
    Fault("frequency", "频次改", frequency),
    Fault("frequencies-swapped", "频次互换", frequencies),
)
