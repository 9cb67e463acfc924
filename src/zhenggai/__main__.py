"""Run zhenggai as a program: `zhenggai`, or `python -m zhenggai`."""

import os
import sys
from importlib import import_module
from typing import Final

_COMPLETE: Final = ("--complete", "--complete-bash")


def main() -> None:
    """Run the command line of this process; a shell that completes does not wait for Typer.

    Each imports what it needs alone: both are started many times a day.
    """
    if sys.argv[1:2] and sys.argv[1] in _COMPLETE:
        import_module("zhenggai.cli.complete").main(sys.argv[1:], os.environ)
    else:
        import_module("zhenggai.cli.main").main()


if __name__ == "__main__":
    main()
