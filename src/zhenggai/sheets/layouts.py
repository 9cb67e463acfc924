"""The tables of each kind of record: their columns in the order in which offices keep them."""

from __future__ import annotations

from typing import Final

from zhenggai.errors import CannotGoOnError
from zhenggai.model.issues import Issue, Measure
from zhenggai.model.opinions import Opinion
from zhenggai.model.people import Member
from zhenggai.model.plan import Meeting
from zhenggai.model.review import Mechanism, Notice, Survey, Visit
from zhenggai.sheets.columns import Layout
from zhenggai.words import Text

_NUMBER: Final = "=number|序号|No.|编码 顺序号"
_UNIT: Final = "=unit|单位编号|Unit id|单位代号"
_CALLED: Final = (
    "单位名称 所属单位 填报单位 参学单位 支部 所在支部 党支部 支部名称 党组织 村 村名 村别 所在村"
)
_NAME: Final = f"=unit_name|单位|Unit|{_CALLED}"

LAYOUTS: Final = (
    Layout(
        "issues",
        Issue,
        "I-001",
        ("id",),
        (
            _NUMBER,
            _UNIT,
            "id|问题编号|Id|编号",
            "source|问题来源|Source|来源",
            (
                "title|存在问题|Problem|问题 主要问题 存在的问题 突出问题 反馈问题"
                " 问题内容 存在的主要问题 存在的突出问题 具体问题 整改问题"
            ),
            "text|具体表现|Details|问题表现 表现 问题描述",
            "track|问题类别|Track|问题类型 整改类型 整改类别 类型",
            "key|是否重点|Key|重点",
            "goal|整改目标|Goal|目标 预期目标 整改任务",
            "measures|整改措施|Measures|措施 具体措施 整改举措 具体整改措施 工作措施",
            "leader|牵头领导|Led by|责任领导 分管领导 包抓领导",
            f"=unit_name|责任单位|Unit|单位 牵头单位 责任部门 整改单位 责任主体 {_CALLED}",
            "owner|责任人|Owner|整改责任人 具体责任人 直接责任人 责任单位责任人 责任单位及责任人",
            "shared.partners|配合单位（人）|Partners|配合单位 协办单位 配合人 配合部门",
            "due|整改时限|Deadline|完成时限 时限 时限要求 整改期限 计划完成时间 期限",
            (
                "=progress|进展情况（整改成效）|Progress and effect|整改成效 进展 整改情况"
                " 整改结果 整改进展 整改落实情况 落实情况 最终效果 整改效果 目前进展"
            ),
            "=status|完成情况|Status|状态 整改状态 整改完成情况 是否完成",
            "=done|完成时间|Done on|完成日期 实际完成时间 整改完成时间",
            "=evidence|佐证材料|Evidence|佐证资料 证明材料 印证资料",
            "=published|是否公示|Published|公示情况 公示时间",
            "=closed|是否销号（销号时间）|Closed|销号 销号时间 销号情况 销号日期",
            "=remarks|备注|Remarks|说明 其他",
            "public_text|公示表述|Printed text",
        ),
        ("title", "member"),
        also=("member|姓名 党员姓名", "cause|原因分析 产生原因 产生问题的原因 主要原因"),
    ),
    Layout(
        "measures",
        Measure,
        "M-1",
        ("id",),
        (
            _NUMBER,
            _UNIT,
            "=issue|问题编号|Issue|对应问题 对应问题编号",
            "=issue_title|存在问题|Problem|问题",
            "id|措施编号|Id|编号",
            "text|整改措施|Measure|措施 具体措施",
            "kind|措施类别|Kind",
            "owner|责任人|Owner|",
            "due|完成时限|Due|整改时限 时限要求",
            "done|完成时间|Done on|",
            "result|整改结果|Result|完成情况 效果",
            "evidence|佐证材料|Evidence|佐证资料",
        ),
        ("text",),
    ),
    Layout(
        "opinions",
        Opinion,
        "O-001",
        ("id",),
        (
            _NUMBER,
            _UNIT,
            _NAME,
            "id|编号|Id|意见编号",
            "date|收到日期|Received|日期 收集时间 收到时间 时间 征求时间",
            "channel|来源渠道|Channel|来源 征求方式 渠道 收集方式",
            "from_|反映人|From|反映人类别 意见来源 提出人类别 提出人 反映人姓名",
            (
                "text|意见建议内容|Opinion|意见建议 意见或建议 意见和建议 意见 内容 意见内容"
                " 反映内容 建议内容"
            ),
            "public_text|公示摘要|Printed text|意见摘要",
            "category|类别|Category|意见类别 意见类型 问题类别",
            "about|涉及对象|About|对象",
            "decision.outcome|办理意见|Decision|处理意见 办理结果 采纳情况 是否采纳",
            "decision.date|办理日期|Decided on|决定日期 研究日期",
            "decision.reason|办理理由|Reason|理由 不采纳理由",
            "decision.by|决定人|Decided by|",
            "issue|对应问题编号|Issue|问题编号",
            "reply.by|承办人|Replied by|答复人 经办人 责任人",
            "reply.date|反馈日期|Replied on|答复日期 反馈时间 答复时间",
            "reply.form|反馈方式|Form of reply|答复方式",
            "reply.text|答复内容|Reply|反馈内容 答复意见 办理情况 落实情况 整改落实情况",
            "verdict.solved|反映人评价|Verdict|群众评价 是否满意 反映人是否满意 群众是否满意",
        ),
        ("date", "text"),
    ),
    Layout(
        "members",
        Member,
        "",
        ("name",),
        (_NUMBER, _UNIT, _NAME, "name|姓名|Name|党员姓名", "role|职务|Role|党内职务 党内外职务"),
        aside="性别 民族 籍贯 出生年月 出生日期 年龄 学历 文化程度 入党时间 入党日期 入党年月"
        " 转正时间 身份证号 身份证号码 联系电话 电话 电话号码 手机 手机号 手机号码"
        " 住址 家庭住址 备注",
    ),
    Layout(
        "meetings",
        Meeting,
        "",
        ("date", "kind", "start"),
        (
            _NUMBER,
            _UNIT,
            _NAME,
            "date|日期|Date|时间 会议时间 会议日期 召开时间 学习时间 学习日期",
            "start|开始时间|Start|",
            "kind|会议类别|Kind|会议类型 类型 学习形式 学习方式",
            "topic|议题|Topic|会议议题 主题 学习内容 会议内容",
            "place|地点|Place|会议地点 学习地点",
            "host|主持人|Host|",
            "hours|学时|Hours|时长",
            "expected|应到|Expected|应到人数 应到党员 应到党员数 应到会人数",
            "present|实到|Present|实到人数 参加人数 实到党员 实到党员数 实到会人数",
            "absent|缺席|Absent|缺席人员 缺席名单 缺席及原因 缺席人员及原因",
        ),
        aside="记录人",
    ),
    Layout(
        "notices",
        Notice,
        "N-1",
        ("id",),
        (
            _NUMBER,
            _UNIT,
            _NAME,
            "id|公示编号|Id|编号",
            "covers|公示内容|Covers|内容",
            "from_|公示开始|From|开始日期 公示日期 公示时间",
            "until|公示结束|Until|结束日期 截止日期",
            "form|公示形式|Form|形式 公示方式",
            "place|公示地点|Place|地点",
            "scope|公示范围|Scope|范围",
        ),
        ("covers", "from_"),
    ),
    Layout(
        "surveys",
        Survey,
        "S-1",
        ("id",),
        (
            _NUMBER,
            _UNIT,
            _NAME,
            "id|测评编号|Id|编号",
            "date|测评日期|Date|日期 测评时间",
            "organiser|组织单位|Organiser|",
            "method|测评方式|Method|方式",
            "issued|发出|Issued|发出票数 发放数",
            "returned|收回|Returned|收回票数 回收数",
            "spoiled|废票|Spoiled|废票和弃权 弃权",
            "=valid|有效|Valid|有效票 有效票数 有效份数",
        ),
        ("date", "method"),
        aside="满意率 率 含基本满意率 基本满意率 不满意率 不了解率 满意度 回收率 结论",
    ),
    Layout(
        "mechanisms",
        Mechanism,
        "Z-1",
        ("id",),
        (
            _NUMBER,
            _UNIT,
            _NAME,
            "id|制度编号|Id|编号",
            "title|制度名称|Title|名称 制度 机制名称",
            "kind|机制类别|Kind|类别 类型",
            "change|立改废|Change|",
            "from_|来自问题|From issues|对应问题编号 问题编号",
            "doc|文号|Document|文件名称",
            "adopted|通过日期|Adopted|出台时间 建立时间 制定时间 制定日期",
            "effective|施行日期|In force from|",
            "owner|责任人|Owner|",
        ),
        ("title",),
    ),
    Layout(
        "visits",
        Visit,
        "",
        ("date", "team"),
        (
            _NUMBER,
            _UNIT,
            _NAME,
            "date|督导日期|Date|日期 时间 督导时间",
            "team|督导组|Team|",
            "method|督导方式|Method|方式",
            "found|发现问题|Found|存在问题 发现的问题",
            "orders|督办事项|Orders|督办 整改要求",
        ),
    ),
)
"""The kinds of record that are exported and imported."""


def layout_named(typed: str) -> Layout:
    """Return the table of a kind by its name, in English or Chinese."""
    for layout in LAYOUTS:
        if typed.casefold() in (layout.kind, layout.kind.rstrip("s"), layout.record.called.zh):
            return layout
    zh = " ".join(layout.record.called.zh for layout in LAYOUTS)
    en = " ".join(layout.kind for layout in LAYOUTS)
    raise CannotGoOnError(
        Text(f"没有“{typed}”这种表，可写: {zh}", f"there is no table of {typed}; write: {en}")
    )
