"""A drawing as shapes of a slide (DrawingML), so that a trainer can take it apart; and a QR code as one shape."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagrams import Drawing
from ..diagrams.shapes import Area, Box, Link, Text
from .deck import spelt

TOP, HIGH, WIDE = 1_420_000, 4_500_000, 7_900_000  # where a picture may stand, in English Metric Units
UNIT = 12_700  # of a drawing's own measure: one to a point, so that text sizes can be told in it
MOST = 1.9  # a small drawing is not blown up further
GREY, INK, LACK = "6B6B6B", "1B1B1B", "A0A0A0"
QR_SIDE = 1_500_000
QR_TOP = 4_300_000
QR_SHAPE = (  # the browser fills it, too, when a reader says where the handbook is (slides.js)
    f'<p:sp><p:nvSpPr><p:cNvPr id="90" name="二维码" descr="@address@"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="@left:{QR_SIDE}@" y="@top@"/>'
    f'<a:ext cx="{QR_SIDE}" cy="{QR_SIDE}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="0" b="0"/><a:pathLst>'
    '<a:path w="@side@" h="@side@" stroke="0">@modules@</a:path></a:pathLst></a:custGeom><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
)
QR_MODULE = (
    '<a:moveTo><a:pt x="@x@" y="@y@"/></a:moveTo><a:lnTo><a:pt x="@right@" y="@y@"/></a:lnTo><a:lnTo><a:pt x="@right@" y="@below@"/></a:lnTo>'
    '<a:lnTo><a:pt x="@x@" y="@below@"/></a:lnTo><a:close/>'
)


def group(drawing: Drawing) -> str:
    """The drawing as a group in the middle of a slide, as large as there is room."""
    scale = min(MOST, HIGH / (drawing.height * UNIT), WIDE / (drawing.width * UNIT))
    wide, high = int(drawing.width * UNIT * scale), int(drawing.height * UNIT * scale)
    inside = "".join(_shapes(drawing, scale))
    frame = f'<a:off x="@left:{wide}@" y="{TOP}"/><a:ext cx="{wide}" cy="{high}"/><a:chOff x="0" y="0"/><a:chExt cx="{drawing.width * UNIT}" cy="{drawing.height * UNIT}"/>'
    told = spelt(f"{drawing.title}：{drawing.told}")
    return f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="20" name="图" descr="{told}"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{frame}</a:xfrm></p:grpSpPr>{inside}</p:grpSp>'


def _shapes(drawing: Drawing, scale: float) -> Iterator[str]:
    number = 21
    for link in drawing.links:
        yield _line(link, number)
        number += 1
    for bar in drawing.bars:
        yield _frame(number, bar.area, fill="8A6D3B" if bar.kind == "bar" else "E4DFD6", line="")
        number += 1
    for box in drawing.boxes:
        yield _box(box, number, scale)
        number += 1
    for label in drawing.labels:
        yield _label(label, number, scale)
        number += 1


def _place(area: Area) -> str:
    x, y, wide, high = (round(each * UNIT) for each in area)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'


def _stroke(colour: str, dashed: bool, arrow: bool = False) -> str:
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    head = '<a:tailEnd type="triangle"/>' if arrow else ""
    return f'<a:ln w="12700"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>{dash}{head}</a:ln>'


def _frame(number: int, area: Area, fill: str, line: str, dashed: bool = False, body: str = "") -> str:
    filled = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    stroke = _stroke(line, dashed) if line else "<a:ln><a:noFill/></a:ln>"
    text = body or "<a:bodyPr/><a:p/>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="图{number}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_place(area)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{filled}{stroke}</p:spPr><p:txBody>{text}</p:txBody></p:sp>'
    )


def _box(box: Box, number: int, scale: float) -> str:
    """A box with its heading and lines; text keeps the size that it has in the drawing."""
    look = _run(box.head, 12, scale, bold=True, colour=GREY) if box.head else ""
    lines = "".join(_run(line, 14, scale, bold=box.strong, colour=LACK if box.missing else INK) for line in box.lines)
    body = f'<a:bodyPr wrap="none" lIns="76200" tIns="0" rIns="0" bIns="0" anchor="ctr"/>{look}{lines}'
    return _frame(number, Area(box.x, box.y, box.width, box.height), "FBF3E4" if box.strong else "FFFFFF", LACK if box.missing else GREY, box.missing, body)


def _label(label: Text, number: int, scale: float) -> str:
    area = Area(label.x, label.y - label.size, len(label.words) * label.size + 4, label.size * 1.3)
    body = f'<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>{_run(label.words, label.size, scale, bold=label.is_heading, colour=INK)}'
    return _frame(number, area, "", "", body=body)


def _run(words: str, size: int, scale: float, *, bold: bool, colour: str) -> str:
    """Text of that size in the drawing. What stands in a group keeps its size when the group is made larger, so it is told here."""
    look = f'<a:rPr lang="zh-CN" sz="{round(size * scale * 98)}" b="{int(bold)}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:rPr>'
    return f"<a:p><a:r>{look}<a:t>{spelt(words)}</a:t></a:r></a:p>"


def _line(link: Link, number: int) -> str:
    """A line through points as a path of its own."""
    xs, ys = [x for x, _ in link.points], [y for _, y in link.points]
    left, top = min(xs), min(ys)
    wide, high = max(xs) - left, max(ys) - top
    steps = "".join(
        f'<a:{"lnTo" if at else "moveTo"}><a:pt x="{(x - left) * UNIT}" y="{(y - top) * UNIT}"/></a:{"lnTo" if at else "moveTo"}>'
        for at, (x, y) in enumerate(link.points)
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="线{number}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{_place(Area(left, top, wide, high))}'
        f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="0" b="0"/><a:pathLst><a:path w="{wide * UNIT}" h="{high * UNIT}" fill="none">{steps}</a:path></a:pathLst></a:custGeom>'
        f"<a:noFill/>{_stroke(LACK if link.missing else GREY, link.missing, link.arrow)}</p:spPr></p:sp>"
    )


def qr_shape(address: str, top: int = QR_TOP) -> str:
    """The QR code of an address as one shape with its white margin, in the middle of a slide."""
    from ..pages.qr import matrix  # takes long to import

    rows = matrix(address)
    modules = "".join(
        _marked(QR_MODULE, x=x, y=y, right=x + 1, below=y + 1) for y, row in enumerate(rows, 4) for x, dark in enumerate(row, 4) if dark
    )
    return _marked(QR_SHAPE, address=spelt(address), top=top, side=len(rows) + 8, modules=modules)


def _marked(text: str, **marks: str | int) -> str:
    for name, value in marks.items():
        text = text.replace(f"@{name}@", str(value))
    return text
