"""Names as people type them: without regard to capitals, in either language."""

from typing import Final

from zhenggai.model.campaign import Campaign
from zhenggai.model.schema import ABOUT, TOPIC, Choice, Kind, Listed
from zhenggai.words import SUBJECTS, Text, Vocabulary


def folded(name: str) -> str:
    """Return a name as it is compared: `Public-Text` is `public_text`."""
    return name.casefold().replace("-", "_")


def vocabulary(kind: Kind, campaign: Campaign) -> Vocabulary | None:
    """Return the words that a value of this kind may be; None if it is no word."""
    if isinstance(kind, Choice):
        return kind.vocabulary
    if isinstance(kind, Listed):
        return campaign.lists[kind.name]
    if kind == TOPIC:
        lists = (campaign.lists[name] for name in ("domains", "themes", "areas"))
        return Vocabulary(Text("主题", "theme"), *(word for words in lists for word in words))
    return SUBJECTS if kind == ABOUT else None


_LATE_BOOLEANS: Final = {"true": "yes", "false": "no"}


def word_id(words: Vocabulary, typed: str) -> str | None:
    """Return the id of a word typed as its id or its name in either language."""
    wanted = folded(typed).replace(" ", "_")
    wanted = _LATE_BOOLEANS.get(wanted, wanted)
    for word in words:
        names = (word.id, word.zh, word.zh.partition("，")[0], word.en)
        if wanted in (folded(name).replace(" ", "_") for name in names):
            return word.id
    return None
