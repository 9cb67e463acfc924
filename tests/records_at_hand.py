"""A small ledger that the tests of filters, lists and traces read."""

import datetime as dt
from pathlib import Path
from typing import Final

from zhenggai.listing import Wanted, listing
from zhenggai.load import Ledger, open_ledger
from zhenggai.query.grammar import parse
from zhenggai.query.kinds import kind_named

DAY: Final = dt.date(2006, 3, 31)

CAMPAIGN: Final = """\
name: 先进性教育活动
stages: [{id: rectification, name: 整改提高, start: 2006-02-01, end: 2006-06-20}]
profiles: {town: {name: 乡镇党委, name_en: town committee, like: organ}}
"""

TOWN: Final = """\
name: 江南镇党委
kind: town
head: 覃志远
opinions:
  - id: O-1
    date: 2006-02-01
    channel: hotline
    from: anonymous
    text: 李家村的路难走
    decision: {date: 2006-02-10, outcome: accepted, by: 覃志远}
    issue: jiangnan/lijia#I-1
issues:
  - id: I-1
    title: 垃圾没有统一收运
    theme: appearance
    track: deadline
    owner: 韦国栋
    due: 2006-05-30
    shared: {lead: jiangnan, partners: [{name: jiangnan/lijia, duty: 建池}]}
mechanisms:
  - {id: Z-1, title: 村道养护办法, kind: other, from: "jiangnan/lijia#I-1", adopted: 2006-03-30}
"""

VILLAGE: Final = """\
name: 李家村党支部
kind: village
batch: 3
head: 李建国
members:
  - {name: 李建国, role: 书记}
  - {name: 陈志强, floating: {left: 2006-01-05, place: 广东}}
findings:
  - {id: F-1, stage: appraisal, date: 2006-01-20, about: unit, text: 路不通}
meetings:
  - {date: 2006-02-03, kind: study, topic: 学党章, expected: 7, present: 6}
  - {date: 2006-02-20, kind: hearing, topic: 听意见, public: 20}
opinions:
  - id: O-1
    date: 2006-01-12
    channel: forum
    from: public
    nature: wish
    count: 14
    strong: yes
    text: 村口的路 下雨走不了
    public_text: 希望修路
    relayed: {date: 2006-01-14, to: 村支部, acknowledged: 2006-01-15}
    decision: {date: 2006-01-18, outcome: accepted, by: 李建国}
    issue: I-1
    reply: {date: 2006-01-20, form: visit, by: 李建国, text: 分两期修}
    verdict: {date: 2006-03-28, solved: yes, text: 好走了}
  - id: O-2
    date: 2006-03-01
    channel: box
    from: public
    nature: complaint
    count: 3
    about: member 陈志强
    text: 找不到人
issues:
  - id: I-1
    title: 道路雨天不通
    theme: production
    from: [F-1]
    found: 2006-01-18
    key: yes
    track: phased
    owner: 陈志强
    due: 2006-03-20
    tags: [roads, paving]
    milestones:
      - {due: 2006-03-01, goal: 筹资, done: 2006-02-28}
    measures:
      - id: M-1
        text: 筹资
        owner: 陈志强
        due: 2006-02-28
        done: 2006-02-27
        result: 4.2万元
        evidence: [a.txt]
      - {id: M-2, text: 铺路, owner: 李建国, due: 2006-03-25, done: 2006-03-26}
    log:
      - {date: 2006-02-20, event: started, by: 陈志强}
      - {date: 2006-03-15, event: extended, due: 2006-03-25, reason: 下雨, by: 覃志远}
      - {date: 2006-03-27, event: done, text: 雨天可走, by: 陈志强}
  - id: I-2
    title: 账目不公开
    theme: democracy
    track: deadline
    owner: 李建国
    due: 2006-03
    log: [{date: 2006-03-05, event: started}]
    measures:
      - {id: M-3, text: 张榜公布, owner: 李建国, due: 2006-03-20}
  - id: I-3
    title: 河堤垃圾
    theme: appearance
    track: deadline
    owner: 韦凤英
    due: 2006-04-05
    shared: {lead: jiangnan, of: "jiangnan#I-1"}
  - id: I-4
    title: 下组少
    member: 陈志强
    track: immediate
    owner: 陈志强
    due: 2006-02-10
    log:
      - {date: 2006-02-01, event: done}
      - {date: 2006-02-20, event: reopened}
  - id: I-5
    title: 小学前泥路
    log: [{date: 2006-02-02, event: merged, into: I-1}]
notices:
  - {id: N-1, covers: plan, from: 2006-03-01, until: 2006-03-08, form: board, place: 村委会}
  - {id: N-2, covers: results, from: 2006-03-29, form: board, place: 晒谷坪, issues: [I-1],
     digest: "0"}
lookbacks:
  - date: 2006-03-30
    by: [李水旺]
    issues:
      I-1:
        solved: {answer: partly, basis: 有两处积水}
        follow_up: {text: 补两处, owner: 陈志强, due: 2006-04-10}
visits:
  - date: 2006-03-10
    team: 镇督导组
    checks: {truthful: {answer: yes, basis: 看了}}
    orders:
      - {id: D-1, number: 督〔2006〕3号, text: I-1 的进度要公开, due: 2006-03-20}
waivers:
  - {rule: MET01, reason: 人少, by: 覃志远, until: 2006-02-28}
"""

UNITS: Final = {"jiangnan": TOWN, "jiangnan/lijia": VILLAGE}


def write_ledger(root: Path, units: dict[str, str] | None = None) -> Ledger:
    """Write a ledger below `root` and open it."""
    folder = root / "data" / "units"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "data" / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    for unit_id, text in (UNITS if units is None else units).items():
        path = folder / f"{unit_id}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return open_ledger(root)


def chosen(folder: Path, kind: str, text: str, day: dt.date = DAY) -> list[str]:
    """Return the records that a filter means; those of the village without the unit."""
    wanted = Wanted(kind_named(kind).id, parse(text), (), day)
    rows = listing(open_ledger(folder), wanted).rows
    return [row.address.removeprefix("jiangnan/lijia#") for row in rows]
