"""The words of measures that say nothing checkable, as data for VAG01 (C17).

A measure is vague when it is made of these words only, and one of them urges (`URGING`). Whatever
is not listed here may be a number, a day, a place, a paper or a thing, and so can be checked: a
word that is missing from the lists lets a vague measure pass, it never blames a good one. So add
a word only if no supervisor could check anything by it.
"""

from typing import Final


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


URGING: Final = _words(
    # How much: nobody can see the difference before and after.
    "进一步 进一步地 不断 不断地 更加 更好 更好地 再上新台阶 上台阶 上新台阶 再上台阶 再创佳绩",
    "再接再厉 全面 全面地 充分 充分地 深入 深入地 有效 有效地 有力 有力地 大力 大力度 全力",
    "全力以赴 着力 下大力气 下功夫 花大力气 稳步 逐步 逐渐 持续 继续 长期 始终",
    # How eagerly.
    "努力 努力地 切实 切实地 认真 认真地 积极 积极地 主动 主动地 扎实 扎实地 扎扎实实 踏实",
    "踏踏实实 脚踏实地 勤勤恳恳 兢兢业业 任劳任怨 尽职尽责 尽心尽力 尽心 尽力 真抓实干 求真务实",
    "求实 务实 开拓创新 开拓进取 锐意进取 奋发有为 与时俱进 创新 大胆 勇于 敢于 善于 虚心 耐心",
    "热心 真心 真心实意 真正 真诚 诚心诚意 全心全意 一心一意 坚决 坚持 坚定 坚定不移 牢固 牢记",
    "牢牢 自觉 自觉地 时刻 严格 严格地 严于律己 从严 严肃 以身作则 率先垂范 身先士卒 带头 注意",
    "注重 珍惜 振奋 振奋精神 埋头苦干 艰苦奋斗 雷厉风行",
    # When: no day, no rhythm.
    "经常 经常性 经常地 及时 及时地 适时 尽快 尽早 尽量 随时 定期 不定期 按要求 抓紧 抓紧时间",
    "加快 早日 按质按量",
    # What to do, without what: taking care of, strengthening, making sure.
    "加强 加大 加大力度 强化 深化 提高 提高认识 增强 提升 改进 改善 转变 完善 健全 建立健全 规范",
    "优化 密切 发扬 弘扬 树立 端正 克服 巩固 发挥 引导 营造 推进 推动 促进 做好 做实 做细 抓好",
    "抓实 抓细 抓落实 狠抓 狠抓落实 狠下功夫 搞好 办好 当好 高度重视 重视 关注 关心 贯彻 落实",
    "贯彻落实 落到实处 取得实效 抓出成效 见成效 见实效 求实效 收到实效 到位 确保 保证 保障 争取",
    "力争 力求 争做 争当 争创 统一思想 更新观念 解放思想 转变观念 鼓足干劲 鼓足勇气 克服困难",
    "迎难而上 推上新台阶 放在首位 多做 多办 多听 多为 妥善 合理 处处 时时 从我做起",
)
"""Words that urge; one of them has to be there before a measure is called vague."""

