"""Commands that put things right, ready to type but for the words in their places."""

import re
from shlex import quote

from zhenggai.model.opinions import Opinion
from zhenggai.words import Text


def start(name: str) -> Text:
    """Return what records that work on an issue began."""
    return _both(f"zhenggai issue start {name} --by", "责任人", "NAME")


def progress(name: str) -> Text:
    """Return what records how far an issue is."""
    return _both(f"zhenggai issue progress {name} --text", "进展", "TEXT")


def solve(name: str) -> Text:
    """Return what records that an issue is solved."""
    return Text(
        f"zhenggai issue done {name} --text 成效 --by 经办人 --evidence 文件",
        f"zhenggai issue done {name} --text EFFECT --by NAME --evidence FILE",
    )


def explain(name: str) -> Text:
    """Return what records that an issue cannot be solved yet."""
    return _both(f"zhenggai issue explain {name} --text", "说明", "WHY")


def extend(name: str) -> Text:
    """Return what moves the due date of an issue."""
    return Text(
        f"zhenggai issue extend {name} --due 日期 --reason 理由 --by 批准人",
        f"zhenggai issue extend {name} --due DATE --reason WHY --by NAME",
    )


def reopen(name: str) -> Text:
    """Return what records that an issue came back."""
    return _both(f"zhenggai issue reopen {name} --text", "原因", "WHY")


def close(name: str) -> Text:
    """Return what records that an issue was verified and closed."""
    return Text(
        f"zhenggai issue close {name} --by 核验人 --evidence 文件",
        f"zhenggai issue close {name} --by NAME --evidence FILE",
    )


def carry_out(name: str) -> Text:
    """Return what records that a measure was carried out."""
    return Text(
        f"zhenggai measure done {name} --result 结果 --evidence 文件",
        f"zhenggai measure done {name} --result RESULT --evidence FILE",
    )


def relay(name: str) -> Text:
    """Return what records that an opinion was passed on."""
    return _both(f"zhenggai opinion relay {name} --to", "支部或党员", "NAME")


def acknowledge(name: str) -> Text:
    """Return what records that an opinion was acknowledged."""
    return _both(f"zhenggai opinion relay {name} --acknowledged", "日期", "DATE")


def decide(name: str) -> Text:
    """Return what records the decision on an opinion."""
    return Text(
        f"zhenggai opinion decide {name} --outcome 采纳 --by 决定人",
        f"zhenggai opinion decide {name} --outcome accepted --by NAME",
    )


def cite(unit: str, record: str) -> Text:
    """Return what takes a file in and cites it as evidence."""
    return _both(f"zhenggai evidence add --to {unit} --record {record}", "文件", "FILE")


def look_back(unit: str, member: str) -> Text:
    """Return what records the look-back of a member."""
    command = f"zhenggai lookback answer {unit} --member {as_argument(member)}"
    return Text(command, command)


def keep_private(name: str) -> Text:
    """Return what records who raised an opinion, where git does not see it."""
    return Text(f"zhenggai private set {name}", f"zhenggai private set {name}")


def link(name: str) -> Text:
    """Return what ties an opinion to an issue."""
    return _both(f"zhenggai opinion link {name} --issue", "问题编号", "ISSUE")


def reply(name: str) -> Text:
    """Return what records the answer to an opinion."""
    return Text(
        f"zhenggai opinion reply {name} --form 方式 --by 答复人 --text 内容",
        f"zhenggai opinion reply {name} --form FORM --by NAME --text TEXT",
    )


def answer(unit: str, opinion: Opinion) -> Text:
    """Return what records the answer to an opinion: an anonymous one is answered by a notice."""
    if opinion.from_ == "anonymous":
        return post(unit, "replies")
    return reply(f"{unit}#{opinion.id}")


def judge(name: str) -> Text:
    """Return what records the verdict of whoever raised an opinion."""
    return Text(
        f"zhenggai opinion verdict {name} --solved 是 --text 原话",
        f"zhenggai opinion verdict {name} --solved yes --text WORDS",
    )


def revise(unit: str) -> Text:
    """Return what records a new version of the plan."""
    return _both(f"zhenggai plan revise {unit} --text", "改了什么", "WHAT")


def waive(unit: str, code: str, record: str = "") -> Text:
    """Return what accepts a finding, with the reason in writing."""
    of = f" --record {record}" if record else ""
    return Text(
        f"zhenggai add waiver {unit} --rule {code}{of} --reason 原因 --by 批准人",
        f"zhenggai add waiver {unit} --rule {code}{of} --reason WHY --by NAME",
    )


def post(unit: str, covers: str) -> Text:
    """Return what prints a notice and records that it is posted."""
    command = f"zhenggai notice {covers} {unit} --post"
    return Text(
        f"{command} --place 地点 --scope 范围 --proposed-by 提出人 --reviewed-by 审核人"
        " --approved-by 审批人",
        f"{command} --place PLACE --scope WHOM --proposed-by NAME --reviewed-by NAME"
        " --approved-by NAME",
    )


def correct(name: str) -> Text:
    """Return what opens a record in the editor."""
    return Text(f"zhenggai edit {name}", f"zhenggai edit {name}")


def add(what: str, zh: str = "", en: str = "") -> Text:
    """Return what adds a record; `zh` and `en` stand for what is to be said of it."""
    return Text(f"zhenggai add {what} {zh}".strip(), f"zhenggai add {what} {en or zh}".strip())


def as_argument(text: str) -> str:
    """Return a text as one word of a command line: names in Chinese need no quotes."""
    return text if re.fullmatch(r"[\w.·-]+", text) else quote(text)


def _both(command: str, zh: str, en: str) -> Text:
    return Text(f"{command} {zh}", f"{command} {en}")
