"""What a mutation is: one fact of the sample removed or broken, and what must come of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from tests.mutation.changes import Change
from tests.mutation.places import Where

Level: TypeAlias = Literal["error", "warning", "info"]

CAMPAIGN = "campaign"
"""The file data/campaign.yaml, where units are named otherwise."""
END = "2006-06-20"
"""The day on which nothing is wrong with the sample."""

FINISHED = {"FIN01": "the unit is finished, and this is open"}
"""What comes along in a finished unit."""


def as_it_is(text: str) -> str:
    return text


@dataclass(frozen=True, kw_only=True)
class Mutation:
    """One thing broken. The finding stands in `file`; what else comes has its reason."""

    name: str
    code: str
    file: str
    """A unit's id, or `campaign`."""
    at: Where
    """The place, computed from the changed text."""
    change: Change = as_it_is
    """What is done to the text of `file`."""
    also: Mapping[str, Change] = field(default_factory=dict)
    """What is done to other files."""
    along: Mapping[str, str] = field(default_factory=dict)
    """Codes of true consequences, each with its reason. The mutation's own code here says that
    it is found at other places, too."""
    level: Level | None = None
    """None: the rule's own severity."""
    as_of: str = END
    today: str = "2026-11-23"
    encoding: str = "utf-8"
    new: Mapping[str, str] = field(default_factory=dict)
    """Units that are added: id and text. Which units there are is read from a folder."""
    lost: str = ""
    """A file below data/evidence that is gone."""


JIANGNAN = "jiangnan"
LIJIA = "jiangnan/lijia"
HEKOU = "jiangnan/hekou"
DONGWAN = "jiangnan/dongwan"
SHIQIAO = "shiqiao"
LONGTAN = "shiqiao/longtan"
XINHE = "shiqiao/xinhe"
BAISHI = "shiqiao/baishi"
LIANTANG = "qingshan/liantang"
SHANGLING = "qingshan/shangling"
QINGSHAN = "qingshan"
ZUZHIBU = "zuzhibu"
JIWEI = "jiwei"
PINGTANG = "平塘镇"
PINGAN = "平塘镇/平安村"
DATANG = "平塘镇/大塘村"
