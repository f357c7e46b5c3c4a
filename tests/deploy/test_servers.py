"""nginx and Caddy, started from the files in `deploy/`, send the site as it is to be sent."""

from __future__ import annotations

import gzip
import itertools
import os
import re
import shlex
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from servers import DEPLOY, Ask, needs, running

from handbook.site.policy import HEADERS
from launcher.served import of_server
from launcher.told import GOOD
from ports import free_port
from served import PATIENCE
from stock_handbook import ROOT

MAIN = """\
daemon off; master_process off; pid {place}/pid; error_log {place}/error.log;
{modules}
events {{ worker_connections 64; }}
http {{
    include /etc/nginx/mime.types; default_type application/octet-stream;
    access_log off; client_body_temp_path {place}/1; proxy_temp_path {place}/2; fastcgi_temp_path {place}/3; uwsgi_temp_path {place}/4; scgi_temp_path {place}/5;
    include {place}/conf.d/*.conf;
}}
"""
SUB = "/handbook/"
READERS, REQUESTS = 8, 400
MODULES = Path("/etc/nginx/modules-enabled")


@pytest.fixture(scope="module", params=["nginx", "nginx below a path", "caddy", "caddy below a path"])
def server(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Ask, str]]:
    """The path below which the site stands, what asks the server, and its address."""
    place, port = tmp_path_factory.mktemp("server"), free_port()
    below = SUB if "below" in request.param else "/"
    command = (nginx if request.param.startswith("nginx") else caddy)(place, site, port, below)
    with running(command, port) as ask:
        yield below, ask, f"http://127.0.0.1:{port}{below}"


def knows_brotli(program: str) -> bool:
    """Whether a server that is installed here sends what brotli has compressed; nginx needs a module for it."""
    return program == "caddy" or any("brotli" in module.name for module in MODULES.glob("*"))


def nginx(place: Path, site: Path, port: int, below: str, settings: Path = DEPLOY / "nginx/handbook.conf") -> list[str]:
    program, folder = needs("nginx"), place / "conf.d"
    folder.mkdir()
    brotli = knows_brotli("nginx")
    text = re.sub(r"listen \d+;", f"listen 127.0.0.1:{port};", settings.read_text(encoding="utf-8")).replace("/srv/handbook/site", str(site))
    text = text.replace("include handbook-headers.conf", f'include "{DEPLOY}/nginx/handbook-headers.conf"')
    text = text.replace("#brotli_static on", "brotli_static on") if brotli else text
    if below != "/":
        (place / "www").mkdir()
        (place / "www/handbook").symlink_to(site)
        text = text.replace(f"root {site};", f"root {place}/www;").replace("404 /404.html", f"404 {below}404.html")
    (folder / "handbook.conf").write_text(text, encoding="utf-8")
    modules = f"include {MODULES}/*brotli*.conf;" if brotli else ""
    main = place / "nginx.conf"
    main.write_text(MAIN.format(place=place, modules=modules), encoding="utf-8")
    return [program, "-e", str(place / "early.log"), "-c", str(main)]


def caddy(place: Path, site: Path, port: int, below: str) -> list[str]:
    program = needs("caddy")
    text = (DEPLOY / "Caddyfile").read_text(encoding="utf-8").replace("/srv/handbook/site", str(site))
    text = text.replace(":80 {", f"http://127.0.0.1:{port} {{")
    if below != "/":
        (place / "www").mkdir()
        (place / "www/handbook").symlink_to(site)
        text = text.replace(f"root * {site}", f"root * {place}/www").replace("rewrite * /404.html", f"rewrite * {below}404.html")
    file = place / "Caddyfile"
    file.write_text(f"{{\n\tadmin off\n\tstorage file_system {place}\n}}\n{text}", encoding="utf-8")
    return [program, "run", "--config", str(file), "--adapter", "caddyfile"]


