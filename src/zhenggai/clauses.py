"""The 63 clauses of the speech that rules go back to: its exact words, and their meaning.

In the table a clause begins with its number; its words stand between 「 and 」, English below.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Clause:
    """A place of the speech: its number, its words exactly as spoken, and their meaning."""

    id: str
    quotes: tuple[str, ...]
    english: str

    @property
    def chinese(self) -> str:
        """The words between the marks of a quotation."""
        return "".join(f"「{quote}」" for quote in self.quotes)


_TABLE: Final = """\
C01 「集中时间、集中精力解决查摆出来的特别是群众反映强烈的各种问题」
    concentrate time and effort on solving what was found, above all what the public feels
    strongly about
C02 「参加第三批先进性教育活动的市纪委、组织部、宣传部、机关工委四部委」「各村党组织」
    the four departments that take part in the third batch; the Party organisations of all villages
C03 「通过多种形式和途径,积极提出意见和建议」
    opinions and suggestions were raised readily, in many forms and by many ways
C04 「我们能否接纳干部群众的意见和建议」
    whether we can accept the opinions and suggestions of cadres and the public
C05 「是否重视群众所急、所盼、所思的事情,是否有诚意针对问题采取措施加以整改,整改是否取得实实在在
    的效果」
    whether we take seriously what the public needs, hopes and thinks of, whether we sincerely take
    measures against the problems, and whether they have a real effect
C06 「能否真正解决党员和党组织自身存在的突出问题,能否解决群众反映强烈的党风方面的突出问题,能否解决涉
    及群众切身利益的突出问题,能否解决影响推进建设社会主义新农村的各种突出问题」
    whether we can solve the problems of members and organisations themselves, of Party conduct,
    of the vital interests of the public, and of building a new socialist countryside
C07 「关键是要取得实效、成为群众满意工程」
    what matters is to have real effect and to become a work that satisfies the public
C08 「认真做好思想发动,引导广大参学党员」
    mobilise people's minds with care, and guide all members who take part
C09 「如果整治工作不到位,不但影响到前两个阶段工作成果的巩固」
    if rectification falls short, what the first two stages achieved will not last
C10 「安排专门时间组织专题学习、专题讨论、专题教育」
    set time aside for thematic study, thematic discussion and thematic education
C11 「总书记重要讲话和中央先进性教育活动领导小组的《通知》精神」
    the General Secretary's speech, and the circular of the central leading group
C12 「对照党章中明确党的性质、宗旨和目标任务,对照党章中规定的党员的权利、义务,对照党章中对党员提出的
    行为要求」
    hold yourselves against the charter: the Party's nature, aims and tasks; the rights and duties
    of members; how members are to behave
C13 「制定并完善党组织和党员个人的整改方案」
    draw up and improve the plans of the organisation and of each member
C14 「切实解决党组织和党员自身存在的与党章要求不符的各种问题,务求取得实效」
    really solve whatever in organisations and members does not agree with the charter
C15 「提高农村党员贯彻执行党的方针政策的能力,发挥“双培双带”作用」
    make rural members better able to carry out policy, and put “two trainings and two leads” to use
C16 「围绕先进性教育活动的总体目标要求,按照前两阶段查摆出来的差距与不足」
    follow the general goals of the campaign and the shortcomings found in the first two stages
C17 「党员个人要结合党组织的评议意见,对存在的问题深入反思,分析问题存在的根源,明确努力方向,制定明确
    的个人整改措施」
    each member takes the appraisal of the organisation, thinks the problems over, finds their
    roots, sets a direction and draws up definite measures
C18 「真正找准本部门和本村存在的差距和不足,特别是各村党组织要认真查找在组织带领广大群众建设社会主义
    新农村工作中存在的差距和不足」
    really find the shortcomings of your own department or village, villages above all those in
    leading the public to build a new countryside
C19 「要广泛深入地听取群众意见,邀请群众帮助党员和党组织找问题、查原因、提建议」
    hear the public widely and deeply; ask it to help find problems, causes and proposals
C20 「整改方案形成后,要通过一定形式在一定范围内向群众公布」
    once formed, the plan is to be published to the public in some form and within some scope
