"""What a YAML parser complains of, said so that a clerk knows what to type."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from zhenggai.words import Text


class Complaint(NamedTuple):
    """What is wrong with the form of a text, and what to do; `pattern` finds the problem."""

    pattern: str
    message: Text
    remedy: Text


_ALIGN: Final = Text(
    "检查这一行和上一行的缩进，同一层要对齐",
    "check the indentation here and above: keys of one level stand below each other",
)
_KNOWN: Final = (
    Complaint(
        "mapping values are not allowed",
        Text("这里不能再有“: ”", "': ' cannot stand here"),
        Text(
            "文字里有“: ”时给整句加引号；“-”后面要有一个半角空格；否则检查这一行和上一行的缩进",
            "quote the text if it holds ': '; type a half-width space after the '-' of a list; else"
            " check the indentation here and above",
        ),
    ),
    Complaint(
        "could not find expected ':'",
        Text("这一行不是“键: 值”", "this line is not 'key: value'"),
        Text(
            "写成“键: 值”，冒号后要有空格；如果是上一行的续行，多缩进两格",
            "write 'key: value' with a space after the colon; indent it more if it goes on"
            " from the line above",
        ),
    ),
    Complaint(
        "sequence entries are not allowed",
        Text("这里不能有“- ”", "'- ' cannot stand here"),
        Text(
            "列表另起一行写；文字以“- ”开头时加引号",
            "begin the list on a new line; quote text that begins with '- '",
        ),
    ),
    Complaint(
        r"(?:found|while scanning a quoted scalar).*unexpected (?:end of stream|document)",
        Text("这个引号没有配对", "this quote is never closed"),
        Text("在文字后面补上引号", "add the closing quote"),
    ),
    Complaint(
        r"cannot start any token",
        Text("值不能以这个字符开头", "a value cannot begin with this character"),
        Text("给整个值加引号", "put the whole value in quotes"),
    ),
    Complaint(
        r"escape|hexadecimal",
        Text(
            "双引号里的反斜杠写法不对",
            "a backslash in double quotes that means nothing",
        ),
        Text(
            "改用单引号，或把 \\ 写成 \\\\",
            "use single quotes, or write \\ as \\\\",
        ),
    ),
    Complaint(
        r"expected ',' or|did not find expected ','",
        Text(
            "花括号或方括号里少了逗号或右括号",
            "a comma or the closing bracket is missing in { } or [ ]",
        ),
        Text(
            "补上半角的逗号或右括号；全角的不算",
            "add it, half-width; full-width ones do not count",
        ),
    ),
    Complaint(
        r"expected (?:the )?node content",
        Text("这里少了一个值", "a value is missing here"),
        Text(
            "补上值；文字以 , ] } 开头时加引号",
            "add it; quote text that begins with , ] or }",
        ),
    ),
    Complaint(
        r"alphabetic or numeric|tag handle|tag prefix|anchor|alias|directive|tag",
        Text("不用锚点、别名、标签和指令", "no anchors, aliases, tags or directives"),
        Text(
            "文字以 & * ! % 开头时加引号",
            "quote text that begins with & * ! or %",
        ),
    ),
    Complaint(
        r"block scalar|indentation indicator|comment or line break",
        Text("“|”或“>”后面不能跟文字", "no text may follow '|' or '>' on its line"),
        Text("文字从下一行写起，多缩进两格", "begin the text on the next line, indented"),
    ),
    Complaint(
        r"document start",
        Text("这一行与文件开头的键没有对齐", "this line is not below the first key"),
        _ALIGN,
    ),
    Complaint(
        r"expected key|block end|'-' indicator|did not find expected",
        Text(
            "这里与上面没有对齐，或引号、括号后面多了字",
            "this is out of line with what stands above, or follows a closing quote or bracket",
        ),
        _ALIGN,
    ),
)
_OTHER: Final = Complaint(
    "",
    Text("不是有效的 YAML", "not valid YAML"),
    Text(
        "检查这一行和上一行的缩进、冒号后的空格和引号",
        "check indentation, the space after the colon, and quotes here and above",
    ),
)


def complaint(context: str, problem: str) -> Complaint:
    """Return in words what a parser's problem means."""
    said = f"{context}: {problem}"
    return next((known for known in _KNOWN if re.search(known.pattern, said)), _OTHER)