def test_every_answer_has_the_headers(server: tuple[str, Ask, str]) -> None:
    below, ask, _ = server
    for path, status in (("", 200), ("practices/sanwen-sanbang/", 200), ("practices/index.csv", 200), ("none/such/", 404), ("assets/logo.svg", 200)):
        found, headers, _ = ask(below + path)
        assert found == status, path
        assert {name: headers.get(name.lower()) for name in HEADERS} == HEADERS, path


def test_what_is_named_by_its_content_is_kept_and_all_else_asked_for_again(server: tuple[str, Ask, str], site: Path) -> None:
    below, ask, _ = server
    for pattern in ("assets/handbook.*.css", "assets/frame.*.js", "assets/stylesheets/main.*.css", "assets/javascripts/workers/search.*.js"):
        (path,) = [path for path in site.glob(pattern) if path.suffix in (".css", ".js")]
        assert ask(below + path.relative_to(site).as_posix())[1]["cache-control"] == "public, max-age=31536000, immutable"
    for name in ("", "assets/logo.svg", "search/index.js", "practices/sanwen-sanbang/"):
        _, headers, _ = ask(below + name)
        assert headers["cache-control"] == "no-cache"
        again, _, body = ask(below + name, If_None_Match=headers["etag"])
        assert (again, body) == (304, b"")


