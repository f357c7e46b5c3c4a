"""The command line as people type it: statuses, formats, and Chinese words when something is wrong with it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import stock_handbook
from handbook.commands.main import PROGRAM, main
from handbook.commands.usage import wrong_usage
from launcher.commands import COMMANDS
from stock_handbook import MKDOCS, PATIENCE, ROOT, STOCK, Handbook, run_program, variables

RECORD = "docs/practices/sannuo-liangping.yml"
FINDING = f"{RECORD}:17:20 错误 HB403 数字“21%”不在所引段落 tushu-huifang#5 里；那里最接近的是“20%”（值不同）"
ENGLISH = re.compile(r"Usage|Error|Aborted|Try |Invalid|Missing|No such|Traceback")
NAMES = main.list_commands(click.Context(main))


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The stock records; tests here only read them."""
    return stock_handbook.records_only(tmp_path_factory.mktemp("cli") / "handbook")


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The stock records with one wrong figure."""
    handbook = stock_handbook.records_only(tmp_path_factory.mktemp("cli") / "handbook")
    handbook.replace(RECORD, "20%", "21%")
    return handbook


# the output


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="这里没有 /dev/full")
def test_an_output_that_takes_nothing_is_told(records: Handbook) -> None:
    command = ["sh", "-c", 'exec "$@" >/dev/full', "sh", *records.command("check")]
    done = run_program(command, records.root, variables(PYTHONPATH=str(ROOT / "hooks")))
    assert (done.returncode, done.stderr) == (2, "结果写不到标准输出。（[Errno 28] No space left on device）\n")


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_is_none_to_care_for(records: Handbook, closed: str) -> None:
    command = ["sh", "-c", f'exec "$@" {closed}', "sh", *records.command("explain", "HB403")]
    assert run_program(command, records.root, variables(PYTHONPATH=str(ROOT / "hooks"))).returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
@pytest.mark.parametrize("arguments", [("explain", "HB403"), ("index", "reports/青禾县调查.txt", "--show"), ("schema",)], ids=["explain", "index", "schema"])
def test_who_has_read_enough_is_told_nothing(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    records = stock_handbook.records_only(tmp_path / "handbook")
    reading, writing = os.pipe()
    os.close(reading)
    command = records.command(*arguments)
    done = subprocess.run(command, cwd=records.root, env=variables(PYTHONPATH=str(ROOT / "hooks")), stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.stderr, done.returncode in (0, 1)) == (b"", True)


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
@pytest.mark.parametrize("most", [8, 10, 12, 14, 16])
def test_few_files_may_be_open(tmp_path: Path, most: int) -> None:
    """Then a command says so, or does its work; a site without its history takes the place of none that has it."""
    records = stock_handbook.records_only(tmp_path / "handbook")
    records.write("mkdocs.yml", "site_name: 做法手册\ntheme: {name: material}\nplugins: [handbook]\n")
    environ = variables(PYTHONPATH=str(ROOT / "hooks"), GIT_CONFIG_GLOBAL=os.devnull)
    for made in (("init", "-q"), ("add", "-A"), ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "all")):
        subprocess.run(["git", *made], cwd=records.root, env=environ, check=True)
    command = ["sh", "-c", f'ulimit -n {most}; exec "$@"', "sh", *records.command("build")]
    done = run_program(command, records.root, environ)
    if done.returncode:
        assert (done.returncode, done.stderr) == (2, "同时打开的文件太多，没有做完：关掉别的程序，或者放宽限制（如 ulimit -n 1024），再运行一次。\n")
        assert not records.site.exists()
    else:
        assert "没有更新记录" not in (records.site / "updates/index.html").read_text(encoding="utf-8")


CUT_SHORT = "Python 编译过的程序文件没有写全（磁盘满过，或者写到一半停了），坏了的"


@pytest.mark.parametrize("module", ["handbook/commands/check", "handbook/checks/explain", "click/core"])
def test_what_was_compiled_and_cut_short_is_taken_away(records: Handbook, tmp_path: Path, module: str) -> None:
    """On a full disk Python keeps a part of what it compiled, and every command after that would end there."""
    environ = {name: value for name, value in variables(PYTHONPATH=str(ROOT / "hooks"), PYTHONPYCACHEPREFIX=str(tmp_path)).items()
               if name != "PYTHONDONTWRITEBYTECODE"}  # fmt: skip
    command = records.command("explain", "HB403")
    whole = run_program(command, records.root, environ)
    (compiled,) = tmp_path.rglob(f"{module}.*.pyc")
    compiled.write_bytes(compiled.read_bytes()[:700])
    done = run_program(command, records.root, environ)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.lstrip().startswith(CUT_SHORT)
    again = run_program(command, records.root, environ)
    assert (again.returncode, again.stdout) == (0, whole.stdout)


def test_the_launcher_too(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")}
    command = [sys.executable, "scripts/handbook.py", "help"]
    assert run_program(command, tmp_path, environ).returncode == 0
    for name in ("__init__", "commands"):
        (compiled,) = (tmp_path / "scripts/launcher/__pycache__").glob(f"{name}.*.pyc")
        compiled.write_bytes(compiled.read_bytes()[:200])
        done = run_program(command, tmp_path, environ)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.lstrip().startswith(CUT_SHORT)
        assert run_program(command, tmp_path, environ).returncode == 0


DAMAGE = {
    "a module that is not there": ("import mei_you_zhe_ge", "No module named 'mei_you_zhe_ge'"),
    "a file cut off": ("def command(:", "invalid syntax (__init__.py, line 1)"),
    "a name that is gone": ("from os import mei_you", "cannot import name 'mei_you' from 'os'"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_environment_is_told(records: Handbook, tmp_path: Path, damage: str) -> None:
    text, told = DAMAGE[damage]
    (tmp_path / "click").mkdir()
    (tmp_path / "click/__init__.py").write_text(text, encoding="utf-8")
    path = os.pathsep.join((str(tmp_path), str(ROOT / "hooks")))
    done = run_program(records.command("check"), records.root, variables(PYTHONPATH=path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"运行环境里的软件包坏了或者缺了文件：{told}")
    assert done.stderr.endswith(f"请删掉文件夹 {sys.prefix}，再运行一次同样的命令，会重新准备。\n")


BREAKS = """\
import yaml

