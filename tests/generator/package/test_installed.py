"""The installed package: what the wheel holds, and a handbook begun, checked, built and previewed with it alone."""

from __future__ import annotations

import contextlib
import shutil
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

from installation import Installed, pack

from handbook import __version__
from handbook.settings.stock_site import PAGES
from ports import free_port
from stock_handbook import PATIENCE, ROOT

DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # whatever proxy this machine uses


# The wheel


def test_two_wheels_of_one_state_are_the_same(wheel: Path, tmp_path: Path) -> None:
    """Whoever packs it, and whenever: so anybody can hold a wheel against the repository."""
    assert pack(tmp_path).read_bytes() == wheel.read_bytes()


def test_the_wheel_holds_the_package_and_nothing_beside_it(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    about = f"handbook_generator-{__version__}.dist-info"
    assert {name.partition("/")[0] for name in names} == {"handbook", about}
    package = ROOT / "hooks"
    files = (path for path in (package / "handbook").rglob("*") if path.is_file() and path.suffix != ".pyc")
    assert {path.relative_to(package).as_posix() for path in files} == {name for name in names if name.startswith("handbook/")}


def test_it_offers_a_command_and_a_plugin(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    text = archive.read(f"handbook_generator-{__version__}.dist-info/entry_points.txt").decode()
    assert "[console_scripts]\nhandbook = handbook.__main__:installed\n" in text
    assert "[mkdocs.plugins]\nhandbook = handbook.plugin:HandbookPlugin\n" in text


# A handbook of one's own


def test_it_tells_its_version(installed: Installed, tmp_path: Path) -> None:
    assert installed.run(tmp_path, "--version").stdout == f"{__version__}\n"


def test_a_new_handbook_checks_with_its_report(installed: Installed, begun: Path) -> None:
    done = installed.run(begun, "check", "--reports", "reports")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("检查了 7 条记录（要办的事 0、方法 1、做法 2、问题 1、表单 1、来源 1、术语 1、教学包 0）")
    assert done.stdout.endswith("发现 0 个错误、0 个提醒\n")


def test_a_new_handbook_builds(installed: Installed, begun: Path) -> None:
    done = installed.run(begun, "build")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"到 site/，用浏览器打开 {begun / 'site' / 'index.html'}" in done.stdout
    home = (begun / "site/index.html").read_text(encoding="utf-8")
    assert ">社区图书室做法手册<" in home
    assert "缺书登记簿</h1>" in (begun / "site/practices/quanshu-dengji/index.html").read_text(encoding="utf-8")
    shown = (begun / "site/sources/example-report/index.html").read_text(encoding="utf-8")
    assert "逐册提醒归还。" in shown  # the example's text may be published
    assert (begun / "site/templates/quanshu-dengjibu/quanshu-dengjibu.docx").is_file()
    for page in PAGES.rglob("*.md"):
        assert (begun / "site" / page.relative_to(PAGES).with_suffix(".html")).is_file()
    published = [path.name for path in (begun / "site").rglob("*") if path.suffix in (".yml", ".md", ".txt")]
    assert published == ["robots.txt"]


def test_mkdocs_builds_it_as_well(installed: Installed, begun: Path, tmp_path: Path) -> None:
    shutil.copytree(begun, tmp_path / "copy", ignore=shutil.ignore_patterns("site"))
    done = installed.run(tmp_path / "copy", "build", "--strict", program="mkdocs")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "copy/site/practices/quanshu-dengji/index.html").is_file()


def test_it_is_previewed(installed: Installed, begun: Path) -> None:
    port = free_port()
    preview = installed.serve(begun, port)
    try:
        assert "缺书登记簿</h1>" in page(f"http://127.0.0.1:{port}/practices/quanshu-dengji/", preview.poll)
    finally:
        preview.terminate()
        preview.wait(PATIENCE)


def test_what_a_handbook_says_itself_comes_first(installed: Installed, begun: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(begun, own, ignore=shutil.ignore_patterns("site"))
    (own / "docs/practices/index.md").write_text("# 我们的做法\n", encoding="utf-8")
    (own / "docs/own.css").write_text(".own { color: black; }\n", encoding="utf-8")
    with (own / "handbook.yml").open("a", encoding="utf-8") as settings:
        settings.write("assets: [own.css]\n")
    with (own / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra_css: [own.css]\nnav: [index.md, practices/index.md]\n")
    done = installed.run(own, "build")
    assert (done.returncode, done.stderr) == (0, "")
    text = (own / "site/practices/index.html").read_text(encoding="utf-8")
    assert ">我们的做法<" in text
    assert text.index("assets/handbook") < text.index("own.css")


def page(address: str, ended: object) -> str:
    """A page of a preview, once it answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(urllib.error.URLError, OSError), DIRECT.open(address, timeout=30) as answer:
            return str(answer.read().decode())
        assert callable(ended)
        assert ended() is None, "the preview has ended"
        time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")
