"""Write what follows from the code: JSON Schemas, docs/format.md, and a page for each rule.

`--check` writes nothing and exits with 1 if a committed file is not what would be written.
"""

import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import yaml

from zhenggai.cli.surface import surface
from zhenggai.explain import PAGES, explain
from zhenggai.model import schema as table
from zhenggai.model.campaign import Campaign, word_lists
from zhenggai.model.schema import Key, Kind, Record, keys_of
from zhenggai.model.unit import Unit
from zhenggai.papers.registry import PAPERS
from zhenggai.proof import blocks_of
from zhenggai.render import templates
from zhenggai.report.figures_page import Note
from zhenggai.report.figures_page import as_page as as_figures_page
from zhenggai.report.rule_page import as_index, as_page
from zhenggai.report.schemas import output_schemas
from zhenggai.report.views_page import as_page as as_views_page
from zhenggai.rules import RULES
from zhenggai.schema import campaign_schema, records_of, unit_schema
from zhenggai.source import Mapping
from zhenggai.words import LISTS, SUBJECTS, Text, Vocabulary

ROOT: Final = Path(__file__).parent.parent
TODAY: Final = dt.date(2026, 11, 23)
"""The real today of the examples: the pages do not change from day to day."""
PLAIN: Final = {
    table.TEXT: Text("文字", "text"),
    table.LINES: Text("文字，可以是列表", "text, or a list of texts"),
    table.ID: Text("编号", "id"),
    table.IDS: Text("编号，可以是列表", "id, or a list of ids"),
    table.NOTE: Text("文字或日期", "text or day"),
    table.ABOUT: Text("对象", "subject"),
    table.TOPIC: Text("方面、主题或领域", "domain, theme or area"),
    table.PATH: Text("路径", "path"),
    table.DAY: Text("日期", "day"),
    table.FACT: Text("日期（事实）", "day (fact)"),
    table.DUE: Text("日期或月份", "day or month"),
    table.SPAN: Text("日期或[日期段](#span)", "day, or [span of days](#span)"),
    table.CLOCK: Text("时刻，如 19:30", "time, like 19:30"),
    table.WHOLE: Text("整数", "whole number"),
    table.NUMBER: Text("数", "number"),
    table.FLAG: Text("是或否", "yes or no"),
}
TOOLS: Final = ROOT / "tools"
HEAD: Final = TOOLS / "format-head.md"
FIGURES_EXAMPLE: Final = TOOLS / "figures-example.yaml"


def documents() -> dict[str, str]:
    """Return every generated file: its path below the repository, and its text."""
    return {
        "schema/unit.schema.json": _json(unit_schema()),
        "schema/campaign.schema.json": _json(campaign_schema()),
        **{f"schema/{name}.schema.json": _json(it) for name, it in output_schemas().items()},
        "src/zhenggai/cli/completion.json": _json(surface()),
        "docs/format.md": format_page(),
        "docs/figures.md": figures_page(),
        "docs/views.md": views_page(),
        **rule_pages(),
    }


def figures_page() -> str:
    """Return what every figure means, with the example that is worked out by hand."""
    example = FIGURES_EXAMPLE.read_text(encoding="utf-8")
    head = (TOOLS / "figures-head.md").read_text(encoding="utf-8")
    return as_figures_page(head.replace("{{example}}", example), figures_notes(), _campaign())


def views_page() -> str:
    """Return the views of the papers, field by field."""
    notes = yaml.safe_load((TOOLS / "views-notes.yaml").read_text(encoding="utf-8"))
    head = (TOOLS / "views-head.md").read_text(encoding="utf-8")
    ready = templates(None, plain=False)
    blocks = {paper.name: blocks_of(ready, f"{paper.name}.html.j2") for paper in PAPERS}
    return as_views_page(head, notes, blocks, _campaign())


def _campaign() -> Campaign:
    return Campaign(node=Mapping("", 1, 1), name="", lists=word_lists(None))


def figures_notes() -> dict[str, Note]:
    """Return what is said of each rate and each metric, by id."""
    found = yaml.safe_load((TOOLS / "figures-notes.yaml").read_text(encoding="utf-8"))
    return {
        name: Note(Text(note["zh"], note["en"]), note["example"], str(note.get("from", "")))
        for part in ("rates", "counts", "basis")
        for name, note in found[part].items()
    }


