"""The pages of all units: the index, a page for each theme, and the replies by number."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zhenggai.board.bars import Bar, bar, reply_rate
from zhenggai.board.issues import LineGroup, PlacedLine, by_status, by_unit
from zhenggai.board.names import link, reply_anchor, safe_name, theme_page, unit_page
from zhenggai.board.parts import Part
from zhenggai.board.site import Head, head_of
from zhenggai.board.unit import Around, PlacedReply, UnitRow
from zhenggai.figures.base import Figures
from zhenggai.papers.common import Occasion, counted
from zhenggai.papers.notices.progress import LIGHTS
from zhenggai.papers.notices.replies import COLUMNS
from zhenggai.rollup import Node, Row, build
from zhenggai.words import Text

REPLIES = "replies.html"
INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Town:
    """A unit with the units below it."""

    top: UnitRow
    """The unit; its figures are those of all of them."""
    rows: tuple[UnitRow, ...]
    """The units below it, at whatever depth."""


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme in the list of themes."""

    id: str
    """Its id; empty for issues without a theme."""
    name: str
    """Its name."""
    href: str
    """The link to its page."""
    bar: Bar
    """How far its issues are."""


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The index: the one thing that its template sees, as `paper`."""

    head: Head
    """What stands around the content."""
    figures: str
    """Sentences: units, opinions, issues, and the rates with both their halves."""
    bar: Bar
    """How far all issues are."""
    alone: tuple[UnitRow, ...]
    """The top units that have none below them."""
    towns: tuple[Town, ...]
    """The top units that have some."""
    themes: tuple[ThemeRow, ...]
    """The themes in their order, those without a theme last."""
    groups: tuple[LineGroup, ...]
    """All issues, status by status."""
    light_note: str
    """What the lights mean."""


@dataclass(frozen=True, slots=True)
class ThemePage:
    """The page of a theme: the one thing that its template sees, as `paper`."""

    head: Head
    """What stands around the content."""
    bar: Bar
    """How far its issues are."""
    groups: tuple[LineGroup, ...]
    """Its issues, unit by unit."""
    light_note: str
    """What the lights mean."""


@dataclass(frozen=True, slots=True)
class ReplyGroup:
    """The replies of one unit."""

    anchor: str
    """What marks its place in the page."""
    unit_id: str
    """The id of the unit."""
    unit: str
    """The name of the unit."""
    href: str
    """The link to the page of the unit."""
    answers: tuple[PlacedReply, ...]
    """The replies, in the order of the ledger."""


@dataclass(frozen=True, slots=True)
class RepliesPage:
    """The replies by number: the one thing that its template sees, as `paper`."""

    head: Head
    """What stands around the content."""
    opening: str
    """That raisers are not named."""
    columns: tuple[str, ...]
    """Number, received, opinion, outcome, reply, by, replied: as the paper has them."""
    groups: tuple[ReplyGroup, ...]
    """The replies, unit by unit; units without any are left out."""


def tree_of(parts: Iterable[Part], groups: Iterable[str], name: str) -> Node:
    """Return the tree of units with totals; `groups` are folders that no file stands beside."""
    rows = {part.row.id: part.row for part in parts}
    for group in groups:
        if group not in rows and any(unit.startswith(f"{group}/") for unit in rows):
            rows[group] = Row(group, group.rpartition("/")[2])
    return build(Row("", name), (rows[unit] for unit in sorted(rows)))


def rows_below(node: Node, head: Head, around: Around) -> Iterator[UnitRow]:
    """Go through the units below a node, at whatever depth, with all below each."""
    for child in node.children:
        yield _row(child, head, around)
        yield from rows_below(child, head, around)


def _row(node: Node, head: Head, around: Around) -> UnitRow:
    name = node.row.id
    href = head.to(unit_page(name)) if name in around.units else ""
    return UnitRow(name, node.row.name, href, bar(node.total, around.occasion))


def index_page(parts: Sequence[Part], tree: Node, around: Around) -> IndexPage:
    """Return the index."""
    site, occasion = around.site, around.occasion
    head = head_of(site, "index", site.words.board, INDEX)
    towns = [
        Town(_row(node, head, around), tuple(rows_below(node, head, around)))
        for node in tree.children
    ]
    return IndexPage(
        head,
        occasion.sentences((*_figures(tree.total), *_outside(parts))),
        bar(tree.total, occasion),
        tuple(town.top for town in towns if not town.rows),
        tuple(town for town in towns if town.rows),
        tuple(_themes(parts, tree, head, occasion)),
        by_status(tuple(_placed(parts, head)), occasion),
        occasion.say(LIGHTS),
    )


def _figures(total: Figures) -> tuple[Text, ...]:
    units, opinions = total.of("units"), total.of("opinions.records")
    issues = total.of("issues.total")
    said = Text(
        f"共{units}个单位，收到意见建议{opinions}条，列入整改问题{issues}个。",
        f"{counted(units, 'unit')}, {counted(opinions, 'opinion')} received,"
        f" {counted(issues, 'issue')} taken up.",
    )
    return said, reply_rate(total)


def _outside(parts: Iterable[Part]) -> list[Text]:
    """Say that more issues are listed than counted, if there are."""
    counted_ones = [line.counted for part in parts for line in part.lines]
    every, outside = len(counted_ones), counted_ones.count(False)
    if not outside:
        return []
    return [
        Text(
            f"下面共列出{every}个，其中{outside}个已转办、归并、撤销或由牵头单位计数，不计入以上数字。",
            f"{every} are listed below: {outside} of them, referred, merged, withdrawn or counted"
            " by the unit that leads, are outside these figures.",
        )
    ]


def _placed(parts: Iterable[Part], head: Head) -> Iterator[PlacedLine]:
    for part in parts:
        path = head.to(unit_page(part.row.id))
        for line in part.lines:
            yield PlacedLine(path + link("", line.issue.anchor), line)


def _themes(
    parts: Iterable[Part], tree: Node, head: Head, occasion: Occasion
) -> Iterator[ThemeRow]:
    for theme in _used(parts, occasion):
        figures = tree.share((theme,)).total
        path = head.to(theme_page(theme))
        yield ThemeRow(theme, _theme_name(theme, occasion), path, bar(figures, occasion))


def _used(parts: Iterable[Part], occasion: Occasion) -> list[str]:
    """Return all themes of the campaign; "" at the end if an issue has none."""
    themes = [word.id for word in occasion.campaign.lists["themes"]]
    bare = any(not line.theme_id for part in parts for line in part.lines)
    return [*themes, ""] if bare else themes


def _theme_name(theme: str, occasion: Occasion) -> str:
    words = occasion.campaign.lists["themes"]
    return occasion.say(words[theme] if theme else Text("其他问题", "Other issues"))


def theme_pages(
    parts: Sequence[Part], tree: Node, around: Around
) -> Iterator[tuple[str, ThemePage]]:
    """Go through the pages of themes, each with its path."""
    occasion = around.occasion
    for theme in _used(parts, occasion):
        path = theme_page(theme)
        head = head_of(around.site, "theme", _theme_name(theme, occasion), path)
        lines = (item for item in _placed(parts, head) if item.line.theme_id == theme)
        figures = tree.share((theme,)).total
        note = occasion.say(LIGHTS)
        yield path, ThemePage(head, bar(figures, occasion), by_unit(lines), note)


def replies_page(parts: Sequence[Part], around: Around) -> RepliesPage:
    """Return the page of replies by number."""
    site, occasion = around.site, around.occasion
    head = head_of(site, "replies", site.words.look_up, REPLIES)
    groups = []
    for part in parts:
        unit = part.row.id
        marked = tuple(
            PlacedReply(f"{safe_name(unit)}-{reply_anchor(item.row.number)}", item.row)
            for item in part.answers
        )
        if marked:
            href = head.to(unit_page(unit))
            groups.append(ReplyGroup(f"unit-{safe_name(unit)}", unit, part.row.name, href, marked))
    opening = Text(
        "各单位收到的意见建议办理情况按编号公布，不公布反映人。",
        "What became of the opinions that each unit received, by number; those who raised them"
        " are not named.",
    )
    columns = tuple(occasion.say(column) for column in COLUMNS)
    return RepliesPage(head, occasion.say(opening), columns, tuple(groups))
