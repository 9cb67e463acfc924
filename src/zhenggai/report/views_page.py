"""The view of each paper, field by field, in both languages: the page docs/views.md."""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from itertools import pairwise
from typing import Any, Final, TypeAlias, get_args, get_type_hints

from zhenggai.model.campaign import Campaign
from zhenggai.papers.blocks import FormSheet
from zhenggai.papers.examples import examples, sheet_of
from zhenggai.papers.registry import PAPERS, Paper
from zhenggai.papers.sheets import Document
from zhenggai.words import Text

Notes: TypeAlias = Mapping[str, Mapping[str, str]]
"""The Chinese of each field by class; `*` holds for all classes, `_` is about the class."""
_MADE: Final = "<!-- just generate: tools/views-head.md, tools/views-notes.yaml -->\n"
_EVERY: Final = "*"
_CLASS: Final = "_"
_PLAIN: Final = {
    "str": "文字 text",
    "int": "数 number",
    "bool": "是否 yes or no",
    "S": "见各种纸 view",
}
_SEVERAL: Final = re.compile(r"tuple\[(\w+), \.\.\.\]")


@dataclass(frozen=True, slots=True)
class Seen:
    """A field as a template sees it."""

    name: str
    kind: str
    said: Text


@dataclass(frozen=True, slots=True)
class View:
    """A class of the views, with its fields."""

    name: str
    said: Text
    fields: tuple[Seen, ...]


def as_page(
    head: str, notes: Notes, blocks: Mapping[str, Sequence[str]], campaign: Campaign
) -> str:
    """Return the page; `blocks` are those of the HTML template of each paper."""
    parts = [head, _MADE, "\n## 各种纸 / The papers\n\n"]
    parts.append("| 名称 name | 标题 | title | 视图 view | 块 blocks |\n|---|---|---|---|---|\n")
    parts += [_paper(paper, blocks[paper.name]) for paper in PAPERS]
    parts += [
        "\n## 单子的各行 / The lines of forms\n\n",
        "`sheet.fields` 的次序和 `id`。 The order of `sheet.fields`, and each `id`.\n\n",
        *(_form(paper, campaign) for paper in PAPERS if sheet_of(paper) is FormSheet),
        "\n## 视图的字段 / The fields of the views\n",
        *(_view(view) for view in views(notes)),
    ]
    return "".join(parts)


def _paper(paper: Paper, blocks: Sequence[str]) -> str:
    view = sheet_of(paper).__name__
    mark = Text("", "") if paper.public else Text("（内部）", " (internal)")
    title = paper.title
    names = " ".join(f"`{block}`" for block in blocks)
    link = f"[{view}](#{view.lower()})"
    return f"| `{paper.name}` | {title.zh}{mark.zh} | {title.en}{mark.en} | {link} | {names} |\n"


def _form(paper: Paper, campaign: Campaign) -> str:
    """List the lines of a form, with the labels of both languages."""
    zh, _, en, _ = (shown.view.sheets[0].fields for shown in examples(paper, campaign))
    lines = [f"- `{paper.name}` {paper.title.zh} / {paper.title.en}:"]
    lines += [f"`{one.id}` {one.label} / {two.label}" for one, two in zip(zh, en, strict=True)]
    return lines[0] + " " + " · ".join(lines[1:]) + "\n"


def _view(view: View) -> str:
    rows = ((f"`{it.name}`", _linked(it.kind), it.said.zh, it.said.en) for it in view.fields)
    lines = [
        f'\n<a id="{view.name.lower()}"></a>',
        f"### {view.name}\n",
        f"{view.said.zh}。 {view.said.en}\n",
        "| 字段 field | 值 value | 含义 | meaning |",
        "|---|---|---|---|",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


def _linked(kind: str) -> str:
    """Say in words what a field holds, with a link to a view."""
    several = _SEVERAL.fullmatch(kind)
    of = several[1] if several else kind
    plain = _PLAIN.get(of)
    said = plain or f"[{of}](#{of.lower()})"
    return f"列表 list: {said}" if several else said


def views(notes: Notes) -> Iterator[View]:
    """Go through the classes that templates see, in order of appearance."""
    for found in _classes():
        source = ast.parse(textwrap.dedent(inspect.getsource(found)))
        tree = next(node for node in ast.walk(source) if isinstance(node, ast.ClassDef))
        zh = {**notes[_EVERY], **notes[found.__name__]}
        fields = tuple(
            Seen(name, kind, Text(zh[name], said)) for name, kind, said in _documented(tree)
        )
        about = Text(zh[_CLASS], ast.get_docstring(tree) or "")
        yield View(found.__name__, about, fields)


def _documented(tree: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    """Go through the fields of a class with what stands below each."""
    for field, below in pairwise(tree.body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            said = ast.literal_eval(below.value) if isinstance(below, ast.Expr) else ""
            yield field.target.id, ast.unparse(field.annotation), " ".join(said.split())


def _classes() -> tuple[type[Any], ...]:
    found: dict[type[Any], None] = {}

    def gather(view: type[Any]) -> None:
        if view in found:
            return
        found[view] = None
        for hint in get_type_hints(view).values():
            for part in (hint, *get_args(hint)):
                if is_dataclass(part) and isinstance(part, type):
                    gather(part)

    gather(Document)
    for paper in PAPERS:
        gather(sheet_of(paper))
    return tuple(found)
