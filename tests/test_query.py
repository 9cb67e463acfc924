"""Filters: read and written back, judged against each other, and clear when they are wrong."""

import datetime as dt
from pathlib import Path

import pytest

from tests.records_at_hand import DAY, chosen, write_ledger
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.query.days import Days, days_of
from zhenggai.source import Mapping

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "filters.md"
ALL = Campaign(node=Mapping("campaign.yaml", 1, 1), name="活动", lists=word_lists(None))


@pytest.fixture(scope="module")
def ledger_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    write_ledger(folder)
    return folder


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("issues", "theme=production", "I-1"),
        ("问题", "主题=生产发展", "I-1"),
        ("issue", "theme=production|democracy", "I-1 I-2"),
        ("issues", "theme=生产发展|DEMOCRACY !key", "I-2"),
        ("issues", "theme!=production unit=jiangnan/lijia", "I-2 I-3 I-4 I-5"),
        ("issues", "theme=", "I-4 I-5"),
        ("issues", 'theme!="" unit=jiangnan/*', "I-1 I-2 I-3"),
        ("issues", "overdue", "I-4"),
        ("issues", "逾期|副本", "I-3 I-4"),
        ("issues", "!overdue open", "jiangnan#I-1 I-2 I-3"),
        ("issues", "due=2006-03", "I-1 I-2"),
        ("issues", "due<2006-03", "I-4"),
        ("issues", "due<=2006-03", "I-1 I-2 I-4"),
        ("issues", "due>2006-03-31", "jiangnan#I-1 I-3"),
        ("issues", "due>=2006-04", "jiangnan#I-1 I-3"),
        ("issues", "due≥2006-04 ！key", "jiangnan#I-1 I-3"),
        ("issues", "due<=+7d open", "I-2 I-3 I-4"),
        ("issues", "时限<=+7天 未完成", "I-2 I-3 I-4"),
        ("issues", "due=this_week", "I-2"),
        ("issues", "due=today", "I-2"),
        ("issues", "original_due=2006-03-20", "I-1"),
        ("issues", "due_soon", "I-2 I-3"),
        ("issues", "days_left<0 open", "I-4"),
        ("issues", "done_on>=2006-03-27 late", "I-1"),
        ("issues", "status=done", "I-1"),
        ("issues", "已整改 已公示 looked-back 有佐证", "I-1"),
        ("issues", "暂不能解决", ""),
        ("issues", "yellow", "I-1 I-2 I-3"),
        ("issues", "红|灰", "I-4 I-5"),
        ("issues", "outside merged", "I-5"),
        ("issues", "relapsed relapses=1 personal member=陈*", "I-4"),
        ("issues", "extended key", "I-1"),
        ("issues", "key=true", "I-1"),
        ("issues", "shared", "jiangnan#I-1 I-3"),
        ("issues", "shared=no unit=jiangnan/lijia", "I-1 I-2 I-4 I-5"),
        ("issues", "shared= unit=jiangnan/lijia", "I-1 I-2 I-4 I-5"),
        ("issues", "shared.lead=jiangnan copy", "I-3"),
        ("issues", "shared.partners.name~lijia", "jiangnan#I-1"),
        ("issues", "title~垃圾", "jiangnan#I-1 I-3"),
        ("issues", "theme~生产", "I-1"),
        ("issues", "due~2006-03", "I-1 I-2"),
        ("issues", "tags=roads tags=硬化", "I-1"),
        ("issues", "改路", "I-1"),
        ("issues", "raised_by>=14 opinions=O-1", "I-1"),
        ("issues", "measures>=2", "I-1"),
        ("issues", "measures.owner=陈志强", "I-1"),
        ("issues", "log.event=extended log.reason~雨", "I-1"),
        ("issues", "log", "I-1 I-2 I-4 I-5"),
        ("issues", "unit.kind=town", "jiangnan#I-1"),
        ("issues", "单位.类型=乡镇党委", "jiangnan#I-1"),
        ("issues", "unit.batch=3 id=i-1", "I-1"),
        ("issues", "line<10", ""),
        ("measures", "open overdue", "M-3"),
        ("measures", "late issue.theme=production", "M-2"),
        ("措施", "问题.主题=生产发展 已完成", "M-1 M-2"),
        ("measures", "due_soon|personal", ""),
        ("measures", "days_left<-10 evidence=a.txt", "M-1"),
        ("opinions", "anonymous", "jiangnan#O-1"),
        ("opinions", "匿名 unanswered adopted", "jiangnan#O-1"),
        ("opinions", "overdue undecided", "O-2"),
        ("opinions", "未答复 !逾期", ""),
        ("opinions", "reply_due<2006-02", "O-1"),
        ("opinions", "solved answered !late", "O-1"),
        ("opinions", "unsolved", ""),
        ("opinions", "verdict.solved=yes 答复.方式=上门", "O-1"),
        ("opinions", "about=member", "O-2"),
        ("opinions", 'about="党员 陈志强"', "O-2"),
        ("opinions", "about=unit count>=10", "O-1"),
        ("opinions", 'text~"路 下雨"', "O-1"),
        ("opinions", "text~“路 下雨” issue=I-1", "O-1"),
        ("opinions", "issue=jiangnan/lijia#*", "jiangnan#O-1"),
        ("opinions", "!issue", "O-2"),
        ("opinions", "category=", "jiangnan#O-1 O-1 O-2"),
        ("opinions", "category=自己的分类", ""),
        ("members", "away", "陈志强"),
        ("members", "!floating !looked_back", "李建国"),
        ("meetings", "study present<7", "meetings/1"),
        ("meetings", "public", "meetings/2"),
        ("notices", "hanging stale", "N-2"),
        ("notices", "until<2006-03-31", "N-1"),
        ("orders", "open overdue visit.team~镇", "D-1"),
        ("orders", "督导.方式=", "D-1"),
        ("orders", "late", ""),
        ("visits", "checks.answer=yes orders=1", "visits/1"),
        ("visits", "checks.truthful=是", "visits/1"),
        ("visits", "checks.truthful.basis~看 checks", "visits/1"),
        ("lookbacks", "issues.I-1.solved=partly", "lookbacks/1"),
        ("lookbacks", "issues.follow_up.owner=陈志强", "lookbacks/1"),
        ("lookbacks", "issue_ids=I-1 by=李水旺 !personal", "lookbacks/1"),
        ("waivers", "expired", "waivers/1"),
        ("findings", "stage=appraisal about=unit", "F-1"),
        ("mechanisms", "from=jiangnan/lijia#I-1 !overdue", "jiangnan#Z-1"),
        ("surveys", "counts.satisfied>0", ""),
        ("surveys", "superseded", ""),
        ("makeups", "open|overdue", ""),
        ("units", "kind=village issues>=5 !finished", "jiangnan/lijia"),
        ("units", "unit=jiangnan", "jiangnan jiangnan/lijia"),
        ("publicity", "model.theme=production", ""),
    ],
)
def test_a_filter_means_these_records(
    ledger_folder: Path, kind: str, text: str, expected: str
) -> None:
    assert chosen(ledger_folder, kind, text) == expected.split()


