"""A few moments of each command, the same in each run; any by the command (`python3 -m tests.kills`)."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from .killing import COMMANDS, EDITION, Forks, Scene, faults, moments

# builds take their seconds, and every step that they share is killed in builds/test_publish.py: when the new site has its place and the
# new package has not, before an edition is there, before the site that has it is, and before a preview has all its pages
CHOSEN = {"build": [], "serve": ["*/search/index.js"], "build --offline": ["os.rename */.site-offline.zip"], "release": [f"*{EDITION}.json", "*/.site-next"]}

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="只有 POSIX 有 SIGKILL 和 fork")


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with Forks() as forks:
        yield Scene(tmp_path_factory.mktemp("kills"), forks)


@pytest.mark.parametrize("name", [name for name in COMMANDS if CHOSEN.get(name) != []])
def test_a_killed_command_loses_nothing_and_the_next_is_right(scene: Scene, name: str) -> None:
    number, after = scene.whole(COMMANDS[name])
    told = {at: found for at in CHOSEN.get(name, moments(number)) if (found := list(faults(scene, name, at, after)))}
    assert told == {}
