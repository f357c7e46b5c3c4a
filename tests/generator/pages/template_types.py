"""Reads page templates as a type checker would: does everything a template names exist on what it is given?

Types come from the annotations of the dataclasses that are the templates' contexts, and from there on through records,
properties, methods, loops and macros. What is typed `Any` (the record of an entry whose kind is not known) is not judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, cached_property, reduce
from inspect import isfunction
from operator import or_
from types import GenericAlias, NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from jinja2 import nodes
from pydantic import BaseModel

from handbook.pages.facet_index import FacetIndexContext
from handbook.pages.facets import FacetContext
from handbook.pages.further import Piece, Rest
from handbook.pages.kinds import Shared, kind_pages
from handbook.pages.lists import families
from handbook.pages.lists.coverage import CoveredContext
from handbook.pages.lists.map import CrossedContext
from handbook.pages.lists.rules import ExamplesContext
from handbook.pages.lists.signed import OpenContext
from handbook.pages.moved import Moved
from handbook.pages.writer import Parts, Writer, environment

Scope = dict[str, Any]
HAN = ("\u4e00", "\u9fff")


@dataclass(frozen=True)
class Macro:
    """A macro, and what it sees of the template it stands in."""

    file: str
    node: nodes.Macro
    seen: tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Imported:
    """The macros of another file."""

    file: str


@dataclass(frozen=True)
class Method:
    """What can be called, and what it gives."""

    gives: Any


def contexts() -> dict[str, tuple[type, ...]]:
    """Template → the dataclasses whose fields it knows by name; two families may share a template."""
    found: dict[str, tuple[type, ...]] = {
        "facet.html": (FacetContext,), "moved.html": (Moved,), "further.html": (Piece,), "crossed.html": (Piece, CrossedContext), "covered.html": (Piece, CoveredContext), "unsigned.html": (Piece, OpenContext), "rest.html": (Rest,),
        "rules-examples.html": (ExamplesContext,), "facets.html": (FacetIndexContext,),
    }  # fmt: skip
    found |= {f"{kind}.html": (Shared, page.context) for kind, page in kind_pages().items()}
    return found | {family.template: (family.context,) for family in families().values()}


def faults(name: str, source: str | None = None) -> list[str]:
    """What is wrong with a template, whose text may be given, as `file:line: what`."""
    known: Scope = {"w": Writer, "root": str, "p": Imported("_parts.html")}
    for context in contexts().get(name, ()):
        known |= get_type_hints(context)
    reader = Reader(name)
    reader.block(parsed(name, source).body, known)
    return list(dict.fromkeys(reader.found))


def parsed(name: str, source: str | None = None) -> nodes.Template:
    """The tree of a template."""
    env = environment()
    assert env.loader is not None
    return env.parse(source if source is not None else env.loader.get_source(env, name)[0], name, name)


@cache
def macros(name: str) -> dict[str, Macro]:
    """The macros of a file, which see each other and what the file itself imports."""
    tree = parsed(name)
    seen: Scope = {node.target: Imported(node.template.value) for node in tree.find_all(nodes.Import)}
    return {node.name: Macro(name, node, tuple(seen.items())) for node in tree.body if isinstance(node, nodes.Macro)}


@dataclass
class Reader:
    """Walks a template with the types of its names; `found` gathers what is wrong."""

    file: str
    found: list[str] = field(default_factory=list)
    _walked: set[str] = field(default_factory=set)

    def block(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            getattr(self, f"on_{type(node).__name__.lower()}", self.others)(node, scope)

    def others(self, node: nodes.Node, scope: Scope) -> None:
        for child in node.iter_child_nodes():
            self.type_of(child, scope) if isinstance(child, nodes.Expr) else self.block([child], scope)

    def on_import(self, node: nodes.Import, scope: Scope) -> None:
        scope[node.target] = Imported(node.template.value)  # type: ignore[attr-defined]

    def on_macro(self, node: nodes.Macro, scope: Scope) -> None:
        scope[node.name] = Macro(self.file, node, tuple(scope.items()))

    def on_assign(self, node: nodes.Assign, scope: Scope) -> None:
        scope |= unpacked(node.target, self.type_of(node.node, scope))

    def on_for(self, node: nodes.For, scope: Scope) -> None:
        inner = scope | unpacked(node.target, item_of(self.type_of(node.iter, scope))) | {"loop": Any}
        if node.test:
            self.type_of(node.test, inner)
        self.block(node.body, inner)
        self.block(node.else_, dict(scope))

    def on_callblock(self, node: nodes.CallBlock, scope: Scope) -> None:
        self.type_of(node.call, scope)
        self.block(node.body, dict(scope))

    def type_of(self, node: nodes.Node | None, scope: Scope) -> Any:
        """The type of an expression; Any when it is not known."""
        if node is None:
            return Any
        return getattr(self, f"of_{type(node).__name__.lower()}", self.of_others)(node, scope)

    def of_others(self, node: nodes.Node, scope: Scope) -> Any:
        for child in node.iter_child_nodes():
            self.type_of(child, scope)
        return Any

    def of_name(self, node: nodes.Name, scope: Scope) -> Any:
        if node.name in scope or node.name in ("caller", "range"):
            return scope.get(node.name, Any)
        return self.fault(node, f"nothing is called `{node.name}`")

    def of_const(self, node: nodes.Const, scope: Scope) -> Any:
        return type(node.value)

    def of_getattr(self, node: nodes.Getattr, scope: Scope) -> Any:
        owner = self.type_of(node.node, scope)
        try:
            return attribute(owner, node.attr)
        except LookupError as missing:
            return self.fault(node, str(missing))

    def of_getitem(self, node: nodes.Getitem, scope: Scope) -> Any:
        self.type_of(node.arg, scope)
        return value_of(self.type_of(node.node, scope), getattr(node.arg, "value", None))

    def of_tuple(self, node: nodes.Tuple, scope: Scope) -> Any:
        return GenericAlias(tuple, tuple(self.type_of(item, scope) for item in node.items))

    def of_condexpr(self, node: nodes.CondExpr, scope: Scope) -> Any:
        self.type_of(node.test, scope)
        return either(self.type_of(node.expr1, scope), self.type_of(node.expr2, scope))

    def of_or(self, node: nodes.Or, scope: Scope) -> Any:
        return either(self.type_of(node.left, scope), self.type_of(node.right, scope))

    def of_filter(self, node: nodes.Filter, scope: Scope) -> Any:
        given = self.type_of(node.node, scope)
        for argument in node.args:
            self.type_of(argument, scope)
        return {"length": int, "select": given}.get(node.name, Any)

    def of_compare(self, node: nodes.Compare, scope: Scope) -> Any:
        for side in (node.expr, *(operand.expr for operand in node.ops)):
            self.type_of(side, scope)
            if any(HAN[0] <= sign <= HAN[1] for const in constants(side) for sign in const):
                self.fault(node, "a label is compared; ask for a property")
        return bool

    def of_call(self, node: nodes.Call, scope: Scope) -> Any:
        called = self.type_of(node.node, scope)
        given = [self.type_of(argument, scope) for argument in node.args]
        named = {keyword.key: self.type_of(keyword.value, scope) for keyword in node.kwargs}
        if isinstance(node.node, nodes.Getattr) and node.node.attr == "has":
            (family,) = constants(node.args[0])
            return bool if family in families() else self.fault(node, f"no family of pages is called `{family}`")
        if isinstance(called, Macro):
            return self.macro(called, given, named)
        return called.gives if isinstance(called, Method) else returned(called)

    def macro(self, macro: Macro, given: list[Any], named: Scope) -> Any:
        """Walk a macro with the types it is called with, once for each combination."""
        names = [name.name for name in macro.node.args]
        defaults = dict(zip(reversed(names), reversed(macro.node.defaults), strict=False))
        types = {name: self.type_of(default, {}) for name, default in defaults.items()}
        types |= dict(zip(names, given, strict=False)) | named
        key = f"{macro.file} {macro.node.name} {types}"
        if key not in self._walked:
            self._walked.add(key)
            inner = Reader(macro.file, self.found, self._walked)
            inner.block(macro.node.body, macros(macro.file) | dict(macro.seen) | dict.fromkeys(names, Any) | types)
        return Any

    def fault(self, node: nodes.Node, what: str) -> Any:
        self.found.append(f"{self.file}:{node.lineno}: {what}")
        return Any


def constants(node: nodes.Node) -> list[str]:
    """The texts written out in an expression."""
    return [const.value for const in (node, *node.find_all(nodes.Const)) if isinstance(getattr(const, "value", None), str)]


def unpacked(target: nodes.Node, given: Any) -> Scope:
    """The names that are assigned, and their types."""
    if isinstance(target, nodes.Name):
        return {target.name: given}
    assert isinstance(target, nodes.Tuple)
    parts = get_args(given) if get_origin(given) is tuple and Ellipsis not in get_args(given) else [Any] * len(target.items)
    if len(parts) != len(target.items):
        parts = [Any] * len(target.items)
    return {name: kind for item, part in zip(target.items, parts, strict=True) for name, kind in unpacked(item, part).items()}


def members(given: Any) -> tuple[Any, ...]:
    """The types that a value may have, None left out: what is not there is asked for before it is used."""
    if get_origin(given) is Annotated:
        return members(get_args(given)[0])
    if get_origin(given) in (Union, UnionType):
        return tuple(part for each in get_args(given) if each is not NoneType for part in members(each))
    return (given,)


def either(*given: Any) -> Any:
    """The type of what has one of these."""
    parts = [part for each in given for part in members(each) if part is not NoneType]
    return Any if not parts or any(part is Any or isinstance(part, Macro | Method) for part in parts) else reduce(or_, parts)


def attribute(owner: Any, name: str) -> Any:
    """The type of an attribute. Raises LookupError when there is none."""
    return either_or_one([_attribute(part, name) for part in members(owner)])


def either_or_one(found: list[Any]) -> Any:
    return found[0] if len(found) == 1 else either(*found)


def _attribute(owner: Any, name: str) -> Any:
    if owner is Any or isinstance(owner, Macro | Method):
        return Any
    if owner is Parts:
        owner = Imported("_parts.html")
    if isinstance(owner, Imported):
        if name not in macros(owner.file):
            raise LookupError(f"{owner.file} has no macro `{name}`")
        return macros(owner.file)[name]
    origin = get_origin(owner) or owner
    if issubclass(origin, Mapping) and name in ("items", "values", "get"):
        return Method(_of_mapping(owner, name))
    if issubclass(origin, BaseModel) and name in origin.model_fields:
        return origin.model_fields[name].annotation
    hints = get_type_hints(origin)
    if name in hints:
        return _filled(owner, hints[name])
    if issubclass(origin, Enum) and name in ("name", "value"):
        return Any
    if not hasattr(origin, name):
        raise LookupError(f"{origin.__name__} has no `{name}`")
    return _filled(owner, _member(getattr(origin, name)))


def _filled(owner: Any, found: Any) -> Any:
    """A type in the class of which `owner` says what its variables stand for."""
    meant = dict(zip(getattr(get_origin(owner), "__parameters__", ()), get_args(owner), strict=False))
    if isinstance(found, TypeVar):
        return meant.get(found, Any)
    left = getattr(found, "__parameters__", ())
    return found[tuple(meant.get(each, Any) for each in left)] if left else found


def _member(found: Any) -> Any:
    if isinstance(found, property):
        return get_type_hints(found.fget).get("return", Any)
    if isinstance(found, cached_property):
        return get_type_hints(found.func).get("return", Any)
    return Method(get_type_hints(found).get("return", Any)) if isfunction(found) else Any


def _of_mapping(owner: Any, name: str) -> Any:
    key, value = (*get_args(owner), Any, Any)[:2]
    return {"items": GenericAlias(list, (GenericAlias(tuple, (key, value)),)), "values": GenericAlias(list, (value,))}.get(name, value)


def returned(called: Any) -> Any:
    """What a field that holds a function gives."""
    return get_args(called)[1] if get_origin(called) is Callable and len(get_args(called)) == 2 else Any


def item_of(given: Any) -> Any:
    """What a loop goes through."""
    (given, *_) = (*members(given), Any)
    arguments = get_args(given)
    if get_origin(given) is tuple and Ellipsis not in arguments:
        return either(*arguments)
    return arguments[0] if arguments and issubclass(get_origin(given) or object, Iterable) else Any


def value_of(given: Any, key: object) -> Any:
    """What stands at a place of a list, a tuple or a mapping."""
    (given, *_) = (*members(given), Any)
    arguments, origin = get_args(given), get_origin(given) or object
    if origin is Counter:
        return int
    if issubclass(origin, Mapping):
        return arguments[1]
    if origin is tuple and Ellipsis not in arguments:
        return arguments[key] if isinstance(key, int) else Any
    return arguments[0] if arguments else Any


def templates() -> Iterator[str]:
    """The page templates."""
    return iter(environment().list_templates(extensions=["html"]))
