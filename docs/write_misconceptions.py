"""Write the catalogue of misconceptions for lecturers, in both languages, from its data.

python docs/write_misconceptions.py
"""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.language import LANGUAGES
from quickscan_sim.teach.misconceptions.page import render_page
from quickscan_sim.teach.questions import load_questions

FOLDER = Path(__file__).parents[1] / "course" / "guide"


def main() -> None:
    """Write misconceptions_nl.md and misconceptions_en.md."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        page_file(language).write_text(render_whole(language), encoding="utf-8", newline="\n")


def render_whole(language: str) -> str:
    """The page with the questions of every module."""
    return render_page(language, load_questions())


def page_file(language: str) -> Path:
    """Where the page of a language stands."""
    return FOLDER / f"misconceptions_{language}.md"


if __name__ == "__main__":
    main()
