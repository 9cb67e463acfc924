"""Whether an owner is one named person, as the responsibility system wants (责任到人, C53)."""

import re
from functools import lru_cache
from typing import Final

GROUP_WORDS: Final = (
    *("大家", "全体", "集体", "全村", "有关方面", "两委", "村委", "支委", "班子", "支部"),
    *("党委", "党组", "总支", "党员", "干部", "群众", "村民", "政府", "本部", "机关", "妇联"),
    *("待定", "未定", "另定", "待明确", "待落实", "暂无", "无", "tbd", "none", "to be decided"),
    *("all", "all members", "everybody", "everyone", "the branch", "the committee"),
)
"""Owners that are nobody in particular when they stand alone."""

GROUP_BEGINNINGS: Final = (
    *("全体", "全村", "全镇", "全乡", "有关", "相关", "所有", "每个", "各村", "各镇", "各乡"),
    *("各支部", "各党", "各级", "各部门", "各单位", "各科室", "各组", "各小组", "各家", "各户"),
)
"""How groups begin: 全体党员, 有关人员, 各支部; no name begins so."""

GROUP_ENDINGS: Final = (
    *("党员", "干部", "群众", "村民", "人员", "成员", "同志们", "代表们", "等人", "等同志"),
    *("两委", "班子", "支部", "总支", "党委", "党组", "党工委", "村委", "支委", "委员会", "委会"),
    *("小组", "专班", "工作组", "工作队", "服务队", "单位", "部门", "科室", "办公室", "党政办"),
    *("政府", "协会", "合作社", "公司", "局", "妇联", "团委", "工会", "学校", "小学", "医院"),
    *("组织部", "宣传部", "统战部", "武装部", "派出所", "司法所", "财政所", "卫生所", "站"),
)
"""How groups end: 村党支部, 班子成员, 村委会, 镇水利站; 支部书记 is a post, so one person."""

_ASIDE: Final = re.compile(r"[（(][^（）()]*[）)]|[“”\"]")
_POST: Final = r"(?:副?书记|副?主任|副?[村镇乡市县局组科站所]长|支书|会计|委员)"
_TITLE: Final = re.compile(rf"(?:同志|{_POST})$")
_POST_FIRST: Final = re.compile(rf"^\w*{_POST}\s*(?=\w{{2,4}}$)")
_JOINED: Final = re.compile(
    r"[、，,；;/&\n]|\band\b|(?<=\w{3})等$|(?<=\w{2})等[0-9一二三四五六七八九十两几]+[人名位]$"
)
# What stands apart may also be a surname of two characters, a post or a place before the name.
_TWO_APART: Final = re.compile(
    rf"(?!欧阳|上官|司马|司徒|诸葛|皇甫|尉迟|夏侯|令狐|慕容|.*{_POST})"
    r"[\u4e00-\u9fff]{2,3}(?<![村屯组队镇乡])\s+[\u4e00-\u9fff]{2,3}(?<![村屯组队镇乡部])"
)
# 和, 与 and 及 also stand in names (李和平): they join only what can be two whole names.
_TWO_NAMES: Final = re.compile(r"\w{2,}[和与及]\w{2,}")


def person(name: str) -> str:
    """Return who is named, without a post, a form of address or an aside: 张三丰同志 is 张三丰."""
    said = _ASIDE.sub("", name).strip()
    return _POST_FIRST.sub("", _TITLE.sub("", said)).strip()


@lru_cache(4096)
def is_group(owner: str) -> bool:
    """Say whether an owner is a group, several persons or nobody yet, not one person."""
    name = _ASIDE.sub("", owner).strip()
    return (
        name.casefold() in GROUP_WORDS
        or name.startswith(GROUP_BEGINNINGS)
        or name.endswith(GROUP_ENDINGS)
        or _JOINED.search(name) is not None
        or _TWO_NAMES.fullmatch(_TITLE.sub("", name)) is not None
        or _TWO_APART.fullmatch(name) is not None
    )
