"""How much a value of a template is, and where a template is measured.

What is put together must come to an end, however it is put together: each value is weighed as
if it were printed, so that a list of itself forty times over is as long as it would be.
"""

from collections.abc import Callable
from typing import Final

from jinja2 import TemplateRuntimeError, nodes
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

LONGEST: Final = 1_000_000
"""Characters of a text, items of a list, that a template puts together before it is placed."""
HEAVIEST: Final = 10 * LONGEST
"""Characters of all texts that hang together; an item weighs as much as five."""
CHEAP: Final = 20
"""So many of them take as long as a round of a loop."""
_ITEM: Final = 5
BITS: Final = 4096
ROUNDS: Final = "_rounds"
CALLS: Final = "_calls"
LENGTH: Final = "_length"


def weight(value: object) -> int:
    """Return about how long a value would be if it were printed, or more than HEAVIEST."""
    if isinstance(value, str):
        return len(value)
    total, left = 0, [value]
    while left and total <= HEAVIEST:
        item = left.pop()
        total += _ITEM
        if isinstance(item, str | range):
            total += len(item)
        elif isinstance(item, list | tuple | set | frozenset):
            left += item
        elif isinstance(item, dict):
            left += (*item.keys(), *item.values())
        elif isinstance(item, Namespace):
            left.append(object.__getattribute__(item, "_Namespace__attrs"))
    return total


def size(value: object) -> int:
    """Return the length of a text or a list."""
    return len(value) if isinstance(value, str | list | tuple) else 0


def check(found: int, most: int = LONGEST) -> None:
    """Stop what is too long."""
    if found > most:
        raise TemplateRuntimeError(f"a text, a list or a number longer than {most}")


class Limits(NodeTransformer):
    """Puts the filters that count and measure into a template."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - a name of jinja2
        """Count the rounds, and the text that each of them writes."""
        text = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        self.generic_visit(node)
        node.iter = _through(ROUNDS, node.iter, nodes.Const(1 + text // CHEAP))
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Filter:  # noqa: N802
        """Count a call, and measure what it returns."""
        self.generic_visit(node)
        return _through(CALLS, node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.CallBlock:  # noqa: N802
        """Leave the call of a block to the block."""
        called = node.call
        self.generic_visit(node)
        node.call = called
        return node

    def visit_Filter(self, node: nodes.Filter) -> nodes.Filter:  # noqa: N802
        """Measure what a filter gets and what it returns."""
        self.generic_visit(node)
        if node.node is not None:
            node.node = _through(LENGTH, node.node)
        return _through(LENGTH, node)

    def visit_Test(self, node: nodes.Test) -> nodes.Test:  # noqa: N802
        """Measure what is tested."""
        self.generic_visit(node)
        node.node = _through(LENGTH, node.node)
        node.args = [_through(LENGTH, item) for item in node.args]
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:  # noqa: N802
        """Measure what is compared."""
        self.generic_visit(node)
        node.expr = _through(LENGTH, node.expr)
        for operand in node.ops:
            operand.expr = _through(LENGTH, operand.expr)
        return node

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802
        """Measure what is printed."""
        self.generic_visit(node)
        node.nodes = [
            item if isinstance(item, nodes.TemplateData) else _through(LENGTH, item)
            for item in node.nodes
        ]
        return node

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:  # noqa: N802
        """Measure a tuple, unless it is names that get values."""
        self.generic_visit(node)
        return _through(LENGTH, node) if node.ctx == "load" else node

    def _measured(self, node: nodes.Expr) -> nodes.Filter:
        self.generic_visit(node)
        return _through(LENGTH, node)

    visit_Concat: Callable[..., nodes.Filter] = _measured  # noqa: N815 - names of jinja2
    visit_Dict: Callable[..., nodes.Filter] = _measured  # noqa: N815
    visit_List: Callable[..., nodes.Filter] = _measured  # noqa: N815

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.AssignBlock:  # noqa: N802
        """Measure a text that is kept."""
        self.generic_visit(node)
        node.filter = node.filter or _through(LENGTH, None)
        return node


def _through(name: str, node: nodes.Node | None, *args: nodes.Expr) -> nodes.Filter:
    line = node.lineno if node else None
    return nodes.Filter(node, name, list(args), [], None, None, lineno=line)
