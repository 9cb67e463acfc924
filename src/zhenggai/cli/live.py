"""Names that only the ledger knows, each from as few files as it takes: for completion."""

from __future__ import annotations

import os
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import takewhile
from typing import Any, Final, NamedTuple

_CAMPAIGN: Final = "data/campaign.yaml"
_UNITS: Final = "data/units"
_PATIENCE: Final = 0.25
"""Seconds after which no more files are looked through for owners."""
_LINES: Final = 12
"""So many lines of a record are looked at for its title or text."""
_MOST: Final = 4 * 1024 * 1024
_KEY: Final = re.compile(r"(?P<key>[\w-]+)\s*:")
_ID: Final = re.compile(r"(?P<indent>\s*)-\s*(?P<open>\{\s*)?(?:id|编号)\s*:\s*(?P<id>[\w.-]+)")
_TEXT: Final = re.compile(
    r"(?:^|[\s{,])(?:title|text|public_text|名称|内容)\s*:\s*(?P<text>[^,}]+)"
)
_OWNER: Final = re.compile(r"(?:owner|责任人)\s*:\s*[\"']?([^\s,{}\"'#][^,{}\"'#\r\n]*)")
_SECTIONS: Final = {"问题": "issues", "意见": "opinions", "补课": "makeups"}
_LISTS: Final = {"themes": "主题", "domains": "问题方面", "areas": "领域", "tags": "标签"}


class Known(NamedTuple):
    """A record of a unit's file."""

    id: str
    text: str


def ledger_above(folder: str) -> str:
    """Return the nearest folder upwards that holds a ledger; empty if there is none."""
    while not os.path.isfile(os.path.join(folder, _CAMPAIGN)):  # noqa: PTH113, PTH118
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return ""
        folder = above
    return folder


def today() -> str:
    """Return the day it is in China."""
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600))


def units(ledger: str, typed: str) -> list[str]:
    """Return the units in the folder that is being typed, and its folders: `jiangnan/`."""
    above, slash, _ = typed.rpartition("/")
    if not ledger or ".." in above.split("/") or above.startswith("/"):
        return []
    found = []
    with os.scandir(os.path.join(ledger, _UNITS, above)) as entries:  # noqa: PTH118
        for entry in entries:
            name = f"{above}{slash}{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.name.endswith(".yaml"):
                found.append(name.removesuffix(".yaml"))
            elif entry.is_dir():
                found.append(f"{name}/")
    return sorted(found)


def _text_of(path: str) -> str:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read(_MOST).decode("utf-8-sig", "replace")
    except OSError:
        return ""


def records(ledger: str, unit: str, sections: Sequence[str]) -> Iterator[Known]:
    """Go through the records of one unit's file that have an id, with how they begin.

    Of the sections named, only the records of the section itself, not those inside them.
    """
    if not ledger or ".." in unit.split("/") or unit.startswith("/"):
        return
    section, least = "", -1
    lines = _text_of(os.path.join(ledger, _UNITS, f"{unit}.yaml")).splitlines()  # noqa: PTH118
    for number, line in enumerate(lines):
        top = _KEY.match(line)
        if top:
            section, least = _SECTIONS.get(top["key"], top["key"]), -1
        found = _ID.match(line)
        if not found:
            continue
        least = len(found["indent"]) if least < 0 else least
        if sections and (section not in sections or len(found["indent"]) > least):
            continue
        rest = [line[found.end() :]] if found["open"] else lines[number + 1 : number + _LINES]
        yield Known(found["id"], _beginning(rest))


def _beginning(lines: Sequence[str]) -> str:
    """Return the title or text of a record, of the lines that follow its id."""
    for line in takewhile(lambda line: not _ID.match(line), lines):
        said = _TEXT.search(line)
        if said:
            return said["text"].strip(" \"'")
    return ""


def owners(ledger: str, chosen: Sequence[str]) -> list[str]:
    """Return who is named as an owner in the files of these units, most often first."""
    seen: Counter[str] = Counter()
    until = time.monotonic() + _PATIENCE
    for path in _files(ledger, chosen):
        seen.update(name.strip() for name in _OWNER.findall(_text_of(path)))
        if time.monotonic() > until:
            break
    return [name for name, _ in seen.most_common() if name]


def _files(ledger: str, chosen: Sequence[str]) -> Iterator[str]:
    if not ledger:
        return
    top = os.path.join(ledger, _UNITS)  # noqa: PTH118
    wanted = tuple(os.path.join(top, unit.strip("/")) for unit in chosen)  # noqa: PTH118
    for folder, folders, names in os.walk(top):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)  # noqa: PTH118
            mine = not wanted or path.removesuffix(".yaml").startswith(wanted)
            if name.endswith(".yaml") and mine:
                yield path


def own_words(ledger: str, name: str) -> list[tuple[str, str, str]]:
    """Return a word list as the campaign has it; nothing if the campaign leaves it as it is."""
    campaign = _campaign(ledger, name, _LISTS[name]) if name in _LISTS else None
    words = campaign.lists[name] if campaign else ()
    return [(word.id, word.zh, word.en) for word in words]


def reports(ledger: str) -> dict[str, str]:
    """Return the reports that the campaign saves: the name of each, and what it runs."""
    campaign = _campaign(ledger, "reports", "报表")
    return dict(campaign.reports) if campaign else {}


def _campaign(ledger: str, *names: str) -> Any:  # noqa: ANN401 - its type would be an import
    """Read the campaign if it has a key of one of these names; reading YAML takes time."""
    text = _text_of(os.path.join(ledger, _CAMPAIGN)) if ledger else ""  # noqa: PTH118
    if not re.search(rf"^(?:{'|'.join(names)})\s*:", text, re.MULTILINE):
        return None
    return import_module("zhenggai.reading").read_campaign(text.encode(), _CAMPAIGN)[0]
