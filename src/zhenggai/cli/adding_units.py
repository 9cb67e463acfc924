"""`zhenggai add unit`: a new file in the tree of units."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import partial
from typing import Any

from zhenggai.acts.base import Deed
from zhenggai.cli.acting import Errand, act_on
from zhenggai.cli.adding import Adding, Values
from zhenggai.cli.interviews import Sitting
from zhenggai.cli.prompts import person_at
from zhenggai.errors import CannotGoOnError
from zhenggai.folders import is_unit_id
from zhenggai.intake.neighbours import manner_among
from zhenggai.intake.steps import after_unit
from zhenggai.intake.suggestions import Scene, kinds
from zhenggai.load import Ledger, path_of
from zhenggai.model.unit import Unit
from zhenggai.query.refusal import nearest
from zhenggai.words import Text


def add_unit(adding: Adding, target: str) -> None:
    """Add a unit: a file with what was given, asked for or read."""
    options = adding.options()
    records = adding.records(options)
    if len(records) > 1:
        raise CannotGoOnError(
            Text("一个文件只能添加一个单位", "a file adds one unit: its id stands in the command")
        )
    asks = adding.asks(records) or (not target and adding.asks([{}]))
    values = records[0] if asks else adding.complete(records, target)[0]
    unit_id = _free_id(adding.ledger, target) if target else _asked_id(adding)
    write = partial(_write, adding, unit_id)
    if not asks:
        write(values)
        return
    scene = Scene(adding.ledger.campaign, adding.settings.day, None, unit_id)
    Sitting(adding, unit_id, write).hold(scene, values, {})


def _asked_id(adding: Adding) -> str:
    """Ask for the id of the unit until it can be made."""
    label = Text(
        "新单位的编号，即文件的路径，如 jiangnan/xincun",
        "id of the new unit, the path of its file, like jiangnan/xincun",
    )
    person = person_at(adding.settings)
    while True:
        try:
            return _free_id(adding.ledger, person.ask(label.to(person.lang)))
        except CannotGoOnError as error:
            person.tell(error.message.to(person.lang))


def _free_id(ledger: Ledger, typed: str) -> str:
    """Return the id of a unit that can be made; say why there can be none."""
    unit_id = unicodedata.normalize("NFC", typed.strip().strip("/").removesuffix(".yaml"))
    if not is_unit_id(unit_id):
        raise CannotGoOnError(
            Text(
                f"“{typed}”不能作单位编号: 只用字母、数字、汉字和 . - _，上下级用 / 隔开",
                f"{typed} cannot be a unit's id: use letters, digits and . - _, and / for the tree",
            )
        )
    known = {name.casefold(): name for name in (*ledger.units, *ledger.groups)}
    other = known.get(unit_id.casefold())
    if other in ledger.units:
        name = path_of(other)
        raise CannotGoOnError(
            Text(f"单位 {other} 已经有了: {name}", f"unit {other} is there already: {name}")
        )
    parent = unit_id.rpartition("/")[0]
    if parent and parent not in (*ledger.units, *ledger.groups):
        raise _no_parent(parent, list(known.values()))
    return unit_id


def _no_parent(parent: str, known: Sequence[str]) -> CannotGoOnError:
    near = " ".join(nearest(parent, known)) or "-"
    first = f"zhenggai add unit {parent} --name … --kind …"
    return CannotGoOnError(
        Text(
            f"还没有上级单位 {parent}（相近的: {near}）。先添加它: {first}",
            f"there is no unit {parent} above it (like it: {near}). Add it first: {first}",
        )
    )


def _write(adding: Adding, unit_id: str, values: Values) -> None:
    """Write the file of a unit."""
    ledger = adding.ledger
    values = {**values, "kind": _kind(adding, values["kind"])}
    made = manner_among(ledger, unit_id).file(values, ledger.campaign.lists)
    errand = Errand("add unit", unit_id, adding.settings.day, partial(_deed, unit_id), made)
    act_on(errand, ledger, adding.settings, dry_run=adding.dry_run)


def _kind(adding: Adding, typed: Any) -> str:  # noqa: ANN401 - a value of the table
    known = kinds(adding.ledger.campaign, "zh")
    names = {name: it.value for it in known for name in (it.value, it.shown)}
    if typed not in names:
        zh = "、".join(f"{it.value}（{it.shown}）" for it in known)
        en = " ".join(it.value for it in known)
        raise CannotGoOnError(
            Text(
                f"--kind 没有单位类型“{typed}”，可写: {zh}；别的先写进 campaign.yaml 的 profiles",
                f"--kind {typed}: choose from {en}, or add it to 'profiles' in campaign.yaml first",
            )
        )
    return names[typed]


def _deed(unit_id: str, unit: Unit) -> Deed:
    name = path_of(unit_id)
    return Deed(
        (),
        Text(f"已添加单位 {unit.name}: {name}", f"added unit {unit.name}: {name}"),
        after_unit(unit_id),
        made=unit_id,
    )
