"""Write the cards of the workshop to course/workshop/nl and course/workshop/en.

    python course/build_workshop.py

Each is one web page that opens with a double click, with nothing installed. Equal cards give equal
bytes; a file of a card that is no longer there is taken away.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from quickscan_sim.language import LANGUAGES
from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.cards.read_card import card_names, load_card
from quickscan_sim.workshop.html_file import card_file_name, render_card_file

HERE = Path(__file__).parent


def build_cards(folder: Path = HERE / "workshop") -> list[Path]:
    """Write every card in each language, and give the paths."""
    written = []
    for path, page in pages(folder):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8", newline="\n")
        written.append(path)
    for old in set(folder.glob("*/*.html")) - set(written):
        old.unlink()
    return written


def pages(folder: Path) -> Iterator[tuple[Path, str]]:
    """Where each page belongs, and what is in it; a card is drawn once for all languages."""
    for name in card_names():
        run = CardRun(load_card(name))
        for language in LANGUAGES:
            yield (
                folder / language / card_file_name(run.card, language),
                render_card_file(run, language),
            )


if __name__ == "__main__":
    for path in build_cards():
        print(path.relative_to(HERE.parent))
