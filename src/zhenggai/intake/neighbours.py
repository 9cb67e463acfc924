"""How the files of a ledger are written: what a new one beside them looks like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from zhenggai.edit.apply import new_file
from zhenggai.load import Ledger, Lines, load_unit, path_of
from zhenggai.model.schema import keys_of
from zhenggai.model.unit import Unit
from zhenggai.words import Lang, Vocabulary

_MODELINE: Final = re.compile(r"# *yaml-language-server: *\$schema=((?:\.\./)*)(\S+)")
_LOOKED_AT: Final = 20
"""So many files say well enough how a ledger is written."""
_CHINESE: Final = frozenset(key.zh for key in keys_of(Unit).values())


@dataclass(frozen=True, slots=True)
class Manner:
    """The language of keys, and the schema that editors are told of; empty if there is none."""

    lang: Lang
    schema: str = ""

    def file(self, values: Mapping[str, Any], lists: Mapping[str, Vocabulary]) -> bytes:
        """Return a new file of a unit."""
        head = f"# yaml-language-server: $schema={self.schema}\n" if self.schema else ""
        return head.encode() + new_file(Unit, values, self.lang, lists)


def manner_among(ledger: Ledger, unit_id: str) -> Manner:
    """Return how the units above and beside a new one are written, else the others."""
    parent = unit_id.rpartition("/")[0]
    near = [it for it in ledger.units if it == parent or it.rpartition("/")[0] == parent]
    units = (near or ledger.units)[:_LOOKED_AT]
    languages = Counter(_languages(ledger, units))
    usual = languages.most_common(1)[0][0] if languages else _of_campaign(ledger)
    return Manner(usual, next(_schemas(ledger, units, unit_id.count("/")), ""))


def _languages(ledger: Ledger, units: Sequence[str]) -> Iterator[Lang]:
    for unit_id in units:
        unit, _ = load_unit(ledger, unit_id)
        if unit is not None and unit.node.keys:
            yield "zh" if next(iter(unit.node.keys)) in _CHINESE else "en"


def _of_campaign(ledger: Ledger) -> Lang:
    """Return the language that the campaign file is written in."""
    return "zh" if "名称" in ledger.campaign.node.keys else "en"


def _schemas(ledger: Ledger, units: Sequence[str], depth: int) -> Iterator[str]:
    """Go through the schemas that files name, as seen from so many folders below the units."""
    lines = Lines(ledger.root)
    for unit_id in units:
        found = _MODELINE.match(lines(path_of(unit_id), 1))
        if found:
            steps = found[1].count("../") + depth - unit_id.count("/")
            yield "../" * steps + found[2]
