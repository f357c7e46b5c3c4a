"""The one command on a bare machine: set-up, its messages, help and the search for a browser.

Each test runs the real scripts on a small project in a folder of its own, whose packages come from a folder of wheels,
so that nothing here needs the network.
"""

from __future__ import annotations

import ast
import errno
import hashlib
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from launcher import browser, commands, installer, office, problems, refusal
from launcher.environment import RUNTIME, TEST, Environment

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
# the tests' own environment has no pip; the Python it was made from is the one that people start the scripts with
PYTHON: str = getattr(sys, "_base_executable", sys.executable)
PATIENCE = 600  # seconds: more than any set-up here takes on a slow and busy machine
posix_only = pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")

CORE = """\
import importlib.metadata, json, os, sys
import handbook
print(json.dumps({
    "arguments": sys.argv[1:],
    "demo": importlib.metadata.version("demo"),
    "core": handbook.__file__,
    "utf8": sys.flags.utf8_mode,
    "variables": {name: os.environ.get(name) for name in ("NO_MKDOCS_2_WARNING", "DISABLE_MKDOCS_2_WARNING", "PYTHONOPTIMIZE", "PYTHONWARNINGS") if name in os.environ},
}))
sys.exit(7)
"""


class Project:
    """A small copy of the project: the real scripts, a stand-in core, and a lock on one package `demo`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.environment = Environment(root)

    def write(self) -> None:
        root = self.root
        shutil.copytree(SCRIPTS, root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
        core = root / "hooks" / "handbook"
        core.mkdir(parents=True)
        (core / "__init__.py").write_text("")
        (core / "__main__.py").write_text(CORE)
        (root / "wheels").mkdir()
        self.pin(RUNTIME, "demo", "1.0")

    def pin(self, lock: str, package: str, version: str) -> Path:
        """Make a wheel of `package` and a lock file that names nothing else."""
        wheel = self.root / "wheels" / f"{package}-{version}-py3-none-any.whl"
        info = f"{package}-{version}.dist-info"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr(f"{package}.py", f"VERSION = {version!r}\n")
            archive.writestr(f"{package}_fast.so", b"compiled" * 1000)
            archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n")
            archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            archive.writestr(f"{info}/RECORD", "")
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        (self.root / lock).write_text(f"{package}=={version} --hash=sha256:{digest}\n", encoding="utf-8")
        return wheel

    def command(self, *arguments: str, script: str = "handbook.py") -> list[str]:
        return [PYTHON, str(self.root / "scripts" / script), *arguments]

    def run(self, *arguments: str, script: str = "handbook.py", **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments, script=script), cwd=self.root.parent, env=bare(**variables),
            capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE,
        )  # fmt: skip

    def installed(self, module: str) -> bool:
        return subprocess.run([self.environment.python, "-c", f"import {module}"], capture_output=True).returncode == 0


def bare(**variables: str) -> dict[str, str]:
    """The variables of a machine on which nobody has set anything; pip reads no settings."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP", "PATHEXT") if name in os.environ}
    return {**kept, "PIP_CONFIG_FILE": os.devnull, "PIP_RETRIES": "0", **variables}


def executable(path: Path, text: str = "#!/bin/sh\nexit 0\n") -> Path:
    path.write_text(text)
    path.chmod(0o755)
    return path


