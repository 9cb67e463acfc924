"""PRV: what is printed gives nobody away (公示的隐私)."""

from collections.abc import Iterable, Iterator
from typing import Final

from zhenggai.finding import Severity
from zhenggai.model.campaign import Campaign
from zhenggai.model.opinions import Opinion, Verdict
from zhenggai.model.people import Contact
from zhenggai.model.plan import Meeting
from zhenggai.model.review import Notice
from zhenggai.model.schema import Record
from zhenggai.privacy import HOUSE, MOBILE, PHONE, SUSPECT, Leak, scan
from zhenggai.rules import commands
from zhenggai.rules.base import Case, rule
from zhenggai.rules.names import RAISER, raiser_named
from zhenggai.rules.outcome import Outcome, Wrong
from zhenggai.rules.passages import Passage, Words
from zhenggai.source import Location, Scalar
from zhenggai.words import Text

_IDENTITY: Final = frozenset(
    (
        *("name", "phone", "address", "tel", "telephone", "mobile", "email", "id_card", "idcard"),
        *("qq", "wechat", "raiser", "reporter", "complainant", "contact"),
        *("姓名", "名字", "电话", "手机", "手机号", "联系电话", "联系方式"),
        *("地址", "住址", "家庭住址"),
        *("身份证", "身份证号", "邮箱", "微信", "反映人", "举报人", "检举人", "投诉人", "来信人"),
    )
)
"""Keys that clerks use for who raised an opinion."""


@rule(
    "PRV01",
    Severity.ERROR,
    "C55",
    Text(
        "单位文件里没有反映人的姓名、电话和住址",
        "no unit file holds the name, telephone or address of who raised an opinion",
    ),
    why=Text(
        "反映人的身份传出去，以后就没有人敢提意见。单位文件进 git，谁都可能看到。",
        "Once it is known who complained, nobody will complain again. Unit files are in git,"
        " where anyone may read them.",
    ),
    silence="record",
)
def raisers(case: Case) -> Iterator[Outcome]:
    """Git never forgets, so the identity of a raiser must not get into a unit file at all."""
    allowed = _posted(case)
    for opinion in case.unit.opinions:
        yield from _identity_keys(case, opinion)
        yield from _identity_typed(case, opinion, allowed)
    for passage in case.passages(RAISER):
        offset = raiser_named(passage.text)
        if offset is not None:
            yield passage.wrong(
                Text(
                    f"这里第 {offset + 1} 个字起写了反映人的姓名",
                    f"this text names who raised it, from character {offset + 1}",
                ),
                _unnamed(case, passage.of),
            )


def _take_out(case: Case, opinion: Opinion) -> Text:
    kept = commands.keep_private(f"{case.unit.id}#{opinion.id}")
    return Text(
        f"删去这里的；确需留存的，存在不进 git 的地方: {kept.zh}",
        f"delete it here; if it must be kept, then where git does not see it: {kept.en}",
    )


def _unnamed(case: Case, whose: Record) -> Text:
    opinion = whose.label if isinstance(whose, Opinion) else "…"
    kept = commands.keep_private(f"{case.unit.id}#{opinion}")
    return Text(
        f"把姓名改成“群众”；确需留存的，存在不进 git 的地方: {kept.zh}",
        "write 'a resident' for the name; if it must be kept, then where git does not see it:"
        f" {kept.en}",
    )


def _identity_keys(case: Case, opinion: Opinion) -> Iterator[Wrong]:
    inner = (opinion.relayed, opinion.decision, opinion.reply, opinion.verdict)
    for record in (opinion, *filter(None, inner)):
        for key, typed in record.node.keys.items():
            if key in _IDENTITY:
                value = record.node.values[key]
                yield Wrong(
                    Location(opinion.node.path, typed.line, typed.column),
                    Text(
                        f"意见 {opinion.id} 写了反映人的“{key}”",
                        f"opinion {opinion.id} holds the {key} of who raised it",
                    ),
                    _take_out(case, opinion),
                    opinion.id,
                    key,
                    words=value.text if isinstance(value, Scalar) else "",
                )


