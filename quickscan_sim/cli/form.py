"""``quickscan form``: the questionnaire to print, to edit or to put in another tool."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from quickscan_sim.cli.session import Screen, check_ending
from quickscan_sim.exchange import atomic_file
from quickscan_sim.present import form_document, render_form
from quickscan_sim.present.document_files import ENDINGS, renderer
from quickscan_sim.questionnaire import Questionnaire, load_questionnaire

PAGES = (".html", ".htm")


def make_form(
    screen: Screen, questionnaire: str, out: Path | None, file_format: str | None, force: bool
) -> None:
    """Write the form; without a format, the ending of the file tells which."""
    place, wished = _place_and_format(out, file_format)
    content = _content(load_questionnaire(questionnaire), screen.language, wished)
    with atomic_file(place, force) as file:
        file.write_bytes(content)
    screen.place("The form, to print", place)


def _place_and_format(out: Path | None, file_format: str | None) -> tuple[Path, str]:
    if out is None:
        wished = file_format or "html"
        return Path("form" + ENDINGS[wished]), wished
    if file_format is None:
        check_ending(out, *PAGES, ENDINGS["word"], ENDINGS["pdf"])
        by_ending = {ending: name for name, ending in ENDINGS.items()}
        return out, by_ending.get(out.suffix.lower(), "html")
    check_ending(out, *(PAGES if file_format == "html" else (ENDINGS[file_format],)))
    return out, file_format


def _content(questionnaire: Questionnaire, language: str, wished: str) -> bytes:
    """The page has fields to fill in; Word and PDF are made from the same questions."""
    if wished == "html":
        return render_form(questionnaire, language).encode()
    today = datetime.now(tz=UTC).date()
    return renderer(wished)(form_document(questionnaire, language, today))
