"""The search asks an engine on the server where a handbook has one, and does without it where that does not answer."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page
from pydantic import ValidationError

from handbook.exports.search.engines import entries, export, groonga, opensearch
from handbook.settings.wording import Engine as Setting
from ports import free_port
from searching import indexed
from served import Server, Watch, new_page
from stock_handbook import Handbook, snapshot

GROONGA = shutil.which("groonga")
ADDRESS = "/engine/d/select"
PATIENCE = 120  # seconds: more than the engine takes to begin on a slow and busy machine


def test_the_engine_gets_what_the_browser_has(built: Handbook) -> None:
    docs = {doc["location"]: doc for doc in entries(built.catalog())}
    records = {doc["location"]: doc for doc in indexed(built.site) if "aliases" in doc}
    assert {place: doc["text"] for place, doc in docs.items() if "aliases" in doc} == {
        place: doc["text"] for place, doc in records.items()
    }


def test_the_files_for_opensearch(built: Handbook) -> None:
    docs = entries(built.catalog())
    files = opensearch(docs)
    fields = json.loads(files["index.json"])["mappings"]["properties"]
    lines = [json.loads(line) for line in files["bulk.ndjson"].splitlines()]
    assert [line["index"]["_id"] for line in lines[::2]] == [doc["location"] for doc in docs]
    assert {*lines[1]} == {*fields}
    assert [name for name, told in fields.items() if told.get("analyzer") == "pairs"] == [
        "title",
        "text",
        "names",
        "asks",
    ]


def test_records_with_faults_are_given_to_no_engine(records: Handbook) -> None:
    """What no site would be published with: a figure that no report bears out, a telephone, a record that cannot be read."""
    records.replace("docs/practices/sannuo-liangping.yml", "20%", "21%")
    records.replace("docs/terms/lianxihui.yml", "几个单位", "找 13800001111 的几个单位")
    records.write("docs/terms/z-yi.yml", "name：座谈会\n")
    before = snapshot(records.root)
    done = records.run_here("export-search", "groonga")
    assert (done.returncode, done.stdout) == (1, "")
    assert all(code in done.stderr for code in ("HB403", "HB602", "HB108"))
    assert done.stderr.endswith("\n什么也没有写：照上面说的改好错误，再运行一次。\n")
    assert snapshot(records.root) == before


def test_a_file_in_the_place_of_the_folder_is_told(records: Handbook, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "条目"
    file.write_text("别的", encoding="utf-8")
    for place in (file, file / "里面"):
        assert export(records.catalog(), "groonga", place) == 2
        assert capsys.readouterr().err == f"“{place}”写不成文件夹，那里已有一个同名的文件：--to 换一个文件夹。\n"
    assert file.read_text(encoding="utf-8") == "别的"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="这里没有 /proc")
def test_a_folder_that_takes_nothing_is_told(records: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(records.catalog(), "groonga", Path("/proc/条目")) == 2
    assert capsys.readouterr().err.startswith("“/proc/条目”里写不进去，什么也没有写：")


# --- asked by the page of results -----------------------------------------------------------------------------------------


class Engine:
    """Groonga's own server where this machine has it, else one that answers in its form: then the engine itself is not tried, only
    what is asked of it and what is made of its answer."""

    def __init__(self, folder: Path, docs: list[dict[str, object]]) -> None:
        self.docs = docs
        self.asked: list[str] = []
        self.down = False
        self.says: list[object] = []  # what it says instead, whatever it is asked
        self.process = self._start(folder) if GROONGA else None

    def _start(self, folder: Path) -> subprocess.Popen[bytes]:
        assert GROONGA
        (folder / "db").mkdir()
        data = str(folder / "db/handbook")
        for text, new in zip(groonga(self.docs).values(), (["-n"], []), strict=True):
            done = subprocess.run([GROONGA, *new, data], input=text, capture_output=True, text=True, check=True)
            assert all(json.loads(line)[0][0] == 0 for line in done.stdout.splitlines()), done.stdout
        self.port = free_port()
        command = [GROONGA, "--protocol", "http", "--bind-address", "127.0.0.1", "--port", str(self.port), "-s", data]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def answer(self, path: str) -> bytes:
        """What it says to a request. Raises OSError while it does not answer."""
        self.asked.append(path)
        if self.down:
            raise OSError("down")
        if self.says:
            return json.dumps(self.says[0]).encode()
        if not self.process:
            return self._made_up(parse_qs(urlsplit(path).query))
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                return bytes(urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE).read())
            except ConnectionError:
                time.sleep(0.1)
            except OSError as fault:
                if "refused" not in str(fault):
                    raise
                time.sleep(0.1)
        raise OSError("no answer")

    def _made_up(self, asked: dict[str, list[str]]) -> bytes:
        columns, pairs = asked["output_columns"][0].split(","), asked["query"][0].split(" OR ")
        score = {str(doc["location"]): sum(pair in str(doc) for pair in pairs) for doc in self.docs}
        docs = sorted(
            (doc for doc in self.docs if score[str(doc["location"])]), key=lambda doc: -score[str(doc["location"])]
        )
        special = {"_key": lambda doc: doc["location"], "_score": lambda doc: score[doc["location"]]}
        rows = [[special.get(name, lambda doc, name=name: doc.get(name, []))(doc) for name in columns] for doc in docs]
        return json.dumps([[0, 0, 0], [[[len(docs)], [[name, ""] for name in columns], *rows]]]).encode()

    def stop(self) -> None:
        """End the server, if one was started."""
        if self.process:
            self.process.terminate()
            self.process.wait(PATIENCE)


class Front(http.server.SimpleHTTPRequestHandler):
    """The site, with the engine below /engine/ and named in the page of results, as a handbook that has one is served."""

    engine: Engine

    def do_GET(self) -> None:
        if self.path.startswith("/engine/"):
            self._hand_on(self.path.removeprefix("/engine"))
        elif urlsplit(self.path).path == "/search/":
            told = f' data-engine="groonga" data-engine-address="{ADDRESS}">'
            page = Path(self.directory, "search/index.html").read_text(encoding="utf-8")
            self._say(
                page.replace('aria-label="在结果页里搜">', f'aria-label="在结果页里搜"{told}').encode(),
                "text/html; charset=utf-8",
            )
        else:
            super().do_GET()

    def _hand_on(self, path: str) -> None:
        try:
            self._say(self.engine.answer(path), "application/json")
        except OSError:
            self.send_error(502)

    def _say(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def engine(built: Handbook, tmp_path: Path) -> Iterator[Engine]:
    started = Engine(tmp_path, entries(built.catalog()))
    yield started
    started.stop()


@pytest.fixture
def page(built: Handbook, engine: Engine, chromium: Browser) -> Iterator[Page]:
    handler = type("At", (Front,), {"engine": engine})
    server = Server(("127.0.0.1", 0), functools.partial(handler, directory=str(built.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/"
    watch = Watch(base)
    watch.expect("/engine/")  # the browser reports when it is down
    context = chromium.new_context(base_url=base)
    yield new_page(context, watch)
    context.close()
    server.shutdown()
    server.server_close()


def test_the_page_of_results_asks_it_and_does_without(page: Page, engine: Engine) -> None:
    page.goto("search/?q=馆员联系读者")
    first = page.locator("#hb-hits > li").first
    first.wait_for()
    assert len(engine.asked) == 1
    assert engine.asked[0].startswith("/d/select?table=Entries&")
    assert first.locator("mark").first.inner_text() in "馆员联系读者"
    by_engine = page.locator("#hb-told").inner_text()
    engine.down = True
    page.goto("search/?q=联席会")
    first.wait_for()
    assert len(engine.asked) == 2
    assert first.locator("a").first.get_attribute("href")
    assert by_engine.startswith("找到 ")


COLUMNS = [[name, ""] for name in ("_key", "title", "text", "kind", "tags", "sectors", "files", "kit", "_score")]
GOOD = ["practices/sanwen-sanbang/", "三问三帮", "馆员联系读者。", "practice", ["做法"], ["总馆"], ["docx"], 1, 9]
NONSENSE: dict[str, object] = {
    "nothing": None, "a number": 5, "no columns": [[0], [[[1], [], []]]], "no table": [[0], []], "a failure": [[-22], []],
    "an entry without its text": [[0], [[[1], COLUMNS[:1], GOOD[:1]]]],
    "numbers for words": [[0], [[[1], COLUMNS, [5, 6, 7, 8, 9, 10, 11, 12, 13]]]],
    "another site": [[0], [[[1], COLUMNS, ["//else.example/", *GOOD[1:]], ["https://else.example/", *GOOD[1:]], ["../../x/", *GOOD[1:]]]]],
    "a script": [[0], [[[1], COLUMNS, ["javascript:a()", *GOOD[1:]], ["http://[x/", *GOOD[1:]]]]],
}


@pytest.mark.parametrize("name", NONSENSE)
def test_what_is_no_answer_is_looked_up_in_the_browser(page: Page, engine: Engine, name: str) -> None:
    engine.says = [NONSENSE[name]]
    page.goto("search/?q=馆员联系读者")
    page.locator("#hb-hits > li").first.wait_for()
    assert all("/search/" not in link and "else.example" not in link for link in page.locator("#hb-hits a").evaluate_all("all => all.map(link => link.href)"))


def test_lists_that_are_none_are_left_out_of_an_entry(page: Page, engine: Engine) -> None:
    odd = [*GOOD[:4], {"length": 3}, 5, ["exe", "docx", None], "x", "x"]
    engine.says = [[[0], [[[1], COLUMNS, odd, [None] * 9]]]]
    page.goto("search/?q=馆员联系读者")
    page.locator("#hb-hits > li").first.wait_for()
    assert page.locator("#hb-hits > li").count() == 1


def test_the_setting_is_told_to_the_page(records: Handbook) -> None:
    settings = (records.root / "handbook.yml").read_text(encoding="utf-8")
    records.write("handbook.yml", f"{settings}search: {{kind: groonga, address: {ADDRESS}}}\n")
    told = records.catalog().settings.search
    assert told
    assert (told.kind, told.address) == ("groonga", ADDRESS)


@pytest.mark.parametrize("address", ["//else.example/select", "/\\else.example/select", "/a\\b", "https://else.example/select", "select"])
def test_readers_words_go_to_no_other_site(address: str) -> None:
    """A browser takes two slashes, either of them, for the beginning of another server's name."""
    assert Setting(kind="groonga", address="/").address == "/"
    with pytest.raises(ValidationError, match="address"):
        Setting(kind="groonga", address=address)
