"""What each template is for: the papers, and the parts that several of them are made of."""

from typing import Final

from zhenggai.papers.registry import BY_NAME
from zhenggai.words import Text

_PARTS: Final = {
    "base": Text("所有纸的外框: 页面、标题", "the frame of every paper: page and title"),
    "contact": Text("结束语、公示时间和联系方式", "closing words, posting period and contact"),
    "form": Text("一事一单的表格", "the forms about one matter"),
    "head": Text("表格的表头", "the head of a table"),
    "list": Text("清单和名册", "the lists and rosters"),
    "paper": Text("版式: 字体、字号、页边、页码", "layout: fonts, sizes, margins, page numbers"),
    "sections": Text("分节的正文", "text in sections"),
    "signature": Text("落款和日期", "signature and date"),
    "table": Text("表格", "a table"),
    "board": Text("公示网站的网页", "the pages of the board"),
    "findings": Text("validate 的检查报告", "the report of validate"),
    "rollup": Text("rollup 的汇总报表", "the report of rollup"),
    "trend": Text("trend 的曲线图", "the curves of trend"),
}


def purpose(template: str) -> Text:
    """Return what a template is for; empty for one that the program does not know."""
    name = template.partition(".")[0].partition("/")[0]
    return BY_NAME[name].title if name in BY_NAME else _PARTS.get(name, Text("", ""))
