"""Several ledgers and summaries under one root, and ledgers that lie among the units of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from zhenggai.errors import CannotGoOnError
from zhenggai.finding import Finding, Severity
from zhenggai.load import Ledger, open_ledger, path_of
from zhenggai.model.campaign import Campaign
from zhenggai.model.unit import CAMPAIGN
from zhenggai.rollup import Node, Row
from zhenggai.source import Location
from zhenggai.summary.base import Summary, nodes
from zhenggai.summary.write import summarized
from zhenggai.tally.asked import Asked, within
from zhenggai.tally.joined import Part, Whole, joined, moved
from zhenggai.tally.tree import Counted, RollUp, roll_up
from zhenggai.words import Text

Source = Ledger | Summary
Asking = Callable[[Ledger, str], Asked]
"""What is asked of a unit of a ledger; findings differ from one ledger to another."""
_NONE: Final[frozenset[Path]] = frozenset()


def roll_up_whole(ledger: Ledger, unit: str, ask: Asking, seen: frozenset[Path] = _NONE) -> Whole:
    """Roll up a unit with the ledgers that lie below it, each by its own limits and words.

    Raise `CannotGoOnError` if there is no such unit, or the filter cannot be understood.
    """
    seen |= {ledger.root.resolve()}
    top = unit.strip("/")
    inside = _inside(ledger, top)
    if inside:
        return _below(ledger, inside, top.removeprefix(inside).strip("/"), (ask, seen))
    main = _whole_of(ledger, ask(ledger, unit))
    found = [name for name in ledger.ledgers if within(name, top)]
    parts = [_nested(ledger, name, ask, seen) for name in found]
    return joined(main.result.tree.row, [Part("", "", main), *parts]) if parts else main


def roll_up_several(sources: Sequence[Source], ask: Asking, wanted: Asked) -> Whole:
    """Roll ledgers and summaries up under one root, each as a node.

    Raise `CannotGoOnError` for a summary that cannot answer what is wanted of all.
    """
    keys = _keys(sources)
    wholes = [
        roll_up_whole(source, "", ask) if isinstance(source, Ledger) else _summed(source, wanted)
        for source in sources
    ]
    names = [_title(whole.campaign) for whole in wholes]
    often = Counter(names)
    parts = [
        Part(key, f"{name} ({key})" if often[name] > 1 or not name else name, whole)
        for key, name, whole in zip(keys, names, wholes, strict=True)
    ]
    return joined(Row(CAMPAIGN, "、".join(_names(wholes))), parts)


def _names(wholes: Sequence[Whole]) -> list[str]:
    return list(dict.fromkeys(whole.campaign.name for whole in wholes if whole.campaign.name))


def _whole_of(ledger: Ledger, asked: Asked) -> Whole:
    result = roll_up(ledger, asked)
    limits = summarized(result.tree, ledger.campaign, asked.day).limits
    return Whole(ledger.campaign, result, ledger.findings, (limits,))


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


def _inside(ledger: Ledger, unit: str) -> str:
    """Return the ledger among the units that a unit lies in, if it does."""
    found = (name for name in ledger.ledgers if within(unit, name) and unit not in ledger.units)
    return next(found, "") if unit else ""


def _open(ledger: Ledger, name: str, seen: frozenset[Path]) -> Ledger:
    root = ledger.root / path_of(name).removesuffix(".yaml")
    if root.resolve() in seen:
        raise CannotGoOnError(
            Text(
                f"{root} 指回已经计入的账本。删去这个链接",
                f"{root} leads back to a ledger that is counted already. Delete this link",
            )
        )
    return open_ledger(root)


def _below(ledger: Ledger, name: str, unit: str, how: tuple[Asking, frozenset[Path]]) -> Whole:
    """Roll up a ledger that lies among the units, or a unit in it."""
    inner = _open(ledger, name, how[1])
    found = roll_up_whole(inner, unit, *how)
    result = moved(found.result, name)
    if not unit:
        row = replace(result.tree.row, id=name, name=_title(found.campaign))
        result = replace(result, tree=replace(result.tree, row=row))
    return replace(found, result=result, findings=_named(found, inner.root))


def _nested(ledger: Ledger, name: str, ask: Asking, seen: frozenset[Path]) -> Part:
    inner = _open(ledger, name, seen)
    found = roll_up_whole(inner, "", ask, seen)
    named = replace(found, findings=_named(found, inner.root))
    return Part(name, _title(found.campaign), named)


def _title(campaign: Campaign) -> str:
    return campaign.organizer or campaign.name


def _named(whole: Whole, root: Path) -> tuple[Finding, ...]:
    """Return findings with the folder of their ledger before their paths."""
    return tuple(_at(finding, root) for finding in whole.findings)


def _at(finding: Finding, root: Path) -> Finding:
    place = finding.location
    return replace(finding, location=place._replace(path=f"{root}/{place.path}"))


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
