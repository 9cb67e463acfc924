"""Run zhenggai as `python -m zhenggai`."""

from zhenggai.cli.main import main

if __name__ == "__main__":
    main()