C21 「接受群众监督,吸收群众的合理意见,进行必要的修改完善」
    be supervised by the public, take in its reasonable opinions, revise the plan as needed
C22 「督促指导各参学单位制定整改方案」
    urge and guide each unit in drawing up its plan
C23 「在一定的期限内集中精力有针对性解决好党组织和党员队伍中存在的突出问题」
    within a set time, solve the outstanding problems of organisations and members
C24 「要把群众意见最大、最不满意的事情,群众最希望办,当前又能够办好的事情作为整改工作的重点」
    make key what the public complains of most and is least satisfied with, and what it wishes for
    most and can be done now
C25 「对具备整改条件的问题,要马上整改」
    problems that can be put right at once are put right at once
C26 「对通过努力能够解决的问题,要限期整改」
    problems that can be solved with effort are solved by a deadline
C27 「对情况复杂、涉及面大,比如影响建设社会主义新农村的突出问题,要深入研究,拿出具体的方案,明确具体
    的目标,采取综合措施逐步予以解决」
    complex and far-reaching problems are studied in depth and solved step by step, with a definite
    scheme, definite goals and measures of several kinds
C28 「对于群众提出的所有意见建议,都要认真汇总,努力解决,及时反馈」
    every opinion and suggestion of the public is collected, worked on and answered in time
C29 「做到事事有结果,件件有回音,项项有落实」
    every matter has a result, every opinion an answer, every item is carried out
C30 「让党员受到切实的教育提高,让群众切实感受到先进性教育的成效」
    let members really learn, and let the public really feel the effect
C31 「针对暴露的问题特别是当前农村党员教育管理工作的薄弱环节」「建立“党员经常受教育,群众长期得利益”
    机制」
    against the problems laid bare, above all in the education and management of rural members,
    set up a mechanism by which members keep learning and the public benefits for good
C32 「集中整改工作基本结束后,要在一定范围内公布党组织的整改情况」
    when rectification is basically over, its results are published within some scope
C33 「充分听取群众意见,接受群众监督,并不断充实整改内容」
    hear the public fully, be supervised by it, and keep adding to what is rectified
C34 「要组织所有参学党员、党组织对整改提高工作进行一次全面的“回头看”」
    all members and organisations that take part look back on the whole of rectification
C35 「整改内容是否具体明确、措施是否到位,问题是否得到解决」
    whether what to rectify is specific and clear, whether the measures are in place, and whether
    the problems are solved
C36 「及时组织群众满意度测评,检查整改工作是否取得了实效,群众对整改效果是否满意」
    survey the public in time: did rectification have real effect, and is the public satisfied
C37 「多数群众不满意的要在上级党组织监督下“补课”」
    where the majority of the public is dissatisfied, the unit makes up under its superior's eyes
C38 「生产发展、生活宽裕、乡风文明、村容整洁、管理民主」
    advanced production, improved livelihood, civilised ways, clean villages, democratic management
C39 「切实解决影响农村改革发展稳定的主要问题、解决党员中存在的突出问题、解决群众最关心的重点问题」
    really solve the main problems of the countryside, members' prominent problems, and what the
    public cares about most
C40 「切实解决影响农村生产发展、农民增收致富的突出问题」
    really solve what keeps farming from developing and farmers from prospering
C41 「切实解决乡风不文明、村容不整洁问题」
    really solve uncivilised ways and untidy villages
C42 「切实解决村党组织建设、村级民主管理中存在的突出问题」
    really solve the problems of village Party organisations and of village democracy
C43 「探索建立健全“党员长期受教育,永葆先进性”的长效机制」
    find and set up lasting mechanisms by which members keep learning and stay in the lead
C44 「把抓好整改与建章立制工作紧密结合起来」「用制度的形式固定下来、坚持下去」
    tie rectification closely to making rules; fix in rules what is to be kept up
C45 「农民党员实用技术大培训、“五带五送”、“为群众解难、为发展建功、为党旗增辉”主题实践活动」
    practical training of farmers who are members, and the theme activities of the campaign
