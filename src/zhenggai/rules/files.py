"""FIL and WVR: the rules about files, which are judged while reading, and about waivers."""

from zhenggai.finding import Severity
from zhenggai.rules.base import Rule
from zhenggai.words import Text

RULES = (
    Rule(
        "FIL01",
        Severity.ERROR,
        "",
        Text("文件是有效的 UTF-8 和 YAML", "the file is valid UTF-8 and YAML"),
        why=Text(
            "读不懂的文件一条也检查不了；猜着读会读错，所以只指出来，不猜。",
            "A file that cannot be read cannot be checked, and guessing would read it wrongly:"
            " faults are shown, never guessed away.",
        ),
        silence="never",
    ),
    Rule(
        "FIL02",
        Severity.ERROR,
        "",
        Text("键都是格式里有的键", "every key is one that the format has"),
        why=Text(
            "打错的键没有人读，后面写的内容就悄悄丢了。状态、逾期、百分比由程序算，不用写。",
            "Nobody reads a misspelt key, and what stands behind it is lost. Status, overdue and"
            " percentages are computed and never typed.",
        ),
    ),
    Rule(
        "FIL03",
        Severity.ERROR,
        "",
        Text("键不重复", "no key stands twice"),
        why=Text(
            "同一个键写两次，只有一个算数，另一个就悄悄丢了。",
            "Of a key that stands twice only one can count; the other would be lost in silence.",
        ),
    ),
    Rule(
        "FIL04",
        Severity.ERROR,
        "",
        Text("值的类型和用词正确", "every value is of its type or one of its words"),
        why=Text(
            "数字、用词、列表写错了样子就没法统计，汇总出来的数就不对。",
            "A number, word or list of the wrong form cannot be counted, and every total above it"
            " would be wrong.",
        ),
    ),
    Rule(
        "FIL05",
        Severity.ERROR,
        "",
        Text("必填的键都有", "every required key is there"),
        why=Text(
            "没有编号的记录，别处指不到；没有名称的，印不出来。",
            "A record without an id cannot be referred to; one without a name cannot be printed.",
        ),
    ),
    Rule(
        "FIL06",
        Severity.ERROR,
        "",
        Text("日期写成 2006-03-15 且存在", "dates are real and written 2006-03-15"),
        why=Text(
            "时限、逾期、先后都按日期算；只用一种写法，人和程序才不会看岔。",
            "Deadlines and order are computed from dates; with one way to write them, people and"
            " program read the same.",
        ),
    ),
    Rule(
        "FIL07",
        Severity.ERROR,
        "",
        Text("一个文件用一种语言", "a file is written in one language"),
        why=Text(
            "一个文件里有中有英，编辑器没法补全，查找和比对也容易漏。",
            "With two languages in one file no editor can complete its keys, and searches miss half"
            " of it.",
        ),
    ),
    Rule(
        "FIL08",
        Severity.ERROR,
        "",
        Text("文件名能作单位编号，且不相混", "file names serve as ids and are distinct"),
        why=Text(
            "文件名就是单位编号，命令和别的记录都要用它；只差大小写的两个名字，在有的电脑上是同一个"
            "文件。",
            "The name of a file is the id of its unit, for commands and for other records; two"
            " names that differ only in case are one file on some computers.",
        ),
        silence="severity",
    ),
    Rule(
        "FIL09",
        Severity.WARNING,
        "",
        Text("文件不带 BOM，行尾是 LF", "the file has no BOM and LF line ends"),
        why=Text(
            "BOM 和 CRLF 会让 git 以为每一行都改过，合并时到处冲突。",
            "A BOM or CRLF makes git believe that every line changed, and merges conflict"
            " everywhere.",
        ),
    ),
    Rule(
        "FIL10",
        Severity.ERROR,
        "",
        Text("campaign.yaml 的值有意义", "campaign.yaml holds values that make sense"),
        why=Text(
            "界限写错了，靠它判断的规则就都判错；写了不起作用的，不如不写。",
            "A wrong limit makes every rule that uses it wrong, and a setting that does nothing"
            " deceives whoever wrote it.",
        ),
        silence="severity",
    ),
    Rule(
        "WVR01",
        Severity.ERROR,
        "",
        Text(
            "豁免有理由、在期限内、确有对应的发现",
            "a waiver has a reason, has not ended and silences something",
        ),
        why=Text(
            "豁免是书面接受一个问题，要有理由、有期限；问题解决了，豁免也要撤掉。",
            "A waiver accepts a finding in writing: it needs a reason and an end, and goes when the"
            " problem is solved.",
        ),
        silence="never",
    ),
)
