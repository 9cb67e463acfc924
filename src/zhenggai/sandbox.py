"""Where templates run: Jinja2's sandbox, with an end to loops and to long texts.

A template of a ledger can reach neither Python nor files, nor change the records; nor can it
keep the machine busy for ever: rounds of loops are counted, and no text grows past a limit.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from jinja2 import TemplateRuntimeError, nodes
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

MOST_ROUNDS: Final = 1_000_000
"""Rounds of all loops of a ledger's templates in one document; a call takes as long as ten."""
LONGEST: Final = 1_000_000
"""Characters of a text, items of a list, that a template puts together before it is placed."""
_ROUNDS: Final = "_rounds"
_CALLS: Final = "_calls"
_LENGTH: Final = "_length"
_CALL: Final = 10
_NO_FILTERS: Final = ("center", "format", "indent", "pprint", "random", "wordwrap")
"""Filters that make much out of little, or something else each time."""
_NO_METHODS: Final = frozenset(
    {"center", "expandtabs", "format", "format_map", "ljust", "replace", "rjust", "zfill"}
)
"""Methods of texts that make much out of little."""
_BITS: Final = 4096


class Sandbox(ImmutableSandboxedEnvironment):
    """What compiles and runs templates."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of jinja2
        """Take the options of an environment; take away what has no end."""
        super().__init__(**options)
        self.rounds = 0
        """Rounds of loops so far; whoever renders a document begins at 0."""
        self._safe: defaultdict[type, set[str]] = defaultdict(set)
        """Attributes that were found safe: whether one is depends on its name and on the kind of
        object only, and to judge takes longer than all the rest of rendering."""
        for name in _NO_FILTERS:
            del self.filters[name]
        del self.globals["lipsum"]
        self.filters |= {_ROUNDS: self._counted, _CALLS: self._called, _LENGTH: _limited}
        self.filters["replace"] = _replaced

    def bounded(self, source: str, name: str, filename: str) -> nodes.Template:
        """Return a template that was read from a ledger, with the limits put in."""
        tree: nodes.Template = _Limits().visit(self.parse(source, name, filename))
        return tree

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401
        """Refuse what is private, what changes things, and what makes long texts."""
        long = isinstance(obj, str) and attr in _NO_METHODS
        return not long and super().is_safe_attribute(obj, attr, value)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        """Return an attribute, judged once for each kind of object."""
        if attribute in self._safe[type(obj)]:
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return super().getattr(obj, attribute)
        if self.is_safe_attribute(obj, attribute, None):
            self._safe[type(obj)].add(attribute)
        return super().getattr(obj, attribute)

    def wrap_str_format(self, value: Any) -> None:  # noqa: ANN401
        """Leave `format` to `is_safe_attribute`, which refuses it."""

    def call_binop(
        self,
        context: Context,
        operator: str,
        left: Any,  # noqa: ANN401
        right: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        """Compute, if the result cannot be long."""
        if operator == "*":
            _check(_size(left) * _times(right))
            _check(_size(right) * _times(left))
        elif operator == "**" and isinstance(left, int) and isinstance(right, int):
            _check(left.bit_length() * right, _BITS)
        elif operator == "%" and isinstance(left, str):
            raise TemplateRuntimeError("% is for numbers; put texts together with ~")
        return _limited(super().call_binop(context, operator, left, right))

    def call(self, context: Context, called: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Call a macro, a method, or a loop within itself."""
        if isinstance(called, LoopContext):
            args = tuple(self._counted(items) for items in args)
        return super().call(context, called, *args, **kwargs)

    def _called(self, result: Any) -> Any:  # noqa: ANN401 - whatever a macro returns
        self._count(_CALL)
        return _limited(result)

    def _counted(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._count(1)
            yield item

    def _count(self, rounds: int) -> None:
        self.rounds += rounds
        if self.rounds > MOST_ROUNDS:
            raise TemplateRuntimeError(f"more than {MOST_ROUNDS} rounds of loops")


class _Limits(NodeTransformer):
    """Puts the filters that count and measure into a template."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - a name of jinja2
        self.generic_visit(node)
        node.iter = _through(_ROUNDS, node.iter)
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        return _through(_CALLS, node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.CallBlock:  # noqa: N802
        called = node.call
        self.generic_visit(node)
        node.call = called
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        return _through(_LENGTH, node)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        return _through(_LENGTH, node)

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.AssignBlock:  # noqa: N802
        self.generic_visit(node)
        node.filter = node.filter or _through(_LENGTH, None)
        return node


def _through(name: str, node: nodes.Node | None) -> nodes.Filter:
    line = node.lineno if node else None
    return nodes.Filter(node, name, [], [], None, None, lineno=line)


def _replaced(text: object, old: str, new: str) -> str:
    found = str(text)
    _check(len(found) + found.count(old) * len(new))
    return found.replace(old, new)


def _size(value: object) -> int:
    return len(value) if isinstance(value, str | list | tuple) else 0


def _times(value: object) -> int:
    return max(value, 0) if isinstance(value, int) else 0


def _limited(value: Any) -> Any:  # noqa: ANN401 - whatever a template computes
    _check(_size(value))
    if isinstance(value, int):
        _check(value.bit_length(), _BITS)
    return value


def _check(size: int, most: int = LONGEST) -> None:
    if size > most:
        raise TemplateRuntimeError(f"a text, a list or a number longer than {most}")
