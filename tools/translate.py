"""Rewrite ledger files in the other language: `python tools/translate.py zh data/units/x.yaml`.

Keys and closed words change; text, comments, order and layout stay. A file that would not read
back as the same records is left alone.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from zhenggai.load import find_ledger, open_ledger
from zhenggai.model.campaign import Campaign
from zhenggai.model.unit import Unit
from zhenggai.reading import read_campaign, read_unit
from zhenggai.translate import translate
from zhenggai.words import Lang, Vocabulary


def rewrite(path: Path, to: Lang) -> str:
    """Rewrite one file; return what became of it."""
    data = path.read_bytes()
    campaign = path.name == "campaign.yaml"
    lists = open_ledger(find_ledger(path.resolve())).campaign.lists
    text = translate(data, Campaign if campaign else Unit, lists, to)
    if text is None or not same(data, text.encode(), lists, campaign=campaign):
        return "left alone: it would not read back as the same"
    path.write_text(text, encoding="utf-8", newline="")
    return f"rewritten in {to}"


def same(old: bytes, new: bytes, lists: Mapping[str, Vocabulary], *, campaign: bool) -> bool:
    """Say whether two texts read as the same records, and the new one without findings."""
    if campaign:
        before, _ = read_campaign(old, "")
        after, findings = read_campaign(new, "")
        return before == after and not findings
    first, _ = read_unit(old, "", "", lists)
    second, findings = read_unit(new, "", "", lists)
    return first == second and not findings


def main() -> None:
    """Rewrite the files that are named."""
    to: Lang = "zh" if sys.argv[1] == "zh" else "en"
    for name in sys.argv[2:]:
        print(f"{name}: {rewrite(Path(name), to)}")


if __name__ == "__main__":
    main()
