"""The network picture as one web page that stands on its own: no other file, no other host."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.advise import naming
from quickscan_sim.advise.sharing import shareable
from quickscan_sim.language import LANGUAGES, mark, translator
from quickscan_sim.present.network_view import network_view
from quickscan_sim.present.page_templates import page_templates

if TYPE_CHECKING:
    from jinja2 import Template

    from quickscan_sim.advise import Reading

TEMPLATES = Path(__file__).parent / "templates"
BUNDLE = Path(__file__).parent / "network_widget"
"""Built from the folder javascript/ (make widget); cytoscape.js is in it, with its licence."""

TITLE = mark("Who works with whom in {municipality}?")
CAUTION = mark("This is how professionals see it; residents were not asked.")
NO_SCRIPT = mark("This picture needs JavaScript. The report shows the same in figures and tables.")


def render_network_page(reading: Reading, language: str = "nl", named: bool | None = None) -> str:
    """A page with the network of every neighbourhood, to look at without Python or internet.

    Parameters
    ----------
    language
        The language it opens in; the other one is in it too.
    named
        Whether organisations are called by their name; see
        :func:`quickscan_sim.advise.naming.is_named`. Where they are not, less is shown of the
        only organisation of a sector.

    Returns
    -------
    str
        HTML. A content security policy in it forbids every request.

    Raises
    ------
    QuickscanError
        When a neighbourhood has more organisations than a picture can show, or names are asked
        for that were not announced.
    """
    scan = reading.scan
    is_named = naming.is_named(scan, named)
    wijken = scan.neighbourhoods["neighbourhood_id"].tolist()
    view = network_view(shareable(reading, is_named), wijken, is_named)
    view["page"] = {one: _texts(scan.municipality, one) for one in LANGUAGES}
    script = bundle("network.js")
    return _template().render(
        language=language,
        texts=view["page"][language],
        style=bundle("network.css"),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        data=_within_html(view),
    )


def write_network_page(
    reading: Reading, path: Path, language: str = "nl", named: bool | None = None
) -> None:
    """Write the page of :func:`render_network_page` to a file."""
    page = render_network_page(reading, language, named)
    path.write_text(page, encoding="utf-8", newline="\n")


@cache
def bundle(name: str) -> str:
    """A built file of the picture: ``network.js`` or ``network.css``."""
    return (BUNDLE / name).read_text(encoding="utf-8")


def _texts(municipality: str, language: str) -> dict[str, str]:
    say = translator(language)
    return {
        "title": say(TITLE, municipality=municipality),
        "caution": say(CAUTION),
        "no_script": say(NO_SCRIPT),
    }


def _within_html(view: object) -> str:
    """JSON that cannot end the script that it stands in."""
    text = json.dumps(view, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


@cache
def _template() -> Template:
    return page_templates(TEMPLATES).get_template("network.html.j2")
