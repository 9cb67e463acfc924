"""Where templates are read from: the ledger's folder first, then the built-in ones."""

from collections.abc import Callable, MutableMapping
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound

from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.packed import packed
from zhenggai.query.refusal import nearest
from zhenggai.sandbox import Sandbox
from zhenggai.words import Text

FOLDER: Final = "templates"
"""Where a ledger keeps its own templates."""
WORD: Final = ".docx"
"""Templates for Word are no text."""
BUILT_IN: Final = "built-in/"
"""What a ledger's template writes before a name to have the built-in one: `built-in/base…`."""


class Loader(BaseLoader):
    """Finds templates: the ledger's first, then the built-in ones; nothing outside them."""

    def __init__(self, own: Path | None) -> None:
        """Keep the ledger's folder."""
        self.own = own

    def get_source(
        self, _environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template, its file, and what says if that is still so."""
        path = self.own_file(template)
        stamp = _stamp(path)
        name, text = _own(path) if path else _built_in(template.removeprefix(BUILT_IN))
        return text, name, lambda: self.own_file(template) == path and _stamp(path) == stamp

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - named by jinja2
    ) -> Template:
        """Return a template ready to be rendered; one of the ledger's within limits."""
        own = self.own_file(name) is not None
        if not own or not isinstance(environment, Sandbox):
            return super().load(environment, name, globals)
        text, path, current = self.get_source(environment, name)
        code = environment.compile(environment.bounded(text, name, path), name, path)
        return environment.template_class.from_code(environment, code, globals or {}, current)

    def own_file(self, template: str) -> Path | None:
        """Return the ledger's file of that name, if it has one and it lies in the folder."""
        if any(part in ("", ".", "..") for part in template.split("/")) or "\\" in template:
            raise TemplateNotFound(template)
        if self.own is None or template.startswith(BUILT_IN):
            return None
        return own_file(self.own, template)


def own_file(own: Path, name: str) -> Path | None:
    """Return a file of a ledger's own templates, if there is one; refuse what is none of its."""
    path = own / name
    if not path.is_file():
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            raise CannotGoOnError(
                Text(
                    f"模板 {path} 不是普通文件，或链接断了，不读取",
                    f"template {path} is no ordinary file, or a broken link: not read",
                )
            )
        return None
    if not path.resolve().is_relative_to(own.resolve()):
        raise CannotGoOnError(
            Text(
                f"模板 {path} 指向 {own} 之外的文件，不读取",
                f"template {path} leads to a file outside {own}: not read",
            )
        )
    return path


def _own(path: Path) -> tuple[str, str]:
    try:
        return str(path), path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CannotGoOnError(
            Text(f"读不了模板 {path}: {error}", f"cannot read the template {path}: {error}"),
            INPUT_OUTPUT,
        ) from error


def _stamp(path: Path | None) -> int:
    return path.stat().st_mtime_ns if path else 0


def own_folder(root: Path) -> Path | None:
    """Return the folder of a ledger's own templates, if it has one.

    The repository is a ledger too, but its templates are the built-in ones.
    """
    folder = root / FOLDER
    home = _home()
    own = folder.is_dir() and not (isinstance(home, Path) and folder.samefile(home))
    return folder if own else None


def own_templates(own: Path) -> tuple[str, ...]:
    """Return the names of a ledger's templates."""
    found = (path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_file())
    known = built_in_templates()
    return tuple(sorted(name for name in found if name.endswith((".j2", WORD)) or name in known))


def read_template(name: str, own: Path | None) -> str:
    """Return the text of a template: the ledger's, else the built-in one."""
    path = Loader(own).own_file(name)
    return (_own(path) if path else _built_in(name.removeprefix(BUILT_IN)))[1]


def built_in_bytes(name: str) -> bytes:
    """Return a built-in template as it is."""
    return _files()[name].read_bytes()


def _built_in(template: str) -> tuple[str, str]:
    path = _home().joinpath(*template.split("/"))
    if not path.is_file():
        raise TemplateNotFound(template)
    return str(path), path.read_text(encoding="utf-8")


def _home() -> Traversable:
    """Return the folder of the built-in templates: in a wheel, else in the repository."""
    return packed("_templates", "templates")


def built_in_templates() -> tuple[str, ...]:
    """Return the names of the built-in templates, as a ledger has them."""
    return tuple(_files())


@cache
def _files() -> dict[str, Traversable]:
    """Return the built-in templates by name; those for Word have a folder of their own."""
    found: dict[str, Traversable] = {}
    for item in _home().iterdir():
        for file in item.iterdir() if item.is_dir() else (item,):
            word = file.name.endswith(WORD)
            name = file.name if word or file is item else f"{item.name}/{file.name}"
            if not file.name.startswith("."):
                found[name] = file
    return dict(sorted(found.items()))


def similar(name: str) -> list[str]:
    """Return the built-in templates of the same format whose names look most like this one."""
    stem, _, form = name.removeprefix(BUILT_IN).partition(".")
    same = [known for known in built_in_templates() if known.endswith(f".{form}")]
    stems = [known.removesuffix(f".{form}") for known in same]
    return [f"{known}.{form}" for known in nearest(stem, stems, 2)]
