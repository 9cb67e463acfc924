"""Words that offices use for the words of the lists: 立行立改 for 马上整改, √ for 是."""

from __future__ import annotations

from typing import Final

_ROWS: Final = (
    "yes √ ✓ ✔ ☑ 对 有 y Y 1 已公示 已销号",
    "no × ✗ ✘ ☐ 无 未 n N 0 未公示 未销号 不是",
    "yes@answer 满意",
    "no@answer 不满意",
    "partly 部分解决 基本 基本满意",
    "immediate 立行立改 立即整改 马上 马上解决 即知即改 立改 即时 即时整改 立即",
    "deadline 限期 限期解决 近期 短期 分阶段整改",
    "phased 逐步 逐步整改 长期 中长期 持续整改 分步解决 创造条件",
    "self_check 自查自纠 对照检查 自己找",
    "appraisal 民主评议 组织评议 互评 专题组织生活会 民主生活会",
    "opinion 群众反映 意见建议 征求意见 群众提 群众 党员群众意见",
    "opinion 座谈会 群众座谈会 征求意见座谈会",
    "superior 上级点 上级反馈 上级 领导点题 上级点题",
    "visit@source 督导组指出 督导 督导组 上级督导组 督导组反馈",
    "survey@source 测评",
    "accepted 予以采纳 已采纳 同意 是 √ ✓",
    "partial 部分",
    "declined 不采纳 未采纳 否 ×",
    "referred 转交 已转办",
    "public 村民 居民 群众代表",
    "anonymous 无记名 不记名",
    "box 信箱",
    "forum 座谈 群众座谈会",
    "visit@channel 入户走访 入户 走访群众 上门走访 家访",
    "visit@form_of_reply 当面 当面答复 上门答复",
    "questionnaire 问卷调查 调查问卷 征求意见表",
    "online 微信 微信群 短信",
    "board@form_of_reply 公示栏 公告栏",
    "mobilise 动员会 动员大会",
    "study 学习会 集中学习",
    "discussion 讨论会",
    "hearing 座谈会 群众座谈会 征求意见会",
    "report 通报会 情况通报会",
    "satisfied 很满意",
)
USUAL: Final[dict[str, list[str]]] = {}
"""The ids of words by what each is also called; one counts only where the list has it.

After `@` stands the list, where ids of several lists are the same.
"""
for _row in _ROWS:
    for _name in _row.split()[1:]:
        USUAL.setdefault(_name, []).append(_row.split()[0])
DITTO: Final = frozenset(("〃", "″", "”", '"', "''", "同上", "同前"))
"""What means that a cell says what the one above it does."""
STATUS_WORDS: Final = {
    name: row.split()[0]
    for row in (
        "registered 未启动 未开始 未整改 尚未整改 没有启动 准备着手解决",
        "in_progress 整改中 正在整改 进行中 正在推进 推进中 正在进行 未完成 部分完成 已启动",
        "in_progress 正在解决 持续整改 基本完成",
        "done 已整改 已完成 完成 已解决 整改完成 整改完毕 已整改到位 整改到位 办结 已办结 解决",
        "done 已经解决 已落实 落实到位",
        "closed 已销号 销号",
        "sustained 长期坚持 已完成并长期坚持 完成并长期坚持 坚持",
        "explained 暂不能解决 暂不能解决，已说明 已说明 暂缓",
    )
    for name in row.split()[1:]
}
"""Statuses as ledgers say them."""
