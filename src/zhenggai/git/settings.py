"""What git is told for one repository alone."""

from zhenggai.git.asking import Repository, ask, run


def setting(repository: Repository, name: str) -> str | None:
    """Return a setting of this repository alone; None if it has none."""
    answer = run(repository, ("config", "--local", "--get", name))
    return None if answer.code else answer.out.decode("utf-8", "replace").removesuffix("\n")


def set_to(repository: Repository, name: str, value: str) -> None:
    """Change a setting of this repository alone."""
    ask(repository, ("config", "--local", name, value))
