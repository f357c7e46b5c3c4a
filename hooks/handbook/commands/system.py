"""What the system does not let a command do, in words: nothing of it is a fault of the program."""

from __future__ import annotations

import errno
import shutil

from ..desk.putting import why_not_written
from ..site.staging import CLOSED, FULL

TOO_MANY = {errno.EMFILE, errno.ENFILE}
SCARCE = {errno.ENOMEM, errno.EAGAIN}
OTHER_THAN_IT_WAS = {errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ELOOP, errno.ENAMETOOLONG}
NO_ROOM = "内存或进程不够，没有做完，原来的没有动：关掉别的程序，或者请管理员放宽限制，再运行一次。"


def foreseen(error: Exception) -> str | None:
    """What the system does not let a command do, and what to do; None of any other error."""
    if isinstance(error, MemoryError):
        return NO_ROOM
    if isinstance(error, shutil.Error):
        return of_copying(error)
    return of_system(error) if isinstance(error, OSError) else None


def of_system(error: OSError) -> str | None:
    """The same of an error of the system; None when that is nothing to be foreseen."""
    if error.errno == errno.EADDRINUSE:
        return "这个预览网址已被占用：关掉另一个预览，或者换一个，如 --address 127.0.0.1:8001。"
    if error.errno in TOO_MANY:
        return "同时打开的文件太多，没有做完：关掉别的程序，或者放宽限制（如 ulimit -n 1024），再运行一次。"
    if error.errno in SCARCE:
        return NO_ROOM
    if error.errno == errno.ENOENT and not error.filename:  # so `tempfile` says that every place it knows is full or closed
        return f"没有地方放临时文件，没有做完，原来的没有动：腾出磁盘空间，或者用环境变量 TMPDIR 指一个能写的文件夹，再运行一次。（{error.strerror}）"
    if error.errno in OTHER_THAN_IT_WAS and error.filename:
        return f"{error.filename} 这里用不了，没有做完：看看它、它所在的文件夹是不是换成了别的东西（文件、链接），或者名字太长。（{error.strerror}）"
    if error.errno in FULL | CLOSED and error.filename:
        return f"没有写成，原来的文件没有动。{why_not_written(error)}。（{error.filename}）"
    if error.errno in FULL | {errno.EIO}:
        return f"结果写不到标准输出。（{error}）"
    return None


def of_copying(error: shutil.Error) -> str:
    """Of a folder that could not be copied whole, the first thing that could not."""
    name, _, why = error.args[0][0]
    return f"要先在一份副本上试，副本没有做成，什么也没有改：{name}（{why}）。看看磁盘满没满、这个文件能不能读，再来一次。"
