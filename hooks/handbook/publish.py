"""Publishes a site all at once: built beside the old one, then put in its place.

A failed or killed build leaves the last good site whole: until the new one is complete nothing of the old is touched,
and a swap cut short between its two renames is finished by the next command.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def staging_of(site: Path) -> Path:
    """Where the next site is built: a sibling, so that the renames stay within one file system."""
    return site.with_name(f".{site.name}-next")


def previous_of(site: Path) -> Path:
    """Where the last site waits while the new one takes its place."""
    return site.with_name(f".{site.name}-previous")


def recover(site: Path) -> None:
    """Undo or finish a swap that was cut short."""
    previous = previous_of(site)
    if previous.exists():
        if site.exists():
            shutil.rmtree(previous)
        else:
            os.replace(previous, site)


def begin(site: Path) -> Path:
    """An empty folder to build in."""
    recover(site)
    staging = staging_of(site)
    if staging.exists():
        shutil.rmtree(staging)
    staging.mkdir(parents=True)
    return staging


def commit(site: Path) -> None:
    """Put the finished site in place of the old one."""
    previous = previous_of(site)
    if site.exists():
        os.replace(site, previous)
    os.replace(staging_of(site), site)
    if previous.exists():
        shutil.rmtree(previous)


def discard(site: Path) -> None:
    """Throw a failed build away."""
    shutil.rmtree(staging_of(site), ignore_errors=True)
