"""Generated unit files: plain dicts as YAML has them, and their text.

The records are well formed but their histories are wild: any event may follow any other, dates
fall anywhere in the campaign, and many fields are missing, as in real files.
"""

import datetime as dt
from functools import cache
from typing import Any, Final, TypeAlias

import yaml
from hypothesis import strategies as st

Raw: TypeAlias = dict[str, Any]
"""A record as `yaml.safe_load` gives it."""
FIRST: Final = dt.date(2006, 1, 1)
LAST: Final = dt.date(2006, 4, 30)
UNIT_IDS: Final = ("a", "a/b", "a/b/c", "a/d", "e", "g/h", "g/i/j")
"""Units of a small tree; `g` and `g/i` are plain groups."""
_PEOPLE: Final = ("李建国", "陈志强", "韦凤英")
_ISSUES: Final = ("I-1", "I-2", "I-3", "I-4")
_YES_NO: Final = ("yes", "no")
_ANSWERS: Final = ("yes", "partly", "no")
_EVENTS: Final = (
    "started",
    "progress",
    "extended",
    "done",
    "done",
    "closed",
    "closed",
    "reopened",
    "sustained",
    "explained",
    "referred",
    "merged",
    "withdrawn",
)


@cache
def days() -> st.SearchStrategy[dt.date]:
    return st.dates(FIRST, LAST)


@cache
def dues() -> st.SearchStrategy[Any]:
    return days() | st.sampled_from(("2006-02", "2006-03", "2006-04"))


def record(required: Raw, optional: Raw | None = None) -> st.SearchStrategy[Raw]:
    return st.fixed_dictionaries(required, optional=optional or {})


@cache
def words(ids: str) -> st.SearchStrategy[str]:
    return st.sampled_from(ids.split())


@cache
def several(of: st.SearchStrategy[Raw], most: int = 3) -> st.SearchStrategy[list[Raw]]:
    return st.lists(of, max_size=most)


@cache
def text() -> st.SearchStrategy[str]:
    return st.sampled_from(("修路", "清淤", "公开账目", "=1+1", "a|b <i> *c*"))


def numbered(records: list[Raw], prefix: str) -> list[Raw]:
    """Give records their ids in the order of the list, and put them first."""
    return [{"id": f"{prefix}-{place}", **item} for place, item in enumerate(records, 1)]


@cache
def relays() -> st.SearchStrategy[Raw]:
    return record({"date": days()}, {"acknowledged": days()})


@cache
def opinions() -> st.SearchStrategy[Raw]:
    outcomes = words("accepted partial declined referred")
    return record(
        {
            "nature": words("complaint wish suggestion praise"),
            "from": words("public public member anonymous"),
        },
        {
            "date": days(),
            "count": st.integers(1, 30),
            "relayed": relays(),
            "decision": record({"date": days(), "outcome": outcomes}),
            "issue": st.sampled_from((*_ISSUES, "a#I-1")) | st.just(list(_ISSUES[:2])),
            "reply": record({"date": days()}, {"form": words("visit board")}),
            "verdict": record({"date": days(), "solved": st.sampled_from(_ANSWERS)}),
        },
    )


@cache
def events() -> st.SearchStrategy[list[Raw]]:
    """Any events in order of date; an extension has a new due date, mostly."""
    plain = record({"date": days(), "event": st.sampled_from(_EVENTS)})
    extended = record({"date": days(), "event": st.just("extended"), "due": dues()})
    kept_up = record({"date": days(), "event": st.just("sustained")}, {"review": days()})
    return several(plain | extended | kept_up, 5).map(
        lambda log: sorted(log, key=lambda it: it["date"])
    )


@cache
def measures() -> st.SearchStrategy[Raw]:
    return record(
        {"text": text()},
        {
            "owner": st.sampled_from(_PEOPLE),
            "due": dues(),
            "done": days(),
            "result": text(),
            "evidence": st.just(["a.txt"]),
        },
    )


@cache
def issues() -> st.SearchStrategy[Raw]:
    """An issue without its id; its measures have none either."""
    return record(
        {"title": text()},
        {
            "member": st.sampled_from(_PEOPLE),
            "domain": words("self conduct interest countryside"),
            "theme": words("production livelihood civility appearance democracy"),
            "area": words("A1 A3 B5 C2"),
            "focus": words("main member concern"),
            "tags": st.lists(words("roads water training"), max_size=2, unique=True),
            "found": days(),
            "key": st.sampled_from(_YES_NO),
            "track": words("immediate deadline phased phased"),
            "owner": st.sampled_from(_PEOPLE),
            "due": dues(),
            "milestones": several(record({"due": dues()}, {"done": days()})),
            "shared": record({"lead": st.just("a")}, {"of": st.just("a#I-1")}),
            "measures": several(measures()),
            "log": events(),
        },
    )


