"""What we ship speaks ES2015 and the CSS of 2018: office computers run browser kernels of that age."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stock_handbook import ROOT

THEME = ROOT / "hooks" / "handbook" / "theme"
SCRIPTS = sorted(THEME.rglob("*.js"))
SHEETS = sorted(THEME.rglob("*.css"))

LITERALS = re.compile(
    r"""(?P<comment>/\*.*?\*/|//[^\n]*)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"""
    r"""|(?P<regex>(?<=[(,=:!&|?{};\n])[ \t]*/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*)""",
    re.DOTALL,
)
LATER_SCRIPT = {
    "optional chaining": r"\?\.(?!\d)", "nullish coalescing": r"\?\?", "logical assignment": r"(?:&&|\|\|)=",
    "exponent": r"\*\*", "async": r"(?<!\.)\basync\b|\bawait\b", "catch without a name": r"\bcatch\s*\{",
    "object spread or rest": r"(?<=[{,])\s*\.\.\.\w+(?:\.\w+)*\s*(?=[,}])(?![^\[\]()]*[\])])", "private member": r"(?:\.|\s)#\w",
    "class field": r"\bstatic\s*\{|\bstatic\s+\w+\s*=", "big integer": r"\b\d+n\b", "number with underscores": r"\b\d+_\d",
    "import at run time": r"\bimport\s*\(", "module": r"^\s*(?:import|export)\b",
    "later method": r"\.(?:includes|padStart|padEnd|flat|flatMap|matchAll|replaceAll|at|finally|trimStart|trimEnd|"
                    r"append|prepend|replaceWith|toggleAttribute|closest)\(|"
                    r"\bObject\.(?:values|entries|fromEntries|hasOwn|getOwnPropertyDescriptors)\b|"
                    r"\b(?:globalThis|structuredClone|queueMicrotask|IntersectionObserver|ResizeObserver|AbortController)\b",
}  # fmt: skip
LATER_PATTERN = {
    "lookbehind": r"\(\?<[=!]", "named group": r"\(\?<\w", "property of characters": r"\\p\{", "later flag": r"/[gimuy]*[sdv][gimsuydv]*$",
}  # fmt: skip
LATER_STYLE = {
    "later selector": r":(?:has|is|where|not\([^)]*,)\b", "later rule": r"@(?:layer|container|property|scope|starting-style)\b",
    "later function": r"\b(?:color-mix|min|max|clamp|oklch|oklab|lch|lab|light-dark|env)\(",
    "nesting": r"[{;]\s*&|&\s*[.:>]", "inset": r"(?<![\w-])inset(?:-\w+)*\s*:", "aspect-ratio": r"(?<![\w-])aspect-ratio\s*:",
    "logical property": r"(?:margin|padding|border)-(?:inline|block)", "units of 2022": r"\d(?:[dsl]v[hw])\b",
    "colours with spaces": r"\b(?:rgb|hsl)a?\(\s*[\d.]+%?\s+[\d.]", "range of widths": r"@media[^{]*[<>]=?",
}  # fmt: skip


def parts(text: str) -> tuple[str, list[str]]:
    """A script without its comments, strings and patterns; and the patterns."""
    patterns = [match.group("regex").strip() for match in LITERALS.finditer(text) if match.group("regex")]
    return LITERALS.sub(lambda match: " " if match.group("comment") else '""', text), patterns


def found(text: str, later: dict[str, str]) -> list[str]:
    """What of the newer language stands in a text, with where."""
    return [f"{name}: {match[0].strip()!r} in line {text.count(chr(10), 0, match.start()) + 1}"
            for name, pattern in later.items() for match in re.finditer(pattern, text, re.MULTILINE)]  # fmt: skip


def gaps_in_flex(sheet: str) -> list[str]:
    """Rules that ask for a gap without being a grid or columns: in flex boxes it needs browsers of 2021."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
    return [selector.strip() for selector, body in rules if re.search(r"(?<![\w-])(?:row-)?gap\s*:", body)]


def test_the_scripts_and_sheets_are_all_there() -> None:
    assert {path.name for path in (*SCRIPTS, *SHEETS)} >= {"handbook.js", "search.js", "worker.js", "handbook.css"}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_es2015(path: Path) -> None:
    code, patterns = parts(path.read_text(encoding="utf-8"))
    assert found(code, LATER_SCRIPT) == []
    assert [fault for pattern in patterns for fault in found(pattern, LATER_PATTERN)] == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_sheet_is_of_2018(path: Path) -> None:
    sheet = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert found(sheet, LATER_STYLE) == []
    assert gaps_in_flex(sheet) == []


@pytest.mark.parametrize("code", [
    "a?.b", "a ?? b", "a ||= b", "a ** b", "async () => 1", "try {} catch {}", "x = {...a}", "x = {b, ...a}", "this.#x = 1",
    "1_000", "list.includes(a)", "Object.entries(a)", "var {a, ...rest} = b;",
])  # fmt: skip
def test_newer_code_is_noticed(code: str) -> None:
    assert found(parts(code)[0], LATER_SCRIPT)


@pytest.mark.parametrize("code", [
    "a ? .5 : 1", "f(...list)", "[...list, a]", "(a, ...rest) => a", '"a?.b"', "/* a ?? b */ a", "`a ** b`", "x.catch(f)",
    "list.indexOf(a)", "a = /x?.y??/;",
])  # fmt: skip
def test_older_code_is_let_through(code: str) -> None:
    assert found(parts(code)[0], LATER_SCRIPT) == []


@pytest.mark.parametrize("pattern", ["a = /(?<=x)y/;", "a = /(?<n>x)/;", r"a = /\p{L}/u;", "f(/x/s)"])
def test_newer_patterns_are_noticed(pattern: str) -> None:
    assert [fault for found_one in parts(pattern)[1] for fault in found(found_one, LATER_PATTERN)]


@pytest.mark.parametrize("sheet", [
    "a:has(b) {}", ":is(a, b) {}", "@layer x {}", "@container (width > 1em) {}", "a { color: color-mix(in srgb, red, blue) }",
    "a { inset: 0 }", "a { & b { color: red } }", "a { width: min(1em, 2em) }", "a { height: 100dvh }", "a { margin-inline: 0 }",
])  # fmt: skip
def test_newer_styles_are_noticed(sheet: str) -> None:
    assert found(sheet, LATER_STYLE)


def test_a_gap_in_a_flex_box_is_noticed() -> None:
    assert gaps_in_flex("ul { display: flex; gap: 1em }") == ["ul"]
    assert gaps_in_flex("ul { display: grid; grid-gap: 1em } ol { column-gap: 1em }") == []
