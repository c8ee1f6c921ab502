"""A document as one web page that stands on its own: no script, no other file, no other host."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.present.document import Document

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATES = Path(__file__).parent / "templates"


def render_html(document: Document) -> str:
    """The page as text; every text of the document is escaped."""
    return _template().render(
        document=document,
        blocks=list(document.with_anchors()),
        style=(TEMPLATES / "report.css").read_text(encoding="utf-8"),
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["data_address"] = _data_address
    environment.globals["all_left"] = lambda _column: "left"
    environment.globals["kind_of"] = lambda block: type(block).__name__
    return environment.get_template("report.html.j2")


def _data_address(png: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(png).decode("ascii")