@cache
def tasks() -> st.SearchStrategy[Raw]:
    return record(
        {"text": text()}, {"owner": st.sampled_from(_PEOPLE), "due": dues(), "done": days()}
    )


@cache
def lookbacks() -> st.SearchStrategy[Raw]:
    answer = record({"answer": st.sampled_from(_ANSWERS)})
    asked = record(
        {}, {"specific": answer, "in_place": answer, "solved": answer, "follow_up": tasks()}
    )
    names = st.sampled_from(("a#I-1", *_ISSUES[1:]))
    issues_asked = st.dictionaries(names, asked, max_size=3)
    return record({"date": days(), "issues": issues_asked}, {"member": st.sampled_from(_PEOPLE)})


@cache
def surveys() -> st.SearchStrategy[Raw]:
    options = words("satisfied basic dissatisfied unknown")
    return record(
        {"date": days(), "counts": st.dictionaries(options, st.integers(0, 40))},
        {
            "issued": st.integers(0, 200),
            "returned": st.integers(0, 200),
            "supersedes": st.sampled_from(("S-1", "S-2")),
        },
    )


@cache
def notices() -> st.SearchStrategy[Raw]:
    return record(
        {"covers": words("plan replies replies results"), "from": days()},
        {
            "until": days(),
            "form": words("board meeting"),
            "issues": st.just(["I-1"]),
            "digest": st.just("0" * 16),
        },
    )


@cache
def visits() -> st.SearchStrategy[Raw]:
    order = record({"id": st.just("D-1")}, {"due": dues(), "answered": days()})
    return record({"date": days()}, {"orders": several(order, 2)})


@cache
def members() -> st.SearchStrategy[list[Raw]]:
    floating = record({}, {"left": days(), "place": st.just("广东"), "returned": days()})
    roster = st.lists(st.sampled_from(_PEOPLE), max_size=3, unique=True)
    return roster.flatmap(
        lambda names: st.tuples(
            *(record({"name": st.just(name)}, {"floating": floating}) for name in names)
        ).map(list)
    )


@cache
def meetings() -> st.SearchStrategy[Raw]:
    return record({"date": days(), "kind": words("study hearing report mobilise")})


@cache
def makeups() -> st.SearchStrategy[Raw]:
    return record(
        {},
        {
            "opened": days(),
            "tasks": several(tasks(), 2),
            "due": dues(),
            "accepted": record({"date": days()}),
        },
    )


@cache
def mechanisms() -> st.SearchStrategy[Raw]:
    return record(
        {"title": text()},
        {
            "kind": words("training decision other"),
            "change": words("created abolished"),
            "adopted": days(),
            "review": days(),
        },
    )


@st.composite
def units(draw: st.DrawFn) -> Raw:
    """A unit file; ids are unique in it."""
    unit: Raw = {"name": "李家村党支部", "kind": draw(words("village organ"))}
    if draw(st.booleans()):
        unit["batch"] = draw(st.integers(1, 3))
    unit["members"] = draw(members())
    unit["meetings"] = draw(several(meetings()))
    unit["opinions"] = numbered(draw(several(opinions(), 4)), "O")
    unit["issues"] = _with_measure_ids(numbered(draw(several(issues(), 4)), "I"))
    unit["notices"] = numbered(draw(several(notices(), 2)), "N")
    unit["lookbacks"] = draw(several(lookbacks()))
    unit["surveys"] = numbered(draw(several(surveys())), "S")
    unit["makeups"] = numbered(draw(several(makeups(), 2)), "B")
    unit["mechanisms"] = numbered(draw(several(mechanisms(), 2)), "Z")
    unit["visits"] = draw(several(visits(), 2))
    if draw(st.booleans()):
        unit["finished"] = {"date": draw(days())}
    return unit


def _with_measure_ids(found: list[Raw]) -> list[Raw]:
    number = 0
    for issue in found:
        for measure in issue.get("measures", ()):
            number += 1
            measure["id"] = f"M-{number}"
    return found


@cache
def unit_trees() -> st.SearchStrategy[dict[str, Raw]]:
    """Some units of a small tree, by id."""
    return st.dictionaries(st.sampled_from(UNIT_IDS), units(), max_size=4)


class _WithoutAliases(yaml.CSafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002
        return True


def yaml_of(unit: Raw) -> str:
    """Return a unit as the text of its file."""
    return yaml.dump(unit, Dumper=_WithoutAliases, allow_unicode=True, sort_keys=False)


def as_loaded(unit: Raw) -> Raw:
    """Return what `yaml.safe_load` makes of the unit's file."""
    loaded: Raw = yaml.load(yaml_of(unit), Loader=yaml.CSafeLoader)
    return loaded
