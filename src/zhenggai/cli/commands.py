"""The commands, in the order in which help lists them; each is imported when it is used."""

from __future__ import annotations

from itertools import chain
from typing import Final

from zhenggai.cli.shape import Entry, Family
from zhenggai.words import Text

FAMILIES: Final = (
    Family(
        Text("记录", "Writing"),
        (
            Entry(
                "init",
                "zhenggai.cli.init",
                Text("建一本新账本", "make a new ledger"),
            ),
            Entry(
                "add",
                "zhenggai.cli.add",
                Text("添加一条记录或一个单位", "add a record or a unit"),
            ),
            Entry(
                "edit",
                "zhenggai.cli.edit",
                Text("用编辑器打开一条记录", "open a record in the editor"),
            ),
            Entry(
                "opinion",
                "zhenggai.cli.opinion",
                Text(
                    "意见: 转送、决定、归入问题、答复、评价",
                    "an opinion: relay, decide, link, reply, verdict",
                ),
            ),
            Entry(
                "issue",
                "zhenggai.cli.issue",
                Text(
                    "问题: 启动、进展、延期、完成、销号等",
                    "an issue: start, progress, extend, done, close, …",
                ),
            ),
            Entry(
                "measure",
                "zhenggai.cli.measure",
                Text("措施: 完成", "a measure: done"),
            ),
            Entry(
                "plan",
                "zhenggai.cli.plan",
                Text(
                    "整改方案: 起草、形成、审核、批准、备案等",
                    "the plan: draft, form, review, approve, file, …",
                ),
            ),
            Entry(
                "survey",
                "zhenggai.cli.survey",
                Text("满意度测评: 记结果", "a satisfaction survey: record"),
            ),
            Entry(
                "makeup",
                "zhenggai.cli.makeup",
                Text("补课: 开出、任务、验收", "a make-up: open, task, accept"),
            ),
            Entry(
                "finish",
                "zhenggai.cli.finish",
                Text("单位办结", "finish a unit"),
            ),
            Entry(
                "evidence",
                "zhenggai.cli.evidence",
                Text(
                    "佐证材料: 收进账本，去掉照片的拍摄地点",
                    "evidence: take files in, photographs without traces",
                ),
            ),
            Entry(
                "private",
                "zhenggai.cli.private",
                Text("反映人身份: 记下、查看", "who raised an opinion: set, show"),
            ),
            Entry(
                "forget",
                "zhenggai.cli.forget",
                Text("删去反映人身份", "delete who raised an opinion"),
            ),
            Entry(
                "undo",
                "zhenggai.cli.undo",
                Text("撤回上一条命令", "take back the last command"),
            ),
        ),
    ),
    Family(
        Text("查看", "Reading"),
        (
            Entry(
                "status",
                "zhenggai.cli.status",
                Text("一个单位的情况和下一步", "how a unit stands and what to do next"),
            ),
            Entry(
                "due",
                "zhenggai.cli.due",
                Text("到期和逾期事项", "what is due and overdue"),
            ),
            Entry(
                "reconcile",
                "zhenggai.cli.reconcile",
                Text("三项对账", "reconcile issues, opinions and measures"),
            ),
            Entry(
                "list",
                "zhenggai.cli.list",
                Text("按条件列出记录", "list records that a filter means"),
            ),
            Entry(
                "show",
                "zhenggai.cli.show",
                Text("显示一条记录", "show one record"),
            ),
            Entry(
                "trace",
                "zhenggai.cli.trace",
                Text("一条意见或问题的全过程", "the whole way of an opinion or an issue"),
            ),
            Entry(
                "tree",
                "zhenggai.cli.tree",
                Text("单位树，带灯号", "the unit tree with lights"),
            ),
            Entry(
                "log",
                "zhenggai.cli.log",
                Text("一条记录在历次提交里的变化", "a record's history over the commits"),
            ),
            Entry(
                "diff",
                "zhenggai.cli.diff",
                Text("两个版本或两天之间哪些记录变了", "records changed between revisions or days"),
            ),
            Entry(
                "watch",
                "zhenggai.cli.watch",
                Text("看着账本，存盘就检查", "watch the ledger and check what is saved"),
            ),
        ),
    ),
    Family(
        Text("检查", "Checking"),
        (
            Entry(
                "validate",
                "zhenggai.cli.validate",
                Text("检查账本，一次列出所有问题", "check the ledger; show every finding at once"),
            ),
            Entry(
                "explain",
                "zhenggai.cli.explain",
                Text(
                    "解释一条规则: 要求、道理、例子", "explain a rule: what it wants, why, examples"
                ),
            ),
            Entry(
                "rules",
                "zhenggai.cli.rules",
                Text("列出全部规则", "list the rules"),
            ),
            Entry(
                "lookback",
                "zhenggai.cli.lookback",
                Text("回头看三问: 预判、回答、打印", "the look-back: judge, answer, print"),
            ),
            Entry(
                "fmt",
                "zhenggai.cli.fmt",
                Text("统一排版，中英文互换", "lay files out, in Chinese or English"),
            ),
            Entry(
                "doctor",
                "zhenggai.cli.doctor",
                Text(
                    "查文件的毛病: 重号、佐证、断掉的写入",
                    "what is wrong with the files: ids, evidence, broken writing",
                ),
            ),
        ),
    ),
    Family(
        Text("汇总", "Figures"),
        (
            Entry(
                "rollup",
                "zhenggai.cli.rollup",
                Text("逐级汇总数字和比率", "roll up counts and rates over the unit tree"),
            ),
            Entry(
                "trend",
                "zhenggai.cli.trend",
                Text("数字随时间的变化", "counts and rates over time"),
            ),
            Entry(
                "report",
                "zhenggai.cli.report",
                Text("运行存好的报表", "run a saved report"),
            ),
            Entry(
                "export",
                "zhenggai.cli.export",
                Text("导出表格，或交上级的汇总文件", "write tables, or figures for a higher level"),
            ),
            Entry(
                "import",
                "zhenggai.cli.import_",
                Text("收进台账表格（xlsx、csv）", "take in tables that offices keep (xlsx, csv)"),
            ),
        ),
    ),
    Family(
        Text("公示", "Papers"),
        (
            Entry(
                "notice",
                "zhenggai.cli.notice",
                Text("印制公示和表册", "print public notices and ledgers"),
            ),
            Entry(
                "board",
                "zhenggai.cli.board",
                Text("生成公开栏网站", "build the public notice board as a site"),
            ),
            Entry(
                "preview",
                "zhenggai.cli.preview",
                Text("在浏览器里预览公开栏，保存即更新", "preview the board; renewed on save"),
            ),
            Entry(
                "templates",
                "zhenggai.cli.templates",
                Text("公示模板: 列出、查看、导出、检查", "templates: list, show, export, check"),
            ),
        ),
    ),
    Family(
        Text("设置", "Setting up"),
        (
            Entry(
                "completion",
                "zhenggai.cli.completion",
                Text("命令行补全: bash、zsh、fish", "completion for bash, zsh and fish"),
            ),
            Entry(
                "git-setup",
                "zhenggai.cli.git_setup",
                Text("让 git 按记录合并台账", "let git merge the ledger by records"),
            ),
            Entry(
                "merge-driver",
                "zhenggai.cli.merge_driver",
                Text("由 git 调用: 合并单位文件", "called by git: merge unit files"),
            ),
        ),
    ),
)
COMMANDS: Final = tuple(chain.from_iterable(family.entries for family in FAMILIES))
