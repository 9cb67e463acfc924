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
    ),
    Rule(
        "FIL02",
        Severity.ERROR,
        "",
        Text("键都是格式里有的键", "every key is one that the format has"),
    ),
    Rule("FIL03", Severity.ERROR, "", Text("键不重复", "no key stands twice")),
    Rule(
        "FIL04",
        Severity.ERROR,
        "",
        Text("值的类型和用词正确", "every value is of its type or one of its words"),
    ),
    Rule(
        "FIL05",
        Severity.ERROR,
        "",
        Text("必填的键都有", "every required key is there"),
    ),
    Rule(
        "FIL06",
        Severity.ERROR,
        "",
        Text("日期写成 2006-03-15 且存在", "dates are real and written 2006-03-15"),
    ),
    Rule(
        "FIL07",
        Severity.ERROR,
        "",
        Text("一个文件用一种语言", "a file is written in one language"),
    ),
    Rule(
        "FIL08",
        Severity.ERROR,
        "",
        Text("文件名能作单位编号，且不相混", "file names serve as ids and are distinct"),
    ),
    Rule(
        "FIL09",
        Severity.WARNING,
        "",
        Text("文件不带 BOM，行尾是 LF", "the file has no BOM and LF line ends"),
    ),
    Rule(
        "FIL10",
        Severity.ERROR,
        "",
        Text("campaign.yaml 的值有意义", "campaign.yaml holds values that make sense"),
    ),
    Rule(
        "WVR01",
        Severity.ERROR,
        "",
        Text(
            "豁免有理由、在期限内、确有对应的发现",
            "a waiver has a reason, has not ended and silences something",
        ),
    ),
)
