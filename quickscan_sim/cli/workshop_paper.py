"""``quickscan workshop paper``: a card, or every card, to print."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quickscan_sim.cli.session import Screen
from quickscan_sim.cli.typed_path import typed_path
from quickscan_sim.errors import QuickscanError


@dataclass(frozen=True)
class PaperWish:
    """What is asked: one card or all of them, where it comes, and whether it may replace."""

    card: str | None
    all_cards: bool
    out: Path | None
    force: bool


def write_papers(screen: Screen, wish: PaperWish) -> None:
    """Write what was asked for, and say what to do with it."""
    if wish.all_cards and not wish.card:
        _write_all(screen, wish)
    elif wish.card and not wish.all_cards:
        _write_one(screen, wish, wish.card)
    else:
        raise QuickscanError(
            "Name one card, or choose --all: quickscan workshop paper W2, or quickscan workshop "
            "paper --all."
        )


def _write_one(screen: Screen, wish: PaperWish, name: str) -> None:
    from quickscan_sim.workshop.card_run import CardRun
    from quickscan_sim.workshop.cards.read_card import load_card
    from quickscan_sim.workshop.paper.write_pack import write_paper_pack

    card = load_card(name)
    out = wish.out or Path(f"{card.card}_paper")
    with screen.working(2) as step:
        step("Drawing the pictures")
        made = write_paper_pack(CardRun(card), out, screen.language, force=wish.force)
        step("Ready")
    screen.place("To print, on one side", made["pack"])
    screen.place("The attitude check, only if you want it, before and after", made["attitudes"])
    screen.place("To type the exit cards into", made["exit_cards"])
    screen.place("To type the attitude check into", made["attitude_answers"])
    screen.place("Looking back, for you", made["looking_back"])
    screen.say("The last page is the truth card. Fold it, or put it in an envelope.")
    screen.say("Afterwards: quickscan workshop results {file}", file=typed_path(made["exit_cards"]))


def _write_all(screen: Screen, wish: PaperWish) -> None:
    from quickscan_sim.exchange.outputs import atomic_folder
    from quickscan_sim.workshop.card_run import CardRun
    from quickscan_sim.workshop.cards.read_card import card_names, load_card
    from quickscan_sim.workshop.paper.write_pack import KIND, write_pack_files

    names = card_names()
    out = wish.out or Path("workshop_paper")
    with screen.working(len(names)) as step, atomic_folder(out, wish.force, KIND) as folder:
        for name in names:
            step("Drawing the pictures")
            (folder / name).mkdir()
            write_pack_files(CardRun(load_card(name)), folder / name, screen.language)
    screen.place("A folder for each card", out)
    screen.say("In every pack the last page is the truth card. Fold it, or put it in an envelope.")
