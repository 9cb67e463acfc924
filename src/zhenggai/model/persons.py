"""Whether an owner is one named person, as the responsibility system wants (责任到人, C53)."""

import re
from typing import Final

GROUP_WORDS: Final = (
    *("大家", "全体", "集体", "全村", "有关方面", "两委", "村委", "支委", "班子", "支部"),
    *("党委", "党组", "总支", "党员", "干部", "群众", "村民", "政府", "本部", "机关"),
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
    *("政府", "水利站", "农技站", "文化站", "协会", "合作社", "公司", "局"),
)
"""How groups end: 村党支部, 班子成员, 村委会, 镇水利站; 支部书记 is a post, so one person."""

_ASIDE: Final = re.compile(r"[（(][^（）()]*[）)]|[“”\"]")
_TITLE: Final = re.compile(r"(?:同志|副?书记|副?主任|副?[村镇乡市县局组科站所]长|支书|会计|委员)$")
_JOINED: Final = re.compile(r"[、，,；;/&\n]|\band\b|(?<=\w{3})等$")
# 和, 与 and 及 also stand in names (李和平): they join only what can be two whole names.
_TWO_NAMES: Final = re.compile(r"\w{2,}[和与及]\w{2,}")


def is_group(owner: str) -> bool:
    """Say whether an owner is a group or several persons, not one person."""
    name = _ASIDE.sub("", owner).strip()
    return (
        name.casefold() in GROUP_WORDS
        or name.startswith(GROUP_BEGINNINGS)
        or name.endswith(GROUP_ENDINGS)
        or _JOINED.search(name) is not None
        or _TWO_NAMES.fullmatch(_TITLE.sub("", name)) is not None
    )
