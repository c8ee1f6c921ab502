"""``quickscan workshop results``: what exit cards or the attitude check say of the group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.cli.session import Screen, check_ending

if TYPE_CHECKING:
    from quickscan_sim.present.document import Block, Document


@dataclass(frozen=True)
class ResultsWish:
    """What is asked: the file, the card it should be about, and a document or not."""

    file: Path
    card: str | None
    out: Path | None
    force: bool


def show_results(screen: Screen, wish: ResultsWish) -> None:
    """Read the file, say what it holds, and write it when asked."""
    from quickscan_sim.present.document_files import ENDINGS
    from quickscan_sim.workshop.afterwards.results import read_results, results_document
    from quickscan_sim.workshop.cards.read_card import load_card

    check_ending(wish.out, *ENDINGS.values())
    found = read_results(wish.file, load_card(wish.card) if wish.card else None)
    document = results_document(found, screen.language, date.today())
    for block in document.blocks:
        _tell(screen, block)
    if wish.out:
        _write(document, wish.out, wish.force)
        screen.place("Results", wish.out)


def _write(document: Document, out: Path, force: bool) -> None:
    from quickscan_sim.exchange.outputs import atomic_file
    from quickscan_sim.present.document_files import ENDINGS, renderer

    kind = next(name for name, ending in ENDINGS.items() if ending == out.suffix.lower())
    with atomic_file(out, force) as half:
        half.write_bytes(renderer(kind)(document))


def _tell(screen: Screen, block: Block) -> None:
    from quickscan_sim.present.document import Bullets, Callout, Heading, Paragraph, TableBlock

    if isinstance(block, Heading):
        screen.paragraph(block.text, style="bold")
    elif isinstance(block, Paragraph | Callout):
        screen.paragraph(f"{block.lead} {block.text}".strip())
    elif isinstance(block, Bullets):
        screen.points([item.text for item in block.items])
    elif isinstance(block, TableBlock):
        screen.paragraph(f"{block.caption}:")
        screen.points([_row(block.header, row) for row in block.rows])


def _row(header: tuple[str, ...], row: tuple[str, ...]) -> str:
    """A row in one line, as "yes: 12" or "A1: before 3.1, after 3.4"."""
    if len(row) == 2:
        return f"{row[0]}: {row[1]}"
    numbers = [f"{name} {cell}" for name, cell in zip(header[1:], row[1:], strict=True)]
    return f"{row[0].rstrip('.')}: {', '.join(numbers)}"
