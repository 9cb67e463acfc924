"""Several ledgers and summaries under one root, and ledgers that lie among the units of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from zhenggai.errors import CannotGoOnError
from zhenggai.finding import Finding, Severity
from zhenggai.load import Ledger
from zhenggai.model.campaign import Campaign
from zhenggai.model.unit import CAMPAIGN
from zhenggai.rollup import Node, Row
from zhenggai.source import Location
from zhenggai.summary.base import Summary, nodes
from zhenggai.summary.write import summarized
from zhenggai.tally.asked import Asked
from zhenggai.tally.joined import Part, Whole, joined, moved
from zhenggai.tally.mounted import Ledgers, Mounted, mounted, title_of
from zhenggai.tally.tree import Counted, RollUp, roll_up
from zhenggai.words import Text

Source = Ledger | Summary
Asking = Callable[[Ledger, str], Asked]
"""What is asked of a unit of a ledger; findings differ from one ledger to another."""


def roll_up_whole(ledger: Ledger, unit: str, ask: Asking, folder: str = "") -> Whole:
    """Roll up a unit with the ledgers that lie below it, each by its own limits and words.

    `folder` stands before all paths.
    Raise `CannotGoOnError` if there is no such unit, or the filter cannot be understood.
    """
    main, *below = mounted(Mounted(ledger, unit, folder=folder))
    whole = _own(main, ask)
    if main.key:
        whole = replace(whole, result=_under(main, whole.result))
    if not below:
        return whole
    names = _names({it.key: title_of(it.ledger.campaign) for it in below}, (main, *below))
    parts = [Part(it.key, names[it.key], _own(it, ask)) for it in below]
    return joined(whole.result.tree.row, [Part("", "", whole), *parts])


def _names(titles: Mapping[str, str], places: Sequence[Mounted]) -> Mapping[str, str]:
    """Return what ledgers are called, by key; a unit's own file names the one beside it."""
    filed = {place.id_of(unit) for place in places for unit in place.ledger.units}
    unnamed = {key: title for key, title in titles.items() if key not in filed}
    return {**titles, **dict(zip(unnamed, _apart(unnamed.items()), strict=True))}


def _apart(titles: Iterable[tuple[str, str]]) -> list[str]:
    """Return titles, those that are not alone in theirs with their key."""
    found = list(titles)
    often = Counter(title for _, title in found)
    return [f"{title} ({key})" if often[title] > 1 or not title else title for key, title in found]


def _own(place: Mounted, ask: Asking) -> Whole:
    """Roll up one ledger without those that lie among its units."""
    ledger = place.ledger
    asked = ask(ledger, place.unit)
    result = roll_up(ledger, asked)
    limits = summarized(result.tree, ledger.campaign, asked.day).limits
    counted = tuple(replace(it, faults=place.placed(it.faults)) for it in result.counted)
    return Whole(
        ledger.campaign,
        replace(result, counted=counted),
        place.findings,
        (limits,),
    )


def _under(place: Mounted, result: RollUp) -> RollUp:
    """Return the figures of a ledger among units, or of a unit in it, in its place."""
    found = moved(result, place.key)
    if place.unit:
        return found
    row = replace(found.tree.row, id=place.key, name=title_of(place.ledger.campaign))
    return replace(found, tree=replace(found.tree, row=row))


def roll_up_several(sources: Sequence[Source], ask: Asking, wanted: Asked) -> Whole:
    """Roll ledgers and summaries up under one root, each as a node.

    Raise `CannotGoOnError` for a summary that cannot answer what is wanted of all.
    """
    keys = _keys(sources)
    wholes = [
        roll_up_whole(source, "", ask, f"{source.root}/")
        if isinstance(source, Ledger)
        else _summed(source, wanted)
        for source in sources
    ]
    titles = [title_of(whole.campaign) for whole in wholes]
    names = _apart(zip(keys, titles, strict=True))
    parts = [Part(key, name, whole) for key, name, whole in zip(keys, names, wholes, strict=True)]
    return joined(Row(CAMPAIGN, _name(whole.campaign for whole in wholes)), parts)


def side_by_side(ledgers: Sequence[Ledger]) -> Ledgers:
    """Return several ledgers with those that lie among their units, their ids as rolled up."""
    each = (
        place
        for key, ledger in zip(_keys(ledgers), ledgers, strict=True)
        for place in mounted(Mounted(ledger, "", key, f"{ledger.root}/"))
    )
    return Ledgers(tuple(each), _name(ledger.campaign for ledger in ledgers))


def _name(campaigns: Iterable[Campaign]) -> str:
    return "、".join(dict.fromkeys(it.name for it in campaigns if it.name))


def _summed(summary: Summary, wanted: Asked) -> Whole:
    day = wanted.day
    if wanted.by or wanted.where.terms or wanted.findings or len(wanted.days) > 1:
        raise CannotGoOnError(
            Text(
                f"{summary.path} 里只有 {summary.day} 的总数，不能再分组、筛选或比较。"
                "去掉这些选项，或改用账本文件夹",
                f"{summary.path} has only the totals of {summary.day}: no groups, filters or"
                " changes. Leave these options out, or name the ledger's folder",
            )
        )
    if summary.day != day:
        raise CannotGoOnError(
            Text(
                f"{summary.path} 是截至 {summary.day} 的，别的是 {day} 的，不能相加。"
                f"写 --as-of {summary.day}，或请对方生成 {day} 的",
                f"{summary.path} is as of {summary.day}, the others as of {day}: they do not add"
                f" up. Write --as-of {summary.day}, or ask for one as of {day}",
            )
        )
    counted = tuple(
        Counted((node.row,), _not_read(node, summary.path))
        for node in nodes(summary.tree)
        if node.own.of("units") or not node.row.read
    )
    return Whole(summary.campaign, RollUp(summary.tree, counted), (), (summary.limits,))


def _not_read(node: Node, path: str) -> tuple[Finding, ...]:
    if node.row.read:
        return ()
    said = Text(
        f"单位 {node.row.id} 生成汇总时就读不了，没有计入",
        f"unit {node.row.id} could not be read when the summary was exported: not counted",
    )
    remedy = Text("请对方改好文件后重新生成", "ask for a new one when the file is mended")
    return (Finding(Location(path), "FIL01", Severity.ERROR, said, remedy, node.row.id),)


def _keys(sources: Sequence[Source]) -> list[str]:
    """Return what stands before the ids of each: its folder's or file's name, made unique."""
    # A unit of this id is not taken for the root.
    seen = Counter({CAMPAIGN: 1})
    keys = []
    for source in sources:
        path = Path(source.path) if isinstance(source, Summary) else source.root.resolve()
        name = path.stem if isinstance(source, Summary) else path.name
        seen[name] += 1
        keys.append(f"{name}-{seen[name]}" if seen[name] > 1 else name)
    return keys
