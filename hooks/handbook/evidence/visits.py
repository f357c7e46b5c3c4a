"""Reports of a visit: what they tell, others did. They say in their opening that they went to see and learn."""

from __future__ import annotations

from .index import Place
from .library import Library

WENT = ("学习考察", "考察学习", "参观考察", "考察组", "参观学习")
OPENING = 6  # passages in which a report says what it is about
HEARD = ("据了解", "据介绍", "据说", "介绍说", "外地", "兄弟", "借鉴", "取经", "先进地区", "他们", "规定", "要求", "文件", "办法")


def is_visit(source: str, library: Library) -> bool:
    """Does a report tell in its opening of a visit?"""
    return any(number <= OPENING for _, number in library.where_any(source, WENT))


def tells_of_going(place: Place, library: Library) -> bool:
    """Does a passage tell of the visit itself, which is the writers' own doing?"""
    return any(library.contains(*place, word) != "no" for word in WENT)


def is_heard(place: Place, library: Library) -> bool:
    """Does a passage say that it has this from others?"""
    return any(library.contains(*place, word) != "no" for word in HEARD)
