"""The one exception that is raised on purpose."""

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
