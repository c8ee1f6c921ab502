"""``quickscan workshop [CARD]``: open the page of a workshop, or write a card as one file."""

from __future__ import annotations

import webbrowser
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from quickscan_sim.cli.session import Screen
from quickscan_sim.errors import QuickscanError
from quickscan_sim.workshop.server.ports import HOST, chosen_port

IN_THE_TERMINAL = ("www-browser", "links", "elinks", "lynx", "w3m")
"""Browsers that would take the terminal over, and cannot show the page."""


@dataclass(frozen=True)
class Wished:
    """What the options of the command say."""

    card: str | None = None
    minutes: int | None = None
    as_file: bool = False
    out: Path | None = None
    port: int | None = None
    opens_browser: bool = True
    replaces: bool = False


def show_workshop(screen: Screen, wished: Wished) -> None:
    """One file of a card, or the page of all cards until Ctrl-C."""
    _check(wished)
    if wished.as_file:
        from quickscan_sim.cli.workshop_file import write_file

        write_file(
            screen,
            str(wished.card),
            screen.language,
            wished.out,
            wished.replaces,
            minutes=wished.minutes,
        )
        return
    own, opens = _card_of(wished.card)
    port = chosen_port(wished.port)
    from quickscan_sim.workshop.server.serving import Shown, serve_workshop

    screen.say("The page of the workshop is starting.")
    _flush(screen)
    shown = Shown(screen.language, own, opens, wished.minutes)
    serve_workshop(shown, port, lambda on: announce(screen, wished, f"http://{HOST}:{on}/"))
    screen.say("The workshop is stopped. Nothing is left behind.")


def _check(wished: Wished) -> None:
    """Options that do not go together."""
    if wished.as_file and wished.card is None:
        raise QuickscanError(
            "--file makes one card. Name it: quickscan workshop W7 --file. These cards come with "
            "the kit: {cards}.",
            cards=", ".join(_names()),
        )
    if wished.out is not None and not wished.as_file:
        raise QuickscanError(
            "--out is the place of a file, and without --file no file is made. Add --file, or "
            "leave --out out."
        )


def _card_of(card: str | None) -> tuple[Path | None, str | None]:
    """The card file when it is one of your own, and the name of the card that opens."""
    from quickscan_sim.workshop.cards.read_card import load_card

    if card is None:
        return None, None
    found = load_card(card)
    own = None if card.upper() in _names() else Path(card)
    return own, found.card


def _names() -> list[str]:
    from quickscan_sim.workshop.cards.read_card import card_names

    return card_names()


def announce(screen: Screen, wished: Wished, address: str) -> None:
    """The address, the keys and the way out; then the browser."""
    screen.say("The page is at {address}", address=address)
    if wished.opens_browser:
        browser = found_browser()
        if browser is None:
            screen.say("No browser was found. Open this address yourself in a browser.")
        else:
            screen.say("It opens in your browser. If it does not, type the address there.")
            Thread(target=browser.open, args=(address,), daemon=True).start()
    screen.say(
        "Keys: → or PageDown next, ← or PageUp back, F full screen, P notes for you, ? all keys."
    )
    screen.say(
        "On a locked laptop, or as a spare: quickscan workshop {card} --file makes one file that "
        "opens by a double click.",
        card=wished.card or "W7",
    )
    screen.say("Stop here with Ctrl-C, after the workshop. Until then, leave this window open.")
    _flush(screen)


def found_browser() -> webbrowser.BaseBrowser | None:
    """The browser of this computer; None when it has none with a window of its own."""
    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return None
    return None if Path(str(found.name)).name in IN_THE_TERMINAL else found


def _flush(screen: Screen) -> None:
    """Also where nobody watches: a program that waits for the address gets it at once."""
    screen.console.file.flush()
