"""Write templates/docx/NAME.docx from templates/NAME.html.j2: the same paper for Word and WPS.

The templates of HTML use few tags, each of which has its form in Word: `{% for %}` around
paragraphs, rows or cells becomes the `{%p %}`, `{%tr %}`, `{%tc %}` of docxtpl, a class becomes
a style with a Chinese name that an office can edit. Run `python -m tools.docx_templates`;
`--check` writes nothing and exits with 1 if a committed file is not what would be written.
"""

import sys
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document

from tools.docx_source import SOURCE, tokens_of
from tools.docx_styles import SHEETS, set_up
from tools.docx_writer import Place, Writer
from zhenggai.papers.registry import PAPERS

TARGET: Final = SOURCE / "docx"


def template(name: str, *, landscape: bool, poster: bool) -> bytes:
    """Return the template of a paper as bytes that do not change from day to day."""
    size = SHEETS["poster" if poster else "wide" if landscape else "tall"]
    document = Document()
    set_up(document, size, name)
    Writer(document, size).write(tokens_of(f"{name}.html.j2"), Place(document))
    held = BytesIO()
    document.save(held)
    return _without_time(held.getvalue())


def _without_time(data: bytes) -> bytes:
    held = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(held, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda it: (it != "[Content_Types].xml", it)):
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(name), compresslevel=9)
    return held.getvalue()


def main() -> int:
    """Write or check the templates."""
    stale = []
    for paper in PAPERS:
        data = template(paper.name, landscape=paper.landscape, poster=paper.size == "A3")
        path = TARGET / f"{paper.name}.docx"
        if "--check" in sys.argv[1:]:
            if not path.is_file() or path.read_bytes() != data:
                stale.append(path.name)
        else:
            TARGET.mkdir(exist_ok=True)
            path.write_bytes(data)
    if stale:
        print("stale: run python -m tools.docx_templates:", *stale)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
