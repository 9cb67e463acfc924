"""The one home of every closed word and label: its id, its Chinese and its English name.

Names of record keys stand beside their fields in `zhenggai.model`; nothing else names anything.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]


class Text(NamedTuple):
    """The same words in Chinese and in English."""

    zh: str
    en: str

    def to(self, lang: Lang) -> str:
        """Return the words in one language."""
        return self.zh if lang == "zh" else self.en


class Word(NamedTuple):
    """A word of a list: the id that programs and English files use, and its two names."""

    id: str
    zh: str
    en: str

    @property
    def text(self) -> Text:
        """The two names."""
        return Text(self.zh, self.en)


class Vocabulary:
    """A list of words, found by id or, in a Chinese file, by Chinese name."""

    def __init__(self, name: Text, *words: Word) -> None:
        """Keep the order given: it is the order of tables, choices and messages."""
        self.name = name
        self.words = words
        self.ids = tuple(word.id for word in words)
        self._by_id = {word.id: word for word in words}
        self.typed: dict[Lang, dict[str, str]] = {
            "en": {word.id: word.id for word in words},
            "zh": {word.zh: word.id for word in words},
        }

    def __iter__(self) -> Iterator[Word]:
        """Go through the words in their order."""
        return iter(self.words)

    def __contains__(self, word_id: object) -> bool:
        """Say whether `word_id` is the id of one of the words."""
        return word_id in self._by_id

    def __getitem__(self, word_id: str) -> Text:
        """Return the names of a word; an id from a list that changed names itself."""
        word = self._by_id.get(word_id)
        return word.text if word else Text(word_id, word_id)

    def choices(self, lang: Lang) -> str:
        """Return what may be typed in a file of this language, for a message."""
        return " ".join(self.typed[lang])


def _words(name_zh: str, name_en: str, *rows: str) -> Vocabulary:
    """Read rows `id|Chinese|English`; a row without English uses the id's own words."""
    words = []
    for row in rows:
        word_id, zh, *en = row.split("|")
        words.append(Word(word_id, zh, en[0] if en else word_id.replace("_", " ")))
    return Vocabulary(Text(name_zh, name_en), *words)


YES_NO = _words("是否", "yes or no", "yes|是", "no|否")
ANSWER = _words("答案", "answer", "yes|是", "partly|部分", "no|否")

