"""What there is to say of a rule, on a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from zhenggai.examples import Example, ExampleFile, head_of
from zhenggai.explain import Explanation, LimitLine, silencing, waiver_lines
from zhenggai.finding import Finding, Severity
from zhenggai.report.clean import clean, width
from zhenggai.report.wrap import wrap
from zhenggai.words import APPLIES, SEVERITY, Lang, Text

_COLORS: Final = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_INDENT: Final = "  "


@dataclass(frozen=True, slots=True)
class Look:
    """How text is to look: its language, the columns it has, and whether it is coloured."""

    lang: Lang
    columns: int | None
    color: bool

    def say(self, text: Text) -> str:
        """Return the words in the language."""
        return text.to(self.lang)

    def head(self, text: Text) -> str:
        """Return a heading."""
        return self.painted(self.say(text), "1")

    def painted(self, text: str, style: str) -> str:
        """Return the text in a colour or in bold, if colours are wanted."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.color else text

    def lines(self, text: str, indent: str = _INDENT) -> list[str]:
        """Return a paragraph in lines, each indented."""
        room = None if self.columns is None else max(20, self.columns - len(indent))
        return [f"{indent}{line}".rstrip() for line in wrap(clean(text), room)]


def as_text(shown: Explanation, look: Look) -> str:
    """Return all that there is to say of a rule, for a reader."""
    parts = [
        _title(shown, look),
        _why(shown, look),
        [look.head(_failing(shown.bad)), *_example(shown.bad, look)],
        [look.head(_passing(shown.good)), *_example(shown.good, look)],
        _limits(shown, look),
        _silence(shown, look),
    ]
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts if part)


def _title(shown: Explanation, look: Look) -> list[str]:
    rule = shown.rule
    facts = [
        (Text("级别", "severity"), SEVERITY[rule.severity.word]),
        (Text("适用", "applies to"), APPLIES[rule.applies]),
        (Text("条款", "clause"), Text(rule.clause, rule.clause)),
    ]
    said = [f"{look.say(name)}: {look.say(value)}" for name, value in facts if value.zh]
    said += [
        look.say(
            Text(
                f"本账本（{kind.zh}）: {SEVERITY[word].zh}",
                f"in this ledger ({kind.en}): {SEVERITY[word].en}",
            )
        )
        for kind, word in shown.severities
    ]
    return [look.painted(f"{rule.code}  {look.say(rule.wants)}", "1"), "    ".join(said)]


def _why(shown: Explanation, look: Look) -> list[str]:
    lines = [look.head(Text("为什么", "Why"))]
    for clause in shown.clauses:
        lines += look.lines(f"{clause.id} {clause.chinese}")
        if look.lang == "en":
            lines += look.lines(clause.english, _INDENT * 2)
    if shown.rule.why:
        lines += look.lines(look.say(shown.rule.why))
    return lines


def _failing(bad: Example) -> Text:
    return Text(
        f"不对的写法（截至 {bad.day}）: {bad.why.zh}", f"Fails (as of {bad.day}): {bad.why.en}"
    )


def _passing(good: Example) -> Text:
    return Text(f"对的写法（截至 {good.day}）", f"Passes (as of {good.day})")


def _example(shown: Example, look: Look) -> Iterator[str]:
    """Go through the lines of an example with what is found below them."""
    for file in shown.files:
        if len(shown.files) > 1:
            yield f"{_INDENT}{file.path}"
        yield from _file(file, [item for item in shown.findings if _in(item, file)], look)
    known = {file.path for file in shown.files}
    for finding in shown.findings:
        if finding.location.path not in known:
            yield f"{_INDENT}{finding.location.path}"
            yield from _marked(finding, "", look)


def _in(finding: Finding, file: ExampleFile) -> bool:
    return finding.location.path == file.path


def _file(file: ExampleFile, findings: Sequence[Finding], look: Look) -> Iterator[str]:
    head = head_of(file)
    skipped = head.lines if head else 0
    for number, line in enumerate(file.lines, 1):
        found = [item for item in findings if item.location.line == number]
        if number <= skipped and not found:
            continue
        yield f"{number:4} | {clean(line)}".rstrip()
        for finding in found:
            yield from _marked(finding, clean(line[: finding.location.column - 1]), look)


def _marked(finding: Finding, before: str, look: Look) -> Iterator[str]:
    """Write a finding below its line, with a caret under its place."""
    severity = look.say(SEVERITY[finding.severity.word])
    style = _COLORS[finding.severity]
    margin = "     | "
    yield margin + " " * width(before) + look.painted("^", style)
    for text in (f"{severity}: {look.say(finding.message)}", f"→ {look.say(finding.remedy)}"):
        for line in look.lines(text, margin):
            yield margin + look.painted(line.removeprefix(margin), style)


def _limits(shown: Explanation, look: Look) -> list[str]:
    if not shown.limits:
        return []
    head = Text(
        "期限和界限（data/campaign.yaml 的 limits 里可改）",
        "Limits (to be changed under 'limits' in data/campaign.yaml)",
    )
    lines = [look.head(head)]
    for limit in shown.limits:
        lines += look.lines(look.say(limit_line(limit)))
    return lines


def limit_line(limit: LimitLine) -> Text:
    """Say what a limit is, and what a ledger has instead."""
    default = Text(limit.default or "不看", limit.default or "not looked at")
    zh = f"{limit.name}（{limit.called.zh}，{limit.help.zh}）: 缺省 {default.zh}"
    en = f"{limit.name} ({limit.help.en}): default {default.en}"
    values = {value for _, value in limit.values}
    if len(values) == 1:
        (only,) = values
        return Text(f"{zh}，本账本 {only or default.zh}", f"{en}, this ledger {only or default.en}")
    if values:
        kinds_zh = "、".join(f"{kind.zh} {value or default.zh}" for kind, value in limit.values)
        kinds_en = ", ".join(f"{kind.en} {value or default.en}" for kind, value in limit.values)
        return Text(f"{zh}，本账本 {kinds_zh}", f"{en}, this ledger {kinds_en}")
    return Text(zh, en)


def _silence(shown: Explanation, look: Look) -> list[str]:
    lines = [look.head(Text("不能照办时", "If it cannot be kept"))]
    if shown.rule.silence in WAIVED:
        lines += look.lines(look.say(WAIVE))
        lines += snippet(shown, look.lang, _INDENT * 2)
    lines += look.lines(look.say(silencing(shown.rule)))
    return lines


WAIVED: Final = ("waiver", "record")
"""How rules are silenced of which a finding may be accepted in the unit's file."""
WAIVE: Final = Text(
    "把接受的理由写进单位文件；理由必须写，过了截止日期或者问题已经没有了，豁免本身会报 WVR01:",
    "Accept it in the unit's file. The reason is required, and a waiver that has ended or silences"
    " nothing is WVR01:",
)


def snippet(shown: Explanation, lang: Lang, indent: str = "") -> list[str]:
    """Return the waiver to type, with what each line means beside it."""
    rows = [(line.typed, line.help.to(lang)) for line in waiver_lines(shown)]
    wide = max(width(typed) for typed, _ in rows)
    return [
        f"{indent}{typed}{' ' * (wide - width(typed))}  # {said}" if said else f"{indent}{typed}"
        for typed, said in rows
    ]
