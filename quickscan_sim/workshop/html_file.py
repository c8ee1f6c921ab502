"""A workshop card as one web page that stands on its own: opened by a double click."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.language import mark, translator
from quickscan_sim.present.page_templates import page_templates
from quickscan_sim.workshop.bundle import card_data
from quickscan_sim.workshop.page_words import page_words

if TYPE_CHECKING:
    from jinja2 import Template

    from quickscan_sim.workshop.card import Card
    from quickscan_sim.workshop.card_run import CardRun

TEMPLATES = Path(__file__).parent / "templates"
PAGE = Path(__file__).parent / "page"
"""Built from the folder javascript/workshop/ (make widget)."""

NO_SCRIPT = mark("This page needs JavaScript. The paper pack of the card works without it.")


def render_card_file(run: CardRun, language: str = "nl") -> str:
    """A page with a whole card: every picture of every position of its levers.

    Parameters
    ----------
    run
        The card with its seed.

    Returns
    -------
    str
        HTML. A content security policy in it forbids every request. Equal cards give equal pages.

    Examples
    --------
    >>> from quickscan_sim.workshop.card_run import CardRun
    >>> from quickscan_sim.workshop.cards.read_card import load_card
    >>> page = render_card_file(CardRun(load_card("W2")), "en")
    >>> "<title>The reversed item</title>" in page
    True
    """
    script = built("workshop.js")
    return _template().render(
        language=language,
        title=run.card.title.in_language(language),
        no_script=translator(language)(NO_SCRIPT),
        style=built("workshop.css"),
        script=script,
        script_hashes=[_sha256(script), _sha256(_below_the_header(built("presenter.js")))],
        data=_within_html({"words": page_words(language), "cards": [card_data(run, language)]}),
    )


def write_card_file(run: CardRun, path: Path, language: str = "nl") -> None:
    """Write the page of :func:`render_card_file` to a file."""
    path.write_text(render_card_file(run, language), encoding="utf-8", newline="\n")


def card_file_name(card: Card, language: str) -> str:
    """What the file of a card is called.

    >>> from quickscan_sim.workshop.cards.read_card import load_card
    >>> card_file_name(load_card("W2"), "nl")
    'W2_het_omgekeerde_item.html'
    """
    plain = unicodedata.normalize("NFKD", card.title.in_language(language)).encode(
        "ascii", "ignore"
    )
    words = re.findall(r"[a-z0-9]+", plain.decode().lower())
    return f"{card.card}_{'_'.join(words)}.html"


@cache
def built(name: str) -> str:
    """A built file of the page: ``workshop.js``, ``workshop.css`` or ``presenter.js``.

    The last is what ``workshop.js`` puts into the window of the trainer.
    """
    return (PAGE / name).read_text(encoding="utf-8")


def _below_the_header(text: str) -> str:
    return text.split(" */\n", 1)[1]


def _sha256(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _within_html(data: object) -> str:
    """JSON that cannot end the script that it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


@cache
def _template() -> Template:
    return page_templates(TEMPLATES).get_template("card_file.html.j2")