def test_facts_of_later_days_are_not_there_yet(ledger_folder: Path) -> None:
    early = dt.date(2006, 2, 25)
    assert chosen(ledger_folder, "issues", "relapsed|key", early) == ["I-1", "I-4"]
    assert chosen(ledger_folder, "issues", "done|extended", early) == []
    assert chosen(ledger_folder, "notices", "", early) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2006-02", "2006-02-01", "2006-02-28"),
        ("2006", "2006-01-01", "2006-12-31"),
        ("today", "2006-03-31", "2006-03-31"),
        ("昨天", "2006-03-30", "2006-03-30"),
        ("tomorrow", "2006-04-01", "2006-04-01"),
        ("本周", "2006-03-27", "2006-04-02"),
        ("last-week", "2006-03-20", "2006-03-26"),
        ("Next_Week", "2006-04-03", "2006-04-09"),
        ("上月", "2006-02-01", "2006-02-28"),
        ("next_month", "2006-04-01", "2006-04-30"),
        ("+7d", "2006-04-07", "2006-04-07"),
        ("今天-14天", "2006-03-17", "2006-03-17"),
        ("+2周", "2006-04-14", "2006-04-14"),
        ("+1m", "2006-04-30", "2006-04-30"),
        ("-1个月", "2006-02-28", "2006-02-28"),
        ("+11月", "2007-02-28", "2007-02-28"),
    ],
)
def test_days_are_named_or_counted(text: str, first: str, last: str) -> None:
    expected = Days(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert days_of(text, DAY) == expected


@pytest.mark.parametrize(
    "text", ["", "2006-13", "2006-00", "2006-02-30", "2006-02-00", "0000", "7d", "+9999w", "+7y"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert days_of(text, dt.date(9999, 1, 31)) is None
