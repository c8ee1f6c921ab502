"""The glossary of the course: a word in Dutch and English, its name in the code, its meaning."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quickscan_sim.delimited import read_delimited
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Bilingual, Message

GLOSSARY = Path(__file__).parents[1] / "data" / "glossary.csv"
COLUMNS = ("term_nl", "term_en", "code", "meaning_nl", "meaning_en")
TITLE = Bilingual("Woordenlijst", "Glossary")
HEAD = Bilingual(
    "Deze woorden kom je tegen in de lessen, de vragen en het rapport. Achter een woord staat hoe "
    "het in het Engels heet en welke naam het in de code of in een tabel heeft.\n\n"
    "Deze pagina is gemaakt uit `glossary.csv`. Pas haar niet met de hand aan.",
    "You meet these words in the lessons, the questions and the report. Behind a word you see what "
    "it is called in Dutch and which name it has in the code or in a table.\n\n"
    "This page is made from `glossary.csv`. Do not edit it by hand.",
)
HEADINGS = {
    "nl": ("woord", "Engels", "naam in code of tabel", "betekenis"),
    "en": ("word", "Dutch", "name in code or table", "meaning"),
}


@dataclass(frozen=True)
class Term:
    """A word of the course. ``code`` is empty where no function, column or value has its name."""

    name: Bilingual
    code: str
    meaning: Bilingual


@cache
def load_glossary(path: Path = GLOSSARY) -> tuple[Term, ...]:
    """The terms of the course, in the order of their Dutch names.

    Parameters
    ----------
    path
        A table with the columns of ``data/glossary.csv``.

    Raises
    ------
    QuickscanError
        When a column is missing, a text has no twin in the other language, or a Dutch term stands
        there twice. All that is wrong is named at once.

    Examples
    --------
    >>> {term.name.nl: term.code for term in load_glossary()}["dichtheid"]
    'density'
    """
    table = read_delimited(path)
    missing = [name for name in COLUMNS if name not in table.columns]
    if missing:
        raise QuickscanError(
            "The glossary {file} lacks the column {columns}.",
            file=path.name,
            columns=", ".join(missing),
        )
    rows = [
        {str(name): str(cell).strip() for name, cell in row.items()}
        for row in table.to_dict("records")
    ]
    wrong = [*_doubles(rows), *(fault for row in rows for fault in _faults(row))]
    if wrong:
        raise QuickscanError.of(wrong)
    terms = [
        Term(
            Bilingual(row["term_nl"], row["term_en"]),
            row["code"],
            Bilingual(row["meaning_nl"], row["meaning_en"]),
        )
        for row in rows
    ]
    return tuple(sorted(terms, key=lambda term: alphabetical(term.name.nl)))


def render_glossary(language: str) -> str:
    """The glossary as a page in Markdown, by the names in this language.

    Parameters
    ----------
    language
        "nl" or "en".

    Examples
    --------
    >>> render_glossary("en").splitlines()[0]
    '# Glossary'
    """
    other = "en" if language == "nl" else "nl"
    heading = HEADINGS[language]
    rows = [
        (
            term.name.in_language(language),
            term.name.in_language(other),
            f"`{term.code}`" if term.code else "",
            term.meaning.in_language(language),
        )
        for term in load_glossary()
    ]
    rows.sort(key=lambda row: alphabetical(row[0]))
    lines = [f"| {' | '.join(cells)} |" for cells in (heading, ("---",) * len(heading), *rows)]
    parts = [f"# {TITLE.in_language(language)}", HEAD.in_language(language), "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def alphabetical(name: str) -> str:
    """What a name is sorted by: capitals and accents make no difference.

    >>> alphabetical("JGZ"), alphabetical("één")
    ('jgz', 'een')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _doubles(rows: list[dict[str, str]]) -> Iterator[Message]:
    for name, n in Counter(row["term_nl"].casefold() for row in rows).items():
        if n > 1:
            yield Message("The glossary holds {name} {n} times. Keep one.", name=repr(name), n=n)


def _faults(row: dict[str, str]) -> Iterator[Message]:
    for column in COLUMNS:
        if column != "code" and not row[column]:
            yield Message(
                "The term {name} of the glossary has no text in the column {column}.",
                name=repr(row["term_nl"] or row["term_en"]),
                column=column,
            )
