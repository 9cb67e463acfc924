"""Columns on a terminal: straight, cut or left out where it is narrow, lines broken well."""

from zhenggai.report.grid import Cell, Column, fitted, folded, grid, paint


def _lines(room: int | None) -> list[str]:
    columns = [Column("单位"), Column("n", right=True), Column("title")]
    rows = [
        [Cell("江南镇党委"), Cell("5"), Cell("修路修路修路修路修路")],
        [Cell("李家村", depth=1), Cell("12", "31"), Cell("a\nb")],
    ]
    return list(grid(columns, rows, room, color=False).lines)


def test_columns_line_up_and_give_way() -> None:
    assert _lines(None) == [
        "单位         n  title",
        "江南镇党委   5  修路修路修路修路修路",
        "  李家村    12  a b",
    ]
    assert _lines(28) == [
        "单位         n  title",
        "江南镇党委   5  修路修路修…",
        "  李家村    12  a b",
    ]
    assert _lines(22) == [
        "单位       n  title",
        "江南镇…    5  修路修…",
        "  李家村  12  a b",
    ]
    assert _lines(16) == ["单位         n", "江南镇党委   5", "  李家村    12"]


def test_columns_that_do_not_fit_are_left_out_and_named() -> None:
    columns = [Column(name) for name in ("one", "two", "three")]
    found = grid(columns, [[Cell("x" * 30), Cell("y" * 30), Cell("z" * 30)]], 20, color=False)
    assert found.lines == ("one        two", "xxxxxxxx…  yyyyyyyy…")
    assert found.left_out == ("three",)
    assert fitted([5], 0, [False]) == [1]
    assert fitted([], 10, []) == []


def test_a_column_that_is_worth_nothing_cut_stays_whole() -> None:
    columns = [Column("day", whole=True), Column("text")]
    rows = [[Cell("2006-03-15"), Cell("修路修路修路修路")]]
    assert grid(columns, rows, 20, color=False).lines[1] == "2006-03-15  修路修…"


def test_however_narrow_something_is_shown() -> None:
    assert grid([Column("day")], [[Cell("2006-03-15")]], 4, color=False).lines == ("day", "200…")
    assert grid([Column("day")], [[Cell("2006-03-15")]], 0, color=False).lines == ("…", "…")
    assert grid([], [], 10, color=False).lines == ("",)


def test_places_left_over_go_to_the_first_columns() -> None:
    rows = [[Cell("x" * 20), Cell("y" * 20), Cell("z" * 20)]]
    columns = [Column("a"), Column("b"), Column("c")]
    (_, line) = grid(columns, rows, 33, color=False).lines
    assert line == "xxxxxxxxx…  yyyyyyyyy…  zzzzzzzz…"


def test_colours_are_asked_for() -> None:
    found = grid([Column("a")], [[Cell("b", "31")]], None, color=True)
    assert found.lines == ("\x1b[1ma\x1b[0m", "\x1b[31mb\x1b[0m")
    assert paint("", "31") == ""


def test_text_is_broken_where_it_may() -> None:
    assert list(folded("修路修路，修路", 8)) == ["修路修", "路，修路"]
    assert list(folded("fix the road now", 8)) == ["fix the", "road now"]
    assert list(folded("averyverylongword", 4)) == ["averyverylongword"]
    assert list(folded("见“路”", 4)) == ["见", "“路”"]
    assert list(folded("", 4)) == []