RAISER = _words(
    "反映人类别",
    "raiser",
    "public|群众|the public",
    "member|党员|Party member",
    "cadre|干部",
    "society|社会各界|other circles",
    "superior|上级",
    "anonymous|匿名",
)
NATURE = _words(
    "意见性质",
    "nature",
    "complaint|不满",
    "wish|期盼",
    "suggestion|建议",
    "praise|表扬",
)
SUBJECTS = _words(
    "对象",
    "subject",
    "unit|本单位|the unit",
    "plan|方案|the plan",
    "results|整改情况|the results",
    "member|党员",
)
OUTCOME = _words(
    "办理意见",
    "outcome",
    "accepted|采纳|adopted",
    "partial|部分采纳|partly adopted",
    "declined|不予采纳|not adopted",
    "referred|转办",
)
REPLY_FORM = _words(
    "答复方式",
    "form of reply",
    "visit|上门",
    "meeting|会议",
    "phone|电话",
    "letter|书面|in writing",
    "board|公开栏|notice board",
    "online|网络",
    "other|其他",
)
PLAN_EVENT = _words(
    "方案事项",
    "plan event",
    "drafted|起草",
    "formed|形成",
    "reviewed|审核",
    "commented|征求意见",
    "revised|修改",
    "approved|批准",
    "filed|备案",
)
MEETING = _words(
    "会议类别",
    "kind of meeting",
    "mobilise|动员|mobilisation",
    "study|专题学习|thematic study",
    "discussion|专题讨论|thematic discussion",
    "education|专题教育|thematic education",
    "hearing|听取意见",
    "report|通报",
    "activity|主题实践活动|theme activity",
)
PURPOSE = _words("目的", "purpose", "problems|找问题", "causes|查原因", "proposals|提建议")
STAGE = _words(
    "阶段",
    "stage",
    "study|学习动员|study and mobilisation",
    "appraisal|分析评议|analysis and appraisal",
    "rectification|整改提高|rectification and improvement",
)
FOCUS = _words(
    "侧重",
    "focus",
    "main|主要问题|main problem",
    "member|党员突出问题|members' prominent problem",
    "concern|群众关心问题|what the public cares about most",
)
SOURCE = _words(
    "问题来源",
    "source",
    "self_check|自查|self-check",
    "appraisal|评议",
    "opinion|群众意见|opinion",
    "superior|上级指出",
    "visit|督导发现|supervision visit",
    "lookback|回头看|look-back",
    "survey|满意度测评|satisfaction survey",
)
TRACK = _words(
    "整改类别",
    "track",
    "immediate|马上整改|at once",
    "deadline|限期整改|by a deadline",
    "phased|逐步解决|step by step",
)
ISSUE_EVENT = _words(
    "进展事项",
    "issue event",
    "started|启动",
    "progress|进展",
    "extended|延期",
    "done|完成",
    "closed|销号",
    "reopened|反弹",
    "sustained|长期坚持",
    "explained|暂不能解决",
    "referred|转办",
    "merged|归并",
    "withdrawn|撤销",
)
STATUS = _words(
    "状态",
    "status",
    "registered|未启动|not started",
    "in_progress|整改中",
    "done|已整改",
    "closed|已销号",
    "sustained|长期坚持",
    "explained|暂不能解决，已说明|cannot be solved yet, explained",
    "referred|已转办",
    "merged|已归并",
    "withdrawn|已撤销",
)
LIGHT = _words("灯号", "light", "red|红", "yellow|黄", "green|绿", "grey|灰")
DUE = _words(
    "到期类别",
    "kind of due date",
    "issue|问题",
    "start|启动",
    "milestone|节点",
    "measure|措施",
    "relay|转送",
    "acknowledge|签收",
    "decision|办理",
    "reply|答复",
    "follow_up|补改|follow-up",
    "task|补课任务|make-up task",
    "makeup|补课|make-up",
    "order|督办",
    "notice|公示|notice",
    "review|机制复查|review of a mechanism",
    "sustained|长期坚持复查|review of what is kept up",
)
ACCOUNT = _words(
    "三项对账",
    "the three accounts",
    "issues|事事有结果|issues with a result",
    "opinions|件件有回音|opinions with a reply",
    "measures|项项有落实|measures carried out",
)
COVERS = _words(
    "公示内容",
    "what a notice covers",
    "plan|整改方案",
    "progress|整改进展",
    "results|整改情况",
    "replies|意见答复",
    "survey|测评结果",
    "mechanisms|长效机制",
    "lookback|回头看|look-back",
)
NOTICE_FORM = _words(
    "公示形式",
    "form of notice",
    "board|公开栏|notice board",
    "meeting|会议",
    "bulletin|简报",
    "broadcast|广播",
    "web|网站|web site",
)
PUBLICITY = _words(
    "宣传类别",
    "kind of publicity",
    "progress|进展",
    "result|成效",
    "experience|经验",
    "model|典型|role model",
)
CHANGE = _words("立改废", "change", "created|新建", "revised|修订", "abolished|废止")
LANGUAGE = _words("语言", "language", "zh|中文|Chinese", "en|英文|English")
SEVERITY = _words("级别", "severity", "error|错误", "warning|警告", "info|提示", "off|关闭")
APPLIES = _words(
    "适用",
    "applies to",
    "A|所有单位|all units",
    "O|机关|organs",
    "V|村|villages",
    "M|党员|members",
    "H|上级|the superior",
)
OPTION_CLASS = _words(
    "选项类别",
    "class of option",
    "pos|正面|positive",
    "neutral|中性",
    "neg|负面|negative",
    "unknown|不了解",
)

