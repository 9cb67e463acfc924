"""Read the units that a command names, and say what cannot be known of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from zhenggai.cli.settings import Settings
from zhenggai.finding import Finding, Severity
from zhenggai.load import CAMPAIGN_FILE, Ledger
from zhenggai.outlook import Outlook, look
from zhenggai.report.finding_line import finding_line
from zhenggai.words import Text


def look_at(ledger: Ledger, units: Sequence[str], settings: Settings) -> tuple[Outlook, ...]:
    """Say how these units stand; complain of what is not known of them, and of nothing else."""
    found = look(ledger, units, settings.day)
    whole = len(units) == len(ledger.units)
    lost = [item for item in ledger.findings if whole or _of_campaign(item)]
    lost += [fault for outlook in found if not outlook.read for fault in outlook.faults]
    for finding in lost:
        if finding.severity is Severity.ERROR:
            sys.stderr.write(finding_line(finding, settings.lang) + "\n")
    faulty = sum(outlook.read and _faulty(outlook) for outlook in found)
    if faulty:
        some = "1 unit has" if faulty == 1 else f"{faulty} units have"
        settings.tell(
            Text(
                f"{faulty} 个单位的文件有错误，读不懂的内容没有算进来。运行 zhenggai validate 查看",
                f"{some} faults in the file; what could not be read is left out."
                " Run zhenggai validate",
            )
        )
    return found


def _of_campaign(finding: Finding) -> bool:
    return finding.location.path == CAMPAIGN_FILE


def _faulty(outlook: Outlook) -> bool:
    return any(fault.severity is Severity.ERROR for fault in outlook.faults)


def none_read(outlooks: Sequence[Outlook]) -> bool:
    """Say whether no unit could be read, though there are some."""
    return bool(outlooks) and not any(outlook.read for outlook in outlooks)