def _identity_typed(case: Case, opinion: Opinion, allowed: frozenset[str]) -> Iterator[Wrong]:
    """Look for numbers and addresses in the words as received, which no paper prints."""
    said: list[Opinion | Verdict] = [opinion]
    if opinion.verdict:
        said.append(opinion.verdict)
    for record in said:
        for leak in scan(record.text, allowed):
            yield case.wrong(
                record,
                "text",
                Text(
                    f"意见 {opinion.id} 的原话第 {leak.offset + 1} 个字起有{leak.kind.zh}",
                    f"the words of opinion {opinion.id} hold {leak.kind.en} from character"
                    f" {leak.offset + 1}",
                ),
                _take_out(case, opinion),
                of=opinion,
            )


def _posted(case: Case) -> frozenset[str]:
    """Return the telephone numbers and addresses at which the office is to be reached."""
    return _ways_to(case.unit.contact) | _ways_to(case.campaign.contact)


def _ways_to(contact: Contact | None) -> frozenset[str]:
    found = {contact.phone, contact.address, contact.box} if contact else set()
    return frozenset(found - {""})


_PLACES: Final[dict[type[Record], tuple[str, ...]]] = {
    Notice: ("place",),
    Meeting: ("place",),
    Contact: ("address", "box"),
}
"""Fields that say where an office or a board is: a house number is as it should be."""


@rule(
    "PRV02",
    Severity.ERROR,
    "C55",
    Text(
        "公示的文字里没有身份证号、银行卡号、私人电话、邮箱、门牌号、QQ和微信",
        "printed texts hold no ID, bank card, private telephone, e-mail, house or QQ/WeChat number",
    ),
    why=Text(
        "公示贴在墙上、登在网上，谁都能抄走；群众监督用不着这些号码。",
        "Anybody can copy what hangs on a wall or stands on the web, and nobody needs these"
        " numbers to supervise.",
    ),
    silence="record",
)
def numbers(case: Case) -> Iterator[Outcome]:
    """「要以会议或书面形式向群众通报」: what hangs on the board is read by all and copied."""
    allowed = _posted(case)
    said = case.typed.said
    if said is not None and not any(scan(text, allowed) for text in filter(SUSPECT.search, said)):
        return
    yield from _leaks(case.passages(SUSPECT, printed=True), allowed)


def campaign_numbers(campaign: Campaign) -> Iterator[Wrong]:
    """Find the same in the words of the campaign, which stand on the papers of every unit."""
    yield from _leaks(Words(campaign).passages(SUSPECT), _ways_to(campaign.contact))


def _leaks(passages: Iterable[Passage], allowed: frozenset[str]) -> Iterator[Wrong]:
    for passage in passages:
        for leak in scan(passage.text, allowed):
            if not (leak.kind == HOUSE and _is_place(passage)):
                yield _leak(passage, leak)


def _is_place(passage: Passage) -> bool:
    return passage.field in _PLACES.get(type(passage.record), ())


_OFFICE: Final = Text(
    "删去电话号码；要留电话的，只留 ‹contact› 里的办公电话",
    "take it out; the only telephone to print is the office line in ‹contact›",
)


def _leak(passage: Passage, leak: Leak) -> Wrong:
    whose = passage.of.label
    return passage.wrong(
        Text(
            f"{whose + ' ' if whose else ''}公示的文字第 {leak.offset + 1} 个字起有{leak.kind.zh}",
            f"the printed text{' of ' + whose if whose else ''} holds {leak.kind.en}"
            f" from character {leak.offset + 1}",
        ),
        _OFFICE if leak.kind in (MOBILE, PHONE) else Text(f"删去{leak.kind.zh}", "take it out"),
    )


RULES = (raisers, numbers)