ABSTRACT: Final = _words(
    # Of mind and manner.
    "思想 思想上 认识 意识 觉悟 观念 宗旨 信念 理想 理想信念 信心 决心 干劲 勇气 精神 精神状态",
    "态度 作风 党性 党性修养 修养 素质 素养 水平 能力 本领 才干 知识 技能 品德 道德 情绪",
    "畏难情绪 畏难 松劲 厌战 惰性 惰性思想 责任心 责任感 使命感 紧迫感 危机感 事业心 上进心",
    "凝聚力 战斗力 创造力 向心力 感情 形象 身份 好形象 先锋 先锋模范 模范 榜样 表率 作用",
    "模范作用 人生观 世界观 价值观 政绩观 权力观 荣辱观 大局观 大局 全局",
    # Of work in general.
    "工作 本职 本职工作 岗位 任务 措施 目标 责任 职责 义务 权利 问题 突出问题 矛盾 困难 不足",
    "差距 缺点 力度 程度 质量 效率 效果 成效 成果 实效 成绩 办法 方法 方式 思路 合力 氛围 气氛",
    "局面 新局面 环节 机制 长效机制 制度 规章制度 规章 体系 纪律 规矩 原则 程序 要求 标准 政策",
    "方针 路线 法规 法律 整改 整治 治理 管理 监督 检查 督促 督查 指导 领导 组织领导 协调 配合",
    "协作 合作 团结 沟通 交流 联系 服务 帮助 支持 学习 理论 理论学习 业务 业务学习 政治 政治理论",
    "政治学习 教育 宣传 宣传教育 教育引导 培训 教育培训 调查 研究 调查研究 调研 走访 谈心 谈话",
    "谈心谈话 倾听 听取 接受 征求 采纳 反映 反馈 解决 处理 办理 化解 完成 执行 遵守 履行 参加",
    "参与 开展 进行 实施 实行 组织 统筹 安排 部署 明确 分工 细化 量化 结合 围绕 突出 重点 针对",
    "分析 反思 反省 查找 剖析 总结 改正 纠正 防止 避免 杜绝 减少 消除 增加 扩大 维护 构建 投入",
    "意见 建议 意见建议 呼声 愿望 疾苦 冷暖 需求 需要 利益 实际 实际问题 实际困难 根本利益",
    "切身利益 实事 好事 难事 实事好事 急事 事情 办实事 办好事 做实事 首位 第一位 大事 小事 身边",
    "鉴别力 敏锐性 政治敏锐性 境界 活力 急躁 急躁情绪 浮躁 防线 行动 行动上 作为 权力 手中 形势",
    "新形势 条件 基础 时间 资料 信息 适应 行使 抵制 反对 减轻 负担 拓宽 增收渠道 拓宽渠道 带领",
    "共同 掌握 第一手资料 简化 办事 形成 听 对待 来信来访 铺张浪费 筑牢 出谋划策 模范带头",
    "带头作用 工学矛盾 流动不流失 保持 责任制 批评 自我批评 批评与自我批评 批评和自我批评 做好事",
    "好事实事 改造 放在 做一名合格 做一名优秀 做合格 一名合格党员 面对 正视 看待 了解 熟悉 不良",
    "不良风气 歪风 歪风邪气 矛盾纠纷 处理好 知识面 综合 田间地头 所思 所盼 所急 所想 壮大 增进",
    "理解 做起 响应 号召 交给 勤劳 取得 明显 显著 存在 制定 切实可行 约束 自我 管好 家人 家属",
    "倡导 创建 活动 开支 村级 便民 结构 调整 带动 周围 进步 严明 集思广益 看得见 摸得着 惠农",
    "惠农政策 扶贫 村里",
    # Of fields of work that everybody has.
    "经济 农村经济 集体经济 生产 发展 改革 稳定 和谐 社会 增收 收入 致富 带富 脱贫 创业 产业",
    "农业 三农 农业生产 建设 事业 农村 新农村 新农村建设 基层 基层组织 基层组织建设 党建",
    "党的建设 队伍 队伍建设 班子建设 支部建设 党内 党内生活 党内民主 民主 民主管理 民主监督",
    "民主决策 民主集中制 法制 法治 法制教育 普法 依法 守法 公开 村务 村务公开 政务 政务公开 党务",
    "党务公开 财务 财务公开 财务管理 财经纪律 廉政 廉政建设 党风 党风廉政 党风廉政建设 廉洁 自律",
    "廉洁自律 政风 行风 会风 文风 民风 乡风 村风 家风 社会风气 风气 新风 新风尚 文明 文明新风",
    "乡风文明 精神文明 精神文明建设 物质文明 文化 文化生活 环境 卫生 环境卫生 村容 村貌 村容村貌",
    "村容整洁 面貌 生态 绿化 美化 净化 安全 安全生产 治安 社会治安 综治 综合治理 信访 信访工作",
    "稳定工作 计生 计划生育 科技 科学 科学技术 基础设施 公益 公益事业 民生 农田水利",
    "农田水利基础设施 知情权 参与权 选择权 监督权 民主权利 合法权益 权益 干群关系 关系 党群",
    "党群干群关系 党群关系 党员教育 党员管理 流动党员 后进党员",
    # People, all of them.
    "群众 人民群众 广大群众 人民 老百姓 百姓 党员 党员干部 广大党员 干部 干部职工 职工 村干部",
    "机关干部 基层干部 领导干部 班子 领导班子 班子成员 成员 两委 两委班子 村两委 村“两委” 支部",
    "党支部 党组织 党委 支委 村委 村委会 上级 上级党委 上级党组织 下级 农民 农户 村民 同志",
    "同志们 大家 别人 他人 人员 有关人员 相关人员 单位 部门 有关部门 相关部门 各部门 机关 乡镇",
    "全体党员 优秀 合格 先进",
)
"""What can be strengthened for ever and never be seen."""

