"""Every detector on small texts: what it must find, and the look-alikes it must let pass."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from _pytest.mark import ParameterSet

from handbook.evidence.health import ReportText, Symptom
from handbook.evidence.health.examine import detectors, distinct
from handbook.evidence.health.text import last_day
from handbook.evidence.passages import Span, visible

CASES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("detectors.yml").read_text(encoding="utf-8"))


def found(name: str, text: str) -> list[Symptom]:
    latest = last_day(CASES[name].get("latest"))
    return distinct(detectors()[name](ReportText(visible(text, Span(0, len(text))), latest)))


def texts(kind: str) -> Iterator[ParameterSet]:
    for name, case in CASES.items():
        yield from (pytest.param(name, text, id=f"{name}: {text[:20]}") for text in case[kind])


@pytest.mark.parametrize(("name", "text"), list(texts("finds")))
def test_it_finds(name: str, text: str) -> None:
    symptoms = found(name, text.replace(r"\*", "*"))
    assert sorted(text.replace(r"\*", "*")[symptom.start : symptom.end] for symptom in symptoms) == sorted(
        CASES[name]["finds"][text]
    )


@pytest.mark.parametrize(("name", "text"), list(texts("passes")))
def test_it_lets_pass(name: str, text: str) -> None:
    assert [symptom.note for symptom in found(name, text)] == []


def test_every_detector_has_cases() -> None:
    assert set(CASES) == set(detectors())


@pytest.mark.parametrize("name", sorted(detectors()))
def test_it_says_what_it_lets_pass(name: str) -> None:
    module = importlib.import_module(f"handbook.evidence.health.{name}")
    assert module.__doc__ is not None
    assert "Lets pass:" in module.__doc__


@pytest.mark.parametrize("name", sorted(CASES))
def test_notes_are_short_chinese_sentences(name: str) -> None:
    for text in CASES[name]["finds"]:
        for symptom in found(name, text):
            assert symptom.note.endswith("。")
            assert len(symptom.note) <= 120
            assert "\n" not in symptom.note