def in_folder(folder: Path) -> Path:
    return folder / "手册 copy"  # Chinese and a space: people keep it in such folders


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(in_folder(tmp_path))
    project.write()
    return project


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that has its environment, from which copies are taken: to make one takes seconds."""
    project = Project(in_folder(tmp_path_factory.mktemp("made")))
    project.write()
    project.run("build")
    return project


@pytest.fixture
def ready(made: Project, tmp_path: Path) -> Project:
    shutil.copytree(made.root, in_folder(tmp_path), symlinks=True)
    return Project(in_folder(tmp_path))


# The Python that starts it


def test_an_old_python_is_refused_in_words() -> None:
    message = refusal(3, 9)
    assert "Python 是 3.9" in message
    assert "需要 Python 3.11 或更新" in message
    assert refusal(3, 11) == refusal(3, 14) == ""


@pytest.mark.parametrize("name", ["handbook.py", "validate.py", "launcher/__init__.py"])
def test_what_an_old_python_reads_has_no_new_syntax(name: str) -> None:
    text = (SCRIPTS / name).read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 6))
    assert "from __future__" not in text  # unknown to 3.6


# Set-up


def test_the_first_run_makes_the_environment_and_hands_the_command_over(project: Project) -> None:
    done = project.run("build", "--strict", "文件 一.yml", PYTHONOPTIMIZE="2", PYTHONWARNINGS="ignore")
    assert done.returncode == 7, done.stderr
    assert "第一次使用，正在准备运行环境" in done.stderr
    assert "运行环境已经备好，用时" in done.stderr
    answer = ast.literal_eval(done.stdout)
    assert answer["arguments"] == ["--root", str(project.root), "build", "--strict", "文件 一.yml"]
    assert answer["demo"] == "1.0"
    assert Path(answer["core"]).parent == project.root / "hooks" / "handbook"
    assert answer["utf8"] == 1
    assert answer["variables"] == {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def test_who_wants_no_compiled_files_has_none_beside_his_own(ready: Project) -> None:
    for file in (ready.root / "hooks").rglob("*.pyc"):
        file.unlink()
    assert ready.run("check", PYTHONDONTWRITEBYTECODE="1").returncode == 7
    assert not list((ready.root / "hooks").rglob("*.pyc"))
    assert list((ready.root / ".venv/compiled").rglob("hooks/handbook/__init__.*.pyc"))


def test_later_runs_set_nothing_up(ready: Project) -> None:
    done = ready.run("check")
    assert (done.returncode, done.stderr) == (7, "")


def test_validate_is_the_check_command(ready: Project) -> None:
    done = ready.run("--format", "github", script="validate.py")
    assert ast.literal_eval(done.stdout)["arguments"][2:] == ["check", "--format", "github"]


def test_a_changed_lock_is_installed_from_scratch(ready: Project) -> None:
    leftover = ready.environment.folder / "leftover"
    leftover.touch()
    ready.pin(RUNTIME, "demo", "2.0")
    done = ready.run("build")
    assert "软件包清单有变化" in done.stderr
    assert ast.literal_eval(done.stdout)["demo"] == "2.0"
    assert not leftover.exists()


def test_line_ends_of_the_lock_do_not_count(ready: Project) -> None:
    lock = ready.root / RUNTIME
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert ready.environment.has((RUNTIME,))


def test_a_half_made_environment_is_made_again(ready: Project) -> None:
    ready.environment.stamp.unlink()
    next(ready.environment.folder.rglob("demo.py")).unlink()
    done = ready.run("build")
    assert "上次准备没有做完" in done.stderr
    assert done.returncode == 7
    assert ready.installed("demo")


def test_an_environment_whose_python_is_gone_is_made_again(ready: Project) -> None:
    ready.environment.python.unlink()
    assert ready.run("build").returncode == 7


@pytest.mark.parametrize("content", [None, ""], ids=["gone", "empty"])
def test_an_environment_that_forgot_whose_it_is_is_made_again(ready: Project, content: str | None) -> None:
    settings = ready.environment.folder / "pyvenv.cfg"
    settings.unlink()
    if content is not None:
        settings.write_text(content)
    done = ready.run("build")
    assert "上次准备没有做完" in done.stderr
    assert ast.literal_eval(done.stdout)["demo"] == "1.0"


def written_over(path: Path) -> None:
    """With as many other bytes, at another time: what no rewriting can hide."""
    path.write_bytes(b"\0" * path.stat().st_size)
    os.utime(path, (0, 0))


def stamp_garbled(path: Path) -> None:
    stamp = next(folder for folder in path.parents if folder.name == ".venv") / "handbook-stamp.txt"
    lines = (f"{line.rpartition('=')[0]}=?" if path.name in line else line for line in stamp.read_text(encoding="utf-8").splitlines())
    stamp.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(path.read_bytes()[:4000]), Path.unlink, written_over, stamp_garbled],
                         ids=["cut short", "gone", "written over", "not known"])  # fmt: skip
def test_an_environment_with_a_compiled_file_that_is_not_whole_is_made_again(ready: Project, spoil: Callable[[Path], object]) -> None:
    """A command that loads it would die of SIGBUS without a word."""
    spoil(next(ready.environment.folder.rglob("demo_fast.so")))
    done = ready.run("build")
    assert "装好的文件坏了，正在重新准备运行环境" in done.stderr
    assert done.returncode == 7
    assert next(ready.environment.folder.rglob("demo_fast.so")).stat().st_size == 8000
    assert ready.run("build").stderr == ""


def test_an_environment_that_was_copied_without_its_times_is_still_sound(ready: Project) -> None:
    os.utime(next(ready.environment.folder.rglob("demo_fast.so")), (0, 0))
    assert ready.environment.has((RUNTIME,))


@posix_only
def test_an_environment_is_not_made_where_a_link_leads(project: Project, tmp_path: Path) -> None:
    """It is made in an empty folder, and what lies there is anybody's."""
    theirs = tmp_path / "别人的"
    theirs.mkdir()
    (theirs / "论文.txt").write_text("只有这一份。", encoding="utf-8")
    project.environment.folder.symlink_to(theirs)
    done = project.run("build")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{project.environment.folder} 是一个链接，指向 {theirs}。" in done.stderr
    assert [path.name for path in theirs.iterdir()] == ["论文.txt"]
    (theirs / "论文.txt").unlink()
    project.environment.folder.unlink()
    assert project.run("build").returncode == 7


