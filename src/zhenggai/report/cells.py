"""Values of records as people read them."""

from collections.abc import Sequence
from typing import Any, Final

from zhenggai.model.campaign import Campaign
from zhenggai.model.schema import ABOUT, Kind, Some
from zhenggai.query.fields import Field, Scalar
from zhenggai.query.names import vocabulary
from zhenggai.query.values import as_typed
from zhenggai.words import LIGHT, SUBJECTS, Lang, Text

LIGHTS: Final = {"red": "31", "yellow": "33", "green": "32", "grey": "90"}
"""The colours of lights on a terminal; the word always stands with them."""
COMMA: Final = Text("、", ", ")


def shown(field: Field, values: Sequence[Scalar], lang: Lang) -> str:
    """Return the values of a field as text; several stand side by side."""
    return COMMA.to(lang).join(_one(field, value, lang) for value in values)


def _one(field: Field, value: Scalar, lang: Lang) -> str:
    if field.sort == "about":
        return about(str(value), lang)
    if field.words is not None:
        return field.words[str(value)].to(lang)
    return as_typed(value)


def about(value: str, lang: Lang) -> str:
    """Return what an opinion is about: `member 李大有` is 党员 李大有 in Chinese."""
    first, space, name = value.partition(" ")
    return f"{SUBJECTS[first].to(lang)}{space}{name}"


def color_of(field: Field, values: Sequence[Scalar]) -> str:
    """Return the colour of a light; everything else has none."""
    return LIGHTS.get(str(values[0]), "") if field.words is LIGHT and values else ""


def value_text(value: Any, kind: Kind, campaign: Campaign, lang: Lang) -> str:  # noqa: ANN401
    """Return a value of the format, or a list of them, as text."""
    if isinstance(value, tuple):
        of = kind.of if isinstance(kind, Some) else kind
        return COMMA.to(lang).join(value_text(item, of, campaign, lang) for item in value)
    if kind == ABOUT:
        return about(value, lang)
    words = vocabulary(kind, campaign)
    return words[value].to(lang) if words else as_typed(value)