def broken(*_, **__): raise TypeError("kaputt")
yaml.compose = yaml.load = yaml.CSafeLoader.get_single_node = yaml.SafeLoader.get_single_node = broken
"""


def test_a_library_that_breaks_in_the_midst_of_a_command_is_told(tmp_path: Path) -> None:
    """Its import succeeds; what it does then does not."""
    (tmp_path / "sitecustomize.py").write_text(BREAKS, encoding="utf-8")
    records = stock_handbook.records_only(tmp_path / "handbook")
    records.write("mkdocs.yml", MKDOCS)
    path = os.pathsep.join((str(tmp_path), str(ROOT / "hooks")))
    done = run_program(records.command("build"), records.root, variables(PYTHONPATH=path))
    assert (done.returncode, done.stdout) == (2, "")
    first, place, remedy = done.stderr.splitlines()
    assert first == "程序自己出错，没有做完：TypeError: kaputt"
    assert place.startswith("出错的地方：")
    assert place.endswith("/sitecustomize.py:3")
    assert sys.prefix in remedy
    shown = run_program(records.command("build"), records.root, variables(PYTHONPATH=path, HANDBOOK_TRACE="1"))
    assert "Traceback" in shown.stderr


# check


@pytest.mark.parametrize("reports", [(), ("--reports", "reports")], ids=["indexes alone", "with the originals"])
def test_check_of_a_clean_handbook(records: Handbook, reports: tuple[str, ...]) -> None:
    done = records.run_here("check", *reports)
    assert (done.returncode, done.stderr) == (0, "")
    checked = r"检查了 14 条记录（.*）、27 句有出处的话、30 处引用、19 个数字，用 \d+ 条规则；发现 0 个错误、0 个提醒\n"
    assert re.fullmatch(checked, done.stdout)


def test_check_of_a_broken_handbook(broken: Handbook) -> None:
    done = broken.run_here("check")
    assert (done.returncode, done.stderr) == (1, "")
    found, remedy, empty, checked, more = done.stdout.splitlines()
    assert found == FINDING
    assert remedy == "    → 所有来源里都没有这个数字：请核对原文，来源没有的数字不能写。"
    assert empty == ""
    assert checked.endswith("发现 1 个错误、0 个提醒")
    assert more == "看原因和例子：运行 explain HB403"


def test_check_as_json(broken: Handbook) -> None:
    done = broken.run_here("check", "--format", "json")
    data = json.loads(done.stdout)
    assert done.returncode == 1
    assert (data["version"], data["ok"], data["errors"], data["warnings"]) == (1, False, 1, 0)
    assert data["findings"] == [{
        "path": RECORD, "line": 17, "column": 20, "code": "HB403", "severity": "error",
        "message": FINDING.partition("HB403 ")[2],
        "remedy": "所有来源里都没有这个数字：请核对原文，来源没有的数字不能写。",
    }]  # fmt: skip
    assert data["checked"]["records"] == {"situation": 1, "method": 1, "practice": 3, "problem": 2, "template": 2, "source": 2, "term": 2, "course": 1}


def test_check_for_the_lines_of_a_pull_request(broken: Handbook) -> None:
    done = broken.run_here("check", "--format", "github")
    annotation, checked = done.stdout.splitlines()
    assert done.returncode == 1
    assert annotation == (
        f"::error file={RECORD},line=17,col=20,"
        "title=HB403 数字“21%25”不在所引段落 tushu-huifang#5 里；那里最接近的是“20%25”（值不同）"
        "::所有来源里都没有这个数字：请核对原文，来源没有的数字不能写。"
    )
    assert checked.startswith("检查了 14 条记录")


def test_check_where_there_is_no_handbook(tmp_path: Path) -> None:
    done = Handbook(tmp_path).run_here("check")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "这里没有 docs 文件夹：请在手册的文件夹里运行。\n"


def test_check_reads_a_closed_pipe_as_the_end(broken: Handbook) -> None:
    """`check | head -1` is no reason for a traceback."""
    environ = variables(PYTHONPATH=str(ROOT / "hooks"))
    process = subprocess.Popen(
        broken.command("check"), cwd=broken.root, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait(timeout=PATIENCE)


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_the_output_is_utf8_whatever_the_terminal(broken: Handbook, encoding: str) -> None:
    environ = {**variables(PYTHONPATH=str(ROOT / "hooks")), "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
    done = subprocess.run(broken.command("check"), cwd=broken.root, env=environ, capture_output=True, timeout=PATIENCE)
    assert FINDING in done.stdout.decode("utf-8")


# explain


def test_explain_a_rule(records: Handbook) -> None:
    for code in ("HB403", "hb403"):
        done = records.run_here("explain", code)
        assert done.returncode == 0
        assert done.stdout.startswith("HB403 数字在所引段落里找不到（错误）\n\n数字最容易抄错、串行。")
        assert "不要这样：" in done.stdout
        assert "这样写：" in done.stdout


@pytest.mark.parametrize(
    ("code", "answer"),
    [("HB451", "没有 HB451 这条规则。是不是想看 HB450（成效又写成了表现）？"), ("abc", "没有 abc 这条规则。")],
)
def test_explain_an_unknown_rule(records: Handbook, code: str, answer: str) -> None:
    done = records.run_here("explain", code)
    assert (done.stdout + done.stderr).strip() == answer
    assert done.returncode == 2


# schema


def test_the_committed_schemas_are_up_to_date() -> None:
    done = Handbook(ROOT).run_here("schema", "--check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_schema_writes_and_finds_what_is_stale(tmp_path: Path) -> None:
    folder = Handbook(tmp_path)
    shutil.copy(ROOT / "handbook.yml", tmp_path)
    missing = folder.run_here("schema", "--check")
    assert missing.returncode == 1
    assert missing.stderr.splitlines()[0] == "schema/situation.schema.json 不是最新的：运行 schema 重新生成。"
    assert len(missing.stderr.splitlines()) == 8

    assert folder.run_here("schema").stdout.startswith("已更新 8 个文件：schema/situation.schema.json、")
    assert folder.run_here("schema", "--check").returncode == 0
    for path in (tmp_path / "schema").iterdir():
        assert path.read_bytes() == (ROOT / "schema" / path.name).read_bytes()

    folder.replace("schema/term.schema.json", "要点", "重点")
    stale = folder.run_here("schema", "--check")
    assert (stale.returncode, stale.stderr) == (1, "schema/term.schema.json 不是最新的：运行 schema 重新生成。\n")
    assert folder.run_here("schema").stdout == "已更新 1 个文件：schema/term.schema.json\n"

    (tmp_path / "schema/term.schema.json").write_bytes(b"\xff")
    stale = folder.run_here("schema", "--check")
    assert (stale.returncode, stale.stderr) == (1, "schema/term.schema.json 不是最新的：运行 schema 重新生成。\n")


def test_every_stock_record_names_the_schema_of_its_kind() -> None:
    for path in STOCK.glob("docs/*/*.yml"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        name = first.removeprefix("# yaml-language-server: $schema=../../schema/")
        assert (ROOT / "schema" / name).is_file(), path


# Settings


@pytest.mark.parametrize("command", ["build", "serve"])
def test_without_settings_there_is_no_site(records: Handbook, command: str) -> None:
    done = records.run_here(command)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "这里没有 mkdocs.yml：请在手册的文件夹里运行；文件丢了，就从仓库里取回。\n"


def test_settings_that_cannot_be_read_are_told_like_a_record(tmp_path: Path) -> None:
    handbook = stock_handbook.records_only(tmp_path)
    handbook.write("mkdocs.yml", 'site_name: 手册\ntheme: "material\n')
    done = handbook.run_here("build")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("mkdocs.yml:2:8 错误 HB906 ")


# Wrong command lines

WRONG = {
    "no such command": (["biuld"], "没有“biuld”这个命令。可用的命令："),
    "no such option": (["check", "--formt", "json"], "没有“--formt”这个选项。是不是想写 --format"),
    "no such option before the command": (["--verbose", "check"], "没有“--verbose”这个选项。"),
    "a value that is not allowed": (["check", "--format", "xml"], "--format 只能写：text、json、github。"),
    "an option without its value": (["check", "--format"], "选项 --format 用得不对："),
    "a value for an option that takes none": (["index", "a.txt", "--show=yes"], "选项 --show 用得不对："),
    "a folder that is not there": (["check", "--reports", "nowhere"], "--reports 写的文件夹找不到。"),
    "a file for a folder": (["check", "--reports", "mkdocs.yml"], "--reports 写的文件夹找不到。"),
    "too much": (["build", "now"], "多写了内容。"),
    "an argument left out": (["explain"], "少写了规则号。"),
    "a kind left out": (["new"], "种类 只能写：situation、method、practice、problem、template、source、term、course。"),
    "a kind that is none": (["new", "recipe"], "种类 只能写：situation、method、practice、problem、template、source、term、course。"),
    "a handbook that is not there": (["build", "--root", "nowhere"], "--root 写的文件夹找不到。"),
    "a field without a value": (["new", "term", "a-b", "--set", "name"], "“name”要写成 栏目=值。"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_command_line_is_answered_in_chinese(records: Handbook, wrong: str) -> None:
    arguments, answer = WRONG[wrong]
    done = records.run_here(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(answer)
    assert "看用法：python3 scripts/handbook.py" in done.stderr
    assert not ENGLISH.search(done.stderr)


def test_without_a_command_it_lists_them(records: Handbook) -> None:
    done = records.run_here()
    for name in ("build", "serve", "check", "index", "explain", "new", "schema"):
        assert re.search(rf"^  {name} +\S*[一-鿿]", done.stdout + done.stderr, re.MULTILINE)


HELP = """\
用法：python3 scripts/handbook.py check [选项]

  检查全部记录；加 --reports 时连同原文一起核对。

