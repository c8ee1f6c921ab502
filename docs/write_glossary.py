"""Write the glossary as a page in both languages, from its data.

python docs/write_glossary.py
"""

from __future__ import annotations

from pathlib import Path

from quickscan_sim.language import LANGUAGES
from quickscan_sim.teach.glossary import render_glossary

FOLDER = Path(__file__).parents[1] / "course" / "guide"


def main() -> None:
    """Write glossary_nl.md and glossary_en.md."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        page_file(language).write_text(render_glossary(language), encoding="utf-8", newline="\n")


def page_file(language: str) -> Path:
    """Where the page of a language stands."""
    return FOLDER / f"glossary_{language}.md"


if __name__ == "__main__":
    main()