def test_files_have_their_types(server: tuple[str, Ask, str], site: Path) -> None:
    below, ask, _ = server
    (form,) = list(site.glob("templates/lianxihui-jiyao/*.docx"))
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    for path, kind in (("", "text/html"), ("practices/index.csv", "text/csv"), ("list.ics", "text/calendar"), (form.relative_to(site).as_posix(), word),
                       ("templates/index.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                       ("assets/logo.svg", "image/svg+xml"), ("data/handbook.json", "application/json")):  # fmt: skip
        _, headers, _ = ask(below + path)
        told = headers["content-type"].replace(" ", "").lower()
        assert told.partition(";")[0] == kind, path
        assert kind not in ("text/html", "text/csv", "text/calendar") or told.endswith("charset=utf-8"), path


def test_what_is_compressed_is_sent_so_to_whoever_takes_it(server: tuple[str, Ask, str], site: Path, request: pytest.FixtureRequest) -> None:
    below, ask, _ = server
    plain = (site / "index.html").read_bytes()
    _, headers, body = ask(below, Accept_Encoding="gzip")
    assert (headers["content-encoding"], gzip.decompress(body)) == ("gzip", plain)
    assert "accept-encoding" in headers["vary"].lower()
    _, headers, body = ask(below)
    assert ("content-encoding" not in headers, body) == (True, plain)
    smaller = site / "index.html.br"  # where the machine has brotli
    sent = smaller.exists() and knows_brotli(request.node.callspec.params["server"].partition(" ")[0])
    _, headers, body = ask(below, Accept_Encoding="br")
    assert (headers.get("content-encoding"), body) == (("br", smaller.read_bytes()) if sent else (None, plain))


def test_an_address_that_is_missing_shows_the_page_for_it(server: tuple[str, Ask, str]) -> None:
    below, ask, _ = server
    status, headers, body = ask(f"{below}practices/no-such-one/")
    assert (status, headers["content-type"].partition(";")[0]) == (404, "text/html")
    assert "没有这一页" in body.decode()
    assert ask(f"{below}.secret")[0] == 404
    status, headers, _ = ask(f"{below}practices")
    assert status in (301, 302, 307, 308)
    assert headers["location"].endswith("/practices/")


def test_the_site_works_there(server: tuple[str, Ask, str], chromium: Browser) -> None:
    """Under the policy that the file sends; what breaks it would be told in the console."""
    below, _, address = server
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type in ("error", "warning") else None)
    page.goto(address)
    page.locator("[data-md-component=search-query]").fill("三问三帮")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(f"**{below}practices/sanwen-sanbang/**")
    context.close()
    assert told == []


def test_doctor_finds_nothing_to_say_of_it(server: tuple[str, Ask, str]) -> None:
    assert [str(told) for told in of_server(ROOT, server[2]) if told.state != GOOD] == []


def test_the_server_of_the_container_needs_no_rights(site: Path, tmp_path: Path) -> None:
    """Set up as the container file says and run as the user that it names, in a folder that is all that this one may write."""
    said = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    (change,) = re.findall(r"^RUN (sed .*?) (/etc/nginx/\S+)$", said, re.MULTILINE)
    (user,), (told,) = (re.findall(rf"^{word} (\d+)$", said, re.MULTILINE) for word in ("USER", "EXPOSE"))
    settings, place, port = tmp_path / "default.conf", tmp_path / "tmp", free_port()
    shutil.copyfile(DEPLOY / "nginx/handbook.conf", settings)
    subprocess.run(f"{change[0]} {shlex.quote(str(settings))}", shell=True, check=True)
    assert f"listen {told};" in settings.read_text(encoding="utf-8")
    place.mkdir()
    command = nginx(place, site, port, "/", settings)
    if os.geteuid() == 0:
        for path in (place, tmp_path, *itertools.takewhile(Path(tempfile.gettempdir()).__ne__, tmp_path.parents[:-1])):
            path.chmod(path.stat().st_mode | 0o055)
        for path in (place, *place.rglob("*")):
            os.chown(path, int(user), int(user))
        command = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", "--inh-caps=-all", *command]
    with running(command, port) as ask:
        status, headers, body = ask("/practices/sanwen-sanbang/")
        assert (status, headers["content-security-policy"]) == (200, HEADERS["Content-Security-Policy"])
        assert "三问三帮" in body.decode()
        assert ask("/none/")[0] == 404


def test_how_many_requests_it_takes(server: tuple[str, Ask, str], record_property: Callable[[str, object], None]) -> None:
    """Figures to know, not a bar: they depend on the machine and on who else is on it."""
    below, ask, _ = server

    def asked(_: int) -> float:
        begun = time.perf_counter()
        assert ask(f"{below}practices/sanwen-sanbang/", Accept_Encoding="gzip")[0] == 200
        return time.perf_counter() - begun

    begun = time.perf_counter()
    with ThreadPoolExecutor(READERS) as readers:
        times = list(readers.map(asked, range(REQUESTS)))
    each_second = REQUESTS / (time.perf_counter() - begun)
    slowest = statistics.quantiles(times, n=100)[98]
    record_property("本机请求", f"{below}：\n{READERS} 个人同时，每秒 {each_second:.0f} 次，99% 在 {slowest * 1000:.1f} 毫秒内")


def test_what_is_compressed_twice_is_the_same(site: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes((site / "index.html").read_bytes())
    sent = []
    for _ in range(2):
        subprocess.run(["python3", str(DEPLOY / "compress.py"), str(tmp_path)], check=True)
        sent.append((tmp_path / "index.html.gz").read_bytes())
    assert sent[0] == sent[1]
    assert list(tmp_path.glob(".*")) == []
    refused = subprocess.run(["python3", str(DEPLOY / "compress.py"), str(tmp_path / "none")], capture_output=True, text=True)
    assert (refused.returncode, "里没有 index.html" in refused.stderr) == (2, True)


def test_what_editions_share_is_compressed_once(tmp_path: Path) -> None:
    for name in ("index.html", "v/2026.11/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name * 100)
    (tmp_path / "v/2026.12").mkdir()
    os.link(tmp_path / "v/2026.11/index.html", tmp_path / "v/2026.12/index.html")
    for _ in range(2):
        subprocess.run(["python3", str(DEPLOY / "compress.py"), str(tmp_path)], check=True)
    first, second = (tmp_path / f"v/2026.{month}/index.html.gz" for month in (11, 12))
    assert first.samefile(second)
    assert gzip.decompress(second.read_bytes()) == b"v/2026.11/index.html" * 100
    assert list(tmp_path.rglob(".*")) == []