选项：
  --root 文件夹                手册所在的文件夹；不写是当前文件夹，用 scripts/handbook.py 时是它所在的手册。
  --reports 文件夹             原始报告所在的文件夹。
  --format [text|json|github]  给人看、给程序读，还是标在合并请求的行上；不写是 text。
  --since 提交                 和 --format github 一起用：只标在这个提交以来改动的行上，其余的写在后面。
  -h, --help                   显示这段说明。
"""


def test_the_list_tells_of_every_command_what_it_is_for() -> None:
    listed = CliRunner().invoke(main, ["--help"]).output.partition("命令：\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == NAMES
    assert [line for line in listed if not line.endswith("。")] == []


def test_help_is_chinese_and_its_columns_stand_straight(records: Handbook) -> None:
    done = records.run_here("check", "--help")
    assert (done.returncode, done.stdout, done.stderr) == (0, HELP, "")


@pytest.mark.parametrize("name", ["", *NAMES])
def test_no_help_holds_an_english_word_of_click(name: str) -> None:
    told = CliRunner().invoke(main, [*name.split(), "--help"]).output
    assert "用法：" in told
    assert re.findall(r"\b(?:Usage|Options|Commands|OPTIONS|ARGS|TEXT|DIRECTORY|INTEGER|Show|default|required)\b", told) == []


# The folder worked on


@pytest.mark.parametrize("before", [True, False], ids=["before the command", "after it"])
def test_the_folder_of_the_handbook_can_be_named(records: Handbook, tmp_path: Path, before: bool) -> None:
    named = ["--root", str(records.root)]
    command = Handbook(tmp_path).command(*named, "check") if before else Handbook(tmp_path).command("check", *named)
    done = run_program(command, tmp_path, variables(PYTHONPATH=str(ROOT / "hooks")))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("检查了 14 条记录")


def test_the_installed_command_calls_itself_handbook() -> None:
    with pytest.raises(click.UsageError) as refused:
        main.main(["check", "--formt", "json"], prog_name=PROGRAM, standalone_mode=False)
    assert wrong_usage(refused.value, PROGRAM).endswith("\n看用法：handbook check --help")


# The benchmark, a command of this repository only

WRONG_BENCH = {
    "sizes that are none": (["--sizes", "many"], "--sizes 要写成用逗号分开的整数，如 300,1000。"),
    "a number that is none": (["--runs", "many"], "--runs 只能写整数。"),
}


@pytest.mark.parametrize("wrong", WRONG_BENCH)
def test_a_wrong_measurement_is_answered_in_chinese(wrong: str) -> None:
    arguments, answer = WRONG_BENCH[wrong]
    command = [sys.executable, "-P", "-m", "bench", *arguments]
    done = run_program(command, ROOT, variables(PYTHONPATH=os.pathsep.join((str(ROOT / "hooks"), str(ROOT)))))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{answer}\n看用法：python3 scripts/handbook.py bench --help\n"


# Somebody breaks off


def test_an_aborted_question_is_answered_in_chinese(tmp_path: Path) -> None:
    done = Handbook(tmp_path).run_here("new", "term")  # there is nobody to answer
    assert (done.returncode, done.stderr) == (130, "\n已中断。\n" if done.stderr.startswith("\n") else "已中断。\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
def test_ctrl_c_at_a_question_is_answered_in_chinese(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-u", "-P", "-m", "handbook", "new", "term", "lianxihui"], cwd=tmp_path,
        env=variables(PYTHONPATH=str(ROOT / "hooks")), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout
    question = b""
    while b" = " not in question:
        read = os.read(process.stdout.fileno(), 1000)
        assert read, process.stderr and process.stderr.read()
        question += read
    process.send_signal(signal.SIGINT)
    told = process.communicate(timeout=PATIENCE)[1].decode()
    assert process.returncode == 130
    assert told.strip() == "已中断。"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
@pytest.mark.parametrize("begin", ["from handbook.__main__ import start as begin", "from handbook.__main__ import installed as begin"])
@pytest.mark.parametrize("broken_off", ["while it waited", "while libraries are loaded"])
def test_ctrl_c_before_a_command_begins_is_answered_in_chinese(tmp_path: Path, begin: str, broken_off: str) -> None:
    interrupt = "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n"
    (tmp_path / "yaml.py").write_text(interrupt)  # which every command loads
    held = f"import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, {{signal.SIGINT}})\n{interrupt}" if broken_off == "while it waited" else ""
    program = f"{held}import sys\nsys.argv[1:] = ['explain', 'HB203']\n{begin}\nbegin()\n"
    environ = variables(PYTHONPATH=os.pathsep.join((str(tmp_path), str(ROOT / "hooks"))))
    done = run_program([sys.executable, "-P", "-c", program], tmp_path, environ)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "\n已中断。\n")


def test_every_command_is_offered_from_the_folder_of_the_repository() -> None:
    """The launcher refuses what it does not know before the handbook is asked."""
    assert set(NAMES) - set(COMMANDS) == set()


STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
RED = "\x1b[31m红\x07\x9b2J\u202e反"


def test_what_somebody_sent_in_does_not_steer_the_terminal(tmp_path: Path) -> None:
    handbook = stock_handbook.records_only(tmp_path / "handbook")
    offer = {"format": "handbook-offers", "version": "1", "offers": [{"level": RED, RED: "x", "parts": "\x9b红"}]}
    sent = handbook.write("sent.json", json.dumps(offer))
    report = handbook.write("reports/red.txt", f"一、基本情况\n{RED.replace(chr(7), '')}，走访40户。\n" * 3)
    edition = {"name": "2026.01", "date": RED, "since": "", "changes": [], "files": {}, "records": {}}
    handbook.write("editions/2026.01.json", json.dumps(edition))
    for arguments in (["import", str(sent)], ["draft", str(report)], ["release", "--list"], ["explain", RED], ["rename", RED, "x"], ["index", RED]):
        done = handbook.run_here(*arguments)
        told = done.stdout + done.stderr
        assert told
        assert not STEERS.search(told), told
        assert "程序自己出错" not in told


def test_what_is_written_for_programs_says_the_same(tmp_path: Path) -> None:
    handbook = stock_handbook.records_only(tmp_path / "handbook")
    handbook.replace(RECORD, "summary: 馆员", 'summary: "\\x9b馆员')
    handbook.replace(RECORD, "结果用于分馆考核。", '结果用于分馆考核。"')
    done = handbook.run_here("check", "--format", "json")
    assert not STEERS.search(done.stdout)
    assert json.loads(done.stdout)["errors"] > 0
