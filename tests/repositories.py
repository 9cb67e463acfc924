"""Real git in a folder of a test: commits, branches and merges of a ledger."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

UNIT: Final = "data/units/lijia.yaml"
BEGUN: Final = """\
name: 李家村党支部
kind: village
# 意见从这里起
opinions:
  - id: O-001
    date: 2006-01-12
    text: 路不好走
issues:
  - id: I-001
    title: 修路
    owner: 陈志强  # 暂定
    due: 2006-05-31
    log:
      - {date: 2006-02-01, event: started, text: 开会}
"""
ENVIRON: Final = {
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "HOME": os.devnull,
    "ZHENGGAI_LANG": "zh",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


@dataclass(frozen=True)
class Repo:
    """A repository with a ledger in it."""

    folder: Path
    ledger: Path

    def git(self, *words: str, code: int = 0) -> str:
        """Run git; return what it says on both channels."""
        environ = dict(ENVIRON)
        for who in ("AUTHOR", "COMMITTER"):
            environ |= {f"GIT_{who}_NAME": "李文书", f"GIT_{who}_EMAIL": "li@example.org"}
            environ |= {f"GIT_{who}_DATE": "2006-03-15T08:30:00+0800"}
        done = subprocess.run(
            ["git", *words], cwd=self.folder, env=environ, capture_output=True, check=False,
        )  # fmt: skip
        said = (done.stdout + done.stderr).decode()
        assert done.returncode == code, said
        return said

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write files of the ledger; None takes one away."""
        for name, text in files.items():
            path = self.ledger / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink()
            else:
                path.write_bytes(text.encode())

    def commit(self, files: Mapping[str, str | None], subject: str = "记账") -> str:
        """Write files and commit all; return the id of the commit."""
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", subject)
        return self.git("rev-parse", "HEAD").strip()

    def read(self, name: str = UNIT) -> str:
        """Return what a file says now."""
        return (self.ledger / name).read_bytes().decode()


def repository(folder: Path, below: str = "", unit: str = BEGUN) -> Repo:
    """Make a repository with a ledger of one unit, committed; it may stand below the top."""
    ledger = folder / below
    ledger.mkdir(parents=True, exist_ok=True)
    repo = Repo(folder, ledger)
    repo.git("init", "-q", "-b", "main")
    repo.commit({"data/campaign.yaml": "name: 先进性教育\n", UNIT: unit}, "建账")
    return repo
