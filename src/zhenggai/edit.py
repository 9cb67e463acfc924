"""A change → new text of a file, read back before it is written, and written atomically.

The text outside the change stays as it is, to the byte. What cannot be changed safely is
refused with the place where a person can do it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any, TypeAlias

from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.model.schema import Kind, Many, Record, keys_of
from zhenggai.model.unit import Unit
from zhenggai.source import Location, Mapping, Node, Scalar, Sequence
from zhenggai.words import Lang, Text
from zhenggai.yamltext import Writer
from zhenggai.yamltree import read_tree


def language_of(root: Mapping, record: type[Record] = Unit) -> Lang:
    """Return the language a file is written in: that of its first key."""
    first = next(iter(root.keys), "")
    return "zh" if first in {entry.zh for entry in keys_of(record).values()} else "en"


Step: TypeAlias = str | int
"""An attribute of a record, or the index of an item in a list."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A list of records in a file, there or not yet: where it is and what it holds."""

    parent: Mapping
    owner: type[Record]
    attribute: str
    key: str
    record: type[Record]


def append(
    data: bytes, path: str, steps: tuple[Step, ...], values: dict[str, Any], writer: Writer
) -> bytes:
    """Return the bytes of a unit file with one more record at the end of a list.

    `steps` lead to the list, such as `("lookbacks",)` or `("issues", 2, "log")`; `values` are
    the attributes of the record. Raise `CannotGoOnError` where no change is safe.
    """
    root = _root(data, path)
    spot = _spot(root, steps, writer.lang)
    newline = b"\r\n" if b"\r\n" in data else b"\n"
    lines = data.split(newline)
    if lines[-1] == b"":
        lines.pop()
    if spot.key in spot.parent.keys:
        indent, at = _end_of(root, spot, lines)
        small = writer.flow(spot.record, values) if _flows(spot, lines) else ""
        added = [f"{indent}- {small}"] if small else writer.item(spot.record, values, indent)
    else:
        indent, at = _place_of(root, spot, lines)
        added = [f"{indent}{spot.key}:", *writer.item(spot.record, values, indent + "  ")]
    encoded = [line.encode() for line in added]
    new = newline.join([*lines[:at], *encoded, *lines[at:]]) + newline
    _read_back(root, _root(new, path), steps, writer.lang)
    return new


def _spot(root: Mapping, steps: tuple[Step, ...], lang: Lang) -> _Spot:
    """Follow the steps down to the mapping that has, or will have, the list."""
    node: Node = root
    record: type[Record] = Unit
    for step in steps[:-1]:
        if isinstance(step, int) and isinstance(node, Sequence):
            node = node.items[step]
        elif isinstance(step, str) and isinstance(node, Mapping):
            entry = keys_of(record)[step]
            record = _held(entry.kind)
            node = node.values[entry.zh if lang == "zh" else entry.id]
    last = keys_of(record)[str(steps[-1])]
    if not isinstance(node, Mapping):
        raise TypeError(steps)
    key = last.zh if lang == "zh" else last.id
    return _Spot(node, record, last.attribute, key, _held(last.kind))


def _held(kind: Kind) -> type[Record]:
    if isinstance(kind, Many):
        return kind.record
    raise TypeError(kind)


def _root(data: bytes, path: str) -> Mapping:
    tree = read_tree(data, path)
    broken = [fault for fault in tree.faults if fault.code != "FIL09"]
    if tree.root is None or broken:
        where = broken[0].location if broken else Location(path)
        raise _refused(where, Text("文件有错误", "the file has errors"))
    return tree.root


def _refused(where: Location, why: Text) -> CannotGoOnError:
    return CannotGoOnError(
        Text(
            f"{where}: {why.zh}，没有写入。请在这里手工修改",
            f"{where}: {why.en}; nothing was written. Edit here by hand",
        ),
        INPUT_OUTPUT,
    )


def _flows(spot: _Spot, lines: list[bytes]) -> bool:
    """Whether the last record of the list is written as `{key: value, …}`."""
    node = spot.parent.values[spot.key]
    last = node.items[-1] if isinstance(node, Sequence) and node.items else None
    if not isinstance(last, Mapping):
        return False
    line = lines[last.line - 1].decode().removeprefix("\ufeff")
    return line[last.column - 1 : last.column] == "{"


