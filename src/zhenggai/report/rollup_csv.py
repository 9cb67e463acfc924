"""The roll-up as CSV: a row for what each unit has itself and one with all below it."""

from collections.abc import Iterator, Sequence

from zhenggai.figures.base import Figures, Metric
from zhenggai.figures.groups import NAMES, in_order, value_name
from zhenggai.figures.metrics import Measured, listed
from zhenggai.figures.rates import RATES, ratios
from zhenggai.model.profiles import requirements
from zhenggai.report.csv_text import Cell, csv_text
from zhenggai.report.overview import Occasion, unit_name
from zhenggai.rollup import Node, Share
from zhenggai.words import Text


def as_csv(shown: Node, occasion: Occasion) -> str:
    """Return every metric and rate of every unit of `shown`, and of each group of it."""
    metrics = list(listed(shown.total, occasion.campaign))
    rows = _rows(shown, occasion, [metric for _, metric in metrics], 0)
    return csv_text([_heads(metrics, occasion), *rows])


def _heads(metrics: Sequence[tuple[Measured, Metric]], occasion: Occasion) -> list[str]:
    texts = [
        Text("单位编号", "unit id"),
        Text("单位", "unit"),
        Text("单位类型", "kind"),
        Text("层级", "depth"),
        *([NAMES[occasion.by]] if occasion.by else []),
        Text("口径", "scope"),
    ]
    for measured, metric in metrics:
        name = measured.name
        if metric.word is not None:
            word = measured.word_name(metric.word, occasion.campaign)
            name = Text(f"{name.zh}: {word.zh}", f"{name.en}: {word.en}")
        texts.append(name)
    for rate in RATES:
        texts += [
            Text(f"{rate.name.zh}: 分子", f"{rate.name.en}: numerator"),
            Text(f"{rate.name.zh}: 分母", f"{rate.name.en}: denominator"),
            Text(f"{rate.name.zh}: 值", f"{rate.name.en}: value"),
        ]
    return [occasion.say(text) for text in texts]


def _rows(
    node: Node, occasion: Occasion, metrics: Sequence[Metric], depth: int
) -> Iterator[list[Cell]]:
    say, row = occasion.say, node.row
    needs = requirements(occasion.campaign, row.kind) if row.kind else None
    kind = say(needs.name) if needs else row.kind
    first: list[Cell] = [row.id, unit_name(node, occasion), kind, depth]
    shares = {"": Share(node.own, node.total)}
    if occasion.by:
        ordered = in_order(node.by, occasion.by, occasion.campaign)
        shares = {value: node.by.get(value, Share()) for value in ordered}
    for value, share in shares.items():
        name = say(value_name(value, occasion.by, occasion.campaign)) if occasion.by else ""
        group: list[Cell] = [name] if occasion.by else []
        scopes = ((Text("本级", "own"), share.own), (Text("合计", "total"), share.total))
        for scope, figures in scopes:
            yield [*first, *group, say(scope), *_numbers(figures, metrics)]
    for child in node.children:
        yield from _rows(child, occasion, metrics, depth + 1)


def _numbers(figures: Figures, metrics: Sequence[Metric]) -> Iterator[Cell]:
    for metric in metrics:
        yield figures.of(*metric)
    for _, ratio in ratios(figures):
        yield ratio.numerator
        yield ratio.denominator
        yield None if ratio.value is None else round(ratio.value, 6)
