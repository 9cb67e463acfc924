"""Values as JSON that keeps every character and steers no terminal that shows it."""

import json
from typing import Any

from zhenggai.report.clean import clean


def json_text(document: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """Return the document as JSON; control and format characters stand there as escapes."""
    lines = json.dumps(document, ensure_ascii=False, indent=2).split("\n")
    return "".join(f"{_escaped(line)}\n" for line in lines)


def _escaped(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(
        json.dumps(letter)[1:-1] if clean(letter) != letter else letter for letter in line
    )