def _end_of(root: Mapping, spot: _Spot, lines: list[bytes]) -> tuple[str, int]:
    """Return the indentation of a list's items and the number of its last line."""
    node = spot.parent.values[spot.key]
    name = spot.parent.keys[spot.key]
    where = Location(root.path, name.line, name.column)
    if not isinstance(node, Sequence) or not node.items:
        raise _refused(where, Text("这一段不是“- ”列表", "this section is no '- ' list"))
    first = node.items[0]
    line = lines[first.line - 1].decode().removeprefix("\ufeff")
    before = line[: first.column - 1].rstrip()
    if before.strip() != "-":
        raise _refused(where, Text("这一段写成了 [ ] 形式", "this section is in [ ] form"))
    return before[:-1], _last_line(root, node, lines)


def _place_of(root: Mapping, spot: _Spot, lines: list[bytes]) -> tuple[str, int]:
    """Return the indentation of a new key and the line after which it belongs.

    Keys stand in the order of the format, so it goes before the first that comes later.
    """
    first = next(iter(spot.parent.keys.values()))
    where = Location(root.path, first.line, first.column)
    start = lines[first.line - 1].decode().removeprefix("\ufeff")[: first.column - 1]
    if "{" in start:
        raise _refused(where, Text("这条记录写成了 { } 形式", "this record is in { } form"))
    order = list(keys_of(spot.owner).values())
    names = [item for item in order if item.attribute == spot.attribute]
    later = {name for item in order[order.index(names[0]) + 1 :] for name in (item.id, item.zh)}
    following = [node.line for name, node in spot.parent.keys.items() if name in later]
    indent = " " * (first.column - 1)
    if not following:
        return indent, _last_line(root, spot.parent, lines)
    at = min(following) - 1
    while at > 0 and _is_blank(lines[at - 1]):
        at -= 1
    return indent, at


def _last_line(root: Mapping, node: Node, lines: list[bytes]) -> int:
    """Return the number of the last line of a node: the next node's line ends it."""
    inside = {id(item) for item in _walk(node)}
    started = False
    end = len(lines)
    for item in _walk(root):
        if id(item) in inside:
            started = True
        elif started:
            end = item.line - 1
            break
    while end > 0 and _is_blank(lines[end - 1]):
        end -= 1
    return end


def _walk(node: Node) -> Iterator[Node]:
    """Go through a node and all in it, in the order of the text."""
    yield node
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _walk(item)
    elif isinstance(node, Mapping):
        for name, value in node.values.items():
            yield node.keys[name]
            yield from _walk(value)


def _is_blank(line: bytes) -> bool:
    stripped = line.strip()
    return not stripped or (stripped.startswith(b"#") and line.startswith(b"#"))


def _plain(node: Node) -> Any:  # noqa: ANN401 - the shape of any YAML
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {name: _plain(value) for name, value in node.values.items()}


def _read_back(old: Mapping, new: Mapping, steps: tuple[Step, ...], lang: Lang) -> None:
    """Make sure that the new text says all that the old one did, and one record more."""
    before, after = _plain(old), _plain(new)
    spot = _spot(new, steps, lang)
    added = _plain(spot.parent.values[spot.key])[-1]
    target = before
    for node in _path_to(steps, lang):
        target = target[node]
    target.setdefault(spot.key, []).append(added)
    if before != after or not isinstance(added, dict):
        said = Text("写好的内容读回不一致", "what would be written does not read back the same")
        raise _refused(Location(old.path), said)


def _path_to(steps: tuple[Step, ...], lang: Lang) -> Iterator[Step]:
    """Return the keys as typed that lead to the mapping that has the list."""
    record: type[Record] = Unit
    for step in steps[:-1]:
        if isinstance(step, int):
            yield step
        else:
            entry = keys_of(record)[step]
            record = _held(entry.kind)
            yield entry.zh if lang == "zh" else entry.id


def replace_file(path: Path, old: bytes, new: bytes) -> None:
    """Replace a file's bytes at once: after a crash it holds the old bytes or the new.

    Raise `CannotGoOnError` if the file no longer holds `old`: somebody else has written.
    """
    if path.read_bytes() != old:
        raise CannotGoOnError(
            Text(
                f"{path} 刚被别人改过，没有写入，请再来一次", f"{path} has just changed; try again"
            ),
            INPUT_OUTPUT,
        )
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def difference(old: bytes, new: bytes, path: str) -> str:
    """Return what a change would do to a file, as a unified diff."""
    before, after = old.decode().splitlines(), new.decode().splitlines()
    return "".join(f"{line}\n" for line in unified_diff(before, after, path, path, lineterm=""))
