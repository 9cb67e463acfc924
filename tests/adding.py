"""A small ledger to add records to, in English and in Chinese keys."""

from pathlib import Path

import pytest

from zhenggai.cli.main import run

DAY = "2006-03-20"
CAMPAIGN = """\
name: 测试
stages: [{id: rectification, name: 整改提高, start: 2006-02-01, end: 2006-06-20}]
profiles: {town: {name: 乡镇党委, like: organ}}
"""
VILLAGE = """\
name: 李家村党支部
kind: village
members:
  - {name: 李建国, role: 书记}
  - {name: 陈志强}
opinions:
  - id: O-008
    date: 2006-02-12   # 座谈会上记的
    channel: forum
    from: public
    text: 村道难走
  - {id: O-009, date: 2006-02-13, channel: box, from: anonymous, text: 账目没有公开}
issues:
  - id: I-1
    title: 村道
    measures:
      - {id: M-9, text: 筹资}
  - id: I-2
    title: 账目
visits:
  - date: 2006-03-01
    team: 一组
"""
CHINESE = """\
名称: 大塘村党支部
类型: village
意见:
  - 编号: 意-1
    收到日期: 2006-02-12
    渠道: 座谈会
    来自: 群众
    原话: 村道难走
"""
TOWN = "name: 江南镇党委\nkind: town\n"


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "data/campaign.yaml": CAMPAIGN,
        "data/units/jiangnan.yaml": TOWN,
        "data/units/jiangnan/lijia.yaml": VILLAGE,
        "data/units/平塘镇/大塘村.yaml": CHINESE,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def add(*words: str, lang: str = "zh") -> int:
    """Run `zhenggai add`."""
    return run(["add", *words, "--as-of", DAY], {"ZHENGGAI_LANG": lang})


def added_lines(ledger: Path, unit: str, before: str) -> str:
    """Return the lines that a unit's file has more; nothing else may have changed."""
    after = (ledger / f"data/units/{unit}.yaml").read_text(encoding="utf-8").splitlines()
    old = before.splitlines()
    start = next((n for n, line in enumerate(old) if after[n] != line), len(old))
    more = len(after) - len(old)
    assert after[:start] + after[start + more :] == old
    return "".join(f"{line}\n" for line in after[start : start + more])
