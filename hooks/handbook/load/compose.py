"""Text to node tree to plain data. Two parsers, one behaviour: libyaml where PyYAML has it, else pure Python."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.error import Mark
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

from .patterns import fit
from .scalars import plain_value

INVALID_ESCAPE = "escape of no character"
MAX_DEPTH = 30
MAX_NODES = 20_000

DISPUTED = re.compile(r"(?:^|[\s\[\]{},:?\"'-])(?:!|\?(?=[\s,\]}]))")
# Words of plain scalars, up to a space, a line break, a colon that ends a key, and inside brackets their punctuation.
ENDS = "\0 \t\r\n\x85\u2028\u2029"
PLAIN = re.compile(f"(?:[^{ENDS}:]|:(?![{ENDS}]))*")
PLAIN_IN_BRACKETS = re.compile(rf"(?:[^{ENDS}:,\[\]{{}}]|:(?![{ENDS},\[\]{{}}]))*")
LONE_COLONS = frozenset({":,", ":[", ":]", ":{", ":}"})
SURROGATE = re.compile("[\ud800-\udfff]")


class LimitError(yaml.YAMLError):
    """The text nests too deep or holds too many nodes; `mark` is the place of the node too many."""

    def __init__(self, mark: Mark | None, *, deep: bool) -> None:
        super().__init__("too deep" if deep else "too many nodes")
        self.mark = mark
        self.deep = deep


class Limits:
    """Mix-in for a composer: counts nodes and levels on the way, and asks nothing about implicit tags.

    PyYAML calls the three methods for every node; its own versions are most of the cost of loading.
    """

    depth = 0
    nodes = 0

    @staticmethod
    def resolve(kind: type[Node], value: str | None, implicit: object) -> str:
        """Every tag is the same: `plain_value` decides later, from the style."""
        return ""

    def descend_resolver(self, parent: Node | None, index: Node | int | None) -> None:
        """Called before a node is composed. Raises `LimitError`."""
        self.depth += 1
        self.nodes += 1
        if self.depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise LimitError(parent.start_mark if parent else None, deep=self.depth > MAX_DEPTH)

    def ascend_resolver(self) -> None:
        """Called after a node is composed."""
        self.depth -= 1


class PureComposer(Limits, Reader, Scanner, Parser, Composer):
    """The slow parser: everywhere available, and the one that explains what is wrong."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)

    def scan_plain(self) -> ScalarToken:
        """As in libyaml: inside brackets `?` is text (think of an address), and a colon before a comma is an error."""
        pattern = PLAIN_IN_BRACKETS if self.flow_level else PLAIN
        indent = self.indent + 1
        start = end = self.get_mark()
        chunks: list[str] = []
        spaces: list[str] = []
        while self.peek() != "#" and (word := fit(pattern, self.buffer, self.pointer)[0]):
            self.allow_simple_key = False
            self.forward(len(word))
            self._refuse_lone_colon(start)
            chunks += [*spaces, word]
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start) or []
            self._refuse_lone_colon(start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _refuse_lone_colon(self, start: Mark) -> None:
        if self.flow_level and self.prefix(2) in LONE_COLONS:
            raise ScannerError("while scanning a plain scalar", start, "found unexpected ':'", self.get_mark())

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:
        r"""As inherited, but "\ud800" and "\UFFFFFFFF" are syntax errors, as in libyaml, and not let pass or crash."""
        try:
            chunks = super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, OverflowError) as error:
            raise ScannerError(None, None, INVALID_ESCAPE, start_mark) from error
        if SURROGATE.search("".join(chunks)):
            raise ScannerError(None, None, INVALID_ESCAPE, start_mark)
        return chunks


if yaml.__with_libyaml__:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]

    class FastComposer(Limits, CParser):
        """libyaml's parser."""

    COMPOSER: type[Any] = FastComposer
else:
    COMPOSER = PureComposer


class IrregularError(Exception):
    """The node tree holds a mapping that is not a plain one: repeated keys, or keys that are not text."""


def compose(text: str) -> Node | None:
    """Node tree of the one document in `text`, None when there is none. Raises `YAMLError`."""
    node: Node | None = composer(text).get_single_node()
    return node


def composer(text: str) -> Any:
    """A parser and composer for `text`: the pure one where the two differ, on the spelling of tags and on `[?]`."""
    return (PureComposer if DISPUTED.search(text) else COMPOSER)(text)


def plain_data(node: Node) -> Any:
    """Dictionaries, lists and scalars of a tree. Raises `IrregularError`."""
    if type(node) is ScalarNode:
        return node.value if node.style else plain_value(node.value)
    if type(node) is SequenceNode:
        return [plain_data(child) for child in node.value]
    try:
        data = {key.value: plain_data(value) for key, value in node.value}
    except TypeError as error:  # a list or mapping as a key
        raise IrregularError from error
    if len(data) != len(node.value) or "" in data:
        raise IrregularError
    return data


def quick_data(text: str) -> dict[str, Any] | None:
    """Data of a text that holds nothing unusual; None when a slower look has to find out what is wrong."""
    try:
        node = compose(text)
        return plain_data(node) if type(node) is MappingNode else None
    except (yaml.YAMLError, IrregularError):
        return None
