"""What a merge of two branches did to a unit file, and what is left to a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from zhenggai.merging.renumber import Renamed
from zhenggai.merging.settle import File
from zhenggai.merging.three import Conflict
from zhenggai.merging.whole import Merged
from zhenggai.model.opinions import Opinion
from zhenggai.report.change_words import ChangeWords
from zhenggai.report.grid import one_line
from zhenggai.words import Text


@dataclass(frozen=True, slots=True)
class Names:
    """What the two sides are called."""

    ours: Text
    theirs: Text


MERGED: Final = Names(Text("这边", "ours"), Text("对方", "theirs"))
REBASED: Final = Names(Text("上游", "upstream"), Text("自己", "your own"))
"""While commits are put on top of others, git calls one's own commits theirs."""


def told(found: Merged, file: File, words: ChangeWords, names: Names) -> Iterator[Text]:
    """Go through what a person must know of a merged file."""
    path, unit = file.path, file.unit
    for renamed in found.renamed:
        yield _renamed(renamed, unit, names.theirs)
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
        yield _conflict(conflict, unit, words, names)
    if not found.settled:
        yield Text(
            f"{path}: 在文件里找 <<<<<<< 和 >>>>>>>，留下对的一种，删去标记的几行，"
            f"再运行 git add {path}",
            f"{path}: find <<<<<<< and >>>>>>> in it, keep what is right, delete the lines with"
            f" the markers, then git add {path}",
        )


def _renamed(renamed: Renamed, unit: str, theirs: Text) -> Text:
    called, old, new = renamed.record.called, renamed.old, renamed.new
    return Text(
        f"{unit}: 两边都新增了{called.zh} {old}，{theirs.zh}的改为 {new}，"
        "本文件里指向它的编号也改了；"
        f"别的文件里若写了 {unit}#{old}，请核对指的是哪一条",
        f"{unit}: both sides added {called.en} {old}; {theirs.en} is now {new}, and so are the"
        f" links to it in this file. Where other files name {unit}#{old}, check which one is meant",
    )


_PRIVATE: Final = Text(
    "改了号的意见，若在录入它的电脑上 data/private/units 里记了反映人，"
    "请在那里取回这次合并后运行 zhenggai doctor --fix，编号就跟着改",
    "where a renumbered opinion was typed in, data/private/units may name its raiser by the old"
    " number: there, once this merge has come in, run zhenggai doctor --fix",
)


def _conflict(conflict: Conflict, unit: str, words: ChangeWords, names: Names) -> Text:
    path = one_line(words.path(conflict.steps))
    ours, theirs = (_side(side, conflict, words) for side in (conflict.ours, conflict.theirs))
    return Text(
        f"{unit}: 两边改得不一样: {path}: {names.ours.zh} {ours.zh}；{names.theirs.zh} {theirs.zh}",
        f"{unit}: changed differently on both sides: {path}: {names.ours.en}"
        f" {ours.en}; {names.theirs.en} {theirs.en}",
    )


def _side(side: object, conflict: Conflict, words: ChangeWords) -> Text:
    if side is None:
        return Text("删去了", "removed it")
    said = one_line(words.value(conflict.kind, side))
    return Text(said, said)
