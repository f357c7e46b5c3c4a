"""A lesson as a package for course platforms: IMS Common Cartridge 1.1 (a zip with `imsmanifest.xml`).

Not 1.3: a lesson needs nothing that came later, and Moodle takes 1.0 and 1.1 only.
Each file is a resource of the type `webcontent`, the questions of each case are a discussion topic, the page of the lesson is a
web link once it has an address. Names in the package are ASCII: platforms unpack them on all sorts of systems.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..site.zip import package
from ..theme.templating import escaped

MANIFEST = "imsmanifest.xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_BASE = "http://www.imsglobal.org/xsd/imsccv1p1"
_LOM = "http://ltsc.ieee.org/xsd/imsccv1p1/LOM"
_PLACES = "http://www.imsglobal.org/profile/cc/ccv1p1"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


class Resource(NamedTuple):
    """Something in the package: what it is called, its type, its file and what is in that."""

    title: str
    kind: str
    path: str
    content: bytes


def topic(title: str, text: str, number: int) -> Resource:
    """Questions that are discussed."""
    head = f'<topic xmlns="{_BASE}/imsdt_v1p1" xmlns:xsi="{_XSI}" xsi:schemaLocation="{_BASE}/imsdt_v1p1 {_PLACES}/ccv1p1_imsdt_v1p1.xsd">'
    body = f'<title>{escaped(title)}</title><text texttype="text/plain">{escaped(text)}</text></topic>'
    return Resource(title, "imsdt_xmlv1p1", f"topics/topic{number}.xml", f"{DECLARATION}{head}{body}\n".encode())


def link(title: str, address: str) -> Resource:
    """A page on the web."""
    head = f'<webLink xmlns="{_BASE}/imswl_v1p1" xmlns:xsi="{_XSI}" xsi:schemaLocation="{_BASE}/imswl_v1p1 {_PLACES}/ccv1p1_imswl_v1p1.xsd">'
    body = f'<title>{escaped(title)}</title><url href="{escaped(address)}" target="_blank"/></webLink>'
    return Resource(title, "imswl_xmlv1p1", "links/page.xml", f"{DECLARATION}{head}{body}\n".encode())


def write(identifier: str, title: str, told: str, resources: Sequence[Resource]) -> bytes:
    """The package of the resources, in their order."""
    manifest = DECLARATION + "".join(_manifest(identifier, title, told, resources))
    return package([(MANIFEST, manifest.encode()), *((each.path, each.content) for each in resources)])


def _manifest(identifier: str, title: str, told: str, resources: Sequence[Resource]) -> Iterator[str]:
    places = f"{_BASE}/imscp_v1p1 {_PLACES}/ccv1p1_imscp_v1p2_v1p0.xsd {_LOM}/manifest {_PLACES}/LOM/ccv1p1_lommanifest_v1p0.xsd"
    yield f'<manifest identifier="lesson-{identifier}" xmlns="{_BASE}/imscp_v1p1" xmlns:lom="{_LOM}/manifest" xmlns:xsi="{_XSI}" xsi:schemaLocation="{places}">\n'
    yield "<metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion><lom:lom><lom:general>"
    yield f'<lom:title><lom:string language="zh-CN">{escaped(title)}</lom:string></lom:title><lom:language>zh-CN</lom:language>'
    yield f'<lom:description><lom:string language="zh-CN">{escaped(told)}</lom:string></lom:description></lom:general></lom:lom></metadata>\n'
    yield '<organizations><organization identifier="order" structure="rooted-hierarchy"><item identifier="root">\n'
    yield f'<item identifier="lesson"><title>{escaped(title)}</title>\n'
    for number, each in enumerate(resources, 1):
        yield f'<item identifier="item-{number}" identifierref="resource-{number}"><title>{escaped(each.title)}</title></item>\n'
    yield "</item></item></organization></organizations>\n<resources>\n"
    for number, each in enumerate(resources, 1):
        href = f' href="{each.path}"' if each.kind == "webcontent" else ""
        yield f'<resource identifier="resource-{number}" type="{each.kind}"{href}><file href="{each.path}"/></resource>\n'
    yield "</resources>\n</manifest>\n"
