"""Killed at whatever moment, a command leaves what was there or what it was to make, whole; and the next run is right.

    python3 -m tests.kills --minutes 10       one command after the other, at new moments
    python3 -m tests.kills --seed 7           the same moments again

A moment is counted in what a command does to the disk (files opened to write, made, renamed, removed), so that the same
number kills at the same place on every machine. The suite kills each command at a few moments (`test_kills.py`), and builds at every
step of theirs in `generator/builds/test_publish.py`.
"""
