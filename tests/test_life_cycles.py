"""Whole life-cycles through the verbs alone: possible histories, and the figures they come to."""

import datetime as dt

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.life_ledger import HEADS, UNIT, Clerk
from tests.life_model import BECOMES, FROM, Issue, Life, Measure, Opinion

OWNER, OTHER = "陈志强", "覃志远"
OUTCOMES = {"accepted": "采纳", "partial": "部分采纳", "declined": "不予采纳", "referred": "转办"}
some = st.integers(0, 99)


class LifeCycles(Clerk):
    """Types any verb about any record on any day."""

    @precondition(lambda self: not self.life.opinions and not self.life.issues)
    @rule(lang=st.sampled_from(["zh", "en"]))
    def begins_in(self, lang: str) -> None:
        if not self.life.versions and not self.life.results:
            (self.root / UNIT).write_text(HEADS[lang], encoding="utf-8")
            self.life = Life(self.life.day)

    @rule(days=st.integers(1, 20))
    def time_passes(self, days: int) -> None:
        self.life.day += dt.timedelta(days=days)

    @rule(
        anonymous=st.booleans(), nature=st.sampled_from(["wish", "praise"]), count=st.integers(1, 9)
    )
    def hear(self, anonymous: bool, nature: str, count: int) -> None:  # noqa: FBT001
        raiser = "anonymous" if anonymous else "public"
        words = ["--from", raiser, "--nature", nature, "--count", str(count), "--text", "修路"]
        name = self.made("add", "opinion", "zhen/cun", "--channel", "box", *words)
        self.life.opinions[name] = Opinion(anonymous, nature == "praise", count)

    @rule(due=st.none() | st.integers(0, 40), owner=st.sampled_from([OWNER, OTHER]))
    def take_up(self, due: int | None, owner: str) -> None:
        words = ["--title", "村道", "--owner", owner, "--found", "今天"]
        words += [] if due is None else ["--due", f"+{due}d"]
        name = self.made("add", "issue", "zhen/cun", *words)
        day = None if due is None else self.life.day + dt.timedelta(days=due)
        self.life.issues[name] = Issue(owner, day)

    @precondition(lambda self: self.life.issues)
    @rule(which=some, due=st.none() | st.integers(0, 30))
    def plan_measure(self, which: int, due: int | None) -> None:
        name, issue = self.issue(which)
        words = [] if due is None else ["--due", f"+{due}d"]
        made = self.made("add", "measure", f"zhen/cun#{name}", "--text", "铺沙", *words)
        day = None if due is None else self.life.day + dt.timedelta(days=due)
        issue.measures[made] = Measure(day)

    @precondition(lambda self: any(it.measures for it in self.life.issues.values()))
    @rule(which=some, evidence=st.booleans())
    def carry_out(self, which: int, evidence: bool) -> None:  # noqa: FBT001
        known = [pair for it in self.life.issues.values() for pair in it.measures.items()]
        name, measure = known[which % len(known)]
        words = ["--evidence", "路.jpg"] if evidence else []
        if self.done(measure.done is None, "measure", "done", f"zhen/cun#{name}", *words):
            measure.done, measure.evidence = self.life.day, evidence

    @precondition(lambda self: self.life.issues)
    @rule(
        which=some,
        verb=st.sampled_from(
            ["start", "progress", "done", "explain", "refer", "withdraw", "sustain", "reopen"]
        ),
        evidence=st.booleans(),
    )
    def act(self, which: int, verb: str, evidence: bool) -> None:  # noqa: FBT001
        name, issue = self.issue(which)
        more = {
            "refer": ["--to", "水利站"],
            "withdraw": ["--reason", "重复"],
            "sustain": ["--review", "+30d"],
        }
        words = [
            "--text",
            "如此",
            *more.get(verb, []),
            *(["--evidence", "路.jpg"] if evidence else []),
        ]
        if self.done(self.life.may(verb, name), "issue", verb, f"zhen/cun#{name}", *words):
            self.happened(name, verb)
            issue.evidence |= evidence

    def happened(self, name: str, verb: str) -> None:
        issue = self.life.issues[name]
        issue.status = BECOMES.get(verb, "in_progress")
        issue.begun |= verb == "start"
        if verb == "reopen":
            issue.relapsed = True
            self.life.reopened[name] = self.life.day
        issue.started = verb in ("start", "progress") or (verb == "extend" and issue.started)

    @precondition(lambda self: self.life.issues)
    @rule(which=some, days=st.integers(0, 40))
    def extend(self, which: int, days: int) -> None:
        name, issue = self.issue(which)
        due = self.life.day + dt.timedelta(days=days)
        may = self.life.may("extend", name) and (issue.due is None or due > issue.due)
        words = ["--due", f"+{days}d", "--reason", "大雨", "--by", OTHER]
        if self.done(may, "issue", "extend", f"zhen/cun#{name}", *words):
            self.happened(name, "extend")
            issue.due, issue.extended = due, True

    @precondition(lambda self: self.life.issues)
    @rule(which=some, other=some)
    def merge(self, which: int, other: int) -> None:
        name, _ = self.issue(which)
        into, target = self.issue(other)
        may = self.life.may("merge", name) and into != name and target.status != "merged"
        if self.done(may, "issue", "merge", f"zhen/cun#{name}", "--into", into):
            self.happened(name, "merge")

    @precondition(lambda self: self.life.issues)
    @rule(which=some, by=st.sampled_from([OWNER, OTHER]))
    def close(self, which: int, by: str) -> None:
        name, issue = self.issue(which)
        may = issue.status in FROM["close"] and self.life.may_close(name, by)
        if self.done(may, "issue", "close", f"zhen/cun#{name}", "--by", by):
            self.happened(name, "close")

    @precondition(lambda self: self.life.opinions)
    @rule(which=some, signed=st.booleans())
    def relay(self, which: int, signed: bool) -> None:  # noqa: FBT001
        name, opinion = self.opinion(which)
        words = ["--acknowledged", "today"] if signed else ["--to", "村党支部"]
        may = opinion.acknowledged is (False if signed else None)
        if self.done(may, "opinion", "relay", f"zhen/cun#{name}", *words):
            opinion.acknowledged = signed

    @precondition(lambda self: self.life.opinions)
    @rule(which=some, outcome=st.sampled_from(sorted(OUTCOMES)), chinese=st.booleans())
    def decide(self, which: int, outcome: str, chinese: bool) -> None:  # noqa: FBT001
        name, opinion = self.opinion(which)
        word = OUTCOMES[outcome] if chinese else outcome
        words = ["--outcome", word, "--reason", "条件不够"]
        if self.done(not opinion.outcome, "opinion", "decide", f"zhen/cun#{name}", *words):
            opinion.outcome, opinion.decided = outcome, self.life.day

    @precondition(lambda self: self.life.opinions and self.life.issues)
    @rule(which=some, issue=some)
    def link(self, which: int, issue: int) -> None:
        name, opinion = self.opinion(which)
        to, _ = self.issue(issue)
        self.done(True, "opinion", "link", f"zhen/cun#{name}", "--issue", to)
        opinion.issues.add(to)

    @precondition(lambda self: self.life.opinions)
    @rule(which=some)
    def reply(self, which: int) -> None:
        name, opinion = self.opinion(which)
        words = ["--form", "上门", "--text", "已列入方案"]
        if self.done(not opinion.replied, "opinion", "reply", f"zhen/cun#{name}", *words):
            opinion.replied = True

    @precondition(lambda self: self.life.opinions)
    @rule(which=some, solved=st.sampled_from(["yes", "partly", "no"]))
    def judge(self, which: int, solved: str) -> None:
        name, opinion = self.opinion(which)
        back = [self.life.reopened.get(issue) for issue in opinion.issues]
        judged = opinion.judged
        may = judged is None or any(day and day >= judged for day in back)
        if self.done(may, "opinion", "verdict", f"zhen/cun#{name}", "--solved", solved):
            opinion.solved, opinion.judged = solved, self.life.day

    @rule(covers=st.sampled_from(["results", "replies"]))
    def post(self, covers: str) -> None:
        """Post a notice; the steps of the campaign come in their order (SEQ04)."""
        words = ["--covers", covers, "--form", "board", "--until", "+9d"]
        if self.in_order("add", "notice", "zhen/cun", *words):
            self.life.results |= covers == "results"
            self.life.replies = self.life.day if covers == "replies" else self.life.replies

    def in_order(self, *words: str) -> str | None:
        """Take a step of the campaign; None if it is one before its time (SEQ04)."""
        code, out, err = self.play(*words)
        assert code == 0 or "SEQ04 error" in err, err
        return None if code else out.strip().partition("#")[2] or "done"

    @rule(verb=st.sampled_from(["form", "revise", "approve"]))
    def plan(self, verb: str) -> None:
        words = {"form": [], "revise": ["--text", "补排水沟"], "approve": ["--by", OTHER]}[verb]
        life = self.life
        may = (life.versions == 0) if verb == "form" else life.versions > 0
        if not may or (verb == "approve" and life.approved):
            self.done(False, "plan", verb, "zhen/cun", *words)
        elif self.in_order("plan", verb, "zhen/cun", *words):
            life.versions += verb != "approve"
            life.approved = verb == "approve"

    @rule(satisfied=st.integers(0, 9), dissatisfied=st.integers(0, 9))
    def survey(self, satisfied: int, dissatisfied: int) -> None:
        counts = f"satisfied={satisfied},不满意={dissatisfied}"
        self.life.surveys += bool(self.in_order("survey", "record", "zhen/cun", "--counts", counts))

    @rule()
    def open_makeup(self) -> None:
        may = self.life.surveys > len(self.life.makeups)
        words = ("makeup", "open", "zhen/cun", "--text", "账目上墙")
        code, out, err = self.play(*words)
        if code == 0:
            assert may
            self.life.makeups[out.strip().partition("#")[2]] = False
        else:
            assert "has no survey" in err or "was opened on" in err

    @precondition(lambda self: self.life.makeups)
    @rule(which=some)
    def accept(self, which: int) -> None:
        names = sorted(self.life.makeups)
        name = names[which % len(names)]
        code, _, err = self.play("makeup", "accept", f"zhen/cun#{name}", "--by", OTHER)
        refused = "was accepted on" if self.life.makeups[name] else "MKU03 error"
        assert code == 0 or refused in err, err
        self.life.makeups[name] |= code == 0


TestLifeCycles = LifeCycles.TestCase
TestLifeCycles.settings = settings(
    max_examples=25,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
