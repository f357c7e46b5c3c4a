"""The command line: help, the tests, and handing every other command to the handbook in its environment."""

from __future__ import annotations

import difflib
import os
import signal
import subprocess
import sys
from pathlib import Path

from . import browser, office
from .environment import RUNTIME, TEST, Environment
from .problems import NO_OUTPUT, SetupProblem

ROOT = Path(__file__).resolve().parents[2]
NOT_RUN, INTERRUPTED = 2, 130
NOT_HANDED_ON = {"PYTHONHOME", "PYTHONOPTIMIZE", "PYTHONWARNINGS", "PYTHONINSPECT"}
SPREAD_OUT = ("-n", "auto", "--maxprocesses=8")  # over the cores; `test -n 0` runs one after another
COMMANDS = {
    "build": "检查全部记录，生成网站，放在 site 文件夹",
    "serve": "在本机预览网站，改动后自动刷新",
    "check": "只检查记录，不生成网站",
    "test": "运行全部测试（首次会补装测试所需的软件）",
    "init": "写一个新手册的文件夹，例如 init ../新手册",
    "new": "新建一条记录：做法、问题、表单模板、来源、术语",
    "draft": "从一份报告起草：看各篇各段，写来源记录和做法的草稿",
    "import": "收“参与”页做出来的文件或填好的征集表，写成做法",
    "index": "为一份来源报告建立段落索引",
    "release": "定一版，例如 release 2026.12：网址带着年月，定下就不再改；--list 列出，--verify 核对",
    "changes": "同一次提交（如 main）相比，读者会看到什么不同",
    "rename": "给一条记录换编号，提到它的地方一起改，旧网址引到新网址",
    "split": "从一条记录里分出另一条",
    "merge": "把一条记录并入另一条，旧网址引过去",
    "retire": "停用一条记录，旧网址上写明理由",
    "review": "对照原文读一条记录的每一句，读过的签上名字",
    "upgrade": "把旧格式的手册改成这一版的写法",
    "explain": "说明一条检查规则，例如 explain HB203",
    "addresses": "看哪些地址和锚点还没有记进地址账；加 --record 记下",
    "schema": "重新生成编辑器所用的字段说明",
    "export-search": "把搜索的条目写成检索引擎要的文件",
    "bench": "测量生成速度",
    "search-report": "用写好答案的问法量搜索，看各样东西各帮了多少",
    "doctor": "看这里装得全不全；doctor --url 网址 看服务器发得对不对",
    "sbom": "软件物料清单（CycloneDX）；加 --licences 只列软件和许可",
}


def run(arguments: list[str]) -> int:
    """Carry out one command line; return its exit status: 2 when it could not be run, 130 after Ctrl-C."""
    open_streams()
    speak_utf8()
    keep_own_rights()
    try:
        return dispatch(arguments)
    except SetupProblem as problem:
        print(f"\n{problem}", file=sys.stderr)
        return NOT_RUN
    except KeyboardInterrupt:
        print("\n已中断。", file=sys.stderr)
        return INTERRUPTED


def open_streams() -> None:
    """What the caller has closed leads nowhere; otherwise the next file opened would take its place. Commands inherit it."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            stream = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115  # it stays open to the end
            os.dup2(stream.fileno(), number)
            os.set_inheritable(number, True)
            setattr(sys, name, stream)


def keep_own_rights() -> None:
    """What is written can be read and replaced by who wrote it, whatever mask is set. Commands inherit it."""
    os.umask(os.umask(0o077) & ~0o700)


def speak_utf8() -> None:
    """Write UTF-8 also where Windows sends the output to a file or a log; the commands themselves do the same."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def dispatch(arguments: list[str]) -> int:
    """Choose between help, the tests and the handbook's own commands."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        say(help_text())
        return 0
    if arguments[0] not in COMMANDS:
        raise SetupProblem(unknown(arguments[0]))
    if arguments[0] == "test":
        return run_tests(arguments[1:])
    if arguments[0] == "bench":
        return run_bench(arguments[1:])
    if arguments[0] == "search-report":
        return run_bench(arguments[1:], "bench.search", TEST)
    if arguments[0] in ALONE:
        return ALONE[arguments[0]](arguments[1:])
    return run_handbook(arguments)


def say(text: str) -> None:
    """Write to standard output at once, so that what cannot be written is still told; raises SetupProblem. Who has read enough and
    closed the other end is told nothing.
    """
    try:
        print(text, flush=True)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python tries once more when it ends
        if not isinstance(error, BrokenPipeError):
            raise SetupProblem(NO_OUTPUT.format(error)) from error


def help_text() -> str:
    """Return the short help: one line for each command."""
    rows = "\n".join(f"  {name:<13} {text}" for name, text in COMMANDS.items())
    return (
        f"用法： python3 scripts/handbook.py 命令 [选项]\n\n{rows}\n\n"
        "Windows 上写作： py -3 scripts\\handbook.py 命令\n某个命令的选项： python3 scripts/handbook.py 命令 --help"
    )


def unknown(name: str) -> str:
    """Say that there is no command `name`, naming the one that was probably meant."""
    near = difflib.get_close_matches(name, COMMANDS, n=1)
    hint = f"您要的是 {near[0]} 吗？" if near else "不带命令运行可以看到全部命令。"
    return f"没有“{name}”这个命令。{hint}"


def run_handbook(arguments: list[str]) -> int:
    """Run one of the handbook's own commands in its environment."""
    environment = Environment(ROOT)
    environment.ensure(RUNTIME)
    command = [str(environment.python), "-P", "-m", "handbook", "--root", str(ROOT), *arguments]
    hold_ctrl_c()
    return become(command, compiled_once(variables(), environment))


