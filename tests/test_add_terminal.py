"""`add` at a real terminal: a record is asked for, and whatever stops it nothing typed is lost."""

import os
import pty
import re
import select
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adding import DAY, VILLAGE, add, added_lines, ledger

__all__ = ["ledger"]
LIJIA = "jiangnan/lijia"
STEERING = re.compile(r"\x1b\[[?0-9;]*[A-Za-z]")


class Terminal:
    """A terminal at which a command runs."""

    def __init__(self, *words: str, lang: str = "zh") -> None:
        self.shown = ""
        self.child, self.handle = pty.fork()
        if self.child == 0:
            kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
            environ = {**kept, "LANG": "C.UTF-8", "TERM": "dumb", "ZHENGGAI_LANG": lang}
            words = (sys.executable, "-m", "zhenggai", *words, "--as-of", DAY)
            os.execvpe(words[0], words, environ)  # noqa: S606

    def until(self, text: str, key: bytes = b"") -> str:
        """Read until a text is shown, pressing a key; return what was shown meanwhile."""
        end = time.monotonic() + 20
        seen, press = "", 0.0
        while text not in seen:
            now = time.monotonic()
            assert now < end, f"never shown: {text}\n{self.shown}"
            if key and now > press:
                # Python misses a signal that comes just before it waits for the next key.
                os.write(self.handle, key)
                press = now + 1
            if select.select([self.handle], [], [], 0.2)[0]:
                seen += self.read()
        self.shown += seen
        return seen

    def read(self) -> str:
        try:
            data = os.read(self.handle, 65536).decode("utf-8", "replace")
        except OSError:
            return ""
        return STEERING.sub("", data).replace("\r", "")

    def type(self, *lines: str, then: str = "> ") -> str:
        """Type lines, each once it is asked for; return what was shown after the last."""
        said = ""
        for number, line in enumerate(lines, 1):
            os.write(self.handle, f"{line}\n".encode())
            said = self.until(then if number == len(lines) else "> ")
        return said

    def ended(self) -> int:
        """Return the exit code; read what is still shown."""
        while select.select([self.handle], [], [], 0.2)[0] and (more := self.read()):
            self.shown += more
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        os.close(terminal.handle)


def test_a_clerk_adds_two_opinions_from_the_pile(ledger: Path, terminals: list[Terminal]) -> None:
    at = Terminal("add", "意见")
    terminals.append(at)
    assert "2 jiangnan/lijia 李家村党支部" in at.until("> ")
    assert "收到日期" in at.type("2")
    assert "写入吗？" in at.type("昨天", "1", "群众", "2", "灯坏了", "", "", "", "", "")
    assert "已添加意见 jiangnan/lijia#O-010" in at.type("")
    assert "收到日期（收到的日期） [2006-03-19]" in at.type("y")
    assert "写入吗？" in at.type("", "", "匿名", "", "水渠堵了", "6", "", "", "", "")
    assert "[y/N]" in at.type("是")
    at.type("", then="\n")
    assert at.ended() == 0
    assert added_lines(ledger, LIJIA, VILLAGE) == (
        "  - {id: O-010, date: 2006-03-19, channel: forum, from: public, nature: wish,"
        " text: 灯坏了}\n"
        "  - {id: O-011, date: 2006-03-19, channel: forum, from: anonymous, nature: wish,"
        " count: 6, text: 水渠堵了}\n"
    )


@pytest.mark.parametrize(
    ("stop", "code"), [(b"\x03", 130), (b"\x04", 130)], ids=["Ctrl-C", "Ctrl-D"]
)
def test_what_was_typed_is_given_back_and_can_be_taken_up_again(
    ledger: Path, terminals: list[Terminal], stop: bytes, code: int
) -> None:
    at = Terminal("add", "opinion", LIJIA, lang="en")
    terminals.append(at)
    at.until("> ")
    assert "count" in at.type("3月1日", "2", "", "", "灯坏了: 两盏")
    at.until("opinion.yaml --ask", stop)
    assert at.ended() == code
    given_back = at.shown.rpartition("--ask\n")[2]
    assert given_back.splitlines()[:3] == [
        "date: 2006-03-01",
        "channel: box",
        'text: "灯坏了: 两盏"',
    ]
    assert (ledger / "data/units/jiangnan/lijia.yaml").read_text(encoding="utf-8") == VILLAGE
    (ledger / "opinion.yaml").write_text(given_back, encoding="utf-8")
    again = Terminal("add", "opinion", LIJIA, "--input", "opinion.yaml", "--ask", lang="en")
    terminals.append(again)
    assert "\nfrom (" in again.until("> ")
    assert "Write it?" in again.type("1", "", "", "", "", "", "")
    assert "added opinion jiangnan/lijia#O-010" in again.type("y")
    again.type("", then="\n")
    assert again.ended() == 0
    assert 'channel: box, from: public, text: "灯坏了: 两盏"}' in added_lines(
        ledger, LIJIA, VILLAGE
    )


