"""Fields of records as options of a command: the table of the format says what each takes."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from zhenggai.acts.typed import Asking, is_several, value_of
from zhenggai.cli.common import write
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import both
from zhenggai.edit.edits import is_nothing
from zhenggai.edit.files import told
from zhenggai.errors import CannotGoOnError
from zhenggai.finding import Severity
from zhenggai.load import Ledger
from zhenggai.model.schema import (
    DAY,
    DUE,
    FACT,
    NUMBER,
    PATH,
    WHOLE,
    Choice,
    Key,
    Kind,
    Listed,
    Record,
    Some,
    Table,
    keys_of,
)
from zhenggai.reading import read_document
from zhenggai.report.findings_text import finding_lines
from zhenggai.words import LISTS, Text, Vocabulary

_NAMES: Final = {"version": "plan-version"}
"""`--version` is the program's own option."""
_METAVARS: Final[dict[Kind, str]] = {
    FACT: "DATE",
    DAY: "DATE",
    DUE: "DATE",
    WHOLE: "N",
    NUMBER: "N",
    PATH: "PATH",
}
_DAY: Final = Text(
    "哪一天（缺省: 今天；可写 昨天、3月15日）",
    "on which day (default: today; or yesterday, 2006-03-15)",
)
INPUT: Final = "input_"
DRY_RUN: Final = "dry_run"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a record as an option; the verb cannot do without it if it is required."""

    key: Key
    required: bool = False

    @property
    def option(self) -> str:
        """The name of the option: `--public-text` for `public_text`."""
        return "--" + _NAMES.get(self.key.id, self.key.id).replace("_", "-")

    @property
    def parameter(self) -> inspect.Parameter:
        """The parameter of the command; its name is the attribute."""
        several = is_several(self.key.kind)
        more = Text("，可重复", "; repeatable") if several else Text("", "")
        said = _DAY if self.key.attribute == "date" else _with_words(self.key)
        if self.required:
            more = Text(f"{more.zh}（必填）", f"{more.en} (required)")
        info = typer.Option(
            self.option,
            metavar=_metavar(self.key.kind),
            help=both(said.zh + more.zh, said.en + more.en),
        )
        kind: Any = list[str] if several else str
        return _parameter(self.key.attribute, Annotated[kind | None, info], None)


def fields(record: type[Record], names: str, required: str = "") -> tuple[Field, ...]:
    """Return fields of a record as options, by their attributes."""
    keys = keys_of(record)
    return tuple(Field(keys[name], name in required.split()) for name in names.split())


def _with_words(key: Key) -> Text:
    """Return the help of a field with the words it takes, unless it names them anyhow."""
    words, said = _words(key.kind), key.help
    if words is None or all(word.zh in said.zh for word in words):
        return said
    zh = f"{said.zh}: {words.choices('zh')}"
    # Words that are few stand beside the option, in English.
    few = "WORD" not in _metavar(key.kind)
    return Text(zh, said.en if few else f"{said.en}: {words.choices('en')}")


def _words(kind: Kind) -> Vocabulary | None:
    """Return the words of a kind, the built-in ones of a list that a campaign may change."""
    if isinstance(kind, Some | Table):
        return _words(kind.of if isinstance(kind, Some) else kind.keys)
    if isinstance(kind, Choice):
        return kind.vocabulary
    return LISTS[kind.name] if isinstance(kind, Listed) else None


def _metavar(kind: Kind) -> str:
    if isinstance(kind, Some):
        return _metavar(kind.of)
    if isinstance(kind, Table):
        return f"{_metavar(kind.keys)}={_metavar(kind.values)}"
    if isinstance(kind, Choice) and len(kind.vocabulary.ids) <= 7:
        return "|".join(kind.vocabulary.ids)
    return "WORD" if isinstance(kind, Choice | Listed) else _METAVARS.get(kind, "TEXT")


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:  # noqa: ANN401
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, annotation=annotation, default=default)


def input_and_dry_run() -> tuple[inspect.Parameter, ...]:
    """Return the two options of every command that writes a record."""
    source = typer.Option(
        "--input",
        metavar="FILE|-",
        help=both("从文件读这条记录（YAML 或 JSON）", "read the record from a file (YAML or JSON)"),
    )
    dry = typer.Option(
        "--dry-run", help=both("只显示要改什么，不写", "show the change, write nothing")
    )
    return (
        _parameter(INPUT, Annotated[str, source], ""),
        _parameter(DRY_RUN, Annotated[bool, dry], False),
    )


def values_given(
    given: Mapping[str, Any], wanted: Iterable[Field], ledger: Ledger, settings: Settings
) -> dict[str, Any]:
    """Return the values of those options that were typed, in the words of the table."""
    values: dict[str, Any] = {}
    for field in wanted:
        typed = given.get(field.key.attribute)
        if typed is None or is_nothing(typed):
            continue
        asking = Asking(settings.day, ledger.campaign.lists, field.option)
        texts: Sequence[str] = [typed] if isinstance(typed, str) else typed
        values[field.key.attribute] = value_of(field.key, texts, asking)
    return values


def require(values: Mapping[str, Any], wanted: Iterable[Field]) -> None:
    """Raise `CannotGoOnError` if something that a verb cannot do without was not given."""
    missing = [it for it in wanted if it.required and it.key.attribute not in values]
    if missing:
        names = " ".join(field.option for field in missing)
        zh = "；".join(f"{field.option} {field.key.help.zh}" for field in missing)
        en = "; ".join(f"{field.option}: {field.key.help.en}" for field in missing)
        raise CannotGoOnError(Text(f"还要写 {names}（{zh}）", f"{names} needed ({en})"))


def read_input(
    source: str, record: type[Record], ledger: Ledger, settings: Settings
) -> dict[str, Any]:
    """Return the values of a record that a file holds; print what is wrong with it and stop.

    What the file leaves out may be given by options.
    """
    with told(source):
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    found, findings = read_document(data, source, record, ledger.campaign.lists)
    wrong = [it for it in findings if it.code != "FIL05" and it.severity is Severity.ERROR]
    if wrong or found is None:
        write(finding_lines(wrong, settings.lang, color=settings.color), None, settings)
        raise typer.Exit(1)
    return values_in(found)


def values_in(record: Record) -> dict[str, Any]:
    """Return what was typed in a record as values of the table, records in it too."""
    return {
        name: _plain(getattr(record, name))
        for name, key in keys_of(type(record)).items()
        if record.typed(name) is not None
        or (isinstance(key.kind, Table) and key.kind.rest and getattr(record, name))
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of the table
    if isinstance(value, Record):
        return values_in(value)
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    return {name: _plain(it) for name, it in value.items()} if isinstance(value, Mapping) else value