def test_an_environment_whose_stamp_is_none_is_made_again(ready: Project) -> None:
    stamp = ready.environment.stamp
    stamp.write_bytes(b"\xff\xfe\x00python=3")
    assert not ready.environment.has((RUNTIME,))
    stamp.unlink()
    (stamp / "x").mkdir(parents=True)
    assert ready.run("build").returncode == 7
    assert ready.environment.has((RUNTIME,))


@pytest.mark.parametrize(("name", "make"), [
    ("", lambda path: path.write_text("x")),
    ("", lambda path: path.symlink_to("nowhere")),
    ("handbook-turn.lock", lambda path: (path.parent.mkdir(), path.write_text("no database" * 200))),
    ("handbook-turn.lock", lambda path: path.mkdir(parents=True)),
], ids=["a file", "a link to nowhere", "a lock that is none", "a folder for a lock"])  # fmt: skip
def test_what_stands_in_the_place_of_the_environment_is_named(tmp_path: Path, name: str, make: Callable[[Path], object]) -> None:
    (tmp_path / RUNTIME).write_bytes(b"demo==1.0\n\xff")
    environment = Environment(tmp_path)
    make(environment.folder / name)
    with pytest.raises(problems.SetupProblem) as refused:
        environment.ensure(RUNTIME)
    assert str(refused.value) == (
        f"{environment.folder / name} 不是该有的样子，运行环境坏了。请删掉 {environment.folder}，再运行一次同样的命令，会重新准备。"
    )


