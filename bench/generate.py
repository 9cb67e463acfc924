"""Generate a ledger of any size: unit files of about 25 KiB, like those of the sample."""

from __future__ import annotations

import argparse
import random
import shutil
from pathlib import Path

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "data"
WORK = ["道路", "水渠", "路灯", "公厕", "沼气池", "文化室", "账目", "低保评议", "垃圾池", "水塔"]
PLACE = ["村口", "学校旁", "三组", "老屋场", "东头", "渡口", "晒谷坪", "祠堂边", "圩场", "坡下"]
NAMES = ["陈志强", "李建国", "黄秀英", "韦大明", "覃树林", "莫丽华", "蒙国安", "梁永福"]


def opinion(number: int, rng: random.Random) -> str:
    work, place = rng.choice(WORK), rng.choice(PLACE)
    day = rng.randrange(12, 29)
    return f"""  - id: O-{number:03d}
    date: 2006-02-{day - 8:02d}
    channel: {rng.choice(["forum", "box", "visit", "questionnaire"])}
    from: public
    nature: {rng.choice(["complaint", "wish", "suggestion"])}
    count: {rng.randrange(1, 40)}
    text: {place}的{work}多年没有人管，希望{number}月前修好
    public_text: 希望修好{place}的{work}
    category: countryside
    relayed: {{date: 2006-02-{day - 6:02d}, to: 村党支部, acknowledged: 2006-02-{day - 5:02d}}}
    decision: {{date: 2006-02-{day - 3:02d}, outcome: accepted, by: {rng.choice(NAMES)}}}
    issue: I-{number:03d}
    reply: {{date: 2006-02-{day - 1:02d}, form: visit, by: {rng.choice(NAMES)}, text: 已列入方案}}
"""


def issue(number: int, rng: random.Random) -> str:
    work, place = rng.choice(WORK), rng.choice(PLACE)
    owner, leader = rng.sample(NAMES, 2)
    metres = rng.randrange(20, 900)
    return f"""  - id: I-{number:03d}
    title: {place}{work}失修
    public_text: {place}{work}失修，群众出行不便
    domain: countryside
    theme: production
    area: A3
    source: opinion
    found: 2006-03-02
    cause: 多年没有专项资金，支部没有组织群众筹资投劳，第{number}项
    feasible: yes
    key: {"yes" if number == 1 else "no"}
    track: phased
    goal: 5月底前修好{place}{work}{metres}米
    leader: {leader}
    owner: {owner}
    due: 2006-05-31
    study: 两委会、村民代表会议三次研究
    scheme: 一事一议筹资，镇水利站负责设计
    milestones:
      - {{due: 2006-04-15, goal: 完成设计和筹资, done: 2006-04-12}}
      - {{due: 2006-05-31, goal: 完成施工}}
    measures:
      - id: M-{number * 2}
        text: 召开村民代表会议落实{place}{work}筹资{metres * 3}元
        kind: decision
        owner: {owner}
        due: 2006-04-10
        done: 2006-04-08
        result: 到会 {metres // 10} 人，筹资到位
        evidence: [a.txt]
      - id: M-{number * 2 + 1}
        text: 完成{metres}米{work}施工
        kind: paving
        owner: {leader}
        due: 2006-05-31
        quantity: {{value: {metres / 10}, unit: 米}}
    log:
      - {{date: 2006-03-20, event: started, by: {owner}}}
      - {{date: 2006-04-12, event: progress, text: 筹资{metres * 3}元，设计完成}}
"""


def unit(number: int, size: int) -> str:
    """Return the text of a village file of at least `size` bytes."""
    rng = random.Random(number)
    head = f"""name: 第{number}村党支部
kind: village
batch: 3
code: "4508991{number % 100:02d}201"
head: {rng.choice(NAMES)}
contact: {{name: 李同志, phone: "0775-3812345", box: 村委会门口, hours: "工作日 8:30-12:00"}}
members:
""" + "".join(f"  - {{name: {name}, role: 党员, appraisal: 工作实}}\n" for name in NAMES)
    opinions, issues = "", ""
    count = 0
    while len((head + opinions + issues).encode()) < size:
        count += 1
        opinions += opinion(count, rng)
        issues += issue(count, rng)
    return f"{head}opinions:\n{opinions}issues:\n{issues}"


def generate(folder: Path, units: int, size: int = 25 * 1024) -> None:
    """Write a ledger of towns with 25 villages each; an older one there is replaced."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "data" / "units").mkdir(parents=True)
    (folder / "data" / "evidence").mkdir()
    (folder / "data" / "evidence" / "a.txt").write_text("会议记录\n", encoding="utf-8")
    shutil.copy(SAMPLE / "campaign.yaml", folder / "data" / "campaign.yaml")
    for number in range(units):
        town = folder / "data" / "units" / f"town{number // 25:03d}"
        town.mkdir(exist_ok=True)
        (town / f"village{number:05d}.yaml").write_text(unit(number, size), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, default=1000)
    chosen = parser.parse_args()
    generate(chosen.folder, chosen.units)
