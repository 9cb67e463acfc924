"""Which opinion is meant, and who raised it, as options of `add opinion`."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final

import typer

from zhenggai.acts.base import Deed
from zhenggai.cli.shape import both
from zhenggai.edit.writing import Writing
from zhenggai.errors import CannotGoOnError
from zhenggai.load import Ledger
from zhenggai.lookup import Lookup
from zhenggai.model.private import Raiser
from zhenggai.model.schema import keys_of
from zhenggai.private import record_raisers
from zhenggai.words import Text

RAISER_KEYS: Final = tuple(key for name, key in keys_of(Raiser).items() if name != "opinion")
"""What is asked of a person; which opinion it was is for the program to write."""
_PREFIX: Final = "raiser_"


def opinion_meant(name: str, ledger: Ledger, *, must_exist: bool = True) -> tuple[str, str]:
    """Return the unit and the id of an opinion; one that is gone may be named in full."""
    unit_id, mark, label = name.strip().rpartition("#")
    if not must_exist and mark and unit_id and label:
        return unit_id, label
    found = Lookup(ledger, dt.date.max).find(name)
    if found.kind.id != "opinions":
        called = found.kind.name
        raise CannotGoOnError(
            Text(
                f"{name} 是{called.zh}，不是意见；只有意见才有反映人",
                f"{name} is of the kind {called.en}, not an opinion: only opinions are raised",
            )
        )
    return found.entry.unit.id, found.entry.label


def raiser_options() -> tuple[inspect.Parameter, ...]:
    """Return `--raiser-name` and the like, as parameters of a command."""
    return tuple(
        inspect.Parameter(
            f"{_PREFIX}{key.id}",
            inspect.Parameter.KEYWORD_ONLY,
            annotation=Annotated[
                str,
                typer.Option(
                    f"--raiser-{key.id}",
                    metavar="TEXT",
                    help=both(
                        f"反映人{key.zh}，存在 data/private，不印不公开",
                        f"{key.id} of who raised it: kept in data/private, never printed",
                    ),
                ),
            ],
            default="",
        )
        for key in RAISER_KEYS
    )


def keeping_raiser(
    given: Mapping[str, Any], records: int
) -> Callable[[Writing, Deed], None] | None:
    """Return what keeps the raiser of an opinion that is added; None if nothing is said of one."""
    typed = {key.id: str(given.get(f"{_PREFIX}{key.id}") or "").strip() for key in RAISER_KEYS}
    said = {name: text for name, text in typed.items() if text}
    if said and records > 1:
        raise CannotGoOnError(
            Text(
                "几条意见不能用同一个 --raiser-…，请一条一条添加",
                "several opinions cannot have one --raiser-…; add them one by one",
            )
        )

    def keep(act: Writing, deed: Deed) -> None:
        unit_id, _, opinion_id = deed.made.rpartition("#")
        record_raisers(act, unit_id, {opinion_id: said})

    return keep if said else None
