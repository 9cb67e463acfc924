"""A template of a ledger reaches nothing outside, changes nothing, and comes to an end."""

import time
from pathlib import Path

import pytest

from tests.papers_at_hand import MAY, unit_on, view_of
from zhenggai.errors import CannotGoOnError
from zhenggai.render import render_paper, templates
from zhenggai.sandbox import MOST_ROUNDS

LOOPS = "{% for a in range(99999) %}" * 3 + "{% endfor %}" * 3
SIXTY = (
    "{{% set ns = namespace(x={}) %}}{{% for i in range(60) %}}{{% set ns.x = {} %}}{{% endfor %}}"
)
DOUBLING = SIXTY.format("'xx'", "ns.x ~ ns.x")
SQUARING = SIXTY.format("99", "ns.x * ns.x")
LOOP = "{{% for i in range(99999) %}}{}{{% endfor %}}"
VARARGS = (
    "{% macro m(n) %}{% if n %}{{ m(n - 1, varargs, varargs) }}{% else %}{{ varargs }}{% endif %}"
    "{% endmacro %}{{ m(60) }}"
)
NESTED = ("[ns.x, ns.x]", "(ns.x, ns.x)", "{1: ns.x, 2: ns.x}", "dict(a=ns.x, b=ns.x)")
RECURSIVE = "{% macro m(x) %}{{ m(x ~ x) }}{% endmacro %}{{ m('xx') }}"
TWICE = "{{ m(n - 1) }}{{ m(n - 1) }}"
MACROS = f"{{% macro m(n) %}}{{% if n %}}{TWICE}{{% endif %}}x{{% endmacro %}}{{{{ m(60) }}}}"
BLOCKS = "{% set x = 'xx' * 9 %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40
IN_LOOP = "{% for a in [range(99999)] * 9 recursive %}{{ loop([range(99999)] * 9) }}{% endfor %}"
INSIDE = (
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ paper.__init__.__globals__ }}",
    "{{ paper['__class__'] }}",
    "{{ paper | attr('__class__') }}",
    "{{ self.__init__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ '{0.__class__}'.format(paper) }}",
    "{{ '%s' | format(paper) }}",
    "{{ paper.sheets[0].rows.append(1) }}",
    "{{ [1].append(2) }}",
    "{{ lipsum(9999999) }}",
    "{% import 'os' as os %}",
    "{% include '/etc/passwd' %}",
    "{% include 'built-in/../../pyproject.toml' %}",
    "{% extends 'built-in//etc/passwd' %}",
    "{% include ['a', '/etc/passwd'] %}",
)
LONG = (
    "{{ 'x' * 10 ** 12 }}",
    "{{ [1] * 10 ** 12 }}",
    "{{ 10 ** 12 * 'x' }}",
    "{{ 9 ** (10 ** 12) }}",
    "{{ '%999999999999d' % 1 }}",
    "{{ 'x'.ljust(10 ** 12) }}",
    "{{ 'x' | center(10 ** 12) }}",
    "{{ 'x' | indent(10 ** 12) }}",
    "{{ ('x' * 10 ** 6) | replace('x', 'x' * 10 ** 6) }}",
    "{{ '{:>999999999999}'.format('x') }}",
    "{{ range(10 ** 12) | list }}",
    "{% for x in range(10 ** 12) %}{% endfor %}",
    "{{ 1 | round(1000000000, 'ceil') }}",
    "{{ 1 | round(-1000000000) }}",
    "{{ [] | slice(10000000000) | list }}",
    "{{ [1] | batch(2000000000, 0) | first }}",
    "{{ [1] | tojson(indent=3000000000) }}",
    "{{ 'x'.encode() * 8000000000 }}",
    "{{ 'x'.encode().ljust(8000000000) }}",
    "{{ (1).to_bytes(8000000000) }}",
    "{{ ('x' * 1000000).join(['a'] * 1000000) }}",
    "{{ ['a'] * 1000000 | join('x' * 1000000) }}",
    "{{ (['a'] * 1000000) | join('x' * 1000000) }}",
    "{{ ('x' * 1000000).translate({120: 'x' * 1000000}) }}",
    "{{ ['x' * 1000000] * 1000000 }}",
    "{{ (['x'] * 1000000) | map('replace', 'x', 'x' * 1000000) | list }}",
    "{{ range(99999) | select('in', [[]] * 1000000) | list }}",
    "{{ ([[1]] * 1000000) | sum(start=[]) }}",
    "{% set a = [1] * 1000000 %}" + LOOP.format("{{ a == a + [] }}"),
    "{% set a = 'x' * 999999 %}{% set b %}" + LOOP.format("{{ a }}") + "{% endset %}",
    "{% set b %}" + LOOP.format("x" * 1000000) + "{% endset %}",
    *(SIXTY.format("[1]", nested) + "{{ ns.x }}" for nested in NESTED),
    *(SIXTY.format("[1]", nested) + "{{ ns.x == ns }}" for nested in NESTED),
    SIXTY.format("[1]", "namespace(a=ns.x, b=ns.x)") + "{{ ns.x }}",
    *(LOOPS, VARARGS, DOUBLING, SQUARING, RECURSIVE, MACROS, BLOCKS, IN_LOOP),
)


