"""`zhenggai log ID`: the history of a record or a unit over the commits, field by field."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Final

import typer

from zhenggai.changes.values import Values, values_of
from zhenggai.cli.common import form_wanted, settings_of, the_ledger, write
from zhenggai.cli.options import Output, form_of
from zhenggai.cli.reading import room
from zhenggai.cli.settings import Settings
from zhenggai.cli.shape import Command, both
from zhenggai.errors import CannotGoOnError
from zhenggai.git.asking import Repository, commit_named, opened
from zhenggai.git.files import files_at
from zhenggai.git.history import history
from zhenggai.history import Past, Target, Versions, mark_of, past_of, uncommitted
from zhenggai.load import Ledger, load_unit, path_of
from zhenggai.lookup import Lookup
from zhenggai.model.unit import Unit
from zhenggai.query.kinds import KINDS
from zhenggai.report.change_text import ChangeLines
from zhenggai.report.change_words import ChangeWords
from zhenggai.report.past import Story, as_json, as_text
from zhenggai.words import Text

app = typer.Typer(rich_markup_mode=None, add_completion=False)
_FORMATS: Final = ("text", "json")


@app.command(
    cls=Command,
    help=both(
        "一条记录（或一个单位）在历次提交里的变化，按字段列出，最近的在前；文件改名也跟得上。",
        "What each commit changed in a record, or in a unit, field by field, the latest first;"
        " beyond changes of the file's name.",
    ),
)
def log(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help=both("记录全名如 jiangnan/lijia#I-003，或单位编号", "UNIT#ID, or a unit"),
        ),
    ],
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=0, help=both("最近几次", "the latest so many"))
    ] = None,
    form: Annotated[str, form_of(_FORMATS)] = "",
    output: Output = None,
) -> None:
    """Tell the history of a record."""
    settings = settings_of(ctx)
    form = form_wanted(form, output, _FORMATS)
    ledger = the_ledger(settings)
    repository = opened(ledger.root, settings.environ)
    meant = _meant(ledger, name)
    past = _past(ledger, repository, meant)
    if not past:
        raise meant.refusal or _never(name)
    _warn(repository, settings)
    lines = ChangeLines(
        ChangeWords(ledger.campaign, settings.lang), room(settings), color=settings.color
    )
    story = Story(meant.name, path_of(meant.unit), past[:limit])
    write(as_json(story, lines) if form == "json" else as_text(story, lines), output, settings)


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a person named: a unit, or a record of it."""

    name: str
    unit: str
    target: Target | None
    refusal: CannotGoOnError | None = None
    """Why there is no such thing now; there may have been once."""


def _meant(ledger: Ledger, typed: str) -> _Meant:
    try:
        entry = Lookup(ledger, dt.date.max).find(typed).entry
    except CannotGoOnError as error:
        unit, mark, label = typed.rpartition("#")
        records = tuple(kind.record for kind in KINDS if kind.id != "units")
        target = Target(records, (label,)) if mark else None
        return _Meant(typed, unit if mark else typed.strip("/"), target, error)
    if isinstance(entry.record, Unit):
        return _Meant(entry.unit.id, entry.unit.id, None)
    record = type(entry.record)
    target = Target((record,), mark_of(record, values_of(entry.record)))
    return _Meant(entry.address, entry.unit.id, target)


def _past(ledger: Ledger, repository: Repository, meant: _Meant) -> list[Past]:
    head, path = commit_named(repository, "HEAD"), path_of(meant.unit)
    versions = Versions(meant.unit, ledger.campaign.lists, repository)
    committed = files_at(repository, head, path).get(path)
    versions.learn([committed.id] if committed else [])
    old = versions(committed.id) if committed else {}
    latest = uncommitted(old, _now(ledger, meant.unit, old), meant.target)
    past = past_of(history(repository, path, head), versions, meant.target)
    return [*([latest] if latest else []), *past]


def _now(ledger: Ledger, unit_id: str, committed: Values | None) -> Values | None:
    """Return what the file says now; of one that is no unit, as its name is wrong, nothing new."""
    if unit_id not in ledger.units:
        return committed if (ledger.root / path_of(unit_id)).exists() else {}
    unit, _ = load_unit(ledger, unit_id)
    return values_of(unit) if unit else None


def _never(name: str) -> CannotGoOnError:
    return CannotGoOnError(
        Text(f"{name} 还没有历史: 从没有提交过", f"{name} has no history: it was never committed")
    )


def _warn(repository: Repository, settings: Settings) -> None:
    if repository.shallow:
        settings.tell(
            Text(
                "这里的历史只取了一部分，更早的变化看不到；补全请运行 git fetch --unshallow",
                "only a part of the history is here, and earlier changes are not shown;"
                " for all of it run git fetch --unshallow",
            )
        )
