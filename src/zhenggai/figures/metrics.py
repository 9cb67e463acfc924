"""The one list of metrics: ids as in machine outputs, names as in tables, and their order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from zhenggai.figures.base import Figures, Metric
from zhenggai.model.campaign import Campaign
from zhenggai.words import LIGHT, MEETING, STATUS, TRACK, Text, Vocabulary


@dataclass(frozen=True, slots=True)
class Measured:
    """A metric: its id, its name, and the words it is split by, if it is."""

    id: str
    name: Text
    words: Vocabulary | str | None = None
    """A closed list, or the name of a list that the campaign may change."""

    def metrics(self, campaign: Campaign) -> tuple[Metric, ...]:
        """Return the figures of this metric, one for each word."""
        words = words_of(self.words, campaign)
        if words is None:
            return (Metric(self.id),)
        return tuple(Metric(self.id, word.id) for word in words)

    def word_name(self, word: str, campaign: Campaign) -> Text:
        """Return what a word of the metric is called."""
        words = words_of(self.words, campaign)
        return words[word] if words is not None and word else NO_WORD


def words_of(words: Vocabulary | str | None, campaign: Campaign) -> Vocabulary | None:
    """Return a closed list as it is, a list known by name as the campaign has it."""
    return campaign.lists[words] if isinstance(words, str) else words


NO_WORD: Final = Text("未填", "none")
"""What records without a word are called."""


def _rows(group: str, zh: str, en: str, *rows: Measured) -> tuple[Measured, ...]:
    """Put metrics under a group: its id before theirs, its name before theirs."""
    return tuple(
        Measured(
            f"{group}.{row.id}", Text(f"{zh}: {row.name.zh}", f"{en}: {row.name.en}"), row.words
        )
        for row in rows
    )


_ISSUES: Final = (
    Measured("total", Text("问题数", "issues counted")),
    Measured("outside", Text("列外（转办、归并、撤销）", "outside (referred, merged, withdrawn)")),
    Measured("resolved", Text("已整改", "resolved")),
    Measured("closed", Text("已销号", "closed")),
    Measured("overdue", Text("逾期", "overdue")),
    Measured("relapsed", Text("反弹过", "relapsed")),
    Measured("extended", Text("延期过", "extended")),
    Measured("key", Text("重点", "key")),
    Measured("by_status", Text("按状态", "by status"), STATUS),
    Measured("by_track", Text("按类别", "by track"), TRACK),
    Measured("by_theme", Text("按主题", "by theme"), "themes"),
    Measured("by_domain", Text("按方面", "by domain"), "domains"),
    Measured("by_area", Text("按领域", "by area"), "areas"),
    Measured("by_light", Text("按灯号", "by light"), LIGHT),
)
_MEASURES: Final = (
    Measured("total", Text("措施数", "measures in all")),
    Measured("due", Text("已到时限", "due so far")),
    Measured("done", Text("已完成", "done")),
    Measured("with_evidence", Text("已完成且有佐证", "done, with evidence")),
)
METRICS: Final = (
    Measured("units", Text("单位数", "units")),
    Measured("finished", Text("已办结单位", "units finished")),
    *_rows(
        "opinions",
        "意见",
        "opinions",
        Measured("records", Text("条数", "records")),
        Measured("people", Text("人次", "people who raised them")),
        Measured("decided", Text("已作决定", "decided")),
        Measured("adopted", Text("采纳（含部分）", "adopted, wholly or in part")),
        Measured("declined", Text("不采纳", "declined")),
        Measured("referred", Text("转办", "referred")),
        Measured("replied", Text("已答复", "replied to")),
        Measured("verdict_no", Text("反映人说没解决", "raiser says not solved")),
    ),
    *_rows("issues", "问题", "issues", *_ISSUES),
    *_rows("personal", "个人问题", "members' issues", *_ISSUES),
    *_rows("personal.measures", "个人措施", "members' measures", *_MEASURES),
    *_rows("measures", "措施", "measures", *_MEASURES),
    *_rows(
        "members",
        "党员",
        "members",
        Measured("total", Text("名册人数", "on the roster")),
        Measured("with_measures", Text("有个人措施", "with measures of their own")),
        Measured("looked_back", Text("已回头看", "looked back on")),
        Measured("floating", Text("外出流动", "floating")),
    ),
    *_rows(
        "meetings",
        "会议",
        "meetings",
        Measured("total", Text("次数", "held")),
        Measured("by_kind", Text("按类别", "by kind"), MEETING),
    ),
    *_rows(
        "notices",
        "公示",
        "notices",
        Measured("total", Text("次数", "posted")),
        Measured("hanging", Text("正在公示", "hanging")),
        Measured("stale", Text("内容已过时", "hanging and out of date")),
    ),
    *_rows(
        "surveys",
        "最近测评",
        "latest survey",
        Measured("total", Text("已测评单位", "units surveyed")),
        Measured("issued", Text("发出票", "ballots issued")),
        Measured("returned", Text("收回票", "ballots returned")),
        Measured("valid", Text("有效票", "valid ballots")),
        Measured("satisfied", Text("满意", "satisfied")),
        Measured("basic", Text("基本满意", "basically satisfied")),
        Measured("dissatisfied", Text("不满意", "dissatisfied")),
        Measured("unknown", Text("不了解", "don't know")),
    ),
    *_rows(
        "makeups",
        "补课",
        "make-ups",
        Measured("total", Text("次数", "in all")),
        Measured("open", Text("未验收", "open")),
    ),
    *_rows(
        "mechanisms",
        "机制",
        "mechanisms",
        Measured("total", Text("项数", "in all")),
        Measured("by_kind", Text("按类别", "by kind"), "mechanism_kinds"),
    ),
    Measured("visits", Text("督导次数", "supervision visits")),
    *_rows(
        "orders",
        "督办",
        "orders",
        Measured("total", Text("件数", "in all")),
        Measured("open", Text("未反馈", "unanswered")),
    ),
)
"""Every metric of `format.md`, in its order, but for the last group."""
FINDINGS: Final = _rows(
    "findings",
    "检查发现",
    "findings",
    Measured("error", Text("错误", "errors")),
    Measured("warning", Text("警告", "warnings")),
)
"""What `validate` finds: counted only where it is asked for."""

BASIS: Final = (
    "basis.due",
    "basis.on_time",
    "basis.due_original",
    "basis.on_time_original",
    "basis.implemented",
    "basis.looked_back",
    "basis.solved",
    "basis.response_due",
    "basis.responded",
    "basis.with_result",
    "basis.answerable",
    "basis.answered",
    "basis.handled",
    "basis.carried_out",
)
"""What is counted for rates only: see `zhenggai.figures.basis`."""


def listed(
    figures: Figures, campaign: Campaign, metrics: Iterable[Measured] = METRICS
) -> Iterator[tuple[Measured, Metric]]:
    """Go through every metric in order: all words of the lists, then "" if any record lacks one.

    Give the figures of the root of a tree, so that every node shows the same metrics.
    """
    for measured in metrics:
        for metric in measured.metrics(campaign):
            yield measured, metric
        if measured.words is not None and figures.of(measured.id, ""):
            yield measured, Metric(measured.id, "")
