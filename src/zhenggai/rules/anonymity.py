"""PRV04: printed opinions describe nobody by how few they are."""

from collections.abc import Iterator

from zhenggai.finding import Severity
from zhenggai.rules.base import Case, rule
from zhenggai.rules.groups import groups_in
from zhenggai.rules.outcome import Outcome
from zhenggai.words import Text


@rule(
    "PRV04",
    Severity.WARNING,
    "C55",
    Text(
        "公示的意见不写少到能认出人的群体",
        "printed opinions describe no group so small that it gives people away",
    ),
    why=Text(
        "村子就这么大，写“两户”等于点名。",
        "A village is small: 'two households' is as good as their names.",
    ),
    limits=("minimum_group",),
)
def small_groups(case: Case) -> Iterator[Outcome]:
    """In a village “两户低保户” is two names: limit `minimum_group`."""
    least = case.limits.minimum_group
    for opinion in case.unit.opinions:
        for group in groups_in(opinion.public_text):
            if group.size < least:
                yield case.wrong(
                    opinion,
                    "public_text",
                    Text(
                        f"意见 {opinion.id} 的公示摘要写了“{group.words}”，不到 {least} 人（户）",
                        f"the printed wording of opinion {opinion.id} tells of '{group.words}':"
                        f" fewer than {least}",
                    ),
                    Text("改成“有的群众”“部分村民”", "write 'some residents' instead"),
                )


RULES = (small_groups,)
