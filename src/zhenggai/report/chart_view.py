"""What a picture of figures over time says: the only thing that its template is given."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A mark on a line, and what it says."""

    x: str
    y: str
    said: str


@dataclass(frozen=True, slots=True)
class Curve:
    """The course of one quantity."""

    style: int
    """Which colour, dash and mark: three ways to tell it from the others."""
    paths: tuple[str, ...]
    """Its pieces: where a rate cannot be taken there is a gap."""
    points: tuple[Point, ...]
    label_y: str
    label: str
    """Its name and where it stands at the end."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number beside a line of the grid, a day below it, the head of a column."""

    at: str
    said: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Quantities drawn on one scale: all counts, or all rates."""

    name: str
    name_y: str
    bottom: str
    days_y: str
    ticks: tuple[Mark, ...]
    curves: tuple[Curve, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A day in the table below the picture."""

    y: str
    cells: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the template places; lengths are in pixels."""

    html_lang: str
    title: str
    span: str
    summary: str
    """What the picture shows, in words."""
    width: int
    height: int
    left: int
    right: int
    days: tuple[Mark, ...]
    panels: tuple[Panel, ...]
    heads: Row
    rows: tuple[Row, ...]