def refused(folder: Path, text: str) -> str:
    (folder / "results.md.j2").write_text(text, encoding="utf-8")
    with pytest.raises(CannotGoOnError) as caught:
        render_paper("results", "md", view_of("results", unit_on(MAY)), "zh", folder)
    return caught.value.message.en


@pytest.mark.parametrize("text", INSIDE)
def test_nothing_but_the_view_is_reached(text: str, tmp_path: Path) -> None:
    assert refused(tmp_path, text)


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_loops_and_texts_come_to_an_end(text: str, tmp_path: Path) -> None:
    begun = time.process_time()
    said = refused(tmp_path, text)
    assert f"{tmp_path / 'results.md.j2'}, line 1: " in said
    assert time.process_time() - begun < 20


def test_ordinary_loops_and_texts_are_left_alone(tmp_path: Path) -> None:
    text = (
        "{% set line = 'a' ~ '-' * 3 %}{{ line | replace('-', '+') | upper }}\n"
        "{% for x in [1, 2] %}{{ loop.index }}/{{ loop.length }} {{ loop.cycle('o', 'e') }}"
        "{% if not loop.last %}, {% endif %}{% endfor %}\n"
        "{% set b %}{{ 2 ** 10 }}{% endset %}{{ b }} {{ 7 % 4 }} {{ [3] + [4] }}\n"
        "{% for x in [[1, [2]], [3]] recursive %}"
        "{% if x is iterable %}{{ loop(x) }}{% else %}{{ x }}{% endif %}{% endfor %}\n"
    )
    text += "{% macro m(x) %}<{{ caller(x ~ '!') }}>{% endmacro %}"
    text += "{% call(y) m('a') %}{{ y | length }}{{ y }}{% endcall %}"
    (tmp_path / "results.html.j2").write_text(text, encoding="utf-8")
    html = render_paper("results", "html", view_of("results", unit_on(MAY)), "zh", tmp_path)
    assert html == "A+++\n1/2 o, 2/2 e1024 3 [3, 4]\n123<2a!>"


def test_built_in_templates_may_be_as_long_as_they_are(tmp_path: Path) -> None:
    """The limits are on templates of a ledger only: a city's figures have many cells."""
    sandbox = templates(tmp_path, plain=False).environment
    macro = "{% macro m(x) %}{{ x }}{% endmacro %}{% for x in xs %}{{ m(x) }}{% endfor %}"
    assert len(sandbox.from_string(macro).render(xs=range(200_000))) > MOST_ROUNDS


def test_a_template_that_is_mended_is_read_again(tmp_path: Path) -> None:
    view = view_of("results", unit_on(MAY))
    page = tmp_path / "results.md.j2"
    for text in ("一\n", "二\n"):
        page.write_text(text, encoding="utf-8")
        assert render_paper("results", "md", view, "zh", tmp_path) == text
    page.unlink()
    assert render_paper("results", "md", view, "zh", tmp_path).startswith("# 桥头村")


def test_a_template_that_comes_while_pages_are_made_is_watched_too(tmp_path: Path) -> None:
    """A preview runs all day: the folder may have been empty when it began."""
    render_paper("results", "md", view_of("results", unit_on(MAY)), "zh", tmp_path)
    assert refused(tmp_path, "{{ paper.__init__.__globals__ }}")
