"""A ledger's templates, proof-read: each is compiled, and every paper tried on examples."""

import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from jinja2 import ChainableUndefined, TemplateNotFound, TemplateSyntaxError, Undefined, nodes
from jinja2.utils import missing

from zhenggai.errors import CannotGoOnError
from zhenggai.papers.examples import Example
from zhenggai.query.refusal import nearest
from zhenggai.render import (
    FAULTS,
    Templates,
    is_plain,
    place_of,
    said_of,
    templates,
)
from zhenggai.templatefiles import built_in_templates, own_templates, similar
from zhenggai.words import Text

_TOP: Final = ("paper", "lang", "sheet")
_LEADS_ON: Final = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong in a template: its file, the line, what it is."""

    path: str
    line: int
    said: Text


@dataclass(frozen=True, slots=True)
class Trial:
    """A template that a paper is printed from, and documents to try it on."""

    template: str
    examples: tuple[Example, ...]


_Trees: TypeAlias = Mapping[str, nodes.Template]


def proofread(own: Path, trials: Iterable[Trial]) -> list[Fault]:
    """Return all that is wrong with a ledger's templates, in order of file and line."""
    tried = tuple(trials)
    found: set[Fault] = set()
    trees = dict(_parsed(own, found))
    found |= {*_strays(own, trees, tried), *_misplaced(own, trees)}
    for plain in (True, False):
        ready = templates(own, plain=plain, undefined=_noting(found))
        for trial in tried:
            if is_plain(trial.template) == plain:
                found |= set(_tried(ready, trial, own))
    return sorted(found)


def _parsed(own: Path, faults: set[Fault]) -> Iterator[tuple[str, nodes.Template]]:
    ready = templates(own, plain=True)
    for name in (name for name in own_templates(own) if name.endswith(".j2")):
        try:
            text, path, _ = ready.loader.get_source(ready.environment, name)
            yield name, ready.environment.parse(text, name, path)
        except TemplateSyntaxError as error:
            faults.add(Fault(str(own / name), error.lineno, said_of(error)))
        except CannotGoOnError as error:
            faults.add(Fault(str(own / name), 1, error.message))


def _strays(own: Path, trees: _Trees, trials: tuple[Trial, ...]) -> Iterator[Fault]:
    """Go through the templates that no paper is printed from and no other template names."""
    named = {name for tree in trees.values() for name in _named(tree)}
    known = {*built_in_templates(), *named, *(trial.template for trial in trials)}
    for name in trees:
        if name not in known:
            near = " ".join(similar(name))
            asked = Text(f"，是不是 {near}", f"; did you mean {near}?") if near else Text("", "")
            yield Fault(
                str(own / name),
                1,
                Text(f"没有哪种纸用这个模板{asked.zh}", f"no paper uses this template{asked.en}"),
            )


def _named(tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all(_LEADS_ON):
        for names in node.iter_child_nodes(only=("template",)):
            for name in (names, *names.find_all(nodes.Const)):
                if isinstance(name, nodes.Const):
                    yield str(name.value)


def _misplaced(own: Path, trees: _Trees) -> Iterator[Fault]:
    """Go through what is never printed of templates that extend another one."""
    ready = templates(own, plain=True)
    for name, tree in trees.items():
        parent = _parent(tree)
        if parent is None:
            continue
        known = blocks_of(ready, parent)
        for block in _outer_blocks(tree):
            if known and block.name not in known:
                yield Fault(str(own / name), block.lineno, _no_block(block.name, parent, known))
        for node in tree.body:
            if isinstance(node, nodes.Output) and not _is_space(node):
                yield Fault(
                    str(own / name),
                    node.lineno,
                    Text(
                        "写在块（block）外面的内容不会印出来",
                        "what stands outside of blocks is never printed",
                    ),
                )


def _no_block(name: str, parent: str, known: Sequence[str]) -> Text:
    near = " ".join(nearest(name, known) or known)
    return Text(
        f"{parent} 里没有块 {name}，不会印出来。有的: {near}",
        f"{parent} has no block {name}: it is never printed. There are: {near}",
    )


def _parent(tree: nodes.Template) -> str | None:
    for node in tree.find_all(nodes.Extends):
        if isinstance(node.template, nodes.Const):
            return str(node.template.value)
    return None


def blocks_of(ready: Templates, name: str) -> tuple[str, ...]:
    """Return the blocks of a template and of those it extends; none if one cannot be read."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    above: str | None = name
    while above and above not in seen:
        seen.add(above)
        try:
            text, path, _ = ready.loader.get_source(ready.environment, above)
            tree = ready.environment.parse(text, above, path)
        except (TemplateNotFound, TemplateSyntaxError, CannotGoOnError):
            return ()
        found = dict.fromkeys(block.name for block in tree.find_all(nodes.Block)) | found
        above = _parent(tree)
    return tuple(found)


def _outer_blocks(node: nodes.Node) -> Iterator[nodes.Block]:
    """Go through the blocks that do not stand in another one."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from _outer_blocks(child)


def _is_space(node: nodes.Output) -> bool:
    return all(isinstance(it, nodes.TemplateData) and not it.data.strip() for it in node.nodes)


def _tried(ready: Templates, trial: Trial, own: Path) -> Iterator[Fault]:
    for example in trial.examples:
        try:
            ready.render(trial.template, example.view, example.lang)
        except FAULTS as error:
            path, line = place_of(error) or (str(own / trial.template), 1)
            yield Fault(path, line, said_of(error))
        except CannotGoOnError as error:
            yield Fault(str(own / trial.template), 1, error.message)


def _noting(faults: set[Fault]) -> type[Undefined]:
    """Return what stands for a name that does not exist: it is noted, and the rest goes on."""
    seen: set[tuple[str, int, str]] = set()

    class Noted(ChainableUndefined):
        """A name that does not exist, wherever it is used."""

        def __str__(self) -> str:
            self._fail_with_undefined_error()
            return ""

        def __iter__(self) -> Iterator[Any]:
            self._fail_with_undefined_error()
            return iter(())

        def __bool__(self) -> bool:
            self._fail_with_undefined_error()
            return False

        def __len__(self) -> int:
            self._fail_with_undefined_error()
            return 0

        def _fail_with_undefined_error(self, *_: Any, **__: Any) -> Any:  # noqa: ANN401
            where = _here()
            if where is None:
                # Not printed yet: jinja2 tries to compute what is constant while it compiles.
                raise self._undefined_exception
            name, of = str(self._undefined_name), self._undefined_obj
            if (*where, name) not in seen:
                seen.add((*where, name))
                faults.add(Fault(*where, _unknown(name, of, self._undefined_hint)))
            return self

        __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _fail_with_undefined_error
        __truediv__ = __rtruediv__ = __mod__ = __rmod__ = _fail_with_undefined_error
        __call__ = __pos__ = __neg__ = __lt__ = __gt__ = _fail_with_undefined_error

    return Noted


def _here() -> tuple[str, int] | None:
    """Return the file and the line of the template that is running."""
    for frame, line in traceback.walk_stack(None):
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return str(template.filename), template.get_corresponding_lineno(line)
    return None


def _unknown(name: str, of: object, hint: str | None) -> Text:
    if hint:
        return Text(f"模板里不许用 {name}", f"{name} may not be used in templates")
    known = [item.name for item in fields(of)] if is_dataclass(of) else []
    near = " ".join(nearest(name, _TOP if of is missing else known, 1))
    asked = Text(f"，是不是 {near}", f"; did you mean {near}?") if near else Text("", "")
    return Text(f"没有 {name} 这个名称{asked.zh}", f"there is no {name}{asked.en}")