SLOGANS: Final = _words(
    "邓小平理论 马列主义 马克思主义 毛泽东思想 科学发展观 三个代表 “三个代表” “三个代表”重要思想",
    "三个代表重要思想 重要思想 重要讲话 讲话 先进性 先进性教育 先进性教育活动 先进性建设",
    "党的先进性 永葆先进性 八荣八耻 “八荣八耻” 社会主义荣辱观 社会主义 社会主义新农村",
    "社会主义新农村建设 和谐社会 小康 小康社会 全面小康 党的 党和国家 党和政府 路线方针政策",
    "党的路线方针政策 方针政策 中央 中央精神 上级精神 会议精神 文件精神 为人民服务",
    "全心全意为人民服务 人民服务 以人为本 执政为民 立党为公 求真务实 群众路线 群众观念 联系群众",
    "密切联系群众 实事求是 科学 第一要务 第一位 先锋模范作用 战斗堡垒 战斗堡垒作用 堡垒 领头雁",
    "带头人 主人翁 主心骨 公仆 人民公仆 一把手 一班人 一盘棋 一股绳 两不误 两促进 两不误两促进",
    "两手抓 “两委” 两委",
)
"""Slogans of the time and of the campaign, numbers inside them included."""

FILLERS: Final = _words(
    "的 地 得 和 与 同 及 以及 或 对 对于 为 为了 把 将 在 上 中 里 要 能 能够 会 使 让 以 等 了",
    "着 是 更 再 多 并 并且 而 且 从 向 到 有 于 其 之 都 也 还 就 才 又 既 被 给 作 作为 成为",
    "通过 根据 按 按时 按期 按规定 按照 依照 关于 尤其 特别 特别是 尤其是 必须 应当 应该 一定",
    "一定要 一步 一切 一样 一些 一贯 一如既往 自己 自身 个人 本人 本村 我村 我 我们 他们 大 好",
    "新 高 真 实 深 严 做 做到 抓 搞 办 出 起来 下去 下来 方面 过程 过程中 今后 以后 平时 日常",
    "生活 日常生活 今年 目前 当前 下一步 各 各项 各种 各级 各类 各个 所有 全体 全村 全镇 全市",
    "全部 整个 广大 有关 相关 必要 良好 优良 正确 一流 健康 和谐 较 较大 起 明 不 不足 不够 不好",
    "不力 很 最 非常 十分 之间 当中 时 时候",
)
"""Words that only join others."""

FRAMES: Final = (
    (("加大", "加强"), ("力度",)),
    (
        ("提高", "增强", "提升", "强化", "树立", "培养", "牢固树立", "端正", "转变", "改进"),
        (
            *("认识", "意识", "观念", "素质", "素养", "水平", "能力", "本领", "觉悟", "作风"),
            *("态度", "思想", "责任感", "使命感", "责任心", "紧迫感", "信心", "质量", "效率"),
            *("凝聚力", "战斗力", "创造力", "积极性", "主动性", "自觉性", "形象", "荣辱观"),
        ),
    ),
    (("重视", "高度重视"), ("工作", "问题")),
    (("营造", "创造", "形成"), ("氛围", "环境", "局面", "风气")),
    (("发挥", "充分发挥"), ("作用", "积极性")),
    (("巩固", "扩大"), ("成果",)),
    (("调动",), ("积极性",)),
)
"""Openings and endings that hollow out what stands between them: 加大垃圾清理力度."""

THINGS: Final = "路渠水池桥塘田泵电坝井沟闸房厕圩网机车灯栏账表册"
"""Characters of things that one can see: between an opening and an ending they keep it full."""

ENGLISH_URGING: Final = _words(
    "further continually continuously constantly continue effort efforts earnestly actively",
    "conscientiously seriously strictly resolutely vigorously fully better greater more",
    "strengthen strengthening improve improving enhance raise increase promote deepen intensify",
    "perfect consolidate ensure pay attention attach importance try strive timely regularly",
    "often promptly properly effectively",
)
ENGLISH_EMPTY: Final = _words(
    "a an and at be by can do for from great in into is it its make making must of on our",
    "ourselves people put should so that the their themselves this to up upon we well will with",
    "work works style discipline quality level levels ability abilities awareness sense",
    "understanding thinking ideas ideology ideological political theory study studies learning",
    "education training publicity management supervision guidance leadership service services",
    "responsibility duty duties role mechanism mechanisms system systems rules measures tasks",
    "problems issues difficulties requirements results effect effects development economy rural",
    "village villages construction environment hygiene democracy democratic legal masses public",
    "members member cadres party branch organisation organization team unity contact contacts",
    "communication cooperation implementation implement carry out all every each everyone spirit",
    "superiors policy policies life everyday daily",
)
"""The same for measures written in English."""
