# `just check` is what CI runs. `just --list` shows the rest.
set positional-arguments

python := justfile_directory() / ".venv/bin/python"
bin := justfile_directory() / ".venv/bin"

# thousands of kills, random edits and merges: to measure coverage there, too, would only double the time
long := "tests/test_writing_crashes.py tests/test_editor_random.py tests/test_merging_random.py"

# everything that CI asks for
check: format-check lint types layers spelling generated ledger test wheel hooks

# the tests, with the tools they drive (git, Chromium, poppler) installed if missing
test: tools
    {{bin}}/pytest -q -n auto --dist worksteal --cov --cov-report=term:skip-covered --durations=20 {{ prepend("--ignore=", long) }}
    {{bin}}/pytest -q -n auto --dist worksteal {{long}}

# install what the tests drive; on anything but Debian as root, say what is missing
tools:
    sh tools/install-tools.sh

format:
    {{bin}}/ruff format src tests bench tools
    {{bin}}/ruff check --fix src tests bench tools

format-check:
    {{bin}}/ruff format --check src tests bench tools

lint:
    {{bin}}/ruff check src tests bench tools

types:
    {{bin}}/mypy

layers:
    {{bin}}/lint-imports

spelling:
    {{bin}}/codespell README.md CONTRIBUTING.md CHANGELOG.md docs src tests/*.py bench tools

# docs and schemas are generated: they must be what the code would generate now
generated:
    {{python}} tools/generate.py --check
    {{python}} -m tools.docx_templates --check

generate:
    {{python}} tools/generate.py
    {{python}} -m tools.docx_templates

# the sample ledger has no errors at its end, and is laid out as `fmt` does it
ledger:
    {{bin}}/zhenggai validate --as-of 2006-06-20 --quiet --fail-on warning
    {{bin}}/zhenggai fmt --check

# build the wheel and run it from an empty folder in an empty environment
wheel:
    sh tools/try-wheel.sh

# install the pre-commit hooks into a repository with Chinese file names, and commit to it
hooks: tools
    sh tools/try-pre-commit.sh

# ratios against plain PyYAML and plain typer, and of the rule book to reading; `--rules`: each rule
bench *options:
    {{python}} bench/bench.py "$@"