def killed_when(project: Project, reached: Callable[[], bool]) -> int:
    """Begin a command on a bare folder and kill it and all its children when its set-up is so far; its exit status."""
    begun = subprocess.Popen(project.command("build"), env=bare(), start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    until = time.monotonic() + PATIENCE
    while not reached() and time.monotonic() < until:
        time.sleep(0.002)
    os.killpg(begun.pid, signal.SIGKILL)
    begun.communicate()
    return begun.returncode


@posix_only
def test_a_set_up_that_was_killed_is_begun_again(project: Project) -> None:
    folder = project.environment.folder

    def is_killed_in_time(reached: Callable[[], bool]) -> bool:
        """On a busy machine the set-up may be over before anybody looks; then it is made anew."""
        if killed_when(project, reached) == -signal.SIGKILL and not project.environment.stamp.exists():
            return True
        shutil.rmtree(folder)
        return False

    # walking bears with folders that go away meanwhile: what was half made is taken away first
    for reached in (lambda: (folder / "bin").exists(), lambda: any("demo.py" in files for *_, files in os.walk(folder))):
        assert any(is_killed_in_time(reached) for _ in range(20))
    done = project.run("build")
    assert done.returncode == 7, done.stderr
    assert sorted(path.name for path in project.root.iterdir()) == [".venv", "hooks", "requirements.txt", "scripts", "wheels"]


@posix_only
@pytest.mark.parametrize("command", ["--help", "sbom", "doctor"])
def test_what_the_launcher_itself_says_to_a_full_disk_is_told(command: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("这个系统没有 /dev/full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([PYTHON, str(SCRIPTS / "handbook.py"), command], env=bare(), stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (2, "\n结果写不到标准输出。（[Errno 28] No space left on device）\n")


@posix_only
@pytest.mark.parametrize("script", ["handbook.py", "validate.py"])
def test_it_starts_where_the_folder_of_a_script_is_no_place_for_modules(ready: Project, script: str) -> None:
    done = ready.run("check", script=script, PYTHONSAFEPATH="1")
    assert (done.returncode, done.stderr) == (7, "")


@posix_only
def test_a_closed_output_is_handed_on_as_the_null_device(ready: Project) -> None:
    done = subprocess.run(["sh", "-c", 'exec "$@" >&-', "sh", *ready.command("check")], env=bare(), capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (7, "")


def test_the_packages_of_the_tests_are_added_to_those_of_the_handbook(ready: Project) -> None:
    ready.pin(TEST, "extra", "1.0")
    kept = ready.environment.folder / "kept"
    kept.touch()
    done = ready.run("test", "-k", "name", HANDBOOK_BROWSER=sys.executable)
    assert "补充测试所需的软件包" in done.stderr
    assert ready.installed("extra")
    assert kept.exists()
    assert "No module named pytest" in done.stderr  # it got as far as the tests; this lock has no pytest
    assert ready.environment.has((RUNTIME, TEST))


def test_a_second_window_waits_for_its_turn(ready: Project) -> None:
    ready.environment.stamp.unlink()
    runs = [
        subprocess.Popen(ready.command("build"), env=bare(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [run.communicate(timeout=PATIENCE)[1].decode() for run in runs]
    assert [run.returncode for run in runs] == [7, 7], said
    assert sum("正在重新准备运行环境" in text for text in said) == 1


# What can go wrong


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def test_without_pip_it_says_how_to_get_it() -> None:
    with pytest.raises(problems.SetupProblem, match="apt install python3-pip"):
        installer.needs_inner_pip(None, has_ensurepip=False)
    with pytest.raises(problems.SetupProblem, match="版本太旧"):
        installer.needs_inner_pip((22, 2), has_ensurepip=False)
    assert installer.needs_inner_pip(None, has_ensurepip=True)
    assert not installer.needs_inner_pip((23, 0), has_ensurepip=False)


def test_without_a_network_it_tells_of_the_folder_of_wheels(project: Project) -> None:
    shutil.rmtree(project.root / "wheels")
    done = project.run("build", PIP_INDEX_URL="http://127.0.0.1:9/simple")
    refused(done, "连不上软件包下载站", "pip download -r requirements.txt -d wheels")
    assert not project.environment.stamp.exists()


def test_a_missing_wheel_is_not_taken_for_a_missing_network(project: Project) -> None:
    next((project.root / "wheels").iterdir()).unlink()
    refused(project.run("build"), "wheels 文件夹里缺少需要的软件包")


def test_an_altered_package_is_not_installed(project: Project) -> None:
    with next((project.root / "wheels").iterdir()).open("ab") as wheel:
        wheel.write(b"\0")
    refused(project.run("build"), "指纹不一致", RUNTIME)
    assert not project.installed("demo")


def test_a_missing_lock_file_is_named_and_what_is_installed_stays(ready: Project) -> None:
    lock = ready.root / RUNTIME
    lock.rename(lock.with_suffix(".away"))
    refused(ready.run("build"), f"缺少文件 {RUNTIME}", "从仓库里取回它")
    lock.with_suffix(".away").rename(lock)
    done = ready.run("build")
    assert (done.returncode, done.stderr) == (7, "")


def can_run_python(identity: dict[str, int]) -> bool:
    """Whether somebody else can start this Python: one under /root is closed to them."""
    try:
        return subprocess.run([sys.executable, "-c", ""], env=bare(), **identity).returncode == 0
    except PermissionError:
        return False


@posix_only
def test_without_write_permission_it_says_where_to_put_the_folder() -> None:
    nobody = {"user": 65534, "group": 65534} if os.geteuid() == 0 else {}
    if nobody and not can_run_python(nobody):
        pytest.skip("这台机器的 Python 只有超级用户能用，换不了身份")
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        project.root.chmod(0o555)
        done = subprocess.run(project.command("build"), env=bare(), capture_output=True, text=True, **nobody)
        project.root.chmod(0o755)
    refused(done, "没有写入权限", "个人文件夹或桌面")


def test_a_full_disk_is_recognised() -> None:
    assert "磁盘空间不足" in str(problems.of_system(OSError(errno.ENOSPC, "No space left on device")))
    output = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"
    assert "磁盘空间不足" in str(problems.of_pip(output, RUNTIME, offline=False))


@pytest.fixture
def silent_server() -> Iterator[socket.socket]:
    """Takes calls and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(PATIENCE)
        yield server


@posix_only
def test_ctrl_c_during_set_up_ends_quietly(project: Project, silent_server: socket.socket) -> None:
    shutil.rmtree(project.root / "wheels")
    index = f"http://127.0.0.1:{silent_server.getsockname()[1]}/simple"
    run = subprocess.Popen(
        project.command("build"), env=bare(PIP_INDEX_URL=index), start_new_session=True, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    with silent_server.accept()[0]:  # pip has called
        os.killpg(run.pid, signal.SIGINT)
        said = run.communicate(timeout=PATIENCE)[1].decode()
    assert run.returncode == 130, said
    assert "已中断" in said
    assert "Traceback" not in said


BREAK_OFF = "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n"


@posix_only
@pytest.mark.parametrize("script", ["handbook.py", "validate.py"])
def test_ctrl_c_while_the_launcher_is_loaded_ends_quietly(project: Project, tmp_path: Path, script: str) -> None:
    (tmp_path / "difflib.py").write_text(BREAK_OFF)  # which it loads
    done = project.run("help", script=script, PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "\n已中断。\n")


BREAK_OFF_AT_THE_LAUNCHER = """\
import os, signal, sys
sys.addaudithook(lambda event, what: event == "import" and what[0] == "launcher" and os.kill(os.getpid(), signal.SIGINT))
"""


@posix_only
@pytest.mark.parametrize("script", ["handbook.py", "validate.py"])
def test_ctrl_c_before_the_launcher_is_there_ends_quietly(project: Project, tmp_path: Path, script: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(BREAK_OFF_AT_THE_LAUNCHER)  # which Python loads first of all
    done = project.run("help", script=script, PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "\n已中断。\n")


BREAK_OFF_AT_THE_END = """\
import os, signal, threading
threading._register_atexit(lambda: os.kill(os.getpid(), signal.SIGINT))
"""


@posix_only
@pytest.mark.parametrize("script", ["handbook.py", "validate.py"])
def test_ctrl_c_while_python_ends_is_answered_in_words(project: Project, tmp_path: Path, script: str) -> None:
    (tmp_path / "sitecustomize.py").write_text(BREAK_OFF_AT_THE_END)
    shutil.rmtree(project.root / "hooks")
    (project.root / RUNTIME).unlink()  # so that either script ends by itself
    done = project.run("help", script=script, PYTHONPATH=str(tmp_path))
    assert done.returncode == 130
    assert done.stderr.endswith("\n已中断。\n")
    assert "Traceback" not in done.stderr


@posix_only
def test_ctrl_c_waits_until_the_handbook_can_answer(ready: Project) -> None:
    (ready.root / "hooks/handbook/__init__.py").write_text(BREAK_OFF)
    done = ready.run("check")
    assert (done.returncode, done.stderr) == (7, "")  # the stand-in core never says that it hears it


# Commands


@pytest.mark.parametrize("arguments", [[], ["--help"], ["help"]])
def test_help_lists_every_command_without_setting_up(project: Project, arguments: list[str]) -> None:
    done = project.run(*arguments)
    assert done.returncode == 0
    for name in commands.COMMANDS:
        assert sum(line.startswith(f"  {name} ") for line in done.stdout.splitlines()) == 1
    assert not project.environment.folder.exists()


def test_a_mistyped_command_is_answered_with_the_near_one(project: Project) -> None:
    refused(project.run("biuld"), "没有“biuld”这个命令", "您要的是 build 吗")
    assert not project.environment.folder.exists()


def test_where_a_process_cannot_be_replaced_its_exit_status_is_passed_on() -> None:
    assert commands.wait_for(subprocess.Popen([sys.executable, "-c", "raise SystemExit(5)"])) == 5


# The browser


@posix_only
def test_the_named_browser_is_taken(tmp_path: Path) -> None:
    named = executable(tmp_path / "my browser")
    executable(tmp_path / "chromium")
    assert browser.find_browser({"HANDBOOK_BROWSER": str(named), "PATH": str(tmp_path)}) == named


def test_a_named_browser_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(problems.SetupProblem, match="HANDBOOK_BROWSER"):
        browser.find_browser({"HANDBOOK_BROWSER": str(tmp_path / "none"), "PATH": os.environ["PATH"]})


@pytest.mark.skipif(sys.platform != "linux", reason="其他系统还会在固定位置查找")
def test_a_browser_on_the_path_is_found_unless_it_does_not_start(tmp_path: Path) -> None:
    executable(tmp_path / "google-chrome", "#!/bin/sh\nexit 1\n")
    assert browser.find_browser({"PATH": str(tmp_path)}) is None
    chromium = executable(tmp_path / "chromium")
    assert browser.find_browser({"PATH": str(tmp_path)}) == chromium
    lean = executable(tmp_path / "chromium-headless-shell")
    assert browser.find_browser({"PATH": str(tmp_path)}) == lean


@pytest.mark.skipif(browser.administrator() is None, reason="wants an administrator")
@pytest.mark.parametrize(("there", "ci", "packages", "taken"), [
    ("chromium", "true", ("chromium-headless-shell",), "chromium-headless-shell"),  # beside what the machine has
    ("chromium", "true", (), "chromium"), ("chromium", "", ("chromium-headless-shell",), "chromium"),
    ("", "", ("chromium-headless-shell", "chromium"), "chromium-headless-shell"), ("", "", ("chromium",), "chromium"),
])  # fmt: skip
def test_the_lean_browser_is_installed_where_the_system_has_it(
    there: str, ci: str, packages: tuple[str, ...], taken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in filter(None, [there]):
        executable(tmp_path / name)
    made = "".join(f'\n{name}) printf "#!/bin/sh\\n" > {tmp_path}/{name}; /bin/chmod 755 {tmp_path}/{name};;' for name in packages)
    executable(tmp_path / "apt-get", f'#!/bin/sh\n[ "$1" = update ] && exit\nfor last; do :; done\ncase $last in {made}\n*) exit 100;;\nesac\n')
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert browser.ensure_browser({"PATH": str(tmp_path), "CI": ci}) == tmp_path / taken


@posix_only
def test_the_named_office_is_taken_else_the_one_on_the_path(tmp_path: Path) -> None:
    named, found = executable(tmp_path / "my office"), executable(tmp_path / "soffice")
    assert office.find_office({"HANDBOOK_OFFICE": str(named), "PATH": str(tmp_path)}) == named
    assert office.find_office({"PATH": str(tmp_path)}) == found


def test_a_named_office_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(problems.SetupProblem, match="HANDBOOK_OFFICE"):
        office.find_office({"HANDBOOK_OFFICE": str(tmp_path / "none"), "PATH": os.environ["PATH"]})


@posix_only
def test_the_tests_get_the_browser(project: Project, tmp_path: Path) -> None:
    package = project.pin(TEST, "pytest", "1.0")
    with zipfile.ZipFile(package, "a") as archive:
        archive.writestr("pytest/__main__.py", "import os, sys; print(os.environ['HANDBOOK_BROWSER'], sys.argv[1:])")
        archive.writestr("pytest/__init__.py", "")
    digest = hashlib.sha256(package.read_bytes()).hexdigest()
    (project.root / TEST).write_text(f"pytest==1.0 --hash=sha256:{digest}\n")
    named = executable(tmp_path / "browser")
    done = project.run("test", "-k", "name", HANDBOOK_BROWSER=str(named), HANDBOOK_OFFICE=str(named))
    expected = [*commands.SPREAD_OUT, "-k", "name"]
    assert done.stdout.strip() == f"{named} {expected}", done.stderr
    assert stat.S_IMODE(named.stat().st_mode) == 0o755
