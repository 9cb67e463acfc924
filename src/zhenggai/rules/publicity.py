"""PRO: what was achieved is made known, and models agree to it (C60, C61)."""

from collections.abc import Iterator

from zhenggai.finding import Severity
from zhenggai.model.persons import is_group
from zhenggai.model.review import Publicity, RoleModel
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.outcome import NO_STAGE, Outcome, Wrong
from zhenggai.rules.timing import NOT_DUE, part_over
from zhenggai.words import Text


def _in_stage(case: Case) -> list[Publicity]:
    start = case.stage.start if case.stage else None
    return [act for act in case.unit.publicity if not (start and act.date and act.date < start)]


@rule(
    "PRO01",
    Severity.WARNING,
    "C60",
    Text(
        "本阶段有宣传，村里用群众看得到的渠道",
        "there is publicity in the stage; a village uses a channel that its people see",
    ),
)
def made_known(case: Case) -> Iterator[Outcome]:
    """Want 「报刊、广播、电视、网络」, in villages 「黑板报、宣传专栏、文艺演出」."""
    if case.stage is None or not part_over(case, 2):
        yield NO_STAGE if case.stage is None else NOT_DUE
        return
    acts = _in_stage(case)
    fitting = case.needs.publicity
    if not acts:
        added = commands.add(f"publicity {case.unit.id} --title", "标题", "TITLE")
        yield case.lacks(
            "publicity",
            Text(
                f"{case.stage.start} 整改提高阶段开始以来没有宣传记录",
                f"no publicity since the rectification stage began on {case.stage.start}",
            ),
            Text(f"宣传后记下来: {added.zh}", f"record what is done: {added.en}"),
        )
    elif case.village and fitting and all(act.channel not in fitting for act in acts):
        yield _out_of_sight(case)


def _out_of_sight(case: Case) -> Wrong:
    channels = [case.campaign.lists["channels"][channel] for channel in case.needs.publicity]
    zh = "、".join(channel.zh for channel in channels)
    en = ", ".join(channel.en for channel in channels)
    return case.lacks(
        "publicity",
        Text(
            "宣传都没有用适合农村的渠道",
            "none of the publicity went through a channel that fits a village",
        ),
        Text(
            f"再用一种适合的渠道宣传并记下: {zh}",
            f"use a channel that fits as well and record it: {en}",
        ),
    )


@rule(
    "PRO02",
    Severity.ERROR,
    "C61",
    Text(
        "宣传典型人物，本人同意并经批准",
        "a person held up as a model has consented, and somebody approved it",
    ),
    why=Text(
        "宣传人家，要人家愿意，也要有人把关。",
        "Nobody is made a model against his or her will, or without somebody who answers for it.",
    ),
)
def consented(case: Case) -> Iterator[Outcome]:
    """Want consent and approval before 「优秀党员典型」 is held up; a unit needs neither."""
    for act in case.unit.publicity:
        model = act.model
        if model is None or not _is_person(case, model):
            continue
        if model.consent != "yes" and (model.consent or case.missing(model, "consent")):
            yield _no_consent(case, model)
        if case.missing(model, "approved_by"):
            yield case.wrong(
                model,
                "approved_by",
                Text(
                    f"宣传典型{model.name}，没有写谁批准",
                    f"nobody approved that {model.name} is held up as a model",
                ),
                Text("补上 ‹approved_by›: 姓名", "add ‹approved_by: NAME›"),
            )


def _is_person(case: Case, model: RoleModel) -> bool:
    units = case.around.units | {case.unit.name}
    return bool(model.name) and model.name not in units and not is_group(model.name)


def _no_consent(case: Case, model: RoleModel) -> Wrong:
    refused = model.consent == "no"
    return case.wrong(
        model,
        "consent",
        Text(
            f"宣传典型{model.name}，本人不同意",
            f"{model.name} is held up as a model against his or her will",
        )
        if refused
        else Text(
            f"宣传典型{model.name}，没有写本人是否同意",
            f"{model.name} is held up as a model without recorded consent",
        ),
        Text(
            "撤下宣传并删去 ‹publicity.model›",
            "withdraw it and delete ‹publicity.model›",
        )
        if refused
        else Text(
            "征得本人同意后补上 ‹consent: yes›，不同意的不宣传",
            "ask, then add ‹consent: yes›; without it, do not publish",
        ),
    )


RULES = (made_known, consented)
