"""What commands say of the sample city on a day in May."""

import csv
import io
import json
from pathlib import Path
from typing import Any, Final

from tests.small_ledger import Out
from zhenggai.cli.main import run

SAMPLE: Final = Path(__file__).parent.parent


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def out_of(capsys: Out, *words: str) -> str:
    code = run([*words, "--ledger", str(SAMPLE), "--as-of", "2006-05-20", "--lang", "zh"], {})
    captured = capsys.readouterr()
    assert (code, captured.err) == (0, "")
    return captured.out


def total_behind(capsys: Out, *words: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(out_of(capsys, "rollup", *words, "--format", "json"))
