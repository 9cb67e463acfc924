"""Where the program starts: the table of commands, and what goes wrong in any of them."""

from __future__ import annotations

import gc
import io
import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Final

import typer

from zhenggai import __version__
from zhenggai.cli.settings import Settings, language, split
from zhenggai.cli.shape import Entry, LazyGroup, both
from zhenggai.errors import INPUT_OUTPUT, USAGE, CannotGoOnError
from zhenggai.words import Lang, Text

COMMANDS: Final = (
    Entry(
        "validate",
        "zhenggai.cli.validate",
        Text("检查账本，一次列出所有问题", "check the ledger; show every finding at once"),
    ),
    Entry(
        "explain",
        "zhenggai.cli.explain",
        Text("解释一条规则: 要求、道理、例子", "explain a rule: what it wants, why, examples"),
    ),
    Entry(
        "rules",
        "zhenggai.cli.rules",
        Text("列出全部规则", "list the rules"),
    ),
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
        "rollup",
        "zhenggai.cli.rollup",
        Text("逐级汇总数字和比率", "roll up counts and rates over the unit tree"),
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
    Entry(
        "completion",
        "zhenggai.cli.completion",
        Text("命令行补全: bash、zsh、fish", "completion for bash, zsh and fish"),
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
        "lookback",
        "zhenggai.cli.lookback",
        Text("回头看三问: 预判、回答、打印", "the look-back: judge, answer, print"),
    ),
    Entry(
        "notice",
        "zhenggai.cli.notice",
        Text("印制公示和表册", "print public notices and ledgers"),
    ),
    Entry(
        "templates",
        "zhenggai.cli.templates",
        Text("公示模板: 列出、查看、导出、检查", "templates: list, show, export, check"),
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
        "fmt",
        "zhenggai.cli.fmt",
        Text("统一排版，中英文互换", "lay files out, in Chinese or English"),
    ),
    Entry(
        "undo",
        "zhenggai.cli.undo",
        Text("撤回上一条命令", "take back the last command"),
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
        "evidence",
        "zhenggai.cli.evidence",
        Text("佐证材料: 收进账本，去掉照片的拍摄地点", "evidence: take files in, photographs without traces"),
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
        "git-setup",
        "zhenggai.cli.git_setup",
        Text("让 git 按记录合并台账", "let git merge the ledger by records"),
    ),
    Entry(
        "merge-driver",
        "zhenggai.cli.merge_driver",
        Text("由 git 调用: 合并单位文件", "called by git: merge unit files"),
    ),
    Entry(
        "doctor",
        "zhenggai.cli.doctor",
        Text("查文件的毛病: 重号、佐证、断掉的写入", "what is wrong with the files: ids, evidence, broken writing"),
    ),
    Entry(
        "watch",
        "zhenggai.cli.watch",
        Text("看着账本，存盘就检查", "watch the ledger and check what is saved"),
    ),
)
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141


class Zhenggai(LazyGroup):
    """The program."""

    entries = COMMANDS


app = typer.Typer(
    cls=Zhenggai,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=False,
    context_settings={"help_option_names": ["--help"]},
)


@app.callback(
    invoke_without_command=True,
    help=both(
        "整改台账: 事事有结果，件件有回音，项项有落实。",
        "Rectification tracker: every matter a result, every opinion an answer, every item"
        " carried out.",
    ),
)
def _top(
    ctx: typer.Context,
    version: bool = typer.Option(False, "--version", help=both("显示版本", "show the version")),
) -> None:
    if version:
        sys.stdout.write(f"zhenggai {__version__}\n")
    elif ctx.invoked_subcommand is None:
        sys.stdout.write(ctx.get_help() + "\n")


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run one command line; return the exit code."""
    settings = Settings(_first_language(environ))
    try:
        settings, rest = split(arguments, environ)
        return perform(rest, settings)
    except CannotGoOnError as error:
        return _fail(settings, error.message, error.exit_code)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stdout = io.StringIO()
        return BROKEN_PIPE
    except OSError as error:
        said = Text(
            f"读写出错: {error.strerror}: {error.filename}",
            f"input or output failed: {error.strerror}: {error.filename}",
        )
        return _fail(settings, said, INPUT_OUTPUT)


def perform(words: Sequence[str], settings: Settings) -> int:
    """Run a command without the options of every command; return the exit code.

    Raise `CannotGoOnError` if the command cannot go on, or cannot be understood.
    """
    try:
        result = typer.main.get_command(app).main(
            list(words), prog_name="zhenggai", standalone_mode=False, obj=settings
        )
    except Exception as error:
        said_by_typer = _usage(error)
        if said_by_typer is None:
            raise
        raise CannotGoOnError(said_by_typer, USAGE) from error
    return result if isinstance(result, int) else 0


def _first_language(environ: Mapping[str, str]) -> Lang:
    """Return the language for what is wrong with the options that choose the language."""
    try:
        return language({}, environ)
    except CannotGoOnError:
        return language({}, {**environ, "ZHENGGAI_LANG": ""})


def _fail(settings: Settings, message: Text, code: int) -> int:
    sys.stderr.write(f"zhenggai: {settings.say(message)}\n")
    return code


_EXTRA: Final = re.compile(r"unexpected extra arguments? \((.*)\)")


def _usage(error: Exception) -> Text | None:
    """Say a usage error of Typer in both languages; None for anything else.

    Typer carries its own copy of Click, which is not to be imported: so by class name.
    """
    option = getattr(error, "option_name", "")
    param = getattr(error, "param", None)
    called = " ".join(param.opts) if param is not None else ""
    extra = _EXTRA.search(str(error))
    see = Text("见 --help", "see --help")
    said = {
        "NoSuchOption": Text(f"没有选项 {option}，{see.zh}", f"no option {option}; {see.en}"),
        "BadOptionUsage": Text(f"选项 {option} 后面要写一个值", f"option {option} needs a value"),
        "MissingParameter": Text(f"缺少 {called}，{see.zh}", f"{called} is missing; {see.en}"),
        "BadParameter": Text(f"{called} 的值不对，{see.zh}", f"wrong value: {called}; {see.en}"),
        "UsageError": Text(f"多出的参数: {extra[1]}", f"unexpected argument: {extra[1]}")
        if extra
        else Text("命令写得不对，见 --help", "wrong usage; see --help"),
    }
    return said.get(type(error).__name__)


def main() -> None:
    """Run the command line of this process."""
    # Records hold no cycles, and looking for them took a third of the time of reading.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    code = run(sys.argv[1:], os.environ)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = BROKEN_PIPE
    if code == BROKEN_PIPE:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
