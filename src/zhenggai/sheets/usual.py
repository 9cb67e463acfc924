"""Words that offices use for the words of the lists: 立行立改 for 马上整改, √ for 是."""

from __future__ import annotations

from typing import Final

_ROWS: Final = (
    "yes √ ✓ ✔ ☑ 对 有 y Y 1 已公示 已销号",
    "no × ✗ ✘ ☐ 无 未 n N 0 未公示 未销号 不是",
    "partly 部分解决 基本",
    "immediate 立行立改 立即整改 马上 马上解决 即知即改 立改",
    "deadline 限期 限期解决 近期 短期 分阶段整改",
    "phased 逐步 逐步整改 长期 中长期 持续整改 分步解决 创造条件",
    "self_check 自查自纠 对照检查 自己找",
    "appraisal 民主评议 组织评议 互评 专题组织生活会 民主生活会",
    "opinion 群众反映 意见建议 征求意见 群众提",
    "superior 上级点 上级反馈 上级",
    "visit 督导组指出 督导",
    "survey 测评",
    "accepted 予以采纳 已采纳 同意",
    "partial 部分",
    "declined 不采纳 未采纳",
    "referred 转交 已转办",
    "public 村民 居民 群众代表",
    "anonymous 无记名",
    "box 信箱",
    "forum 座谈",
    "questionnaire 问卷调查 调查问卷 征求意见表",
    "satisfied 很满意",
)
USUAL: Final = {name: row.split()[0] for row in _ROWS for name in row.split()[1:]}
"""The id of a word by what it is also called; it counts only where the list has that id."""
STATUS_WORDS: Final = {
    name: row.split()[0]
    for row in (
        "registered 未启动 未开始 未整改 尚未整改 没有启动",
        "in_progress 整改中 正在整改 进行中 正在推进 推进中 正在进行 未完成 部分完成 已启动",
        "done 已整改 已完成 完成 已解决 整改完成 整改完毕 已整改到位 整改到位 办结 已办结 解决",
        "closed 已销号 销号",
        "sustained 长期坚持 已完成并长期坚持 完成并长期坚持 坚持",
        "explained 暂不能解决 暂不能解决，已说明 已说明 暂缓",
    )
    for name in row.split()[1:]
}
"""Statuses as ledgers say them."""
