"""The quick reader and libyaml read the same, or the quick one leaves it."""

from pathlib import Path
from random import Random

import pytest
import yaml

from zhenggai.source import Mapping, Node, Scalar, Sequence
from zhenggai.yamlplain import read_plain

ROOT = Path(__file__).parent.parent
FILES = [*ROOT.glob("data/**/*.yaml"), *ROOT.glob("tests/rules/*/*.yaml")]
LINES = [path.read_text(encoding="utf-8").split("\n") for path in FILES]
BITS = (
    *(":", "-", ",", "[", "]", "{", "}", "#", "&", "*", "!", "|", ">", "'", '"', "%", "@", "`"),
    *("?", " ", "\n", "  ", ": ", " #", "- ", "\n  ", "\n- ", "\n    ", "a", "中", "1", "~", "<<"),
    *("...", "---", "\\", "/", "_", "\u3000", "\u00a0", "=", ", ", "x:", "k: v", '"x"', "'y'"),
    *("{a: b}", "[a, b]", "{}", "[]", "\n\n", "#c", "x: "),
)
PIECES = 4_000


def said(node: Node) -> object:
    """Return what a tree says and where, as plain values."""
    if isinstance(node, Scalar):
        return node.text, node.line, node.column, node.plain
    if isinstance(node, Sequence):
        return node.line, node.column, [said(item) for item in node.items]
    pairs = [(said(node.keys[name]), said(value)) for name, value in node.values.items()]
    return node.line, node.column, pairs


def as_libyaml(node: yaml.Node) -> object:
    """Return what libyaml's own tree says, in the same form."""
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if isinstance(node, yaml.ScalarNode):
        return node.value, line, column, not node.style
    if isinstance(node, yaml.SequenceNode):
        return line, column, [as_libyaml(item) for item in node.value]
    return line, column, [(as_libyaml(key), as_libyaml(value)) for key, value in node.value]


def agree(text: str) -> bool:
    """Hold what the quick reader says to libyaml; return whether it said anything."""
    plain = read_plain(text, "a.yaml")
    if plain is None:
        return False
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert node is not None, text
    assert said(plain) == as_libyaml(node), text
    return True


def piece(random: Random) -> str:
    """Return some lines of a file, damaged in up to three places."""
    lines = random.choice(LINES)
    start = random.randrange(len(lines))
    chosen = lines[start : start + random.randint(1, 12)]
    edge = min((len(line) - len(line.lstrip()) for line in chosen if line.strip()), default=0)
    text = "\n".join(line[edge:] for line in chosen)
    text = f"k:\n{text}" if text.startswith("- ") else text
    for _ in range(random.randint(0, 3)):
        at = random.randrange(len(text) + 1)
        cut = random.choice((0, 0, 1, 3))
        text = text[:at] + random.choice(("", *BITS)) + text[at + cut :]
    return text


def test_files_as_people_type_them_are_plain() -> None:
    plain = [agree("\n".join(lines)) for lines in LINES]
    assert plain.count(False) <= len(plain) / 20


def test_damaged_pieces_are_read_alike_or_left() -> None:
    random = Random(20060228)  # noqa: S311 - pieces of text, no secrets
    read = [agree(piece(random)) for _ in range(PIECES)]
    assert read.count(True) > PIECES / 10
    assert read.count(False) > PIECES / 10


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2\n",
        "a: &x 1\n",
        "a: *x\n",
        "a: !!str 1\n",
        "a: |\n  b\n",
        "a: b\n  c\n",
        "a:\n",
        "a: b: c\n",
        "a: {b: c,}\n",
        "a: {b: c\n  d: e}\n",
        'a: "b\\n"\n',
        "a: 'it''s'\n",
        "a: b # c\n",
        "? a\n: b\n",
        "---\na: b\n",
        "a: {b: {c: [d, {e: f}]}} x\n",
        "- a\n",
        "a:\n" + "".join("  " * depth + "b:\n" for depth in range(1, 40)),
        "a: " + "[" * 40 + "b" + "]" * 40,
    ],
)
def test_what_is_not_plain_is_left(text: str) -> None:
    assert read_plain(text, "a.yaml") is None


def test_a_key_and_a_value_know_their_places() -> None:
    root = read_plain("a:\n- {b: 中文, c: \"d\"}\n- e: ['f', g]\n", "a.yaml")
    assert isinstance(root, Mapping)
    inner = [("b", 2, 4, True), ("中文", 2, 7, True)], [("c", 2, 11, True), ("d", 2, 14, False)]
    listed = [("f", 3, 7, False), ("g", 3, 12, True)]
    assert said(root) == (
        1,
        1,
        [
            (
                ("a", 1, 1, True),
                (
                    2,
                    1,
                    [
                        (2, 3, [tuple(pair) for pair in inner]),
                        (3, 3, [(("e", 3, 3, True), (3, 6, listed))]),
                    ],
                ),
            )
        ],
    )
