"""The places a clause names: what kind of place (县, 街道), and on the left the fingerprint of the name with it.

Where a name begins cannot be seen, so the three characters before the kind are kept. 全市, 各区, 本村 name no place.
"""

from __future__ import annotations

from ....load.patterns import when_used
from ..kind import CardKind, Within, bound

_KIND = "街道|社区|开发区|新区|省|市|县|区|镇|乡|村"
_NAMELESS = "全各我本该某市县区乡镇村街城农社两多每近到在和与及或个的等由从一三四五六七八九十0-9名道_×xXO"
_PLACE = when_used(rf"(?<=[一-鿿][一-鿿])(?<![{_NAMELESS}])(?P<kind>{_KIND})(?![级民委场容政长城情域别分中校])")


def _read(text: str, within: Within) -> tuple[str, ...]:
    return tuple(dict.fromkeys(bound(found["kind"], text, found.end(), found.end()) for found in _PLACE.finditer(text)))


KIND = CardKind("places", _read)
