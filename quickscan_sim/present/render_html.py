"""A document as one web page that stands on its own: no script, no other file, no other host."""

from __future__ import annotations

import base64
from functools import cache
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.present.document import Document, FigureBlock, TableBlock
from quickscan_sim.present.page_templates import page_templates
from quickscan_sim.present.table_layout import narrowest_em

if TYPE_CHECKING:
    from jinja2 import Template

WIDER_TYPEFACE = 1.15
PADDING_EM = 1.3
STEP_EM = 4
TEMPLATES = Path(__file__).parent / "templates"


def render_html(document: Document) -> str:
    """The page as text; every text of the document is escaped."""
    return _template().render(
        document=document,
        blocks=list(document.with_anchors()),
        style=_style(document),
    )


def _style(document: Document) -> str:
    """The style sheet, with where each table of this document turns into cards."""
    pieces = [(TEMPLATES / "report.css").read_text(encoding="utf-8")]
    as_cards = (TEMPLATES / "cards.css").read_text(encoding="utf-8")
    tables = [block for block in document.blocks if isinstance(block, TableBlock | FigureBlock)]
    steps = {_step_of(table.header, table.rows) for table in tables if table.header}
    pieces += [as_cards.replace("STEP", str(step)) for step in sorted(steps)]
    return "".join(pieces)


def _step_of(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> int:
    """The width in em below which a table turns into a card per row, in steps.

    Typefaces of other computers are wider than ours.
    """
    wanted = WIDER_TYPEFACE * narrowest_em(header, rows) + PADDING_EM * len(header)
    return STEP_EM * ceil(wanted / STEP_EM)


@cache
def _template() -> Template:
    environment = page_templates(TEMPLATES)
    environment.globals["data_address"] = _data_address
    environment.globals["step_of"] = _step_of
    environment.globals["all_left"] = lambda _column: "left"
    environment.globals["kind_of"] = lambda block: type(block).__name__
    return environment.get_template("report.html.j2")


def _data_address(png: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(png).decode("ascii")
