"""Who raised an opinion: a file of its own below data/private, which git ignores."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from zhenggai.model.schema import ID, TEXT, One, Record, Table, entry
from zhenggai.words import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Raiser(Record):
    """A person who raised an opinion; never printed."""

    called: ClassVar[Text] = Text("反映人", "who raised it")

    name: str = entry(TEXT, "姓名", "反映人姓名", "name of who raised it")
    phone: str = entry(TEXT, "电话", "联系电话", "telephone")
    address: str = entry(TEXT, "地址", "住址", "address")
    note: str = entry(TEXT, "备注", "怎样回访等", "how to reach them again, and the like")
    opinion: str = entry(
        TEXT,
        "意见",
        "是哪条意见：收到日期和开头的话，由程序填写；合并后编号变了就凭它找",
        "which opinion: the day received and how it begins; the program writes it, to find it by"
        " when a merge has renumbered it",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Private(Record):
    """The private file of a unit: opinion id → who raised it."""

    called: ClassVar[Text] = Text("反映人身份", "who raised opinions")

    raisers: Mapping[str, Raiser] = entry(
        Table(ID, One(Raiser), rest=True),
        "反映人",
        "意见编号: 反映人",
        "opinion id: who raised it",
    )
