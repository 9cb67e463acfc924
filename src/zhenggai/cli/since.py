"""Of the findings of a ledger, those that the changes since a revision brought."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from zhenggai.cli.settings import Settings
from zhenggai.examine import Examination, examine, surroundings
from zhenggai.finding import Finding
from zhenggai.git.asking import commit_named, opened
from zhenggai.git.files import changed
from zhenggai.load import Ledger, open_ledger, path_of
from zhenggai.snapshot import committed
from zhenggai.source import Location
from zhenggai.words import Text


def caused_since(
    revision: str, ledger: Ledger, found: Examination, settings: Settings
) -> Examination:
    """Keep the findings in files that have changed, and those that are new in other files.

    What is new there can only come of the changes: the ledger as it was is judged as of the
    same day, so nothing has become overdue meanwhile.
    """
    repository = opened(ledger.root, settings.environ)
    commit = commit_named(repository, revision)
    differing = changed(repository, commit, "", "data")
    files = {path for it in differing for path in (it.before, it.after)}
    with committed(repository, commit) as folder:
        before = open_ledger(folder)
        around = surroundings(before, settings.day, settings.today)
        known = set(map(_mark, examine(before, before.units, around).findings))
    kept = tuple(
        one for one in found.findings if one.location.path in files or _mark(one) not in known
    )
    units = {path_of(unit): unit for unit in ledger.units}
    told = {units[path] for path in files if path in units}
    return replace(
        found, findings=kept, skipped=tuple(one for one in found.skipped if one.unit in told)
    )


class _Mark(NamedTuple):
    """What makes two findings the same: a place in a file that has not changed, and a rule."""

    where: Location
    code: str
    message: Text


def _mark(finding: Finding) -> _Mark:
    return _Mark(finding.location, finding.code, finding.message)
