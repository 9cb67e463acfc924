"""The fixed words of the board, one home for each."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from zhenggai.words import Lang, Text


@dataclass(frozen=True, slots=True)
class Labels:
    """The fixed words of the pages, in one language."""

    board: str
    """The name of the whole board."""
    skip: str
    menu: str
    trail: str
    on_this_page: str
    home: str
    by_unit: str
    by_theme: str
    by_status: str
    replies: str
    look_up: str
    large_type: str
    dark: str
    settings: str
    figures: str
    all_issues: str
    search: str
    search_hint: str
    unit: str
    theme: str
    status: str
    all_units: str
    all_themes: str
    all_statuses: str
    overdue: str
    clear: str
    found: str
    """With {n} and {m} where the page puts numbers."""
    nothing_found: str
    issues: str
    no_issues: str
    key: str
    detail: str
    measures: str
    owner: str
    deadline: str
    effect: str
    no_replies: str
    plan: str
    survey: str
    below: str
    contact: str
    number: str
    number_hint: str
    find: str
    one_reply: str
    many_replies: str
    no_reply: str
    to_unit: str
    published_by: str


_WORDS: Final = {
    "board": Text("整改公开栏", "Rectification notice board"),
    "skip": Text("跳到正文", "Skip to the content"),
    "menu": Text("主要栏目", "Main menu"),
    "trail": Text("当前位置", "You are here"),
    "on_this_page": Text("本页内容", "On this page"),
    "home": Text("首页", "Home"),
    "by_unit": Text("按单位", "By unit"),
    "by_theme": Text("按主题", "By theme"),
    "by_status": Text("按状态", "By status"),
    "replies": Text("意见答复", "Replies to opinions"),
    "look_up": Text("查我的意见", "Look up your opinion"),
    "large_type": Text("大字", "Large type"),
    "dark": Text("深色", "Dark"),
    "settings": Text("显示方式", "Display"),
    "figures": Text("总的情况", "At a glance"),
    "all_issues": Text("全部问题", "All issues"),
    "search": Text("查找", "Search"),
    "search_hint": Text("如：道路、自来水、责任人姓名", "such as road, water, or an owner's name"),
    "unit": Text("单位", "Unit"),
    "theme": Text("主题", "Theme"),
    "status": Text("状态", "Status"),
    "all_units": Text("全部单位", "All units"),
    "all_themes": Text("全部主题", "All themes"),
    "all_statuses": Text("全部状态", "All statuses"),
    "overdue": Text("逾期", "overdue"),
    "clear": Text("清空条件", "Clear"),
    "found": Text("共{m}个问题，符合条件的{n}个。", "Issues found: {n} of {m}."),
    "nothing_found": Text(
        "没有符合条件的问题。请换一个词，或清空条件。",
        "No issue fits. Try another word, or clear the form.",
    ),
    "issues": Text("整改问题", "Issues"),
    "no_issues": Text("没有列入整改的问题。", "No issue has been taken up."),
    "key": Text("重点", "priority"),
    "detail": Text("具体情况", "In particular"),
    "measures": Text("整改措施", "Measures"),
    "owner": Text("责任人", "Owner"),
    "deadline": Text("时限要求", "Deadline"),
    "effect": Text("进展和效果", "Progress and effect"),
    "no_replies": Text("还没有公示的答复。", "No reply has been published yet."),
    "plan": Text("整改方案", "The plan"),
    "survey": Text("满意度测评", "Satisfaction survey"),
    "below": Text("所属单位", "Units below"),
    "contact": Text("监督联系方式", "Where to turn"),
    "number": Text("意见编号", "Number of the opinion"),
    "number_hint": Text(
        "收到意见时给您的编号，如 O-001；只写 1 也可以",
        "the number you were given, such as O-001; 1 will do",
    ),
    "find": Text("查答复", "Find the reply"),
    "one_reply": Text("找到编号{q}的答复。", "The reply to {q} is shown."),
    "many_replies": Text(
        "编号{q}的答复有{n}条，请再选您提意见的单位。",
        "Replies to {q}: {n}. Choose the unit you wrote to.",
    ),
    "no_reply": Text(
        "没有编号{q}的答复。请核对单位和编号；对党员个人的意见单独反馈，不在这里公布。",
        "There is no reply to {q}. Check the unit and the number; opinions about single members"
        " are answered apart, not here.",
    ),
    "to_unit": Text("看本单位全部公示", "All notices of this unit"),
    "published_by": Text("主办：", "Published by:"),
}


@cache
def labels(lang: Lang) -> Labels:
    """Return the fixed words in a language."""
    return Labels(**{name: text.to(lang) for name, text in _WORDS.items()})