def rule_pages() -> dict[str, str]:
    """Return the page of each rule and the page that lists them."""
    pages = {f"{PAGES}/README.md": as_index(RULES)}
    for rule in RULES:
        with TemporaryDirectory() as folder:
            shown = explain(rule, Path(folder), TODAY)
        pages[shown.page] = as_page(shown)
    return pages


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def format_page() -> str:
    """Return the reference of the format, in both languages."""
    unit, campaign = records_of(Unit), records_of(Campaign)
    lists = {words.name.en: words for words in LISTS.values()}
    for record in dict.fromkeys((*unit, *campaign)):
        for key in keys_of(record).values():
            lists |= {words.name.en: words for words in _closed(key.kind)}
    parts = [HEAD.read_text(encoding="utf-8"), "\n## 单位文件 / A unit file\n"]
    parts += [_section(record) for record in unit]
    parts.append("\n## 活动文件 data/campaign.yaml / The campaign file\n")
    parts += [_section(record) for record in campaign if record not in unit]
    parts.append("\n## 词表 / Word lists\n")
    parts += [_list(words) for words in (*lists.values(), SUBJECTS)]
    return "".join(parts)


def _closed(kind: Kind) -> Iterator[Vocabulary]:
    if isinstance(kind, table.Choice):
        yield kind.vocabulary
    elif isinstance(kind, table.Some):
        yield from _closed(kind.of)
    elif isinstance(kind, table.Table):
        yield from _closed(kind.values)


def _section(record: type[Record]) -> str:
    lines = [
        f'\n<a id="{record.__name__.lower()}"></a>',
        f"### {record.called.zh} / {record.called.en}\n",
        "| 键 key | 中文键 | 必填 | 值 value | 含义 | meaning |",
        "|---|---|---|---|---|---|",
        *(_row(key) for key in keys_of(record).values()),
    ]
    return "\n".join(lines) + "\n"


def _row(key: Key) -> str:
    kind = kind_text(key.kind)
    typed = ("（直接写）", "(typed as such)") if _is_rest(key) else (f"`{key.zh}`", f"`{key.id}`")
    required = "是 yes" if key.required else ""
    value = f"{kind.zh} / {kind.en}"
    cells = (typed[1], typed[0], required, value, key.help.zh, key.help.en)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _is_rest(key: Key) -> bool:
    return isinstance(key.kind, table.Table) and key.kind.rest


def kind_text(kind: Kind) -> Text:
    """Say what may stand in a field."""
    match kind:
        case table.Plain():
            found = _link("subject", PLAIN[kind]) if kind == table.ABOUT else PLAIN[kind]
        case table.Choice():
            found = _words(kind.vocabulary)
        case table.Listed():
            words = _words(LISTS[kind.name])
            other = Text(f"{words.zh}，或其他文字", f"{words.en}, or other text")
            found = other if kind.free else words
        case table.Some():
            of = kind_text(kind.of)
            found = Text(f"{of.zh}，可以是列表", f"{of.en}, or a list")
        case table.One():
            found = _record(kind.record)
        case table.Many():
            of = _record(kind.record)
            found = Text(f"列表：{of.zh}", f"list: {of.en}")
        case _:
            keys, values = kind_text(kind.keys), kind_text(kind.values)
            found = Text(f"{keys.zh} → {values.zh}", f"{keys.en} → {values.en}")
    return found


def _words(words: Vocabulary) -> Text:
    return _link(_anchor(words), words.name)


def _record(record: type[Record]) -> Text:
    return _link(record.__name__.lower(), record.called)


def _link(anchor: str, said: Text) -> Text:
    return Text(f"[{said.zh}](#{anchor})", f"[{said.en}](#{anchor})")


def _anchor(words: Vocabulary) -> str:
    return f"words-{words.name.en.replace(' ', '-')}" if words is not SUBJECTS else "subject"


def _list(words: Vocabulary) -> str:
    own = "活动可以增加、改名、隐藏 / a campaign may add, rename or hide words"
    lines = [
        f'\n<a id="{_anchor(words)}"></a>',
        f"### {words.name.zh} / {words.name.en}\n",
        *([f"{own}\n"] if words in LISTS.values() else []),
        "| 英文文件 in English files | 中文文件 in Chinese files | meaning |",
        "|---|---|---|",
        *(f"| `{word.id}` | `{word.zh}` | {word.en} |" for word in words),
    ]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Write the files, or compare them."""
    check = "--check" in arguments
    wanted = documents()
    stale = [name for name, text in wanted.items() if not _is(ROOT / name, text)]
    # The page of a rule that was renamed would otherwise stay for good.
    gone = [f"{PAGES}/{path.name}" for path in (ROOT / PAGES).glob("*.md")]
    gone = [name for name in gone if name not in wanted]
    for name in () if check else stale:
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_text(wanted[name], encoding="utf-8", newline="\n")
    for name in () if check else gone:
        (ROOT / name).unlink()
    for name in (*stale, *gone):
        print(f"{name}: {'stale' if check else 'written' if name in wanted else 'deleted'}")
    return 1 if check and (stale or gone) else 0


def _is(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
