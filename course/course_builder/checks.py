"""What a notebook must keep to, so that a student who never programmed can work through it."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator, Mapping, Sequence

from nbformat import NotebookNode

from course_builder.source import LANGUAGES, Source, SourceError
from quickscan_sim import lesson

MOST_LINES = 8
MOST_CELLS = 60
FIRST_ACTION = 3
TO_READ = ("start", "talk")
LIBRARY = "quickscan_sim.lesson"
BANNER = {"nl": "**Deze wijk is verzonnen.**", "en": "**This neighbourhood is invented.**"}
HEADINGS = {
    "nl": (
        "Waarom dit ertoe doet",
        "Je kunt straks",
        "Nodig",
        "Voorspel",
        "Probeer",
        "Leg uit",
        "Werkblad",
        "Opdracht",
        "Kernpunten",
        "Pas op",
        "Taal en zorgvuldigheid",
        "Reflectie voor je portfolio",
    ),
    "en": (
        "Why this matters",
        "Afterwards you can",
        "What you need",
        "Predict",
        "Try",
        "Explain",
        "Worksheet",
        "Assignment",
        "Remember",
        "Watch out",
        "Words and care",
        "Reflection for your portfolio",
    ),
}
PREDICT, TRY, EXPLAIN = 3, 4, 5
OF_PART = {6: "worksheet", 7: "assignment"}
"""Headings that only a module with this part has."""


def check_notebook(notebook: NotebookNode, name: str, part: str, language: str) -> None:
    """Raise when a notebook is too long, shows too much code, or its headings skip a level."""
    cells = notebook.cells
    if len(cells) > MOST_CELLS:
        raise SourceError(f"{name}: {len(cells)} cells; {MOST_CELLS} at most. Split it.")
    if part not in TO_READ and "code" not in [cell.cell_type for cell in cells[:FIRST_ACTION]]:
        raise SourceError(f"{name}: nothing to do in the first {FIRST_ACTION} cells.")
    if BANNER[language] not in cells[0].source:
        raise SourceError(f"{name}: the first cell does not say {BANNER[language]!r}.")
    for cell in cells:
        if cell.cell_type == "code" and not cell.id.endswith("-answer"):
            _check_code(cell.source, f"{name}, cell {cell.id}")
    headings = headings_of(notebook)
    _check_levels(headings, name)
    _check_rhythm([title for _, title in headings], HEADINGS[language], name)


def check_headings(source: Source, notebooks: Mapping[tuple[str, str], NotebookNode]) -> None:
    """Raise when a fixed heading of a module is missing or stands too early."""
    for language in LANGUAGES:
        found = [
            title
            for (_, lang), notebook in notebooks.items()
            if lang == language
            for _, title in headings_of(notebook)
        ]
        fixed = [
            heading
            for place, heading in enumerate(HEADINGS[language])
            if OF_PART.get(place) in (None, *source.parts)
        ]
        _check_order(found, fixed, f"{source.file} ({language})")


def headings_of(notebook: NotebookNode) -> list[tuple[int, str]]:
    """Level and words of every heading, in order."""
    return [heading for cell in notebook.cells for heading in headings_in(cell)]


def headings_in(cell: NotebookNode) -> list[tuple[int, str]]:
    """The headings of one cell."""
    if cell.cell_type != "markdown":
        return []
    found = re.findall(r"^(#+) (.+)$", cell.source, re.MULTILINE)
    return [(len(marks), title) for marks, title in found]


def functions_in(code: str) -> list[str]:
    """The functions that a cell calls by name."""
    return [
        node.func.id
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]


def _check_code(code: str, where: str) -> None:
    n_lines = sum(bool(line.strip()) for line in code.splitlines())
    if n_lines > MOST_LINES:
        raise SourceError(f"{where}: {n_lines} lines of code; {MOST_LINES} at most.")
    imported: list[str] = []
    for module, name in _imports(code):
        if module != LIBRARY or name not in lesson.__all__:
            raise SourceError(
                f"{where}: imports {name} from {module or 'elsewhere'}; students use what "
                f"{LIBRARY} has."
            )
        imported.append(name)
    elsewhere = _made_elsewhere(code)
    if elsewhere and not imported:
        raise SourceError(
            f"{where}: uses {', '.join(sorted(elsewhere))} and imports nothing from {LIBRARY}; run "
            "first, it would show a bare error."
        )
    for name in functions_in(code):
        if name in lesson.__all__ and name not in imported:
            raise SourceError(f"{where}: uses {name} and does not import it.")


def _made_elsewhere(code: str) -> set[str]:
    """The names that a cell uses and that another cell must have made."""
    names = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)]
    made = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    return {node.id for node in names} - made - set(dir(builtins)) - set(lesson.__all__)


def _imports(code: str) -> Iterator[tuple[str | None, str]]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from ((None, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module, alias.name) for alias in node.names)


def _check_levels(headings: Sequence[tuple[int, str]], name: str) -> None:
    levels = [level for level, _ in headings]
    if levels.count(1) != 1 or levels[0] != 1:
        raise SourceError(f"{name}: a notebook has one title (#), and it stands first.")
    for before, (level, title) in zip(levels, headings[1:], strict=False):
        if level > before + 1:
            raise SourceError(f"{name}: the heading {title!r} skips a level.")


def _check_rhythm(titles: Sequence[str], fixed: Sequence[str], name: str) -> None:
    """What is tried was predicted first and is explained afterwards; at the end it may go on."""
    signs = {fixed[PREDICT]: "p", fixed[TRY]: "t", fixed[EXPLAIN]: "e"}
    rhythm = "".join(
        sign for title in titles for heading, sign in signs.items() if title.startswith(heading)
    )
    if not re.fullmatch(r"((p+t+e+)+t*)?", rhythm):
        raise SourceError(
            f"{name}: the order is {fixed[PREDICT]!r}, {fixed[TRY]!r}, {fixed[EXPLAIN]!r}, each "
            f"time again; found {rhythm}."
        )


def _check_order(found: Sequence[str], fixed: Sequence[str], name: str) -> None:
    """Every fixed heading is there, and each comes first after the one before it."""
    after = -1
    for heading in fixed:
        places = [place for place, title in enumerate(found) if title.startswith(heading)]
        if not places:
            raise SourceError(f"{name}: the heading {heading!r} is missing.")
        if places[0] < after:
            raise SourceError(f"{name}: the heading {heading!r} stands too early.")
        after = places[0]
