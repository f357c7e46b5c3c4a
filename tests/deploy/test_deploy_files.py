"""What `deploy/` holds agrees with the program, and whoever uploads sends only what has changed, pages last."""

from __future__ import annotations

import gzip
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from servers import DEPLOY, needs, object_storage, running

import stock_handbook
from handbook.site.policy import HEADERS
from ports import free_port
from stock_handbook import ROOT, snapshot

WORKFLOWS = (DEPLOY / "github-pages.yml", *sorted((ROOT / ".github/workflows").glob("*.yml")))
PINNED = re.compile(r"[a-z-]+/[a-z-]+@[0-9a-f]{40}")


@pytest.mark.parametrize("name", ["nginx/handbook-headers.conf", "Caddyfile"])
def test_servers_send_the_headers_that_the_tests_read_the_site_under(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    assert [header for header, value in HEADERS.items() if not re.search(rf'{header} "?{re.escape(value)}', text)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_have_no_more_rights_than_they_need(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    used = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert [action for action in used if not PINNED.fullmatch(action)] == []
    assert workflow["permissions"] == {"contents": "read"}
    written = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    assert written in ({}, {"deploy": {"pages": "write", "id-token": "write"}})
    checkouts = [step for job in workflow["jobs"].values() for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_the_other_files_call_what_is_there() -> None:
    """They are run elsewhere only: here it is held that the commands and files that they name exist."""
    gitlab = yaml.safe_load((DEPLOY / "gitlab-pages.yml").read_text(encoding="utf-8"))
    container = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    assert gitlab["pages"]["artifacts"] == {"paths": ["public"]}
    for said in (*gitlab["pages"]["script"], container):
        assert [name for name in re.findall(r"(?:scripts|deploy)/[\w./-]+", said) if not (ROOT / name).exists()] == []
    assert container.rstrip().endswith("USER 101\nEXPOSE 8080")
    readme = (DEPLOY / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./-]+\.(?:conf|yml|sh|py)|Caddyfile|Containerfile)`", readme))
    here = {path.relative_to(DEPLOY).as_posix() for path in DEPLOY.rglob("*") if path.is_file()} - {"README.md", "compress.py"}
    assert here <= named


def test_nothing_that_was_made_here_goes_into_the_container() -> None:
    """But for wheels, by which one without a network is made. All that git leaves aside of it, and originals of reports."""
    made = {line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines() if line.startswith("/")}
    left = {line.strip() for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()}
    assert made - left == {"wheels"}
    assert "reports" in left


def test_images_are_pinned_by_their_digests() -> None:
    """A tag may be something else tomorrow; what is fetched by a digest is what it was."""
    container = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    given = dict(re.findall(r"^ARG (\w+)=(\S+)$", container, re.MULTILINE))
    images = [re.sub(r"\$\{(\w+)\}", lambda named: given[named[1]], image) for image in re.findall(r"^FROM (\S+)", container, re.MULTILINE)]
    assert len(images) == 2
    assert [image for image in images if not re.fullmatch(r"[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}", image)] == []


PYTHON = """#!/bin/sh
[ "$1" = scripts/handbook.py ] && shift && exec {0} -P -m handbook "$@"
exec {0} "$@"
"""


@pytest.mark.skipif(os.name != "posix", reason="这些行是给 sh 的")
def test_what_is_run_elsewhere_makes_a_site(tmp_path: Path) -> None:
    """The lines of GitLab's file are run, as they stand there; the container and GitHub run the same. Where they set up an environment
    for themselves, the environment of the tests is taken."""
    script = yaml.safe_load((DEPLOY / "gitlab-pages.yml").read_text(encoding="utf-8"))["pages"]["script"]
    assert f"RUN {' && '.join(script[:2])}\n" in (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    steps = yaml.safe_load((DEPLOY / "github-pages.yml").read_text(encoding="utf-8"))["jobs"]["build"]["steps"]
    assert [step["run"].replace("python ", "python3 ") for step in steps if "run" in step] == script[:1]
    assert [step["with"]["path"] for step in steps if "pages-artifact" in step.get("uses", "")] == ["site"]
    handbook = stock_handbook.whole(tmp_path / "handbook")
    shutil.copytree(DEPLOY, handbook.root / "deploy")
    python = tmp_path / "bin/python3"
    python.parent.mkdir()
    python.write_text(PYTHON.format(shlex.quote(sys.executable)), encoding="utf-8")
    python.chmod(0o755)
    path = os.pathsep.join((str(python.parent), os.environ["PATH"]))
    done = stock_handbook.run_program(["sh", "-ec", "\n".join(script)], handbook.root, handbook.variables(PATH=path))
    assert (done.returncode, done.stderr) == (0, "")
    public = handbook.root / "public"
    assert gzip.decompress((public / "index.html.gz").read_bytes()) == (public / "index.html").read_bytes()
    assert (public / "practices/sanwen-sanbang/index.html").is_file()
    assert not handbook.site.exists()


def test_what_is_said_about_safety_names_what_is_there() -> None:
    said = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = {each.removeprefix("python3 -m ").split()[0] for each in re.findall(r"`((?:tests|deploy|docs)[/\w.-]*|[\w-]+\.txt|python3 -m [\w. -]+)`", said)}
    assert len(named) >= 10
    assert [name for name in sorted(named) if not (ROOT / name.replace("tests.", "tests/")).exists()] == []


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A small site."""
    site = tmp_path / "site"
    for name in ("index.html", "a/index.html", "a/list.csv", "assets/handbook.1a2b3c4d.css", "assets/x/main.1a2b3c4d.min.css", "assets/a.svg"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name)
    return site


def upload(site: Path, remote: Path | str, *, loud: bool = False, **told: str) -> str:
    kept = {name: value for name, value in os.environ.items() if name != "AWS_CA_BUNDLE"}  # rclone takes none, over http either
    environ = {**kept, "RCLONE_CONFIG": "/dev/null", "RCLONE_VERBOSE": "1" if loud else "0", "NO_PROXY": "127.0.0.1", **told}
    to = remote if isinstance(remote, str) else f":local:{remote}"
    done = subprocess.run(["sh", str(DEPLOY / "upload.sh"), str(site), to], capture_output=True, text=True, env=environ)
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_an_upload_brings_everything_and_then_only_what_has_changed(bare: Path, tmp_path: Path) -> None:
    needs("rclone")
    remote = tmp_path / "remote"
    told = upload(bare, remote, loud=True)
    assert snapshot(remote) == snapshot(bare)
    copied = re.findall(r": ([\w./]+): Copied", told)
    assert set(copied[:2]) == {"assets/handbook.1a2b3c4d.css", "assets/x/main.1a2b3c4d.min.css"}
    assert set(copied[-2:]) == {"index.html", "a/index.html"}
    os.utime(bare / "index.html")  # a build writes everything anew
    (bare / "a/index.html").write_text("other")
    (bare / "a/list.csv").unlink()
    (bare / "assets/handbook.1a2b3c4d.css").rename(bare / "assets/handbook.5a2b3c4d.css")
    told = upload(bare, remote, loud=True)
    assert sorted(re.findall(r": ([\w./]+): Copied", told)) == ["a/index.html", "assets/handbook.5a2b3c4d.css"]
    kept = {"assets/handbook.1a2b3c4d.css": b"assets/handbook.1a2b3c4d.css"}  # pages in a cache still ask for it
    assert snapshot(remote) == snapshot(bare) | kept


def test_an_upload_keeps_editions_that_this_machine_has_not(bare: Path, tmp_path: Path) -> None:
    needs("rclone")
    remote = tmp_path / "remote"
    for name in ("v/2026.11/index.html", "v/2026.11/assets/handbook.1a2b3c4d.css", "v/2026.11.zip"):
        (bare / name).parent.mkdir(parents=True, exist_ok=True)
        (bare / name).write_text(name)
    upload(bare, remote)
    before = snapshot(remote)
    shutil.rmtree(bare / "v")
    upload(bare, remote)
    assert snapshot(remote) == before


def test_an_upload_to_object_storage(bare: Path) -> None:
    """What a server says that speaks S3: all is there, each with the time for which it may be kept, and then only what changed."""
    needs("rclone")
    port = free_port()
    told = {"RCLONE_S3_PROVIDER": "Other", "RCLONE_S3_ACCESS_KEY_ID": "x", "RCLONE_S3_SECRET_ACCESS_KEY": "x",
            "RCLONE_S3_ENDPOINT": f"http://127.0.0.1:{port}", "RCLONE_S3_REGION": "us-east-1"}  # fmt: skip
    with running([object_storage(), "-H", "127.0.0.1", "-p", str(port)], port) as ask:
        upload(bare, ":s3:bucket/handbook", **told)
        signed = {"Authorization": "AWS4-HMAC-SHA256 Credential=x/20200101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=x"}
        answers = {path: ask(f"/bucket/handbook/{path}", **signed) for path in snapshot(bare)}
        assert {path: body for path, (_, _, body) in answers.items()} == snapshot(bare)
        lasting = {path for path, (_, headers, _) in answers.items() if "immutable" in headers["cache-control"]}
        assert lasting == {"assets/handbook.1a2b3c4d.css", "assets/x/main.1a2b3c4d.min.css"}
        assert answers["index.html"][1]["cache-control"] == "no-cache"
        (bare / "a/index.html").write_text("other")
        assert re.findall(r": ([\w./]+): Copied", upload(bare, ":s3:bucket/handbook", loud=True, **told)) == ["a/index.html"]


def test_an_upload_without_a_site_does_nothing(tmp_path: Path) -> None:
    done = subprocess.run(["sh", str(DEPLOY / "upload.sh"), str(tmp_path), "x:y"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, f"{tmp_path} 里没有 index.html，没有传：先生成网站。\n")
    (tmp_path / "index.html").touch()
    shell = shutil.which("sh")
    assert shell
    done = subprocess.run([shell, str(DEPLOY / "upload.sh"), str(tmp_path), "x:y"], capture_output=True, text=True, env={"PATH": "/nowhere"})
    assert done.returncode == 2
    assert "没有装 rclone" in done.stderr
