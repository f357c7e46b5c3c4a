"""What can go wrong while the environment is set up, said in Chinese together with the remedy."""

from __future__ import annotations

import errno
import re

NO_PIP = """\
没有找到 pip（Python 的软件包安装工具），或者它的版本太旧。请先安装 pip，再运行一次同样的命令：
  Debian、Ubuntu： sudo apt install python3-pip
  Fedora、openEuler： sudo dnf install python3-pip
  Windows、macOS： 用 Python 官方安装程序重新安装，安装时勾选 pip"""

OFFLINE = """\
连不上软件包下载站。请检查网络或代理设置，再运行一次同样的命令。
不能上网的电脑可以离线安装：在能上网、系统和 Python 版本都相同的电脑上，进入本项目文件夹运行
  python3 -m pip download -r {lock} -d wheels
再把得到的 wheels 文件夹拷到本项目文件夹里（与 README.md 放在一起）。"""

WHEELS_INCOMPLETE = """\
wheels 文件夹里缺少需要的软件包，或与本机的系统、Python 版本不符。
请在系统和 Python 版本都相同的电脑上重新下载： python3 -m pip download -r {lock} -d wheels
本机能上网时，删去 wheels 文件夹即可改为联网安装。"""

ALTERED = """\
下载到的软件包与 {lock} 里登记的指纹不一致，已停止安装。
常见原因是镜像站的文件不完整或被改动：请换一个下载源，清除缓存（python3 -m pip cache purge）后再试。"""

NOT_OFFERED = """\
下载站没有提供所需版本的软件包。常见原因：镜像站还没有同步到这个版本，或者本机的 Python 版本太新、太旧。
请换一个下载源，或换用 Python 3.11 至 3.14 再试。"""

NO_LOCK = "缺少文件 {lock}，文件夹不完整。请从仓库里取回它，或者重新下载本项目，再运行一次同样的命令。"

DAMAGED = "{path} 不是该有的样子，运行环境坏了。请删掉 {folder}，再运行一次同样的命令，会重新准备。"

ELSEWHERE = """\
{folder} 是一个链接，指向 {place}。准备运行环境会把那里的东西都清掉，所以没有准备，那里的没有动。
请删掉这个链接（只删链接，不要删它指向的文件夹），再运行一次同样的命令，会在手册的文件夹里准备。"""

NO_OUTPUT = "结果写不到标准输出。（{}）"

DISK_FULL = "磁盘空间不足。准备环境大约需要 400 MB，请腾出空间后再运行一次同样的命令。"

NO_WRITE = """\
没有写入权限，或文件正被占用，无法在本项目文件夹里准备环境。
请把整个文件夹放到自己有权修改的位置（例如个人文件夹或桌面）；如果另一个窗口正在运行预览（serve），请先关闭它。"""

# Tried in this order: for an unreachable site pip ends with the words "no matching distribution" too.
PIP_FAULTS = (
    (r"No space left|Errno 28\b|WinError 112|not enough space", DISK_FULL),
    (r"DO NOT MATCH THE HASHES|hashes are required", ALTERED),
    (r"Errno 13\b|Permission denied|WinError (5|32)\b|Access is denied|Read-only file system", NO_WRITE),
    (r"require a different python version", NOT_OFFERED),
    (r"NewConnectionError|NameResolution|name resolution|Connection(Error| refused| reset| broken| aborted)|"
     r"ConnectTimeout|ReadTimeout|timed out|ProxyError|SSLError|CERTIFICATE_VERIFY|Network is unreachable|"
     r"HTTP error|HTTPError|IncompleteRead|from versions: none", OFFLINE),
    (r"No matching distribution|Could not find a version", NOT_OFFERED),
)  # fmt: skip

DISK_ERRORS = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


class SetupProblem(Exception):
    """The environment cannot be made ready; the text is a Chinese message for the person at the keyboard."""


def of_pip(output: str, lock: str, offline: bool) -> SetupProblem:
    """Turn the `output` of a failed pip run for the file `lock` into a message; `offline` when wheels/ was used."""
    message = next((text for pattern, text in PIP_FAULTS if re.search(pattern, output)), "安装软件包没有成功。")
    if offline and message in (OFFLINE, NOT_OFFERED):
        message = WHEELS_INCOMPLETE
    return SetupProblem(f"{message.format(lock=lock)}\n\npip 最后的输出：\n{last_lines(output)}")


def of_system(error: OSError) -> SetupProblem:
    """Turn an error of the operating system into a message that keeps the file concerned."""
    where = f"\n（{error.filename or ''}：{error.strerror or error}）"
    if error.errno in DISK_ERRORS:
        return SetupProblem(DISK_FULL + where)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return SetupProblem(NO_WRITE + where)
    return SetupProblem("准备环境时读写文件出错。请检查文件夹是否完整，必要时重新下载本项目。" + where)


def last_lines(output: str, count: int = 6) -> str:
    """Return the last `count` lines of `output` that say something, indented and cut to a readable length."""
    lines = [line.rstrip() for line in output.splitlines() if line.strip()]
    return "\n".join(f"  {line[:160]}" for line in lines[-count:])
