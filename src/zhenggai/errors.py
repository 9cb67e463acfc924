"""The one exception that is raised on purpose."""

import errno
from typing import Final

from zhenggai.words import Text

USAGE = 2
INPUT_OUTPUT = 3


class CannotGoOnError(Exception):
    """Something without which the command has nothing to do; bad data never is."""

    def __init__(self, message: Text, exit_code: int = USAGE) -> None:
        """Keep the bilingual `message`; `exit_code` is 2 (usage) or 3 (input and output)."""
        super().__init__(message.en)
        self.message = message
        self.exit_code = exit_code

    def __reduce__(self) -> tuple[type["CannotGoOnError"], tuple[Text, int]]:
        """Come out of a worker process as it was raised there."""
        return CannotGoOnError, (self.message, self.exit_code)


_WHY: Final = {
    errno.ENOENT: Text("文件不存在，或链接断了", "no such file, or a broken link"),
    errno.EACCES: Text("没有权限", "permission denied"),
    errno.EPERM: Text("没有权限", "permission denied"),
    errno.ELOOP: Text("链接绕成一圈", "the links go round in a circle"),
    errno.EISDIR: Text("这是文件夹", "it is a folder"),
    errno.ENXIO: Text("这不是普通文件", "it is no ordinary file"),
    errno.ENOSPC: Text("磁盘满了", "no space is left on the disk"),
    errno.EROFS: Text("磁盘是只读的", "the disk is read-only"),
}


def why(error: OSError) -> Text:
    """Return why a file could not be read or written."""
    said = error.strerror or str(error)
    return _WHY.get(error.errno or 0, Text(said, said))
