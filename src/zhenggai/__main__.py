"""Run zhenggai as a program: `zhenggai`, or `python -m zhenggai`."""

import os
import sys
from importlib import import_module
from typing import Final

from zhenggai.cli import complete

_COMPLETE: Final = ("--complete", "--complete-bash")


def main() -> None:
    """Run the command line of this process; a shell that completes does not wait for Typer."""
    if sys.argv[1:2] and sys.argv[1] in _COMPLETE:
        complete.main(sys.argv[1:], os.environ)
    else:
        import_module("zhenggai.cli.main").main()


if __name__ == "__main__":
    main()
