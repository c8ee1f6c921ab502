"""Cards for a network on paper: one for each organisation, to lay on a table and draw between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.advise import naming
from quickscan_sim.language import Readable, mark, translator
from quickscan_sim.present.cells import records
from quickscan_sim.present.figure_style import MAIN, SECOND, invented_mark, look_of
from quickscan_sim.present.network_marks import outline
from quickscan_sim.present.page_templates import page_templates

if TYPE_CHECKING:
    from jinja2 import Template

    from quickscan_sim.quickscan import Quickscan

TEMPLATES = Path(__file__).parent / "templates"
LINKS = ((MAIN, ""), (SECOND, "9 5"), ("#2f6f3a", "2 5"), ("#6b3fa0", "12 4 2 4"))
"""Colour and dashes of a link on each subject: told apart without colour too."""
SHAPE_NAMES = {
    "o": mark("circle"),
    "s": mark("square"),
    "^": mark("triangle"),
    "D": mark("diamond"),
    "p": mark("pentagon"),
    "v": mark("triangle upside down"),
    "h": mark("hexagon"),
    "8": mark("octagon"),
    "d": mark("narrow diamond"),
}


@dataclass(frozen=True)
class SectorMark:
    """How a sector looks in the network picture, and the name of its shape."""

    colour: str
    points: str
    shape: str
    sector: str


@dataclass(frozen=True)
class NetworkCard:
    """The card of one organisation."""

    name: str
    mark: SectorMark
    is_informal: bool


@dataclass(frozen=True)
class Link:
    """A kind of link to draw: a subject, its colour and its dashes."""

    name: str
    colour: str
    dashes: str


@dataclass(frozen=True)
class CardDeck:
    """All cards of a neighbourhood in one language, and the links to draw between them."""

    place: str
    language: str
    invented_mark: str
    cards: tuple[NetworkCard, ...]
    links: tuple[Link, ...]

    @property
    def marks(self) -> tuple[SectorMark, ...]:
        """Each sector that has a card, once."""
        return tuple(dict.fromkeys(card.mark for card in self.cards))


def card_deck(
    scan: Quickscan,
    neighbourhood_id: str,
    language: str = "nl",
    layer: str | None = None,
    named: bool | None = None,
) -> CardDeck:
    """The cards of the organisations that work in a neighbourhood, by sector.

    Shape and colour are those of the network picture; an informal group has a double edge.

    Parameters
    ----------
    layer
        One subject to draw links on; every subject when none is given.
    named
        Whether organisations are called by their name; see
        :func:`quickscan_sim.advise.naming.is_named`.

    Raises
    ------
    QuickscanError
        When there is no such subject, or names are asked for that were not announced.

    Examples
    --------
    >>> from quickscan_sim import Parameters, simulate_quickscan
    >>> scan, truth = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))
    >>> wijk = scan.neighbourhoods["neighbourhood_id"].iloc[0]
    >>> deck = card_deck(scan, wijk, "en")
    >>> len(deck.cards), [link.name for link in deck.links]
    (11, ['Noticing', 'Supporting', 'Encouraging'])
    """
    asked = scan.questionnaire
    names = naming.Names(scan, naming.is_named(scan, named))
    here = set(names.in_wijk(neighbourhood_id))
    rows = [row for row in records(scan.organisations) if row["organisation_id"] in here]
    rows.sort(key=lambda row: (asked.sector_ids.index(row["sector"]), row["organisation_id"]))
    cards = tuple(
        NetworkCard(
            _read(names.organisation(row["organisation_id"], neighbourhood_id), language),
            _mark_of(scan, row["sector"], language),
            row["is_informal"] is True,
        )
        for row in rows
    )
    return CardDeck(
        names.wijk(neighbourhood_id),
        language,
        invented_mark(language) if scan.invented else "",
        cards,
        _links(scan, language, layer),
    )


def render_network_cards(deck: CardDeck) -> str:
    """The cards as one web page that stands on its own and prints on A4; no script in it.

    Examples
    --------
    >>> from quickscan_sim import Parameters, simulate_quickscan
    >>> scan, truth = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))
    >>> wijk = scan.neighbourhoods["neighbourhood_id"].iloc[0]
    >>> "A4" in render_network_cards(card_deck(scan, wijk, "en"))
    True
    """
    return _template("network_cards.html.j2").render(
        deck=deck, _=translator(deck.language), style=card_style()
    )


def render_card_preview(deck: CardDeck) -> str:
    """Links and cards only, to show inside another page that has :func:`card_style`."""
    return _template("network_card_preview.html.j2").render(deck=deck, _=translator(deck.language))


def write_network_cards(
    scan: Quickscan,
    path: Path,
    neighbourhood_id: str,
    language: str = "nl",
    layer: str | None = None,
    named: bool | None = None,
) -> None:
    """Write the page of :func:`render_network_cards` to a file, to print or to hand out."""
    page = render_network_cards(card_deck(scan, neighbourhood_id, language, layer, named))
    path.write_text(page, encoding="utf-8", newline="\n")


@cache
def card_style() -> str:
    """The style sheet of the cards; every rule begins with the class of the cards."""
    return (TEMPLATES / "network_cards.css").read_text(encoding="utf-8")


def _links(scan: Quickscan, language: str, layer: str | None) -> tuple[Link, ...]:
    layers = scan.questionnaire.layers
    only = None if layer is None else scan.questionnaire.layer(layer)
    return tuple(
        Link(one.name.in_language(language), *LINKS[place % len(LINKS)])
        for place, one in enumerate(layers)
        if only is None or one == only
    )


def _mark_of(scan: Quickscan, sector: str, language: str) -> SectorMark:
    asked = scan.questionnaire
    colour, shape = look_of(asked.sector_ids.index(sector))
    name = asked.sector(sector).name.in_language(language)
    say = translator(language)
    return SectorMark(colour, _points(outline(shape)), say(SHAPE_NAMES[shape]), name)


def _points(corners: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in corners)


def _read(text: str | Readable, language: str) -> str:
    return text if isinstance(text, str) else text.in_language(language)


@cache
def _template(name: str) -> Template:
    return page_templates(TEMPLATES).get_template(name)
