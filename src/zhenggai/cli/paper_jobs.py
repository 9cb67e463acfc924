"""A paper for some units: read, judged, laid out, and put out in the form that is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from zhenggai.cli.common import one_of
from zhenggai.cli.paper_forms import FORMATS, Print, put_out
from zhenggai.cli.reading import errors_among
from zhenggai.cli.settings import Settings
from zhenggai.errors import CannotGoOnError
from zhenggai.examine import surroundings
from zhenggai.finding import Finding
from zhenggai.load import Ledger, load_unit, path_of
from zhenggai.model.campaign import Campaign
from zhenggai.model.review import Notice
from zhenggai.model.unit import Unit
from zhenggai.papers.common import Occasion
from zhenggai.papers.printed import refused_for
from zhenggai.papers.registry import BY_NAME, document
from zhenggai.papers.sheets import SIZES, size_named
from zhenggai.privacy import scan
from zhenggai.report.findings_text import finding_lines as as_lines
from zhenggai.rules.campaign import campaign_leaks
from zhenggai.rules.runner import build_case, check_unit
from zhenggai.templatefiles import own_folder
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Job:
    """Which paper, for which units."""

    kind: str
    units: Sequence[str]
    since: dt.date | None = None
    """The day a bulletin begins."""
    notice: Notice | None = None
    """The posting that it is printed for; without it, the one that hangs."""


def print_papers(
    job: Job, form: str, output: Path | None, ledger: Ledger, settings: Settings
) -> None:
    """Print one document with a sheet for each unit; refuse what PRV rules find in public ones."""
    put_out(prepared(job, ledger, settings), form, output, settings)


def prepared(job: Job, ledger: Ledger, settings: Settings) -> Print:
    """Return the document ready to be put out; exit 1 if it may not be printed."""
    paper = BY_NAME[job.kind]
    one_of("notice.paper", size_named(ledger.campaign), tuple(SIZES))
    around = surroundings(ledger, settings.day, settings.today)
    sheets: list[Unit] = []
    refused = campaign_leaks(ledger.campaign) if paper.public else []
    found: list[Finding] = []
    for unit_id in job.units:
        typed, faults = load_unit(ledger, unit_id)
        if typed is None:
            raise CannotGoOnError(
                Text(f"{path_of(unit_id)} 读不了", f"{path_of(unit_id)} cannot be read")
            )
        if paper.public:
            # What cannot be read would be told the public as not done, or not decided.
            refused += errors_among(faults)
            found += check_unit(typed, faults, around).findings
        else:
            _remark(faults, unit_id, settings)
        sheets.append(build_case(typed, around).unit)
    lang = settings.asked or ("en" if ledger.campaign.language == "en" else "zh")
    names = names_known(ledger, sheets, public=paper.public)
    occasion = Occasion(ledger.campaign, settings.day, lang, job.notice, job.since, names)
    lacking = paper.lacking(sheets, occasion)
    if paper.absent and lacking:
        _leave_out(paper.absent, lacking, len(sheets), settings)
    view = document(paper, sheets, occasion)
    if refused := [*refused, *refused_for(view, found)]:
        _refuse(refused, settings)
    return Print(view, template_of(ledger.campaign, job.kind), lang, own_folder(ledger.root))


def _leave_out(absent: Text, lacking: Sequence[Unit], number: int, settings: Settings) -> None:
    """Say which units have nothing to print; raise if none has anything."""
    first, day = lacking[0].id, settings.day
    several = len(lacking) > 1
    zh = f"{first} 等 {len(lacking)} 个单位" if several else first
    en = f"{first} and {len(lacking) - 1} more" if several else first
    said = Text(
        f"没有印 {zh}: 到 {day} {absent.zh}",
        f"Not printed: {en}; by {day} {absent.en}",
    )
    if len(lacking) == number:
        raise CannotGoOnError(said)
    settings.tell(said)


def template_of(campaign: Campaign, kind: str) -> str:
    """Return the name of the template that the campaign wants for a paper, else the paper's."""
    named = campaign.notice.templates.get(kind, "") if campaign.notice else ""
    for form in FORMATS:
        named = named.removesuffix(".j2").removesuffix(f".{form}")
    return named or kind


def names_known(ledger: Ledger, sheets: Sequence[Unit], *, public: bool) -> dict[str, str]:
    """Return the names of the units that these units name: superiors, organisers, partners."""
    names = {unit.id: unit.name for unit in sheets}
    wanted = {name for unit in sheets for name in _named(unit)}
    return names | names_of(ledger, wanted - names.keys(), public=public)


def names_of(ledger: Ledger, wanted: Iterable[str], *, public: bool) -> dict[str, str]:
    """Return the names of units by id; raise `CannotGoOnError` if one must not be made public."""
    names = {}
    for unit_id in sorted(set(wanted).intersection(ledger.units)):
        found, _ = load_unit(ledger, unit_id)
        if found is not None:
            names[unit_id] = found.name
            for leak in scan(found.name, frozenset()) if public else ():
                raise CannotGoOnError(_name_holds(unit_id, leak.kind))
    return names


def _name_holds(unit_id: str, what: Text) -> Text:
    path = path_of(unit_id)
    return Text(
        f"{path} 的名称里有{what.zh}，这里会印出来，改好再印: zhenggai validate {unit_id}",
        f"the name in {path} holds {what.en}, which would be printed; mend it first:"
        f" zhenggai validate {unit_id}",
    )


def _named(unit: Unit) -> Iterator[str]:
    yield unit.parent
    yield from (survey.organiser for survey in unit.surveys)
    yield from (makeup.supervisor for makeup in unit.makeups)
    yield from (item.model.unit for item in unit.publicity if item.model)
    for issue in unit.issues:
        if issue.shared:
            yield issue.shared.lead
            yield from (partner.name for partner in issue.shared.partners)


def _remark(faults: Sequence[Finding], unit_id: str, settings: Settings) -> None:
    errors, path = len(errors_among(faults)), path_of(unit_id)
    if errors:
        settings.tell(
            Text(
                f"{path} 有 {errors} 处读不了，纸上当作没有写: zhenggai validate {unit_id}",
                f"{path}: {errors} things cannot be read and count as not written:"
                f" zhenggai validate {unit_id}",
            )
        )


def _refuse(findings: Sequence[Finding], settings: Settings) -> None:
    lines = as_lines(sorted(findings), settings.lang, color=False)
    settings.tell(
        Text(
            f"{lines}没有印: 公示里不能有不公开的内容，也不能有读不了的地方，改好再印",
            f"{lines}Not printed: a public paper holds nothing private and nothing that cannot be"
            " read; mend it first",
        )
    )
    raise typer.Exit(1)
