"""What is done about measures."""

from __future__ import annotations

from zhenggai.acts import hints
from zhenggai.acts.base import Deed, Request, impossible, place_of
from zhenggai.edit.edits import Append, Edit, Set
from zhenggai.model.issues import Issue, Measure
from zhenggai.words import Text


def done(request: Request) -> Deed:
    """Record that a measure was carried out, what came of it, and what shows it."""
    places = [
        (place, inner)
        for place, issue in enumerate(request.unit.issues)
        for inner in range(len(issue.measures))
    ]
    measures = [request.unit.issues[place].measures[inner] for place, inner in places]
    place, inner = places[place_of(measures, request)]
    issue = request.unit.issues[place]
    measure = issue.measures[inner]
    _check(request, issue, measure)
    steps = ("issues", place, "measures", inner)
    edits: list[Edit] = [Set(steps, "done", request.day)]
    if "result" in request.values:
        edits.append(Set(steps, "result", request.values["result"]))
    known = set(measure.evidence)
    papers = [path for path in request.values.get("evidence", ()) if path not in known]
    if papers and not known:
        edits.append(Set(steps, "evidence", tuple(papers)))
    else:
        edits += [Append((*steps, "evidence"), path) for path in papers]
    said = Text(
        f"已记: {request.address} {measure.text}，{request.day} 完成",
        f"Recorded: {request.address} {measure.text}: done on {request.day}",
    )
    unit = request.unit
    others = list(hints.measures(unit, issue, measure.id))
    if not others and not issue.resolved:
        others = [hints.solve(unit, issue)]
    return Deed(tuple(edits), said, tuple(others))


def _check(request: Request, issue: Issue, measure: Measure) -> None:
    name, day = request.address, request.day
    if measure.done:
        raise impossible(
            f"{name} 已于 {measure.done} 完成。要改用 zhenggai edit {name}",
            f"{name} was done on {measure.done}. To correct: zhenggai edit {name}",
        )
    first = next((it for it in issue.log if it.event == "started"), None)
    begun = first.date if first and first.date else issue.found
    if begun and day < begun:
        raise impossible(
            f"{day} 早于问题 {issue.id} 启动（或发现）的 {begun}，请改 --date",
            f"{day} is before {begun}, when issue {issue.id} was started or found; correct --date",
        )
