"""Where templates run: Jinja2's sandbox, with an end to loops and to long texts.

A template of a ledger can reach neither Python nor files, nor change the records; nor can it
keep the machine busy for ever: rounds of loops are counted, and no text grows past a limit.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from jinja2 import (
    Environment,
    TemplateRuntimeError,
    nodes,
    pass_context,
    pass_environment,
    pass_eval_context,
)
from jinja2.filters import do_batch, do_round, do_tojson, sync_do_join, sync_do_slice, sync_do_sum
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from zhenggai.weighing import (
    BITS,
    CALLS,
    CHEAP,
    HEAVIEST,
    LENGTH,
    ROUNDS,
    Limits,
    check,
    size,
    weight,
)

MOST_ROUNDS: Final = 1_000_000
"""Rounds of all loops of a ledger's templates in one document; a call takes as long as ten."""
_CALL: Final = 10
_NO_FILTERS: Final = ("center", "format", "indent", "pprint", "random", "urlize", "wordwrap")
"""Filters that make much out of little, or something else each time."""
_NO_METHODS: Final = frozenset(
    {
        "center",
        "encode",
        "expandtabs",
        "format",
        "format_map",
        "ljust",
        "maketrans",
        "replace",
        "rjust",
        "to_bytes",
        "translate",
        "zfill",
    }
)
"""Methods of texts and numbers that make much out of little."""
_EACH: Final = ("map", "reject", "rejectattr", "select", "selectattr")
"""Filters that go through a list, one item after the other, when somebody asks for the next."""
_INDENT: Final = 8
_DIGITS: Final = 100


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
        self.filters |= {ROUNDS: self._counted, CALLS: self._called, LENGTH: self.measured}
        self.filters |= {name: self._each(self.filters[name]) for name in _EACH}
        self.filters |= _BOUNDED

    def bounded(self, source: str, name: str, filename: str) -> nodes.Template:
        """Return a template that was read from a ledger, with the limits put in."""
        tree: nodes.Template = Limits().visit(self.parse(source, name, filename))
        return tree

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401
        """Refuse what is private, what changes things, and what makes long texts."""
        long = isinstance(obj, str | int) and attr in _NO_METHODS
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
            check(size(left) * _times(right))
            check(size(right) * _times(left))
        elif operator == "**" and isinstance(left, int) and isinstance(right, int):
            check(left.bit_length() * right, BITS)
        elif operator == "%" and isinstance(left, str):
            raise TemplateRuntimeError("% is for numbers; put texts together with ~")
        return self.measured(super().call_binop(context, operator, left, right))

    def call(self, context: Context, called: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Call a macro, a method, or a loop within itself."""
        if isinstance(called, LoopContext):
            args = tuple(self._counted(items, 1) for items in args)
        kept = getattr(called, "__self__", None)
        if isinstance(kept, str) and called.__name__ == "join" and len(args) == 1:
            args = (list(args[0]),)
            check(len(kept) * len(args[0]))
        for value in (kept, *args, *kwargs.values()):
            if isinstance(value, str | list | tuple | dict):
                self.measured(value)
        return super().call(context, called, *args, **kwargs)

    def _called(self, result: Any) -> Any:  # noqa: ANN401 - whatever a macro returns
        self._count(_CALL)
        return self.measured(result)

    def measured(self, value: Any) -> Any:  # noqa: ANN401 - whatever a template computes
        """Return a value that is not too long; what is long counts as rounds."""
        check(size(value))
        if isinstance(value, int):
            check(value.bit_length(), BITS)
        found = weight(value)
        check(found, HEAVIEST)
        self._count(found // CHEAP)
        return value

    def _each(self, inner: Callable[..., Iterable[Any]]) -> Callable[..., Iterator[Any]]:
        """Return a filter that counts and measures the items that it goes through."""

        @pass_context
        def each(context: Context, items: Iterable[Any], *args: Any, **said: Any) -> Iterator[Any]:  # noqa: ANN401
            rounds = 1 + weight((args, said)) // CHEAP
            for item in inner(context, self._counted(items, rounds), *args, **said):
                yield self.measured(item)

        return each

    def _counted(self, items: Iterable[Any], rounds: int) -> Iterator[Any]:
        for item in items:
            self._count(rounds)
            yield item

    def _count(self, rounds: int) -> None:
        self.rounds += rounds
        if self.rounds > MOST_ROUNDS:
            raise TemplateRuntimeError(f"more than {MOST_ROUNDS} rounds of loops")


def _replaced(text: object, old: str, new: str) -> str:
    found = str(text)
    check(len(found) + found.count(old) * len(new))
    return found.replace(old, new)


def _batched(items: Iterable[Any], most: int, fill: object = None) -> Iterator[list[Any]]:
    check(most)
    return do_batch(items, most, fill)


def _sliced(items: Iterable[Any], parts: int, fill: object = None) -> Iterator[list[Any]]:
    check(parts)
    return sync_do_slice(list(items), parts, fill)


def _rounded(number: float, digits: int = 0, method: Any = "common") -> float:  # noqa: ANN401
    check(abs(digits), _DIGITS)
    return do_round(number, digits, method)


@pass_eval_context
def _as_json(context: EvalContext, value: object, indent: int | None = None) -> Markup:
    check(indent or 0, _INDENT)
    return do_tojson(context, value, indent)


@pass_eval_context
def _joined(
    context: EvalContext, items: Iterable[Any], between: str = "", attribute: str | None = None
) -> str:
    found = list(items)
    check(len(str(between)) * len(found))
    return sync_do_join(context, found, between, attribute)


@pass_environment
def _summed(
    environment: Environment,
    items: Iterable[Any],
    attribute: str | None = None,
    start: Any = 0,  # noqa: ANN401 - a number, whatever its kind
) -> Any:  # noqa: ANN401
    if not isinstance(start, int | float):
        raise TemplateRuntimeError("sum is for numbers; put lists together with +")
    return sync_do_sum(environment, items, attribute, start)


_BOUNDED: Final[dict[str, Callable[..., Any]]] = {
    "batch": _batched,
    "join": _joined,
    "replace": _replaced,
    "round": _rounded,
    "slice": _sliced,
    "sum": _summed,
    "tojson": _as_json,
}
"""Filters that make much out of little if they are asked for it."""


def _times(value: object) -> int:
    return max(value, 0) if isinstance(value, int) else 0
