"""Servers that are started as the files in `deploy/` say.

A machine that lacks a server skips its tests by name and says what is missing; CI is such a machine.
"""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from stock_handbook import ROOT

DEPLOY = ROOT / "deploy"
PATIENCE = 300  # seconds: more than a server takes to begin on a slow and busy machine
PACKAGES = {"nginx": "nginx-light", "caddy": "caddy", "rclone": "rclone", "brotli": "brotli"}
Answer = tuple[int, dict[str, str], bytes]
Ask = Callable[..., Answer]


def object_storage() -> str:
    """The path of a program that answers as S3 does; skips the test where there is none."""
    found = os.environ.get("HANDBOOK_S3") or shutil.which("moto_server")
    if not found:
        pytest.skip("这台机器没有装 moto_server，没有对着对象存储试（pipx install 'moto[server]'；装在别处的写在环境变量 HANDBOOK_S3）")
    return found


def needs(program: str) -> str:
    """The path of a program; skips the test where there is none."""
    found = shutil.which(program, path="/usr/sbin:/usr/local/bin:/usr/bin:/bin")
    if not found:
        pytest.skip(f"这台机器没有装 {program}，没有试（Debian、Ubuntu：apt-get install {PACKAGES[program]}）")
    return found


@contextmanager
def running(command: list[str], port: int) -> Iterator[Ask]:
    """A server while it runs; gives what asks it."""
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        wait_for(port, server)
        yield lambda path, **headers: ask(port, path, headers)
    finally:
        server.terminate()
        server.communicate(timeout=PATIENCE)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            raise AssertionError(server.communicate()[0].decode())
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


def ask(port: int, path: str, headers: dict[str, str]) -> Answer:
    """Status, headers by their small names, body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return found
