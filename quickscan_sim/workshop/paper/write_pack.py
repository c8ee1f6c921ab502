"""The pack of a card in a folder: what to print, and what to type in afterwards."""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.exchange.outputs import atomic_folder
from quickscan_sim.parameters import load_scenario
from quickscan_sim.present.pdf import render_pdf
from quickscan_sim.workshop.afterwards.empty_forms import attitude_table, exit_table
from quickscan_sim.workshop.afterwards.looking_back import looking_back_text
from quickscan_sim.workshop.card_run import CardRun
from quickscan_sim.workshop.paper.attitude_form import attitude_document
from quickscan_sim.workshop.paper.pack import paper_document

KIND = "workshop paper"


def write_paper_pack(
    run: CardRun, path: str | Path, language: str, *, force: bool = False
) -> dict[str, Path]:
    """Write the pack of one card.

    Parameters
    ----------
    run
        The card with its seed.
    path
        The folder that is made.
    language
        "nl" or "en".
    force
        Replace a pack that is there; one in which somebody typed stays.

    Returns
    -------
    dict
        ``pack`` and ``attitudes`` (PDF), ``exit_cards`` and ``attitude_answers`` (CSV to type
        in), ``looking_back`` (text).

    Raises
    ------
    QuickscanError
        When the folder is there already, or cannot be written.
    """
    with atomic_folder(path, force, KIND) as folder:
        names = write_pack_files(run, folder, language)
    return {part: Path(path) / name for part, name in names.items()}


def write_pack_files(run: CardRun, folder: Path, language: str) -> dict[str, str]:
    """Put the files of a pack in a folder that is there; gives their names."""
    card = run.card
    made_on = load_scenario(card.scenario).measured_on
    contents = {
        "pack": ("print.pdf", render_pdf(paper_document(run, language))),
        "attitudes": ("attitudes.pdf", render_pdf(attitude_document(language, made_on))),
        "exit_cards": ("exit_cards.csv", exit_table(card, language)),
        "attitude_answers": ("attitudes.csv", attitude_table(language)),
        "looking_back": ("looking_back.txt", looking_back_text(card, language)),
    }
    for name, content in contents.values():
        (folder / f"{card.card}_{name}").write_bytes(content)
    return {part: f"{card.card}_{name}" for part, (name, _) in contents.items()}
