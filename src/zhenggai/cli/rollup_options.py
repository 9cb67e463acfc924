"""The options of `zhenggai rollup`, some of them of `zhenggai trend` too."""

from typing import Annotated, Final

import typer

from zhenggai.cli.shape import both
from zhenggai.figures.groups import GROUPS

_KEYS: Final = " ".join(GROUPS)

What = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[UNIT|LEDGER]...",
        help=both(
            "一个单位编号；或几本账本的文件夹、汇总文件（缺省: 全部）",
            "a unit with all below it; or folders of ledgers and summaries (default: all)",
        ),
    ),
]
Raw = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[UNIT|LEDGER]...",
        help=both(
            "一个单位编号；或几本账本的文件夹（缺省: 全部）",
            "a unit with all below it; or folders of ledgers (default: all)",
        ),
    ),
]
Depth = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=0,
        help=both(
            "往下列几级，0 只列合计；排名时排哪一级（缺省: 全部；排名: 1）",
            "levels to list, 0: the total only; which level to rank (default: all; ranked: 1)",
        ),
    ),
]
By = Annotated[
    str,
    typer.Option(
        metavar="KEYS",
        help=both(f"分组，可几个: {_KEYS}", f"each unit by groups, with commas: {_KEYS}"),
    ),
]
Cross = Annotated[
    str, typer.Option(metavar="KEY", help=both("单位 × 分组的表", "a table of units × groups"))
]
Metric = Annotated[
    str,
    typer.Option(
        metavar="METRIC", help=both("--cross 的各格是什么", "what --cross is of (issues.total)")
    ),
]
Rank = Annotated[
    str,
    typer.Option(metavar="METRIC", help=both("按数字或比率排名", "rank units by a count or rate")),
]
Columns = Annotated[
    str,
    typer.Option(
        metavar="METRICS",
        help=both("列哪些数字和比率，如 12345,issues.key", "columns, such as 12345,issues.key"),
    ),
]
Since = Annotated[
    str,
    typer.Option(
        metavar="DATE", help=both("与哪天比，如 7d、上周", "change since a day, such as 7d")
    ),
]
Where = Annotated[
    str,
    typer.Option(
        metavar="FILTER",
        help=both("只计这些问题，如 '主题=生产发展 逾期'", "only issues that a filter means"),
    ),
]
Show = Annotated[
    str,
    typer.Option(metavar="METRIC", help=both("列出一个数背后的记录", "records behind a number")),
]
Findings = Annotated[
    bool,
    typer.Option("--findings", help=both("也计检查发现", "also count what validate finds")),
]
Rev = Annotated[
    str,
    typer.Option(
        metavar="REV",
        help=both("按 git 里那个版本的账本计算", "of the ledger as committed at a git revision"),
    ),
]
