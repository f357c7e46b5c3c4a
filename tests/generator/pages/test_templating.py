"""Templates compiled to plain Python give what Jinja's own compiler gives, and what they cannot do is said."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from jinja2 import DictLoader, TemplateAssertionError, UndefinedError
from markupsafe import Markup, escape

from handbook.model.vocabulary import Status
from handbook.pages import writer
from handbook.site.kept import Recipe, Store
from handbook.theme.templating import Compiled, PlainEnvironment, escaped, settings


@given(some.one_of(some.text(), some.integers(), some.none(), some.sampled_from(Status), some.text().map(Markup), some.text().map(escape)))
def test_values_are_escaped_as_the_library_does(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))


def rendered(source: str, **context: object) -> str:
    environment = PlainEnvironment(**settings(writer.TEMPLATES))
    return environment.from_string(source).render(**context)


def test_macros_take_defaults_names_and_blocks() -> None:
    source = (
        "{% macro cell(text, span=1, mark='-') %}{{ mark }}{{ text }}:{{ span }}{% endmacro %}"
        "{% macro box(name) %}[{{ name }} {{ caller() }}]{% endmacro %}"
        "{{ cell('<a>') }} {{ cell('b', 2) }} {{ cell('c', mark='+') }} {% call box('d') %}{{ cell('e') }}{% endcall %}"
    )
    assert rendered(source) == "-&lt;a&gt;:1 -b:2 +c:1 [d -e:1]"


def test_a_macro_from_another_file_is_the_same() -> None:
    environment = PlainEnvironment(**{**settings(writer.TEMPLATES), "loader": DictLoader({"m": "{% macro b(x) %}<b>{{ x }}</b>{% endmacro %}"})})
    assert environment.from_string("{% import 'm' as m %}{{ m.b('<') }}").render() == "<b>&lt;</b>"


def compiled_anew(store: Store, libraries: tuple[str, ...] = ("jinja2",), **ways: Any) -> bool:
    """Whether a template is compiled and not taken from the store."""
    before = dict(store._fresh)
    made = PlainEnvironment(**{**settings(writer.TEMPLATES), "loader": DictLoader({"a": "<p>\n{{ 1 }}"}), **ways})
    made.bytecode_cache = Compiled(store, Recipe("templates", (), libraries))
    made.get_template("a")
    return store._fresh != before


def test_another_jinja_or_another_way_to_read_compiles_anew() -> None:
    """Jinja marks compiled code with a number that seldom changes, not with its version."""
    store = Store()
    assert [compiled_anew(store) for _ in range(2)] == [True, False]
    assert compiled_anew(store, ("jinja2", "markupsafe"))
    assert compiled_anew(store, trim_blocks=False)
    assert compiled_anew(store, extensions=["jinja2.ext.do"])


def test_functions_take_names_too() -> None:
    assert rendered("{{ f(1, b=2) }}", f=lambda a, b: a - b) == "-1"


def test_an_argument_that_is_not_given_is_told() -> None:
    with pytest.raises(UndefinedError, match="parameter 'text' was not provided"):
        rendered("{% macro cell(text) %}{{ text }}{% endmacro %}{{ cell() }}")


@pytest.mark.parametrize(("source", "said"), [
    ("{{ f(*x) }}", "calls with * and ** are not compiled"),
    ("{% macro m() %}{{ varargs }}{% endmacro %}", "macros have the arguments that they name and no others"),
])
def test_what_is_not_compiled_is_refused(source: str, said: str) -> None:
    with pytest.raises(TemplateAssertionError) as refused:
        rendered(source, f=str, x=())
    assert str(refused.value) == said
