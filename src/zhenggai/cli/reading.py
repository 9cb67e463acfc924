"""What commands say on stderr of files that could not be read, wholly or in part."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

from zhenggai.cli.settings import Settings
from zhenggai.finding import Finding, Severity
from zhenggai.report.finding_line import finding_line
from zhenggai.words import Text


def complain(faults: Sequence[Finding], faulty: int, settings: Settings) -> None:
    """Say which files are not in the result, and in how many only a part could be read."""
    for fault in faults:
        sys.stderr.write(finding_line(fault, settings.lang) + "\n")
    if faulty:
        some = "1 unit has" if faulty == 1 else f"{faulty} units have"
        settings.tell(
            Text(
                f"{faulty} 个单位的文件有错误，读不懂的内容不在里面。运行 zhenggai validate 查看",
                f"{some} faults in the file; what could not be read is left out."
                " Run zhenggai validate",
            )
        )


def errors_among(faults: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the errors."""
    return tuple(fault for fault in faults if fault.severity is Severity.ERROR)


def room(settings: Settings) -> int | None:
    """Return how many columns the terminal has; None if the result goes elsewhere."""
    return shutil.get_terminal_size().columns if settings.terminal else None
