"""The Jinja environment of all templates, and how it turns them into Python.

Our templates know what they are given: records with plain attributes, functions called with plain arguments. So they are
compiled to plain attribute access, plain calls and macros that are functions, where Jinja would look at run time whether
a name is an attribute or an item and whether a callable wants the context. What comes out is the same; a test compares.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup, escape

from ..site.kept import Recipe, Store

RECIPE = Recipe("templates", (Path(__file__).resolve(),), ("jinja2", "markupsafe"))
THEIRS = Recipe("theme", (), ("jinja2", "markupsafe", "mkdocs", "mkdocs-material"))  # templates that Jinja itself compiles

_to_escape = re.compile("[&<>\"']").search


def escaped(value: Any) -> str:
    """What stands in HTML or XML for a value: as `markupsafe.escape`, but text that needs no change is not wrapped."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is not str:
        if hasattr(value, "__html__"):
            return escape(value)
        value = str(value)
    return escape(value) if _to_escape(value) else value


def macro(function: Any, names: tuple[str, ...]) -> Callable[..., str]:
    """The function of a macro, to be called as it is. What is not given reads as missing, as in Jinja."""
    function.__defaults__ = (missing,) * len(names)
    function.names = names
    return function  # type: ignore[no-any-return]


def by_name(function: Any, *given: Any, **named: Any) -> Any:
    """Call with arguments by name; the parameters of a macro's function have names of Jinja's own."""
    if not hasattr(function, "names"):
        return function(*given, **named)
    return function(*given, *(named.get(name, missing) for name in function.names[len(given) :]))


class PlainCode(CodeGenerator):
    """Compiles templates in which no item is read as an attribute and no function wants Jinja's context."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # the name is Jinja's
        """An attribute, never an item."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """A plain call; a block that is handed to a macro is an argument by the name of `caller`."""
        if node.dyn_args or node.dyn_kwargs:
            self.fail("calls with * and ** are not compiled", node.lineno)
        named = node.kwargs or forward_caller
        self.write("environment.by_name(" if named else "")
        self.visit(node.node, frame)
        self.write(", " if named else "(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro is its function. The block that is handed to it comes after its arguments."""
        if macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            self.fail("macros have the arguments that they name and no others", macro_ref.node.lineno)
        names = (*(name.name for name in macro_ref.node.args), *(["caller"] if macro_ref.accesses_caller else []))
        self.write(f"environment.macro(macro, {names!r})")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """What a macro wrote is escaped already."""
        self.writeline(f"return environment.marked(concat({frame.buffer}))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("environment.escaped(")


class PlainEnvironment(Environment):
    """Compiles to plain Python, and gives it the functions that it calls."""

    code_generator_class = PlainCode
    escaped = staticmethod(escaped)
    macro = staticmethod(macro)
    by_name = staticmethod(by_name)
    marked = staticmethod(partial(str.__new__, Markup))


class Compiled(BytecodeCache):
    """Compiled templates, kept from build to build: compiling them takes longer than rendering a hundred pages.

    Jinja tells changed templates, but neither damage to what it made of them nor one release of its compiler from the next.
    """

    def __init__(self, store: Store, recipe: Recipe) -> None:
        self._store = store
        self._recipe = recipe
        self.asked: list[object] = []

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept of its template, if anything is."""
        self.asked.append(_made_from(bucket))
        if content := self._store.find(self._recipe, _made_from(bucket)):
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was made of a template."""
        self._store.hold(self._recipe, _made_from(bucket), bucket.bytecode_to_string())


def _made_from(bucket: Bucket) -> object:
    """The template's place and text, and what decides how its environment reads it."""
    env = bucket.environment
    ways = (bool(env.autoescape), env.optimized, env.trim_blocks, env.lstrip_blocks, env.keep_trailing_newline)
    return bucket.key, bucket.checksum, sorted(env.extensions), ways


def keep_compiled(environment: Environment, store: Store) -> None:
    """Keep in a store what an environment compiles. Templates that it has in memory, in a preview, are in use, too."""
    former, kept = environment.bytecode_cache, Compiled(store, RECIPE)
    environment.bytecode_cache = kept
    if isinstance(former, Compiled):
        kept.asked += former.asked
        for description in former.asked:
            store.find(RECIPE, description)


def environment(folder: Path) -> Environment:
    """The environment of the templates in a folder."""
    return PlainEnvironment(**settings(folder))


def settings(folder: Path) -> dict[str, Any]:
    """What makes a template mean what it means, whatever compiles it."""
    return {
        "loader": FileSystemLoader(folder, encoding="utf-8"), "autoescape": True, "undefined": StrictUndefined,
        "trim_blocks": True, "lstrip_blocks": True, "auto_reload": False,
    }
