"""What a file says → text in a random layout: every way of typing YAML that people use."""

# ruff: noqa: ANN401 - values of the table are of any type
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final, TypeAlias

import yaml

from zhenggai.yamlspans import Plain
from zhenggai.yamltext import Bare, double

Path: TypeAlias = tuple[str | int, ...]
NOTHING: Final = Bare("")
"""A key without a value."""
_COMMENTS: Final = ("说明", "- 待补: {x}", "key: value", "第一条 #2", "' \" [ {")


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: its mark in the text, and the path of what it speaks of."""

    mark: str
    path: Path
    deep: bool = False
    """Whether it speaks of what is above it, or of the last thing in that."""


@dataclass(slots=True)
class Layout:
    """Writes one file; all its habits are drawn once, its whims each time."""

    random: Random
    step: int = 2
    dash: int = 2
    gap: int = 1
    chatty: float = 0.0
    """How often a comment stands somewhere."""
    airy: float = 0.0
    braces: float = 0.3
    quotes: float = 0.2
    remarks: list[Remark] = field(default_factory=list)
    in_block: bool = False
    """Whether the last scalar is a block scalar: a deep comment would be part of it."""

    @classmethod
    def drawn(cls, random: Random) -> "Layout":
        return cls(
            random,
            random.choice((2, 2, 2, 4, 3, 1)),
            random.choice((2, 2, 0, 0, 4, 1)),
            random.choice((1, 1, 1, 2, 3)),
            random.choice((0.0, 0.1, 0.3)),
            random.choice((0.0, 0.1, 0.3)),
            random.choice((0.1, 0.3, 0.7)),
            random.choice((0.0, 0.2, 0.7)),
        )

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def comment(self, path: Path, *, deep: bool = False) -> str:
        mark = f"# c{len(self.remarks)}."
        self.remarks.append(Remark(mark, path, deep))
        return f"{mark} {self.random.choice(_COMMENTS)}"

    def aside(self, path: Path) -> str:
        """A comment at the end of a line, mostly none."""
        spaces = self.random.choice((1, 2, 5))
        return " " * spaces + self.comment(path) if self.chance(self.chatty) else ""

    def between(self, column: int, path: Path, above: Path = ()) -> list[str]:
        """Blank lines and comments between what stands at a column; deep ones are of `above`."""
        lines = [""] * self.random.randint(1, 2) if self.chance(self.airy) else []
        if self.chance(self.chatty):
            if above and not self.in_block and self.chance(0.3):
                deeper = column + self.random.randint(1, 5)
                lines.append(" " * deeper + self.comment(above, deep=True))
            place = column if self.chance(0.9) else 0
            lines.append(" " * place + self.comment(path))
            if self.chance(self.airy):
                lines.append("")
        return lines

    def text(self, said: Plain) -> str:
        """Return a whole file."""
        head = [self.comment(()), ""] if self.chance(self.chatty) else []
        head += ["---"] if self.chance(0.05) else []
        lines = [*head, *self.pairs(said, 0, ())]
        lines += self.between(0, ())
        lines += [""] * self.random.choice((0, 0, 0, 1, 2))
        text = "\n".join(lines) + ("\n" if self.chance(0.85) else "")
        if self.chance(0.2):
            text = text.replace("\n", "\r\n")
        return ("\ufeff" if self.chance(0.15) else "") + text

    def pairs(self, said: Any, column: int, path: Path) -> list[str]:
        lines: list[str] = []
        above: Path = ()
        for place, (key, value) in enumerate(said.items()):
            inside = (*path, key)
            if place or column == 0:
                lines += self.between(column, path, above)
            above = () if isinstance(value, str) else inside
            typed = self.key(key)
            inline, below = self.value(value, column, inside)
            lines.append(" " * column + typed + ":" + inline)
            lines += below
        return lines

    def key(self, key: str) -> str:
        if self.chance(self.quotes / 4) or not _is_key(f"{key}: x", key):
            return double(key)
        return key

    def value(self, value: Plain, column: int, path: Path) -> tuple[str, list[str]]:
        """Return what follows a colon on its line, and the lines below."""
        if isinstance(value, str):
            return self.scalar(value, column + self.step, path)
        if self.chance(self.braces) or not value:
            return self.flow_lines(value, column + self.step, path)
        if isinstance(value, dict):
            return self.aside(path), self.pairs(value, column + self.step, path)
        return self.aside(path), self.items(value, column + self.dash, path)

    def items(self, said: list[Plain], column: int, path: Path) -> list[str]:
        lines: list[str] = []
        above: Path = ()
        for place, value in enumerate(said):
            inside = (*path, place)
            lines += self.between(column, path, above)
            above = () if isinstance(value, str) else inside
            start = " " * column + "-"
            if isinstance(value, dict) and value and not self.chance(self.braces):
                inner = self.pairs(value, column + 1 + self.gap, inside)
                first = next(n for n, line in enumerate(inner) if line.strip())
                lines.append(start + " " * self.gap + inner[first].lstrip(" "))
                lines += inner[first + 1 :]
                continue
            if isinstance(value, str):
                inline, below = self.scalar(value, column + 1 + self.gap, inside)
            else:
                inline, below = self.flow_lines(value, column + 1 + self.gap, inside)
            lines += [start + " " * (self.gap - 1) + inline, *below]
        return lines

    def scalar(self, text: str, column: int, path: Path) -> tuple[str, list[str]]:
        """Return a scalar in a random style that says the text."""
        self.in_block = False
        if text is NOTHING:
            return self.aside(path), []
        if " " in text and self.chance(0.1):
            lines = self.wrapped(text, column)
            if lines:
                return f" {lines[0]}", [*lines[1:-1], lines[-1] + self.aside(path)]
        if "\n" in text or self.chance(0.05):
            block = self.block(text, column, path)
            if block is not None:
                return block
        return " " + self.inline(text, flow=False) + self.aside(path), []

    def block(self, text: str, column: int, path: Path) -> tuple[str, list[str]] | None:
        if not text.replace("\n", "").replace("\u3000", "").isprintable():
            return None
        styles = [style + end for style in "|>" for end in ("", "-", "+")]
        self.random.shuffle(styles)
        for style in styles:
            body = text.removesuffix("\n").replace("\n", "\n\n" if style[0] == ">" else "\n")
            lines = [" " * column + line if line else "" for line in body.split("\n")]
            indented = "\n".join(["k: " + style, *lines, ""])
            if _says(indented, {"k": text}) and _says(indented + "z: 1\n", {"k": text, "z": "1"}):
                self.in_block = True
                return f" {style}{self.aside(path)}", lines
        return None

    def wrapped(self, text: str, column: int) -> list[str]:
        """Return text that goes on on a second line; nothing if it cannot."""
        quote = self.random.choice(("", '"', "'"))
        first, _, second = text.partition(" ")
        lines = [quote + first, " " * column + second + quote]
        says = _says("\n".join(["k: " + lines[0], " " + lines[1], ""]), {"k": text})
        return lines if says and text.isprintable() else []

    def inline(self, text: str, *, flow: bool) -> str:
        single = "'" + text.replace("'", "''") + "'"
        forms = [text, text, text, single] if self.chance(1 - self.quotes) else [single]
        if isinstance(text, Bare):
            forms = [str(text), str(text), single]
        form = self.random.choice(forms)
        sentence = f"k: {{a: {form}, b: [{form}]}}" if flow else f"k: {form}"
        wanted: Any = {"k": {"a": text, "b": [text]}} if flow else {"k": text}
        safe = "\n" not in form and text.isprintable() and "\u200b" not in text
        return form if safe and form and _says(sentence, wanted) else double(text)

    def flow_lines(self, value: Plain, column: int, path: Path) -> tuple[str, list[str]]:
        """Return a value in brackets, on one line or on several."""
        self.in_block = False
        if self.chance(0.75) or not value or not column:
            return " " + self.flow(value) + self.aside(path), []
        opened, closed = ("{", "}") if isinstance(value, dict) else ("[", "]")
        parts = (
            [(k, f"{self.flow_key(k)}: {self.flow(v)}") for k, v in value.items()]
            if isinstance(value, dict)
            else list(enumerate(self.flow(v) for v in value))
        )
        lines = []
        for place, (name, part) in enumerate(parts):
            comma = "," if place < len(parts) - 1 or self.chance(0.3) else ""
            inside: Any = (*path, name)
            lines.append(" " * column + part + comma + self.aside(inside))
        if self.chance(0.3) and not any("#" in line for line in lines[-1:]):
            return f" {opened}", [*lines[:-1], lines[-1] + closed]
        return f" {opened}{self.aside(path)}", [*lines, " " * column + closed]

    def flow_key(self, key: str) -> str:
        return key if _is_key(f"{{{key}: x}}", key) else double(key)

    def flow(self, value: Plain) -> str:
        inner = " " if self.chance(0.1) else ""
        if value is NOTHING:
            return ""
        if isinstance(value, str):
            return self.inline(value, flow=True)
        if isinstance(value, list):
            return "[" + inner + ", ".join(self.flow(item) for item in value) + inner + "]"
        pairs = (f"{self.flow_key(key)}: {self.flow(item)}" for key, item in value.items())
        return "{" + inner + ", ".join(pairs) + inner + "}"


def _is_key(text: str, key: str) -> bool:
    return key.isprintable() and key != "<<" and _says(text, {key: "x"})


def _says(text: str, wanted: Any) -> bool:
    try:
        return bool(yaml.load(text, Loader=yaml.CBaseLoader) == wanted)  # noqa: S506 - text only
    except yaml.YAMLError:
        return False
