"""View → text of a paper, by a template; what goes wrong has the template's file and line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Final

from jinja2 import (
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
)

from zhenggai import markdown
from zhenggai.errors import CannotGoOnError
from zhenggai.sandbox import Sandbox
from zhenggai.templatefiles import Loader, similar
from zhenggai.words import Lang, Text

_MARKDOWN: Final = ".md.j2"
_PLAIN: Final = (_MARKDOWN, ".txt.j2")
_LARGEST: Final = 50_000_000
_SOME: Final = 64
"""Pieces that are measured together; none is longer than a text may be (`sandbox.LONGEST`)."""
_NAME: Final = re.compile(r"'(\w+)' is undefined|attribute '(\w+)'")
FAULTS: Final = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What can go wrong in a template; in our own code these are bugs and go on up."""


def render_paper(
    name: str, fmt: str, view: object, lang: Lang, user_templates: Path | None = None
) -> str:
    """Return a paper in a format (`md`, `html`); the template sees `paper` and `lang`.

    `user_templates` is the ledger's own folder, whose files go before the built-in ones.
    """
    wanted = f"{name}.{fmt}.j2"
    try:
        return _templates(user_templates, plain=is_plain(wanted)).render(wanted, view, lang)
    except FAULTS as error:
        raise explained(error) from error


def is_plain(template: str) -> bool:
    """Say whether a template writes Markdown."""
    return template.endswith(_MARKDOWN)


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a format, those of a ledger before the built-in ones."""

    loader: Loader
    environment: Environment

    def render(self, name: str, view: object, lang: Lang) -> str:
        """Return what a template makes of a view, unless it is far too long."""
        if isinstance(self.environment, Sandbox):
            self.environment.rounds = 0
        template = self.environment.get_template(name)
        pieces = template.generate(paper=view, lang=lang)
        parts: list[str] = []
        size = 0
        while some := list(islice(pieces, _SOME)):
            part = "".join(some)
            size += len(part)
            if size > _LARGEST:
                raise CannotGoOnError(
                    Text(
                        f"模板 {template.filename} 输出超过 {_LARGEST} 个字符，已停止",
                        f"template {template.filename} wrote more than {_LARGEST} characters:"
                        " stopped",
                    )
                )
            parts.append(part)
        return "".join(parts)


@cache
def _templates(own: Path | None, *, plain: bool) -> Templates:
    """Keep the templates for the next paper: each is compiled once."""
    return templates(own, plain=plain)


def templates(
    own: Path | None, *, plain: bool, undefined: type[Undefined] = StrictUndefined
) -> Templates:
    """Return the templates of Markdown, or of the other formats.

    Those of a ledger run in the sandbox. Where there are none, ours need no watching: judging
    attributes would take a fifth of the time of a page.
    """
    loader = Loader(own)
    kind = Environment if own is None else Sandbox
    environment = kind(
        loader=loader,
        undefined=undefined,
        autoescape=_escapes,
        finalize=markdown.escape if plain else _visible,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return Templates(loader, environment)


def _visible(value: object) -> object:
    """Show controls in text of records; what is marked up already stays as it is."""
    # Asked of every piece of a page: nearly all are text without controls.
    if type(value) is str and not value.isprintable():
        return markdown.visible(value)
    return value


def _escapes(name: str | None) -> bool:
    return name is None or not name.endswith(_PLAIN)


def explained(error: Exception) -> Exception:
    """Return the error in words with the template's file and line; a bug of ours as it is."""
    said = said_of(error)
    if isinstance(error, TemplateNotFound):
        return CannotGoOnError(said)
    found = place_of(error)
    if found is None:
        return error
    where, line = found
    return CannotGoOnError(
        Text(f"模板 {where} 第 {line} 行{said.zh}", f"{where}, line {line}: {said.en}")
    )


def said_of(error: Exception) -> Text:
    """Return in words what is wrong with a template."""
    if isinstance(error, TemplateNotFound):
        return _not_found(str(error.message))
    if isinstance(error, TemplateSyntaxError):
        return Text(f"写法有错: {error.message}", f"is not well written: {error.message}")
    if isinstance(error, UndefinedError):
        name = _NAME.search(str(error))
        what = (name[1] or name[2]) if name else str(error)
        return Text(f"用了没有的名称 {what}", f"uses a name that does not exist: {what}")
    return Text(f"出错: {error}", f"failed: {error}")


def place_of(error: Exception) -> tuple[str, int] | None:
    """Return the template's file and line where an error came up; None if it is not there."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or error.name or "", error.lineno
    places = list(_places(error.__traceback__))
    return places[-1] if places else None


def _not_found(name: str) -> Text:
    zh, en = f"没有模板 {name}", f"no template {name}"
    if near := similar(name):
        names = " ".join(near)
        return Text(f"{zh}，是不是 {names}", f"{en}; did you mean {names}?")
    return Text(f"{zh}，见 zhenggai templates list", f"{en}; see zhenggai templates list")


def _places(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    """Go through the places in templates: jinja2 puts their lines into the trace."""
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
