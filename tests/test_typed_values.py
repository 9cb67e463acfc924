"""What was typed for a field → a value of the table, in either language."""

import datetime as dt
import re
from typing import Any

import pytest

from zhenggai.acts.typed import Asking, value_of
from zhenggai.errors import CannotGoOnError
from zhenggai.model.campaign import Profile
from zhenggai.model.issues import Issue, Quantity
from zhenggai.model.opinions import Opinion
from zhenggai.model.plan import Meeting, Plan
from zhenggai.model.review import Mechanism, Notice, RoleModel, Survey
from zhenggai.model.schema import Month, Record, keys_of
from zhenggai.rules import commands
from zhenggai.words import LISTS, Lang

ASKING = Asking(dt.date(2006, 4, 20), LISTS, "--x")


@pytest.mark.parametrize(
    ("record", "field", "typed", "value"),
    [
        (Opinion, "from_", ["群众"], "public"),
        (Opinion, "from_", ["Public"], "public"),
        (Opinion, "category", ["身边事"], "身边事"),
        (Opinion, "category", ["党风问题"], "conduct"),
        (Opinion, "about", ["党员 李大有"], "member 李大有"),
        (Opinion, "about", ["方案"], "plan"),
        (Opinion, "issue", ["I-1，I-2", "I-3"], ("I-1", "I-2", "I-3")),
        (Opinion, "text", ["路，坏了"], "路，坏了"),
        (Opinion, "strong", ["true"], "yes"),
        (Opinion, "count", ["0"], 0),
        (Opinion, "count", ["\uff11\uff14"], 14),
        (Meeting, "hours", ["\uff11\uff0e\uff15"], 1.5),
        (
            Survey,
            "counts",
            ["满意\uff1d\uff14，不满意：\uff11"],
            {"satisfied": 4, "dissatisfied": 1},
        ),
        (Issue, "tags", ["改路,硬化", "policy"], ("roads", "paving", "policy")),
        (Issue, "area", ["a3"], "A3"),
        (Issue, "due", ["3月底"], Month(2007, 3, 31)),
        (Issue, "found", ["3月底"], dt.date(2006, 3, 31)),
        (Notice, "until", ["4月底"], dt.date(2006, 4, 30)),
        (Mechanism, "review", ["2006-12"], dt.date(2006, 12, 31)),
        (Plan, "goals", ["修路，通车", "账目上墙"], ("修路，通车", "账目上墙")),
        (Meeting, "hours", ["1.5"], 1.5),
        (Meeting, "start", ["19:30"], "19:30"),
        (Quantity, "value", ["-2"], -2.0),
        (RoleModel, "theme", ["生产发展"], "production"),
        (RoleModel, "theme", ["带头修路"], "带头修路"),
        (
            Survey,
            "counts",
            ["满意=4，不满意:1", "unknown=2"],
            {"satisfied": 4, "dissatisfied": 1, "unknown": 2},
        ),
        (Profile, "themes", ["是"], True),
    ],
)
def test_value(record: type[Record], field: str, typed: list[str], value: object) -> None:
    found: Any = value_of(keys_of(record)[field], typed, ASKING)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("record", "field", "typed"),
    [
        (Issue, "found", "2006-03"),
        (Issue, "due", "somewhen"),
        (Notice, "until", "2006"),
        (Meeting, "hours", "两小时"),
        (Meeting, "expected", "-1"),
        (Issue, "tags", "改路,改水沟"),
        (Profile, "themes", "maybe"),
        (Survey, "counts", "满意=多"),
    ],
)
def test_what_is_no_value_is_said_with_the_option(
    record: type[Record], field: str, typed: str
) -> None:
    with pytest.raises(CannotGoOnError) as caught:
        value_of(keys_of(record)[field], [typed], ASKING)
    assert caught.value.message.zh.startswith("--x 不能是“")
    assert caught.value.message.en.startswith("--x ")


@pytest.mark.parametrize(
    ("record", "field", "typed", "zh", "en"),
    [
        (Opinion, "channel", "forun", "座谈会", "forum"),
        (Opinion, "strong", "yess", "是", "yes"),
    ],
)
def test_word_that_was_meant_is_said_once(
    record: type[Record], field: str, typed: str, zh: str, en: str
) -> None:
    with pytest.raises(CannotGoOnError) as caught:
        value_of(keys_of(record)[field], [typed], ASKING)
    meant = caught.value.message
    assert meant.zh.partition("是不是: ")[2].split().count(zh) == 1
    assert meant.en.partition("did you mean ")[2].rstrip("?").split().count(en) == 1


COMMANDS = (
    *(commands.start, commands.solve, commands.explain, commands.reopen, commands.close),
    *(commands.carry_out, commands.relay, commands.decide, commands.reply, commands.judge),
    *(commands.extend, commands.revise),
)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_words_of_a_printed_command_that_stand_for_others_are_refused(lang: Lang) -> None:
    said = [command("u#X-1") for command in COMMANDS]
    said += [commands.post("u", "plan"), commands.waive("u", "OPN01")]
    printed = " ".join(text.to(lang) for text in said)
    places = re.findall(r"--(?:text|to|reason|result|place|scope|by|[a-z]+-by) (\S+)", printed)
    assert len(places) == 22
    for word in (*places, "…"):
        with pytest.raises(CannotGoOnError):
            value_of(keys_of(Opinion)["text"], [word], ASKING)
