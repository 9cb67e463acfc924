"""What a command does to files, shown; nothing of what must not be shown."""

from __future__ import annotations

from zhenggai.cli.settings import Settings
from zhenggai.edit.apply import difference
from zhenggai.folders import PRIVATE
from zhenggai.words import Text


def shown(path: str, old: bytes | None, new: bytes | None, settings: Settings) -> str:
    """Return the change of a file as a diff; of private and other than text files, a line."""
    if path.startswith(f"{PRIVATE}/"):
        return f"{path}: {settings.say(_HIDDEN)}\n"
    try:
        text = difference(old or b"", new or b"", path)
    except UnicodeDecodeError:
        text = ""
    return text or f"{path}: {settings.say(_said(old, new))}\n"


_HIDDEN = Text("内部资料，内容不显示", "private, so its content is not shown")


def _said(old: bytes | None, new: bytes | None) -> Text:
    if old is None:
        size = len(new or b"")
        return Text(f"新文件，{size} 字节", f"a new file of {size} bytes")
    if new is None:
        return Text(f"删去，原有 {len(old)} 字节", f"removed; it had {len(old)} bytes")
    if old.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n") == new:
        return Text("去掉 BOM，行尾改为 LF", "without BOM, lines ending in LF")
    return Text(
        f"从 {len(old)} 字节变为 {len(new)} 字节", f"from {len(old)} bytes to {len(new)} bytes"
    )
