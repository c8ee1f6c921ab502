"""Printable cards of the organisations, to lay the network of a neighbourhood on a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.language import Listing, current_language, translator
from quickscan_sim.present.in_notebook import in_notebook
from quickscan_sim.present.network_cards import (
    CardDeck,
    card_deck,
    card_style,
    render_card_preview,
    render_network_cards,
)
from quickscan_sim.widgets.choices import neighbourhood_named
from quickscan_sim.widgets.look import dropdown, framed, marked
from quickscan_sim.widgets.page_links import page_links
from quickscan_sim.widgets.shown import Shown, sentence, table
from quickscan_sim.widgets.spoken import spoken

if TYPE_CHECKING:
    from quickscan_sim.quickscan import Quickscan

ALL_LAYERS = ""


def show_cards(scan: Quickscan, layer: str | None = None, neighbourhood: int = 1) -> Any:
    """Cards to print: one for each organisation, with room to write whom it finds and whom not.

    Lay them on a large sheet and draw links between them, in a colour for each subject. In a
    notebook there is a link to a page that prints on A4, and one to save it; elsewhere a text.
    :func:`~quickscan_sim.present.network_cards.write_network_cards` writes the same page to a
    file.

    Parameters
    ----------
    layer
        The subject to draw links on, as the questionnaire calls it; all when none is given.
    neighbourhood
        The number of the neighbourhood in :func:`show_neighbourhoods`, from 1.

    Raises
    ------
    QuickscanError
        When there is no such subject or neighbourhood.

    Examples
    --------
    >>> from quickscan_sim import Parameters, set_language, simulate_quickscan
    >>> set_language("en")
    >>> scan, truth = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))
    >>> print(show_cards(scan, layer="signaleren").text.splitlines()[0])
    Network cards of ...: 11 organisations
    >>> set_language("nl")
    """
    code, _ = neighbourhood_named(scan, neighbourhood)
    deck = card_deck(scan, code, current_language(), layer)
    if not in_notebook():
        return _title(deck) + _list(deck)
    return Cards(scan, code, layer or ALL_LAYERS).box


def _title(deck: CardDeck) -> Shown:
    say = translator(deck.language)
    title = sentence(
        say("Network cards of {place}: {n} organisations", place=deck.place, n=len(deck.cards)),
        strong=True,
    )
    return title + sentence(deck.invented_mark) if deck.invented_mark else title


def _list(deck: CardDeck) -> Shown:
    say = translator(deck.language)
    header = (say("organisation"), say("sector"), say("kind"))
    kinds = {True: say("informal group"), False: say("formal organisation")}
    rows = [(card.name, card.mark.sector, kinds[card.is_informal]) for card in deck.cards]
    return table(say("Cards"), header, rows)


class Cards:
    """The parts of the widget, and what follows when somebody chooses a subject."""

    def __init__(self, scan: Quickscan, code: str, layer: str) -> None:
        import ipywidgets

        self.scan, self.code, self.language = scan, code, current_language()
        self.say = translator(self.language)
        layers = [
            (one.name.in_language(self.language), one.layer_id) for one in scan.questionnaire.layers
        ]
        self.layer = dropdown(
            self.say("Subject"),
            [(self.say("all subjects"), ALL_LAYERS), *layers],
            value=layer,
        )
        deck = self.deck
        self.links = page_links(
            render_network_cards(deck),
            self.say("Open the cards to print (in a new tab)"),
            self.say("Save the cards as a file"),
            self.say("network_cards.html"),
        )
        self.preview = ipywidgets.HTML()
        self.status = spoken(self._told(deck))
        self.box = framed(
            [
                ipywidgets.HTML(marked(_title(deck).html, self.language)),
                self.layer,
                self.links,
                self.status,
                self.preview,
            ],
            "cards",
        )
        self.layer.observe(self._chosen, "value")
        self._draw(deck)

    @property
    def deck(self) -> CardDeck:
        """The cards with the links of the subject that is chosen."""
        return card_deck(self.scan, self.code, self.language, self.layer.value or None)

    def _chosen(self, _: Any) -> None:
        deck = self.deck
        self.links.page = render_network_cards(deck)
        self._draw(deck)
        self.status.value = self._told(deck)

    def _told(self, deck: CardDeck) -> str:
        return self.say(
            "{n} cards and two empty ones. Draw links about: {subjects}.",
            n=len(deck.cards),
            subjects=Listing(tuple(link.name for link in deck.links)),
        )

    def _draw(self, deck: CardDeck) -> None:
        style = f"<style>{card_style()}</style>"
        self.preview.value = marked(style + render_card_preview(deck), self.language)
