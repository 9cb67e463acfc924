"""What a merge of two branches did to a unit file, and what is left to a person."""

from __future__ import annotations

from collections.abc import Iterator

from zhenggai.merging.renumber import Renamed
from zhenggai.merging.three import Conflict
from zhenggai.merging.whole import Merged
from zhenggai.model.opinions import Opinion
from zhenggai.report.change_words import ChangeWords
from zhenggai.report.grid import one_line
from zhenggai.words import Text


def told(found: Merged, path: str, unit: str, words: ChangeWords) -> Iterator[Text]:
    """Go through what a person must know of a merged file."""
    for renamed in found.renamed:
        yield _renamed(renamed, unit)
    if any(renamed.record is Opinion for renamed in found.renamed):
        yield _PRIVATE
    if found.unsure:
        why = found.unsure
        yield Text(
            f"{path}: 不能按记录合并（{why.zh}），已按行合并，请运行 zhenggai validate {unit} 核对",
            f"{path}: could not be merged by records ({why.en}); it was merged by lines."
            f" Check it with zhenggai validate {unit}",
        )
    for conflict in found.conflicts:
        yield _conflict(conflict, unit, words)
    if not found.settled:
        yield Text(
            f"{path}: 在文件里找 <<<<<<< 和 >>>>>>>，留下对的一种，删去标记的几行，"
            f"再运行 git add {path}",
            f"{path}: find <<<<<<< and >>>>>>> in it, keep what is right, delete the lines with"
            f" the markers, then git add {path}",
        )


def _renamed(renamed: Renamed, unit: str) -> Text:
    called, old, new = renamed.record.called, renamed.old, renamed.new
    return Text(
        f"{unit}: 两边都新增了{called.zh} {old}，对方的改为 {new}，本文件里指向它的编号也改了；"
        f"别的文件里若写了 {unit}#{old}，请核对指的是哪一条",
        f"{unit}: both sides added {called.en} {old}; theirs is now {new}, and so are the links to"
        f" it in this file. Where other files name {unit}#{old}, check which one is meant",
    )


_PRIVATE = Text(
    "对方的电脑上 data/private/units 里若按旧编号记了反映人，请把编号也改过来",
    "if data/private/units on the other computer names raisers by the old numbers, change them too",
)


def _conflict(conflict: Conflict, unit: str, words: ChangeWords) -> Text:
    path = one_line(words.path(conflict.steps))
    ours, theirs = (_side(side, conflict, words) for side in (conflict.ours, conflict.theirs))
    return Text(
        f"{unit}: 两边改得不一样: {path}: 这边 {ours.zh}；对方 {theirs.zh}",
        f"{unit}: changed differently on both sides: {path}: ours {ours.en}; theirs {theirs.en}",
    )


def _side(side: object, conflict: Conflict, words: ChangeWords) -> Text:
    if side is None:
        return Text("删去了", "removed it")
    said = one_line(words.value(conflict.kind, side))
    return Text(said, said)
