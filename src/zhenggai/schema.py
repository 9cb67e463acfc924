"""The table of the format → JSON Schema (draft-07), for editors.

Both languages are offered everywhere: that a file keeps to one of them, that references lead
somewhere, and the words that a campaign adds are for `zhenggai validate` to judge.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from zhenggai.model.campaign import Campaign, Span
from zhenggai.model.schema import (
    ABOUT,
    CLOCK,
    DAY,
    DUE,
    FACT,
    FLAG,
    ID,
    IDS,
    LINES,
    NUMBER,
    SPAN,
    TOPIC,
    WHOLE,
    Choice,
    Key,
    Kind,
    Listed,
    Many,
    One,
    Plain,
    Record,
    Some,
    Table,
    keys_of,
)
from zhenggai.model.unit import Unit
from zhenggai.words import LISTS, SUBJECTS, YES_NO, Text, Vocabulary

Schema: TypeAlias = dict[str, Any]

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_YEAR: Final = "(?!0000)[0-9]{4}"
_DAY: Final = f"{_YEAR}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_PART: Final = "[^\\s#/:,;'\"()\\[\\]{}&*!|<>%@`，：；（）“”]+"
# In the regular expressions of editors \w is ASCII only: so what an id may not hold is said.
_OWN_ID: Final[Schema] = {"type": "string", "pattern": f"^{_PART}$"}
_ID: Final = f"^{_PART}(/{_PART})*(#{_PART})?$"
_SUBJECTS: Final = "|".join(
    name for word in SUBJECTS if word.id != "member" for name in (word.id, word.zh)
)
_TEXT: Final[Schema] = {"type": "string"}
_OF_PLAIN: Final[dict[Plain, Schema]] = {
    ID: {"type": "string", "pattern": _ID},
    DAY: {"type": "string", "pattern": f"^{_DAY}$"},
    FACT: {"type": "string", "pattern": f"^{_DAY}$"},
    DUE: {"type": "string", "pattern": f"^({_DAY}|{_YEAR}-(0[1-9]|1[0-2]))$"},
    CLOCK: {"type": "string", "pattern": "^([01]?[0-9]|2[0-3]):[0-5][0-9]$"},
    WHOLE: {
        "type": ["integer", "string"],
        "minimum": 0,
        "maximum": 999_999_999_999_999,
        "pattern": "^(0|[1-9][0-9]{0,14})$",
    },
    NUMBER: {
        "type": ["number", "string"],
        "pattern": "^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,15})?$",
    },
    ABOUT: {
        "type": "string",
        "pattern": rf"^({_SUBJECTS}|(member|党员)\s+\S.*)$",
        "examples": [name for word in SUBJECTS for name in (word.id, word.zh)],
    },
}


def unit_schema() -> Schema:
    """Return the schema of a unit file."""
    return _document(Unit, Text("单位文件", "unit file"))


def campaign_schema() -> Schema:
    """Return the schema of data/campaign.yaml."""
    return _document(Campaign, Text("活动文件", "campaign file"))


def records_of(record: type[Record]) -> tuple[type[Record], ...]:
    """Return a kind of record and all that stand in it, each once, outer ones first."""
    found = {record: None}
    for key in keys_of(record).values():
        kind = key.kind.values if isinstance(key.kind, Table) else key.kind
        if isinstance(kind, One | Many):
            found |= dict.fromkeys(records_of(kind.record))
        elif kind == Some(SPAN):
            found |= {Span: None}
    return tuple(found)


def _document(record: type[Record], called: Text) -> Schema:
    builder = _Builder()
    records = {item.__name__: builder.record(item) for item in records_of(record)}
    return {
        "$schema": DRAFT,
        "title": f"整改 {called.zh} / zhenggai {called.en}",
        "$ref": _ref(record.__name__)["$ref"],
        "definitions": records | dict(sorted(builder.words.items())),
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _both(text: Text) -> str:
    return f"{text.zh} / {text.en}"


class _Builder:
    """Builds the schemas of records and gathers the word lists that they use."""

    def __init__(self) -> None:
        self.words: dict[str, Schema] = {}

    def record(self, record: type[Record]) -> Schema:
        """Return the schema of a kind of record; a Chinese key stands for its English one."""
        keys = keys_of(record).values()
        properties: Schema = {}
        more: Schema | bool = False
        for key in keys:
            if isinstance(key.kind, Table) and key.kind.rest:
                table = self.table(key.kind)
                properties |= table["properties"]
                more = table["additionalProperties"]
                continue
            properties[key.id] = self.key(key)
            properties[key.zh] = _ref(f"{record.__name__}/properties/{key.id}")
        required = [
            {"anyOf": [{"required": [key.id]}, {"required": [key.zh]}]}
            for key in keys
            if key.required
        ]
        return {
            "title": _both(record.called),
            "type": "object",
            "properties": properties,
            "additionalProperties": more,
        } | ({"allOf": required} if required else {})

    def key(self, key: Key) -> Schema:
        """Return the schema of a key, with what an editor shows when the mouse rests on it."""
        said = {"title": _both(key.name), "description": f"{key.help.zh}\n\n{key.help.en}"}
        schema = _OWN_ID if (key.id, key.kind) == ("id", ID) else self.kind(key.kind)
        return said | ({"allOf": [schema]} if "$ref" in schema else schema)

    def kind(self, kind: Kind) -> Schema:
        """Return the schema of a value."""
        match kind:
            case Plain():
                found = self.plain(kind)
            case Choice():
                found = self.choice(kind.vocabulary)
            case Listed():
                found = {"anyOf": [self.choice(LISTS[kind.name]), _TEXT]}
            case Some():
                found = _one_or_list(self.kind(kind.of))
            case One():
                found = _ref(kind.record.__name__)
            case Many():
                found = {"type": "array", "items": _ref(kind.record.__name__)}
            case _:
                found = self.table(kind)
        return found

    def plain(self, kind: Plain) -> Schema:
        """Return the schema of a scalar, or of a list of them where one may stand alone."""
        if kind == FLAG:
            return self.choice(YES_NO)
        if kind == SPAN:
            return {"anyOf": [_OF_PLAIN[DAY], _ref(Span.__name__)]}
        if kind in (LINES, IDS):
            return _one_or_list(_TEXT if kind == LINES else _OF_PLAIN[ID])
        return _OF_PLAIN.get(kind, _TEXT)

    def choice(self, words: Vocabulary) -> Schema:
        """Return the words of both languages, each with its meaning in both."""
        name = words.name.en.replace(" ", "_")
        if name not in self.words:
            self.words[name] = _enumeration(words)
        return _ref(name)

    def table(self, kind: Table) -> Schema:
        """Return a table: known words are offered as keys, those of a campaign are let pass."""
        value = self.kind(kind.values)
        words = [word for name in _lists_of(kind.keys) for word in LISTS[name]]
        properties = {
            name: {"title": _both(word.text), "allOf": [value]}
            for word in words
            for name in (word.id, word.zh)
        }
        table = {"type": "object", "properties": properties, "additionalProperties": value}
        return table | ({"propertyNames": _OF_PLAIN[ID]} if kind.keys == ID else {})


def _one_or_list(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _enumeration(words: Vocabulary) -> Schema:
    meant: dict[str | bool, str] = {}
    for word in words:
        meant |= dict.fromkeys((word.id, word.zh), _both(word.text))
    if "yes" in words:
        meant |= {True: meant["yes"], False: meant["no"]}
    return {
        "title": _both(words.name),
        "enum": list(meant),
        "enumDescriptions": list(meant.values()),
    }


def _lists_of(keys: Plain | Choice | Listed) -> tuple[str, ...]:
    if isinstance(keys, Listed):
        return (keys.name,)
    return ("domains", "themes", "areas") if keys == TOPIC else ()
