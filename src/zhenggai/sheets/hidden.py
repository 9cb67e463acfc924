"""Which rows of a workbook nobody sees: hidden ones, and those that a filter leaves out."""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
from typing import Final

_SHEET: Final = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION: Final = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ROW: Final = re.compile(r"<(?:\w+:)?row\s[^>]*\bhidden=\"(?:1|true)\"[^>]*>")
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,6}", re.ASCII)
_VALUE: Final = re.compile(r"([\w:]+)=\"([^\"]*)\"")


def hidden_rows(data: bytes) -> dict[str, frozenset[int]]:
    """Return the hidden rows of each sheet of an xlsx file, counted from 0; none of another.

    calamine tells of hidden sheets only.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return {name: _rows(_text(book, part)) for name, part in _parts(book).items()}
    except (KeyError, zipfile.BadZipFile):
        return {}


def _parts(book: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of the file that holds each sheet."""
    relations = map(_values, _RELATION.findall(_text(book, "xl/_rels/workbook.xml.rels")))
    targets = {it["Id"]: posixpath.join("/xl", it["Target"])[1:] for it in relations}
    sheets = map(_values, _SHEET.findall(_text(book, "xl/workbook.xml")))
    return {it["name"]: targets[it["r:id"]] for it in sheets}


def _rows(text: str) -> frozenset[int]:
    found = (_values(tag) for tag in _ROW.findall(text))
    lines = (values.get("r", "") for values in found)
    return frozenset(int(line) - 1 for line in lines if _NUMBER.fullmatch(line))


def _text(book: zipfile.ZipFile, part: str) -> str:
    return book.read(part).decode("utf-8", errors="replace")


def _values(tag: str) -> dict[str, str]:
    return {name: html.unescape(value) for name, value in _VALUE.findall(tag)}