C46 「完善党员的学习培训制度,改进党员培训条件」
    complete the rules for members' study and training, and improve its conditions
C47 「健全党内民主决策机制,探索建立党内表彰、奖惩等激励约束机制」
    complete the mechanism of democratic decisions; find mechanisms of praise, reward and penalty
C48 「要完善流动党员动态管理机制,确保每个党员都处于党组织的有效管理之中」
    keep track of floating members, so that every member is in the care of an organisation
C49 「更好地促进党员履行义务和保障党员行使权利」
    help members better to do their duties and to use their rights
C50 「要看前两批教育活动各党组织开展“回头看”和巩固整改成果的情况,要看一、二、三批先进性教育长效机制
    建立的情况」
    it depends on how the organisations of the first two batches look back and make results last,
    and on the mechanisms set up in all three batches
C51 「克服松劲和厌战思想」「确保先进性教育活动善始善终」
    do not slacken or tire; see that the campaign ends as well as it began
C52 「一是整改意见反馈制」「对群众对党组织和党员提出的意见和建议进行梳理分类,反馈给支部和党员」
    first, the feedback system: what the public raises about organisations and members is sorted
    and passed on to branches and members
C53 「二是整改措施责任制」「进一步明确整改的内容、任务、时间,并明确到具体责任人」
    second, the responsibility system: contents, task, time and one definite person who answers
C54 「三是整改过程协作制」「对于乡风、村容整治等共性或交叉性的问题,党组织要牵头,有关党员要相互协作、
    相互支持」
    third, the cooperation system: in common or overlapping problems such as village customs and
    appearance, the organisation leads, and members work together and support each other
C55 「四是整改情况公示制」「对整改的问题、措施、时限要求和最终效果等,要以会议或书面形式向群众通报,
    接受监督」
    fourth, the disclosure system: the problems, measures, deadlines and final effect are told to
    the public at meetings or in writing, for it to supervise
C56 「及时了解和掌握各参学单位活动进展情况,及时发现存在问题,及时指导解决问题」
    know in time how each unit gets on, find problems in time, help to solve them in time
C57 「要重点督促指导各参学单位制定整改方案和主题实践活动方案,督促指导参学党员制定整改措施」
    urge and guide units in their plans and theme activities, and members in their measures
C58 「检查整改方案是否实事求是,重点是否突出,措施是否有力,整改措施是否落到实处,结果是否得到多数群众的
    认可」
    check whether plans are truthful, priorities clear, measures forceful, whether they are carried
    out, and whether the majority of the public recognises the result
C59 「要针对机关和农村不同实际,抓好分类指导,提出不同的整改要求」
    guide organs and villages each in its own way, and ask different things of them
C60 「报刊、广播、电视、网络等新闻媒体以及板报、墙报、简报、内部刊物」「黑板报、宣传专栏、文艺演出」
    press, radio, television and web, boards, wall newspapers, bulletins and internal papers;
    blackboards, publicity columns and performances
C61 「优秀党员典型」「先进集体和先进个人」「带领群众致富和戒赌、易风移俗的典型」
    outstanding members, groups and persons held up as models
C62 「合理安排教育活动时间,把开展好整改提高工作与抓好当前的各项工作结合起来」「“两不误,两促进”」
    choose the time of activities well and join rectification to the work at hand: neglect neither,
    promote both
C63 「以实际行动取信于民」「确保先进性教育活动取得圆满成功」
    win the trust of the people by deeds; see that the campaign succeeds in full
"""


def _clauses(table: str) -> Iterator[Clause]:
    for entry in re.split(r"^(?=C\d\d )", table, flags=re.MULTILINE)[1:]:
        number, _, said = entry.partition(" ")
        lines = [line.strip() for line in said.splitlines()]
        last = next(place for place, line in enumerate(lines) if line.endswith("」"))
        chinese = "".join(lines[: last + 1])
        quotes = tuple(chinese.removeprefix("「").removesuffix("」").split("」「"))
        yield Clause(number, quotes, " ".join(lines[last + 1 :]))


CLAUSES: Final = tuple(_clauses(_TABLE))
BY_ID: Final = {clause.id: clause for clause in CLAUSES}
