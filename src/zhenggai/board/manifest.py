"""Which files of a folder are the board's own: the file `board.json`."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any, Final

MANIFEST: Final = "board.json"
_VERSION: Final = 1
_WRITER: Final = "zhenggai board"


def digest(data: bytes) -> str:
    """Return what tells the bytes of a file from others."""
    return sha256(data).hexdigest()


def manifest_text(files: Mapping[str, str]) -> str:
    """Return the text of the manifest: the digest of each file by its path."""
    content = {"version": _VERSION, "made_by": _WRITER, "files": dict(sorted(files.items()))}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def read_manifest(text: str) -> dict[str, str] | None:
    """Return the digest of each file of a board; None if the text is no manifest of a board.

    A path that leads out of the folder makes it none: such a file is never the board's.
    """
    try:
        content: Any = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or content.get("made_by") != _WRITER:
        return None
    files = content.get("files")
    if content.get("version") != _VERSION or not isinstance(files, dict):
        return None
    if not all(isinstance(value, str) and _inside(path) for path, value in files.items()):
        return None
    return dict(files)


def _inside(path: str) -> bool:
    pure = PurePosixPath(path)
    plain = not any(letter in path for letter in ("\\", ":", "\0"))
    return bool(pure.parts) and plain and not pure.is_absolute() and ".." not in pure.parts
