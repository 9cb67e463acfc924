"""View → text of a paper. The only importer of jinja2; it finds its own templates."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from types import TracebackType
from typing import Final

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from zhenggai import markdown
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.packed import packed
from zhenggai.words import Lang, Text

BUILT_IN: Final = "built-in/"
"""What a ledger's template writes before a name to have the built-in one: `built-in/base…`."""
_MARKDOWN: Final = ".md.j2"
_PLAIN: Final = (_MARKDOWN, ".txt.j2")
_LARGEST: Final = 50_000_000
_NAME: Final = re.compile(r"'(\w+)' is undefined|attribute '(\w+)'")
_FAULTS: Final = (
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
    loader, environment = _environment(user_templates, plain=wanted.endswith(_MARKDOWN))
    try:
        template = environment.get_template(wanted)
        return _joined(template, view, lang)
    except _FAULTS as error:
        raise _explained(error, loader) from error


class _Loader(BaseLoader):
    """Finds templates: the ledger's first, then the built-in ones; nothing outside them."""

    def __init__(self, own: Path | None) -> None:
        """Keep the ledger's folder and remember the files that were read."""
        self.own = own
        self.read: set[str] = set()

    def get_source(self, _environment: Environment, template: str) -> tuple[str, str, None]:
        """Return the text of a template and the name of its file."""
        if any(part in ("", ".", "..") for part in template.split("/")) or "\\" in template:
            raise TemplateNotFound(template)
        path, text = self._own(template) or _built_in(template.removeprefix(BUILT_IN))
        self.read.add(path)
        return text, path, None

    def _own(self, template: str) -> tuple[str, str] | None:
        if self.own is None or template.startswith(BUILT_IN):
            return None
        path = self.own / template
        if not path.is_file():
            return None
        if not path.resolve().is_relative_to(self.own.resolve()):
            raise CannotGoOnError(
                Text(
                    f"模板 {path} 指向 {self.own} 之外的文件，不读取",
                    f"template {path} leads to a file outside {self.own}: not read",
                )
            )
        try:
            return str(path), path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CannotGoOnError(
                Text(f"读不了模板 {path}: {error}", f"cannot read the template {path}: {error}"),
                INPUT_OUTPUT,
            ) from error


@cache
def _environment(own: Path | None, *, plain: bool) -> tuple[_Loader, Environment]:
    """Return where templates come from and what compiles them; each is compiled once."""
    loader = _Loader(own)
    return loader, ImmutableSandboxedEnvironment(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=_escapes,
        finalize=markdown.escape if plain else None,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _escapes(name: str | None) -> bool:
    return name is None or not name.endswith(_PLAIN)


def _joined(template: Template, view: object, lang: Lang) -> str:
    parts: list[str] = []
    size = 0
    for part in template.generate(paper=view, lang=lang):
        size += len(part)
        if size > _LARGEST:
            raise CannotGoOnError(
                Text(
                    f"模板 {template.filename} 输出超过 {_LARGEST} 个字符，已停止",
                    f"template {template.filename} wrote more than {_LARGEST} characters: stopped",
                )
            )
        parts.append(part)
    return "".join(parts)


def _built_in(template: str) -> tuple[str, str]:
    path = _home().joinpath(*template.split("/"))
    if not path.is_file():
        raise TemplateNotFound(template)
    return str(path), path.read_text(encoding="utf-8")


def _home() -> Traversable:
    """Return the folder of the built-in templates: in a wheel, else in the repository."""
    return packed("_templates", "templates")


def built_in_templates() -> tuple[str, ...]:
    """Return the names of the built-in templates."""
    return tuple(sorted(item.name for item in _home().iterdir() if item.is_file()))


def _explained(error: Exception, loader: _Loader) -> Exception:
    """Return the error in words with the template's file and line; a bug of ours as it is."""
    if isinstance(error, TemplateSyntaxError):
        where, line = error.filename or error.name or "", error.lineno
        zh, en = f"写法有错: {error.message}", f"is not well written: {error.message}"
    elif isinstance(error, TemplateNotFound):
        return CannotGoOnError(
            Text(
                f"没有模板 {error.message}。内置模板: {' '.join(built_in_templates())}",
                f"no template {error.message}. Built in: {' '.join(built_in_templates())}",
            )
        )
    else:
        places = [place for place in _places(error.__traceback__) if place[0] in loader.read]
        if not places:
            return error
        where, line = places[-1]
        zh, en = _said(error)
    return CannotGoOnError(Text(f"模板 {where} 第 {line} 行{zh}", f"{where}, line {line}: {en}"))


def _places(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next


def _said(error: Exception) -> Text:
    if isinstance(error, UndefinedError):
        found = _NAME.search(str(error))
        name = (found[1] or found[2]) if found else str(error)
        return Text(f"用了没有的名称 {name}", f"uses a name that does not exist: {name}")
    return Text(f"出错: {error}", f"failed: {error}")
