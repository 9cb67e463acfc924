"""Where a new record goes: what was typed, or what a person chooses."""

from __future__ import annotations

from zhenggai.cli.adding import Adding, Spot
from zhenggai.cli.answers import the_one
from zhenggai.cli.prompts import person_at
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.finding import Severity
from zhenggai.intake.placing import holder_in, labels_in
from zhenggai.intake.questions import MOST, Person, chosen
from zhenggai.intake.suggestions import Offer, holders
from zhenggai.load import Ledger, load_unit
from zhenggai.model.unit import Unit
from zhenggai.words import Text


def spot_of(adding: Adding, target: str, *, asks: bool) -> Spot:
    """Return where records go; what was not typed is asked for, if anybody can be."""
    person = person_at(adding.settings) if asks else None
    typed, mark, holder = target.partition("#")
    unit_id = _unit(adding, typed, person)
    if adding.intake.within:
        return Spot(unit_id, _holder(adding, unit_id, holder, person))
    if mark:
        called, command = adding.intake.record.called, f"zhenggai add {adding.intake.name}"
        raise CannotGoOnError(
            Text(
                f"{called.zh}直接记在单位下: {command} {unit_id}；要自己定编号用 --id",
                f"a {called.en} is added to a unit: {command} {unit_id}; --id chooses its id",
            )
        )
    return Spot(unit_id)


def _unit(adding: Adding, typed: str, person: Person | None) -> str:
    if typed or person is None:
        return the_one(adding.ledger, typed)
    label = Text("哪个单位（写号码或编号）", "which unit (a number or an id)")
    offers = _units(adding.ledger)
    while True:
        try:
            return the_one(adding.ledger, chosen(person, label, offers, adding.asking))
        except CannotGoOnError as error:
            person.tell(error.message.to(person.lang))


def _units(ledger: Ledger) -> list[Offer]:
    """Return the units, with their names unless they are too many to be listed."""
    if len(ledger.units) > MOST:
        return [Offer(unit_id, unit_id) for unit_id in ledger.units]
    read = ((unit_id, load_unit(ledger, unit_id)[0]) for unit_id in ledger.units)
    return [Offer(it, f"{it} {unit.name}" if unit else it) for it, unit in read]


def _holder(adding: Adding, unit_id: str, typed: str, person: Person | None) -> str:
    unit = sound_unit(adding.ledger, unit_id)
    labels = labels_in(unit, adding.intake)
    if person is not None and labels and not typed:
        called = adding.intake.record.called
        label = Text(f"{called.zh}归入哪一条", f"what the {called.en} is for")
        typed = chosen(person, label, holders(unit, adding.intake), adding.asking)
    return labels[holder_in(unit, adding.intake, typed)]


def sound_unit(ledger: Ledger, unit_id: str) -> Unit:
    """Return a unit whose file may be changed; say at once if it may not."""
    unit, findings = load_unit(ledger, unit_id)
    errors = sorted(item for item in findings if item.severity is Severity.ERROR)
    if unit is None or errors:
        first = errors[0]
        raise CannotGoOnError(
            Text(
                f"{first.location}: {first.code} {first.message.zh}。先在这里改好，再添加:"
                f" {first.remedy.zh}",
                f"{first.location}: {first.code} {first.message.en}. Put this right first:"
                f" {first.remedy.en}",
            ),
            INPUT_OUTPUT,
        )
    return unit
