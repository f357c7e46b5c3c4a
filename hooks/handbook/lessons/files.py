"""Where the files of a ready lesson are, and under which names they are saved."""

from __future__ import annotations

from typing import NamedTuple

from ..catalog import Entry
from ..forms.addresses import file_name


class LessonFile(NamedTuple):
    """A file of a lesson: what it is, its address from the site's root, the name under which it is saved."""

    label: str
    address: str
    name: str

    @property
    def is_imported(self) -> bool:
        """Is it for course platforms, of no use to whom opens it by hand?"""
        return self.label in IMPORTED


IMPORTED = ("SCORM 包", "Common Cartridge 包")
_FILES = (
    ("整包", "lesson.zip", "教学包-{}.zip"), ("幻灯 16:9", "16-9.pptx", "{}-幻灯16比9.pptx"), ("幻灯 4:3", "4-3.pptx", "{}-幻灯4比3.pptx"),
    ("讲义", "handout.docx", "{}-讲义.docx"), ("研讨题", "questions.docx", "{}-流程和研讨题.docx"), (IMPORTED[0], "scorm.zip", "{}-SCORM包.zip"),
    (IMPORTED[1], "lesson.imscc", "{}.imscc"),
)  # fmt: skip


def files_of(entry: Entry) -> list[LessonFile]:
    """The files, the zip with all of them first."""
    name = file_name(entry.name)
    return [LessonFile(label, f"{entry.url}{entry.id}-{end}", form.format(name)) for label, end, form in _FILES]