DOMAINS = _words(
    "问题方面",
    "domain",
    "self|自身问题|members' and organisation's own problems",
    "conduct|党风问题|Party conduct",
    "interest|切身利益|vital interests of the public",
    "countryside|新农村建设|new socialist countryside",
)
THEMES = _words(
    "主题",
    "theme",
    "production|生产发展|advanced production",
    "livelihood|生活宽裕|improved livelihood",
    "civility|乡风文明|civilised rural ways",
    "appearance|村容整洁|clean and tidy villages",
    "democracy|管理民主|democratic management",
)
AREAS = _words(
    "问题领域",
    "problem area",
    "A1|A1发展意识不强|A1 sense of development",
    "A2|A2带富本领不高|A2 ability to lead to prosperity",
    "A3|A3基础设施落后|A3 poor infrastructure",
    "A4|A4科技素质不高|A4 science and technology skills",
    "B1|B1法制观念淡薄|B1 weak sense of law",
    "B2|B2宗族迷信陋习|B2 clan and superstition",
    "B3|B3黄赌毒不敢斗争|B3 vice not fought",
    "B4|B4乱搭乱建|B4 unauthorised building",
    "B5|B5脏乱差|B5 dirt and disorder",
    "C1|C1软弱涣散|C1 weak and slack organisation",
    "C2|C2民主作风差|C2 undemocratic style",
    "C3|C3民主意识淡薄|C3 weak democratic awareness",
)
TAGS = _words(
    "标签",
    "tag",
    "policy|政策",
    "training|培训",
    "two_trainings|双培双带|two trainings and two leads",
    "disclosure|村务公开|village affairs disclosure",
    "finance_disclosure|财务公开|financial disclosure",
    "planning|规划",
    "water|改水|water supply",
    "roads|改路",
    "toilets|改厕",
    "stoves|改灶",
    "paving|硬化",
    "greening|绿化",
    "cleaning|净化",
    "lighting|亮化",
    "beautifying|美化",
    "clean_energy|清洁能源",
    "creation|文明创建|civility campaign",
    "morality|道德教育|moral education",
    "culture|文化下乡|culture to the countryside",
    "customs|移风易俗|changing customs",
    "anti_vice|禁赌禁毒|against gambling and drugs",
    "election|民主选举|democratic election",
    "decision|民主决策|democratic decision-making",
    "management|民主管理|democratic management",
    "oversight|民主监督|democratic oversight",
)
CHANNELS = _words(
    "渠道",
    "channel",
    "forum|座谈会",
    "box|意见箱|suggestion box",
    "visit|走访|home visit",
    "questionnaire|问卷",
    "phone|电话",
    "hotline|热线",
    "letter|来信",
    "online|网络",
    "meeting|会议",
    "press|报刊",
    "broadcast|广播",
    "tv|电视",
    "web|网站|web site",
    "board|板报|display board",
    "wall|墙报|wall newspaper",
    "blackboard|黑板报",
    "bulletin|简报",
    "column|宣传专栏|publicity column",
    "performance|文艺演出",
    "internal|内部刊物|internal publication",
)
SURVEY_OPTIONS = _words(
    "测评选项",
    "survey option",
    "satisfied|满意",
    "basic|基本满意|basically satisfied",
    "dissatisfied|不满意",
    "unknown|不了解|don't know",
)
QUESTIONS = _words(
    "回头看三问",
    "look-back question",
    "specific|整改内容是否具体明确|Is what to rectify specific and clear?",
    "in_place|措施是否到位|Are the measures in place?",
    "solved|问题是否得到解决|Has the problem been solved?",
)
VISIT_CHECKS = _words(
    "督导五查",
    "visit check",
    "truthful|整改方案是否实事求是|Is the plan truthful?",
    "focused|重点是否突出|Are the priorities clear?",
    "forceful|措施是否有力|Are the measures forceful?",
    "carried_out|整改措施是否落到实处|Are the measures carried out?",
    "recognised|结果是否得到多数群众认可|Does the majority recognise the result?",
)
MECHANISM_KINDS = _words(
    "机制类别",
    "kind of mechanism",
    "training|学习培训",
    "decision|民主决策",
    "incentive|激励约束",
    "floating|流动党员管理|floating members",
    "disclosure|公开",
    "education|教育管理",
    "other|其他",
)
CHARTER_PARTS = _words(
    "对照党章",
    "part of the charter",
    "nature_aims|性质宗旨|nature and aims",
    "rights_duties|权利义务|rights and duties",
    "conduct|行为要求",
)
MATERIALS = _words(
    "学习材料",
    "study material",
    "speech|总书记重要讲话|General Secretary's speech",
    "circular|学习党章通知|circular on studying the charter",
    "charter|党章",
)

LISTS: dict[str, Vocabulary] = {
    "domains": DOMAINS,
    "themes": THEMES,
    "areas": AREAS,
    "tags": TAGS,
    "channels": CHANNELS,
    "survey_options": SURVEY_OPTIONS,
    "lookback_questions": QUESTIONS,
    "visit_checks": VISIT_CHECKS,
    "mechanism_kinds": MECHANISM_KINDS,
    "charter_parts": CHARTER_PARTS,
    "materials": MATERIALS,
}
"""The word lists that a campaign may add to, rename or hide, with their built-in words."""