def run_doctor(arguments: list[str]) -> int:
    """Look at the installation, and with `--url` at the site on its server."""
    from . import doctor

    if arguments and (len(arguments) != 2 or arguments[0] != "--url"):
        raise SetupProblem("用法： python3 scripts/handbook.py doctor [--url 网址]")
    told, status = doctor.tell(ROOT, arguments[1] if arguments else "")
    say(told)
    return status


def run_sbom(arguments: list[str]) -> int:
    """Print the bill of materials, or the licences alone."""
    from . import supply

    if arguments not in ([], ["--licences"]):
        raise SetupProblem("用法： python3 scripts/handbook.py sbom [--licences]")
    say(supply.tell(ROOT, bool(arguments)))
    return 0


# what needs no environment, and answers where there is none
ALONE = {"doctor": run_doctor, "sbom": run_sbom}


def run_bench(arguments: list[str], module: str = "bench", needed: str = RUNTIME) -> int:
    """Measure how fast this repository builds, or how well it is searched; `arguments` go to its benchmark."""
    environment = Environment(ROOT)
    environment.ensure(needed)
    told = {"PYTHONPATH": os.pathsep.join((str(ROOT / "hooks"), str(ROOT)))}
    if needed == TEST:
        told["HANDBOOK_BROWSER"] = str(browser.ensure_browser(os.environ))
    os.chdir(ROOT)
    return become([str(environment.python), "-P", "-m", module, *arguments], compiled_once({**variables(), **told}, environment))


def run_tests(arguments: list[str]) -> int:
    """Run the test suite with what it needs; `arguments` go to pytest."""
    environment = Environment(ROOT)
    environment.ensure(RUNTIME, TEST)
    found = browser.ensure_browser(os.environ)
    writer = office.ensure_office(os.environ)
    os.chdir(ROOT)
    command = [str(environment.python), "-P", "-m", "pytest", *SPREAD_OUT, *arguments]
    return become(command, {**variables(), "HANDBOOK_BROWSER": str(found), "HANDBOOK_OFFICE": str(writer)})


def variables() -> dict[str, str]:
    """Return the environment variables of a command: the core importable, UTF-8 everywhere, no notices by MkDocs.

    What would have Python leave out words that are published, or stop at a library's warning, is not handed on.
    """
    kept = {name: value for name, value in os.environ.items() if name not in NOT_HANDED_ON}
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return {**kept, **quiet, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"}


def compiled_once(variables: dict[str, str], environment: Environment) -> dict[str, str]:
    """Return the variables so that who wants no compiled files beside his own has them in the environment's folder: without any,
    every command would spend a fifth of its time on compiling again.
    """
    if not variables.get("PYTHONDONTWRITEBYTECODE"):
        return variables
    kept = {name: value for name, value in variables.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"PYTHONPYCACHEPREFIX": str(environment.folder / "compiled"), **kept}


def hold_ctrl_c() -> None:
    """Have Ctrl-C wait until the handbook says that it hears it: Python, while it starts, would show whatever it was loading."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def become(command: list[str], environ: dict[str, str]) -> int:
    """Run `command` in place of this process: signals reach it, its exit status is ours."""
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform != "win32":
        os.execve(command[0], command, environ)
    return wait_for(subprocess.Popen(command, env=environ))  # Windows cannot replace a process


def wait_for(process: subprocess.Popen[bytes]) -> int:
    """Return the exit status of `process`; Ctrl-C reaches it as well and is for it to answer."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue
