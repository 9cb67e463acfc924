"""Edits → the new bytes of a file, read back before anybody writes them.

`apply` is the door: it takes the bytes of a file and edits (see `edits`), and returns the bytes
with the smallest change. What is outside the change stays as it is, to the byte. A change that
has no safe form, and one that does not read back as "what was there, and this edit", is refused
with the place where a person can make it; so is a file that has errors already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import unified_diff
from typing import Any

from zhenggai.edit import block, flow
from zhenggai.edit.compose import Composer, Manner, on_one_line
from zhenggai.edit.edits import Edit, Folded, folded
from zhenggai.edit.guard import account_of, outside_is_same
from zhenggai.edit.operations import Add, Drop, Operation, Put, after, smallest
from zhenggai.edit.page import CannotEditError, Page, Splice, spliced
from zhenggai.edit.resolve import Resolver
from zhenggai.edit.wording import Wording
from zhenggai.errors import INPUT_OUTPUT, CannotGoOnError
from zhenggai.finding import Finding
from zhenggai.model.schema import Record, keys_of
from zhenggai.model.unit import Unit
from zhenggai.source import Location
from zhenggai.words import Lang, Text, Vocabulary
from zhenggai.yamlspans import Items, NotYamlError, Pairs

_BOM = "\ufeff"


def apply(
    data: bytes,
    path: str,
    edits: Iterable[Edit],
    lists: Mapping[str, Vocabulary],
    record: type[Record] = Unit,
) -> bytes:
    """Return the bytes of a file after edits, one after the other.

    `path` is for messages; `lists` are the campaign's word lists; `record` is what the file
    holds. Raise `CannotGoOnError` where no change is safe, `LookupError` for steps that lead
    nowhere.
    """
    before = account_of(data, path, record, lists)
    if before.faults:
        raise _faulty(before.faults[0])
    text = data.decode("utf-8")
    mark = _BOM if text.startswith(_BOM) else ""
    page = Page(text.removeprefix(_BOM))
    if page.said != before.said:
        raise _refused(Location(path), _DIFFERS)
    wording = Wording(language_of(page.root, record), lists)
    for edit in folded(edits):
        page = _edited(page, Resolver(page, record, wording), edit, path)
    new = (mark + page.text).encode("utf-8")
    found = account_of(new, path, record, lists)
    if found.faults:
        raise _would_be(found.faults[0])
    if found.said != page.said:
        raise _refused(Location(path), _DIFFERS)
    return new


def new_file(
    record: type[Record], values: Mapping[str, Any], lang: Lang, lists: Mapping[str, Vocabulary]
) -> bytes:
    """Return the bytes of a new file that holds one record."""
    said = Wording(lang, lists).record(record, values)
    return "".join(f"{line}\n" for line in Composer(Manner()).pairs(said, 0)).encode()


def language_of(root: Pairs, record: type[Record] = Unit) -> Lang:
    """Return the language a file without faults is written in: that of its first key."""
    first = next(iter(root.keys), "")
    return "zh" if first in {entry.zh for entry in keys_of(record).values()} else "en"


def difference(old: bytes, new: bytes, path: str) -> str:
    """Return what a change would do to a file, as a unified diff."""
    before, after_it = old.decode().splitlines(), new.decode().splitlines()
    return "".join(f"{line}\n" for line in unified_diff(before, after_it, path, path, lineterm=""))


def _edited(page: Page, resolve: Resolver, edit: Folded, path: str) -> Page:
    """Return a page with one edit made, held to the model."""
    try:
        operation = resolve(edit)
        if operation is None:
            return page
        target = after(page.said, operation)
        for part in list(smallest(page.said, operation)):
            page = _changed(page, part)
    except CannotEditError as error:
        raise _refused(_place(path, page.text, error.offset), _NO_FORM) from error
    except UnicodeEncodeError as error:
        raise CannotGoOnError(_UNSAYABLE, INPUT_OUTPUT) from error
    if page.said != target:
        raise _refused(_place(path, page.text, _spot(page, operation)), _DIFFERS)
    return page


def _changed(page: Page, operation: Operation) -> Page:
    """Return a page with one change made that keeps every other line."""
    target = after(page.said, operation)
    for splices in _ways(page, operation):
        text = spliced(page.text, splices)
        try:
            new = Page(text)
        except NotYamlError:
            continue
        if new.said == target and outside_is_same(page.text, text, splices):
            return new
    raise CannotEditError(_spot(page, operation))


def _ways(page: Page, operation: Operation) -> Iterator[list[Splice]]:
    """Return the pieces of a change, and others for where these would not say the same."""
    splices = _splices(page, operation)
    yield splices
    last = max(splices)
    if last.end == len(page.text):
        # A block scalar that the end of the file cuts off has no line break unless one is typed.
        yield [*sorted(splices)[:-1], last._replace(text=last.text + page.newline)]
    # A block scalar would swallow a comment that is indented deeply below it.
    if isinstance(operation, Put):
        yield _splices(page, replace(operation, value=on_one_line(operation.value)))
    if isinstance(operation, Add):
        values = [on_one_line(value) for value in operation.values]
        yield _splices(page, replace(operation, values=values))


def _splices(page: Page, operation: Operation) -> list[Splice]:
    holder = page.at(operation.path)
    inside = isinstance(holder, Items | Pairs) and holder.flow
    return flow.splices(page, operation) if inside else block.splices(page, operation)


def _spot(page: Page, operation: Operation) -> int:
    """Return where a person would make a change."""
    try:
        holder = page.at(operation.path)
    except LookupError:
        return 0
    name = operation.key if isinstance(operation, Put | Drop) else operation.index
    if isinstance(holder, Pairs) and name in holder.keys:
        return holder.keys[str(name)].start
    if isinstance(holder, Items) and isinstance(name, int) and name < len(holder.items):
        return holder.items[name].start
    return holder.start


def _place(path: str, text: str, offset: int) -> Location:
    start = text.rfind("\n", 0, offset) + 1
    return Location(path, text.count("\n", 0, offset) + 1, offset - start + 1)


_NO_FORM = Text("这里的写法程序不敢改", "this layout cannot be changed safely")
_DIFFERS = Text("写好的内容读回不一致", "what would be written does not read back the same")
_UNSAYABLE = Text(
    "内容里有写不了的字符，没有写入，请重打一遍",
    "the text has characters that cannot be written; nothing was written, type it again",
)


def _refused(where: Location, why: Text) -> CannotGoOnError:
    return CannotGoOnError(
        Text(
            f"{where}: {why.zh}，没有写入。请在这里手工修改",
            f"{where}: {why.en}; nothing was written. Edit here by hand",
        ),
        INPUT_OUTPUT,
    )


def _faulty(fault: Finding) -> CannotGoOnError:
    said, remedy = fault.message, fault.remedy
    return CannotGoOnError(
        Text(
            f"{fault.location}: {fault.code} {said.zh}，没有写入。先在这里改好: {remedy.zh}",
            f"{fault.location}: {fault.code} {said.en}; nothing was written."
            f" Put this right first: {remedy.en}",
        ),
        INPUT_OUTPUT,
    )


def _would_be(fault: Finding) -> CannotGoOnError:
    said, remedy = fault.message, fault.remedy
    where = f"{fault.location.path}:{fault.location.line}"
    return CannotGoOnError(
        Text(
            f"这样写 {where} 会有错: {fault.code} {said.zh}，没有写入。{remedy.zh}",
            f"{where} would then be wrong: {fault.code} {said.en}; nothing was written."
            f" {remedy.en}",
        ),
        INPUT_OUTPUT,
    )
