"""What must never be printed is found, and what may be is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhenggai.privacy import scan
from zhenggai.rules.groups import groups_in
from zhenggai.rules.names import Names, raiser_named


def wide(text: str) -> str:
    """Return the full-width forms that Chinese keyboards give."""
    return text.translate({0x21 + place: 0xFF01 + place for place in range(94)})


POSTED = frozenset({"0775-3812345", "江南镇人民路12号"})


@pytest.mark.parametrize(
    ("text", "kind", "offset"),
    [
        ("身份证11010519491231002X。", "身份证号", 3),
        ("身份证11010519491231002x。", "身份证号", 3),
        (wide("11010519491231002X"), "身份证号", 0),
        ("110105 19491231 002X", "身份证号", 0),
        ("老证450881800101123", "身份证号", 2),
        ("卡号6222021234567890128", "银行卡号", 2),
        ("4111 1111 1111 1111", "银行卡号", 0),
        ("打13800000000", "手机号", 1),
        ("打" + wide("13800000000"), "手机号", 1),
        ("138-0000-0000", "手机号", 0),
        ("+86 138 0000 0000", "手机号", 0),
        ("1380 000 0000", "手机号", 0),
        ("0775-3854321", "电话号码", 0),
        ("（0775）3854321", "电话号码", 0),
        ("家里电话：3854321", "电话号码", 5),
        ("发到zhang.san@example.com。", "电子邮箱", 2),
        ("发到" + wide("zhang@") + "example.com", "电子邮箱", 2),
        ("QQ：123456789", "QQ号或微信号", 0),
        ("加微信号 wang_88888", "QQ号或微信号", 1),
        ("WeChat: zhangsan", "QQ号或微信号", 0),
        ("住解放路12号，门前积水", "门牌号", 1),
        ("三组25号", "门牌号", 0),
        ("李家村5号门前", "门牌号", 2),
        ("3号楼2单元301室", "门牌号", 0),
        ("2单元301室", "门牌号", 0),
        ("门牌号：12", "门牌号", 0),
        ("5号院内堆柴", "门牌号", 0),
        ("打138.1234.5678", "手机号", 1),
        ("打138 12 34 56 78", "手机号", 1),
        ("打138·1234·5678", "手机号", 1),
        ("打008613812345678", "手机号", 1),
        ("13812345678 元旦后打", "手机号", 0),
        ("小灵通8765432", "电话号码", 3),
        ("4号楼201，楼上漏水", "门牌号", 0),
        ("住址：李家村五组十二号", "门牌号", 4),
        ("5号门牌", "门牌号", 0),
        ("住李家村12号", "门牌号", 3),
        ("人民路13号楼", "门牌号", 0),
        ("加wxid_abc123", "QQ号或微信号", 1),
        ("VX: abc123", "QQ号或微信号", 0),
        (wide("vx") + "：abc123", "QQ号或微信号", 0),
    ],
)
def test_private_things_are_found_in_place(text: str, kind: str, offset: int) -> None:
    assert [(leak.kind.zh, leak.offset) for leak in scan(text, POSTED)] == [(kind, offset)]


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",  # check digit wrong
        "110105194913310027",  # no such day, whatever the check digit
        "450881801301123",  # no such month
        "990101800101123",  # no such province
        "4111 1111 1111 1112",  # Luhn
        "投资13800000000元",
        "0775-3812345",
        wide("0775-3812345"),
        "电话3812345",
        "请到江南镇人民路12号",
        "人民路12号",
        "镇政府3号楼201室",
        "县水利局解放路8号",
        "县道3号线、二组5号田、路3号公厕",
        "3月5号，全村15号、16号开展清扫",
        "微信群300人",
        "138.12345678平方公里，经度109.123456",
        "投资13812345678 元",
        "2006.03.15、2006.05.31",
        "3号楼1200平方米，4号楼201户",
        "李家村12号、13号停水，十二号前完成",
        "驻村十五号。全村12号。",
        "五组十二号前完成，第三组二号水池",
        "小灵通用户8765人",
        "Xbox，vxworks，WX",
        "桂政发〔2006〕十二号，文件十二号",
        "微信公众号：lijia2006",
        "WeChat account number",
        "2006-03-15 至 2006-03-20",
        "312笔流水4.2万元，桂发〔2006〕12号，450899102202",
        "拨打12345、12388",
    ],
)
def test_public_things_are_left_alone(text: str) -> None:
    assert scan(text, POSTED) == ()


def test_several_leaks_come_in_order() -> None:
    found = scan("打13800000000或发a@example.com，卡4111111111111111", frozenset())
    assert [leak.kind.zh for leak in found] == ["手机号", "电子邮箱", "银行卡号"]


def test_leak_is_named_once() -> None:
    assert len(scan("门牌号5号院", frozenset())) == 1


@given(st.text())
def test_any_text_can_be_scanned(text: str) -> None:
    assert all(0 <= leak.offset < len(text) for leak in scan(text, POSTED))


@given(st.text("修路，。 ", max_size=20), st.sampled_from(["13800000000", wide("13912345678")]))
def test_offset_is_where_the_number_begins(before: str, number: str) -> None:
    assert [leak.offset for leak in scan(f"{before}{number}。", frozenset())] == [len(before)]


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("反映人李建国说路坏了", 3),
        ("反映人：张三", 4),
        ("举报人（王小明）", 4),
        ("来信人姓名：陈志强，", 6),
        ("据反映人覃大山同志", 4),
        ("反映人韦家旺家住村口", 3),
    ],
)
def test_named_raiser_is_found(text: str, offset: int) -> None:
    assert raiser_named(text) == offset


@pytest.mark.parametrize(
    "text",
    [
        "反映人要求修路",
        "反映人高兴，",
        "反映人陈述，",
        "反映人：石桥镇村民",
        "反映人：何家屯",
        "反映人李某某",
        "反映人李某反映",
        "举报人信息保密",
        "反映人任何意见",
        "李建国反映",
    ],
)
def test_unnamed_raiser_is_left_alone(text: str) -> None:
    assert raiser_named(text) is None


def test_names_are_found_whole() -> None:
    names = Names(["李建国", "Li Wei", "王"])
    assert names.first_in("请李建国办") == "李建国"
    assert names.first_in("by Li Wei.") == "Li Wei"
    assert names.first_in("Li Weiming，王") == ""


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("3名群众反映", 3),
        ("两户没有评上", 2),
        ("四位村民", 4),
        ("十二名村民", 12),
        ("二十户", 20),
        ("3 人联名", 3),
        ("三家贫困户", 3),
        ("唯一的教师说路不好", 1),
        ("村里唯一的一户低保户", 1),
        ("唯一一位老人住", 1),
        ("the only teacher", 1),
        ("two households", 2),
        ("12 villagers", 12),
    ],
)
def test_groups_are_counted(text: str, size: int) -> None:
    assert [group.size for group in groups_in(text)] == [size]


@pytest.mark.parametrize(
    "text",
    [
        "一户一表",
        "增设两名群众监督员",
        "选3名群众代表",
        "建3个党员活动室",
        "每户、第3户、各位村民",
        "30多户",
        "3户以上联保",
        "两家砖厂",
        "唯一的村民小组",
        "唯一的党员活动室",
        "唯一的路",
        "唯一的老人活动中心",
        "the only road",
    ],
)
def test_what_is_no_group_is_left_alone(text: str) -> None:
    assert list(groups_in(text)) == []
