"""The commands, options and closed words as data, for completion: importing them takes a second.

`tools/generate.py` writes this to `completion.json`, the only thing that completion reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias

import typer

from zhenggai.cli.commands import COMMANDS
from zhenggai.cli.main import app
from zhenggai.figures.groups import GROUPS, NAMES
from zhenggai.figures.quantity import quantities
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.papers.registry import PAPERS
from zhenggai.query.catalogue import Catalogue
from zhenggai.query.kinds import KINDS
from zhenggai.rules import RULES
from zhenggai.source import Mapping
from zhenggai.words import LISTS, Text, Vocabulary

Json: TypeAlias = dict[str, Any]
_HELP: Final = Text("显示本说明", "show this help")
_MARK: Final = "\x1f"


def surface() -> Json:
    """Return all that can be typed and does not depend on a ledger."""
    lists = word_lists(None)
    campaign = Campaign(node=Mapping("", 1, 1), name="", lists=lists)
    catalogues = [Catalogue(kind, campaign) for kind in KINDS]
    vocabularies = [field.words for known in catalogues for field in known.own if field.words]
    named = {_list_name(words): words for words in vocabularies}
    return {
        "commands": dict(_commands()),
        "lists": {name: [[it.id, it.zh, it.en] for it in words] for name, words in named.items()},
        "filters": {known.kind.id: _filter(known) for known in catalogues},
        "words": {
            "kinds": [[kind.id, kind.name.zh, kind.name.en] for kind in KINDS],
            "kind names": {kind.name.zh: kind.id for kind in KINDS},
            "papers": [[paper.name, paper.title.zh, paper.title.en] for paper in PAPERS],
            "groups": [[name, NAMES[name].zh, NAMES[name].en] for name in GROUPS],
            "codes": [[rule.code, rule.wants.zh, rule.wants.en] for rule in RULES],
            "metrics": [_said(it.id, it.name) for it in quantities(campaign)],
        },
    }


def _said(name: str, text: Text) -> list[str]:
    return [name, text.zh, text.en]


def _list_name(words: Vocabulary) -> str:
    """Return the name under which a campaign may change a list; else what it is called."""
    return next((name for name, known in LISTS.items() if known is words), words.name.en)


def _filter(known: Catalogue) -> Json:
    fields = [
        [field.path, field.name.zh, field.name.en, _list_name(field.words) if field.words else ""]
        for field in known.own
    ]
    states = [[state.id, state.name.zh, state.name.en] for state in known.own_states]
    return {"fields": fields, "states": states}


def _commands() -> Iterator[tuple[str, Json]]:
    """Go through the commands: the program itself has no name, `lookback run` has two words."""
    group = typer.main.get_command(app)
    # Typer's copy of Click, whose objects have no type here.
    context: Any = typer.Context(group, info_name="zhenggai")
    yield "", {**_shape(group, context), "commands": [_said(it.name, it.help) for it in COMMANDS]}
    for entry in COMMANDS:
        command: Any = group.get_command(context, entry.name)  # type: ignore[attr-defined]
        yield from _below(entry.name, command, context)


def _below(path: str, command: Any, context: Any) -> Iterator[tuple[str, Json]]:  # noqa: ANN401
    shape = _shape(command, context)
    names = command.list_commands(context) if hasattr(command, "list_commands") else ()
    inner = [(name, command.get_command(context, name)) for name in names]
    if inner:
        shape["commands"] = [[name, *_both(item.help)] for name, item in inner]
    yield path, shape
    for name, item in inner:
        yield from _below(f"{path} {name}", item, context)


def _shape(command: Any, context: Any) -> Json:  # noqa: ANN401
    params = list(command.get_params(context))
    return {
        "arguments": [it.metavar or "" for it in params if it.param_type_name == "argument"],
        "options": [
            ["/".join(it.opts), "" if it.is_flag else it.metavar or "TEXT", *_help(it)]
            for it in params
            if it.param_type_name == "option" and not it.hidden
        ],
    }


def _help(option: Any) -> Iterable[str]:  # noqa: ANN401
    return _HELP if option.name == "help" else _both(option.help)


def _both(text: str | None) -> Iterable[str]:
    zh, mark, en = (text or "").partition(_MARK)
    return (zh, en) if mark else (zh, zh)
