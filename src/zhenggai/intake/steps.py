"""What is sensible to do once a record stands in the ledger."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from zhenggai.intake.base import Intake
from zhenggai.model.unit import Unit
from zhenggai.rules import commands
from zhenggai.words import Text

Values: TypeAlias = Mapping[str, Any]
_Next: TypeAlias = Callable[[Values, str, str], tuple[Text, ...]]
"""Of the values of a record (and whether its raiser is kept), its full id and its unit's id."""


def next_steps(intake: Intake, values: Values, address: str, unit: Unit) -> tuple[Text, ...]:
    """Return the commands that come next for a record that was added."""
    following = _NEXT.get(intake.name)
    return following(values, address, unit.id) if following else ()


def after_unit(unit_id: str) -> tuple[Text, ...]:
    """Return the commands that come next for a unit that was added."""
    return (
        _step(f"zhenggai add member {unit_id}", "列入党员", "list the members"),
        _step(f"zhenggai add opinion {unit_id}", "记收到的意见", "record opinions"),
    )


def _step(command: str, zh: str, en: str) -> Text:
    return Text(f"{command}（{zh}）", f"{command} ({en})")


def _opinion(values: Values, address: str, _: str) -> tuple[Text, ...]:
    if values.get("nature") == "praise":
        return ()
    raiser = _step(
        f"zhenggai private set {address}",
        "反映人留了姓名、电话的，记在不公开的地方",
        "if you know who raised it: kept where it is never printed",
    )
    known = values["raiser"] or values.get("from_") == "anonymous"
    return (
        _step(f"zhenggai opinion relay {address} --to …", "转给支部或党员", "pass it on"),
        _step(f"zhenggai opinion decide {address} --outcome …", "决定是否采纳", "decide on it"),
        *(() if known else (raiser,)),
    )


def _issue(values: Values, address: str, _: str) -> tuple[Text, ...]:
    measure = _step(f"zhenggai add measure {address}", "定措施", "say what is done about it")
    start = _step(f"zhenggai issue start {address}", "启动整改", "begin with it")
    unit, _, label = address.partition("#")
    command = f"zhenggai opinion link {unit}#O-… --issue {label}"
    link = _step(command, "归入有关意见", "link the opinions that led to it")
    raised = (link,) if "opinion" in values.get("source", ()) else ()
    return (*raised, start) if values.get("measures") else (*raised, measure, start)


def _measure(_: Values, address: str, __: str) -> tuple[Text, ...]:
    return (
        _step(
            f"zhenggai measure done {address} --result … --evidence …",
            "办完以后",
            "once it is carried out",
        ),
    )


def _meeting(values: Values, _: str, unit: str) -> tuple[Text, ...]:
    if values.get("kind") != "hearing":
        return ()
    return (_step(f"zhenggai add opinion {unit}", "记会上收到的意见", "record what was said"),)


def _finding(_: Values, address: str, unit: str) -> tuple[Text, ...]:
    label = address.rpartition("#")[2]
    return (_step(f"zhenggai add issue {unit} --from {label}", "列为问题", "make it an issue"),)


def _member(values: Values, _: str, unit: str) -> tuple[Text, ...]:
    name = values["name"]
    return (
        _step(f"zhenggai add issue {unit} --member {name}", "记个人问题", "his or her own problem"),
    )


def _notice(values: Values, _: str, unit: str) -> tuple[Text, ...]:
    paper = values.get("covers")
    if paper not in ("plan", "progress", "results", "replies", "survey"):
        return ()
    return (
        _step(
            f"zhenggai notice {paper} {unit} --format html --output {paper}.html",
            "印出来张贴",
            "print what is posted",
        ),
    )


def _survey(_: Values, __: str, unit: str) -> tuple[Text, ...]:
    post = commands.post(unit, "survey")
    return (Text(f"{post.zh}（公布测评结果）", f"{post.en} (publish the result)"),)


def _makeup(_: Values, __: str, unit: str) -> tuple[Text, ...]:
    return (_step(f"zhenggai notice makeup {unit}", "印补课通知书", "print the notification"),)


def _mechanism(_: Values, __: str, unit: str) -> tuple[Text, ...]:
    return (_step(f"zhenggai add notice {unit} --covers mechanisms", "公布", "publish it"),)


def _visit(values: Values, _: str, unit: str) -> tuple[Text, ...]:
    if not values.get("found") or values.get("orders"):
        return ()
    return (_step(f"zhenggai add order {unit}", "对发现的问题提出督办", "order what was found"),)


def _order(_: Values, __: str, unit: str) -> tuple[Text, ...]:
    return (_step(f"zhenggai notice order {unit}", "印督办单", "print the order"),)


def _waiver(_: Values, __: str, unit: str) -> tuple[Text, ...]:
    return (_step(f"zhenggai validate {unit}", "看还有什么", "see what is left"),)


_NEXT: Final[dict[str, _Next]] = {
    "opinion": _opinion,
    "issue": _issue,
    "measure": _measure,
    "meeting": _meeting,
    "finding": _finding,
    "member": _member,
    "notice": _notice,
    "survey": _survey,
    "makeup": _makeup,
    "mechanism": _mechanism,
    "visit": _visit,
    "order": _order,
    "waiver": _waiver,
}
