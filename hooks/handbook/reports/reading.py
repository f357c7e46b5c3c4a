"""Reading a source report into one string whose offsets everything else refers to: plain text, .docx, .pdf.

Kind and size are asked before anything is read, the format is told by the first bytes, and one module reads each format.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..load.lint import CONTROL, INVISIBLE
from ..load.regular import NotRegularError, read_some
from .bounds import MOST, MOST_TEXT, Refused
from .formats import other_format
from .plain import read_plain

_ZIP = b"PK\x03\x04"
_PDF = b"%PDF"
_WEB_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml")
_WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--.*?-->)*"
    rb"(?:<(?:!doctype\s+html|html|head|body|meta|title|div|table|script|style|p)[\s>/]|(?:[\w-]+:[^\n]*\r?\n[ \t]*)*mime-version:\s)",
    re.IGNORECASE | re.DOTALL,
)
_UNSEEN = re.compile(f"[\t\n\ud800-\udfff{CONTROL}{INVISIBLE}]")  # in a name: no record could have it
_LOOKED_AT = 2048  # bytes in which a page of the web gives itself away


class ReportError(Exception):
    """A report that cannot be read. The message says in Chinese what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report: the file's name, its text with `\\n` line ends, and the file's SHA-256, encoding and size in bytes."""

    name: str
    text: str
    sha256: str
    encoding: str
    size: int


def read_report(path: Path | str) -> Report:
    """The report in a .txt (UTF-8 or GB18030), .docx or .pdf file. Raises `ReportError` when it cannot be read."""
    path = Path(path)
    data = _bytes(path)
    if _UNSEEN.search(path.name):
        raise ReportError(f"“{path.name}”这个文件名里有看不见的字符，或者不是 UTF-8 编码，写不进记录：把文件改个名字，再来一次。")
    try:
        text, encoding = _reader(data, path.suffix.lower())(data)
    except Refused as refused:
        raise ReportError(f"“{path.name}”{refused}") from refused
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MOST_TEXT:
        raise ReportError(f"“{path.name}”里有 {len(text)} 个字符，超过 {MOST_TEXT} 个：请拆成几个文件再用。")
    if not text.strip():
        raise ReportError(f"“{path.name}”里没有文字：请换成能选中文字的版本，扫描图片要先做文字识别。")
    return Report(path.name, text, hashlib.sha256(data).hexdigest(), encoding, len(data))


def _bytes(path: Path) -> bytes:
    """The file's content. Whether it is a file, and how large, is asked first: a pipe or a device is never opened."""
    try:
        if path.stat().st_size > MOST:
            raise _too_large(path)
        data = read_some(path, MOST)
    except IsADirectoryError:
        raise ReportError(f"打不开“{path}”，它是文件夹：请写明里面的哪一个文件。") from None
    except NotRegularError:
        raise ReportError(f"打不开“{path}”，它不是普通文件（是管道或设备）：请先存成文件再用。") from None
    except FileNotFoundError:
        raise ReportError(f"找不到文件“{path}”：请核对文件名和所在的文件夹。") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReportError(f"打不开“{path}”（{reason}）：请确认它是文件，并且有读取权限。") from error
    if not data:
        raise ReportError(f"“{path.name}”是空文件：请重新下载或导出。")
    if len(data) > MOST:
        raise _too_large(path)
    return data


def _too_large(path: Path) -> ReportError:
    return ReportError(f"“{path.name}”超过 {MOST >> 20} MB：报告不会这么大，请去掉图片或拆开后再用。")


def _reader(data: bytes, suffix: str) -> Callable[[bytes], tuple[str, str]]:
    """What reads a file that begins so and ends its name so. Raises `Refused` when nothing does."""
    if other := other_format(data):
        raise Refused(other)
    if suffix in _WEB_NAMES or _WEB_PAGE.match(data[:_LOOKED_AT]):
        raise Refused(
            "是网页：请用浏览器打开，只把正文复制到记事本里（不要菜单、广告和页脚），另存为 UTF-8 编码的 .txt。"
        )
    if data[:_LOOKED_AT].lstrip().startswith(_PDF) and suffix != ".pdf":
        raise Refused("其实是 PDF：请把扩展名改成 .pdf。")
    if data.startswith(_ZIP) and suffix not in (".docx", ".pdf"):
        raise Refused("其实是压缩包或 Office 文档：如果是 Word 文档，请把扩展名改成 .docx。")
    return {".docx": _read_word, ".pdf": _read_pdf}.get(suffix, read_plain)


# What reads these takes long to import, and most commands read what was read of them.


def _read_word(data: bytes) -> tuple[str, str]:
    from .word import read_word

    return read_word(data)


def _read_pdf(data: bytes) -> tuple[str, str]:
    from .pdf import read_pdf

    return read_pdf(data)