@pytest.mark.usefixtures("ledger")
def test_a_line_that_was_not_finished_is_given_back_too(terminals: list[Terminal]) -> None:
    at = Terminal("add", "measure", f"{LIJIA}#I-2")
    terminals.append(at)
    at.until("> ")
    os.write(at.handle, "公布两个年度的".encode())
    at.until("公布两个年度的")
    at.until("# 公布两个年度的", b"\x03")
    assert at.ended() == 130


@pytest.mark.usefixtures("ledger")
def test_a_record_that_is_refused_can_be_put_right(terminals: list[Terminal]) -> None:
    at = Terminal("add", "makeup", LIJIA)
    terminals.append(at)
    at.until("> ")
    assert "写入吗？" in at.type("S-1", "", "", "不满意的多", "", "")
    assert "REF02" in at.type("")
    assert "测评: S-1" in at.type("n", then="原因: 不满意的多")
    assert at.ended() == 0


def test_a_unit_is_asked_for(ledger: Path, terminals: list[Terminal]) -> None:
    at = Terminal("add", "unit")
    terminals.append(at)
    assert "新单位的编号" in at.until("> ")
    assert "不能作单位编号" in at.type("jiangnan/新 村")
    assert "已经有了" in at.type("jiangnan/lijia")
    assert "单位名称" in at.type("jiangnan/xincun")
    assert "1 机关   2 村   3 乡镇党委" in at.type("新村党支部")
    assert "没有 4，写 1 到 3" in at.type("4")
    at.type("村", "", "王明", "王同志", "", "村口", "", "", "", "320", "12")
    at.type("", then="下一步")
    assert at.ended() == 0
    assert (ledger / "data/units/jiangnan/xincun.yaml").read_text(encoding="utf-8") == (
        "name: 新村党支部\n"
        "kind: village\n"
        "head: 王明\n"
        "contact: {name: 王同志, box: 村口}\n"
        "population: 320\n"
        "member_count: 12\n"
    )


def test_a_unit_that_is_not_there_is_asked_for_again(
    ledger: Path, terminals: list[Terminal]
) -> None:
    for number in range(41):
        unit = ledger / f"data/units/v{number}.yaml"
        unit.write_text("name: 村\nkind: village\n", encoding="utf-8")
    at = Terminal("add", "measure")
    terminals.append(at)
    at.until("> ")
    assert "账本里没有单位“jiangnan/lija”" in at.type("jiangnan/lija")
    assert "措施归入哪一条" in at.type(LIJIA)


@pytest.mark.usefixtures("ledger")
def test_a_pipe_asks_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert add("opinion", LIJIA, "--text", "x", "--ask") == 2
    assert "这里不是终端，不能提问" in capsys.readouterr().err


@pytest.mark.parametrize("stop", [b"\x03", b"\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_answers_of_a_look_back_are_given_back_and_taken_up_again(
    ledger: Path, terminals: list[Terminal], stop: bytes
) -> None:
    at = Terminal("lookback", "answer", LIJIA)
    terminals.append(at)
    at.until("> ")
    assert "I-1 · 依据" in at.type("部分")
    at.type("只有路名")
    at.until("--input lookback.yaml", stop)
    assert at.ended() == 130
    given_back = at.shown.rpartition("lookback.yaml\n")[2]
    assert "整改内容是否具体明确: {答案: 部分, 依据: 只有路名}" in given_back
    (ledger / "lookback.yaml").write_text(given_back, encoding="utf-8")
    again = Terminal("lookback", "answer", LIJIA, "--input", "lookback.yaml")
    terminals.append(again)
    assert "I-1 村道 · 措施是否到位" in again.until("> ")
    assert "写入吗？" in again.type(
        *("", "") * 2, "定目标", "李建国", "月底", *("", "") * 3, "定", "李建国", "月底"
    )
    assert "回头看 2 条" in again.type("", then="条\n")
    assert again.ended() == 0
    assert "specific: {answer: partly, basis: 只有路名}" in added_lines(ledger, LIJIA, VILLAGE)


def test_lines_that_are_pasted_are_one_answer(ledger: Path, terminals: list[Terminal]) -> None:
    at = Terminal("add", "opinion", LIJIA)
    terminals.append(at)
    at.until("> ")
    at.type("", "1", "", "")
    at.type("\x1b[200~路灯不亮\n要求修好\n\x1b[201~", then="[1]\n> ")
    assert "写入吗？" in at.type("", "", "", "", "")
    assert "原话: 路灯不亮要求修好" in at.shown
    at.type("n", then="原话")
    assert at.ended() == 0
    assert (ledger / "data/units/jiangnan/lijia.yaml").read_text(encoding="utf-8") == VILLAGE


def test_what_was_typed_before_the_last_question_does_not_answer_it(
    ledger: Path, terminals: list[Terminal]
) -> None:
    at = Terminal("add", "opinion", LIJIA)
    terminals.append(at)
    at.until("> ")
    at.type("", "1", "", "", "灯坏了", "", "", "", "")
    os.write(at.handle, "求快修\n是\n".encode())
    at.until("写入吗？")
    at.type("n", then="分类: 求快修")
    assert at.ended() == 0
    assert (ledger / "data/units/jiangnan/lijia.yaml").read_text(encoding="utf-8") == VILLAGE
