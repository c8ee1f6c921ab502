"""Write the notebooks of course/nl and course/en from the texts in course/src.

    python course/build_notebooks.py

A source is a jupytext percent script. Markdown cells stand in pairs, Dutch and English, with one
``name``; code cells stand once. In a code cell only two things differ per language: the line
``set_language("nl")``, and comments that begin with ``# nl:`` or ``# en:``. The front matter
names the notebook in each language. Notebooks hold no outputs; equal sources give equal bytes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode

HERE = Path(__file__).parent
LANGUAGES = ("nl", "en")
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
NAME = re.compile(r"[a-z0-9_-]{1,56}")


class SourceError(ValueError):
    """A source from which no notebooks can be made; says what is wrong and where."""


def build(source: Path, folder: Path) -> list[Path]:
    """Write the notebook of a source in each language, and give their paths.

    Raises
    ------
    SourceError
        When a cell has no name, a name occurs twice, or a twin is missing.
    """
    script = jupytext.read(source, fmt="py:percent")
    check_twins(script.cells, source.name)
    names = {language: _title(script, language, source) for language in LANGUAGES}
    return [
        _write(_notebook(script.cells, language), folder / language / f"{name}.ipynb")
        for language, name in names.items()
    ]


def check_twins(cells: Iterable[NotebookNode], where: str) -> None:
    """Raise when a cell has no name of its own or a text is not there in both languages."""
    cells = list(cells)
    keys = [(_name_of(cell, where), cell.metadata.get("lang")) for cell in cells]
    for name, lang in keys:
        if keys.count((name, lang)) > 1:
            raise SourceError(f"{where}: the name {name!r} ({lang}) stands on two cells.")
    for cell, (name, lang) in zip(cells, keys, strict=True):
        _check_cell(cell, name, lang, keys, where)
    for one, other in pairwise(keys):
        if one[1] == "nl" and other != (one[0], "en"):
            raise SourceError(f"{where}: the English twin of {one[0]!r} must follow it at once.")


def _name_of(cell: NotebookNode, where: str) -> str:
    name = cell.metadata.get("name", "")
    if not NAME.fullmatch(name):
        start = cell.source.partition("\n")[0][:60]
        raise SourceError(f'{where}: give the cell that begins with {start!r} a name="...".')
    return str(name)


def _check_cell(
    cell: NotebookNode, name: str, lang: str | None, keys: list[tuple[str, str | None]], where: str
) -> None:
    if cell.cell_type == "code":
        _check_comments(cell.source, f"{where}, cell {name!r}")
        if lang is not None:
            raise SourceError(f"{where}: the code cell {name!r} stands once, without lang.")
        return
    if lang not in LANGUAGES:
        raise SourceError(f'{where}: the text {name!r} needs lang="nl" or lang="en".')
    for language in LANGUAGES:
        if (name, language) not in keys:
            raise SourceError(f"{where}: the text {name!r} has no twin in {language!r}.")


def _check_comments(code: str, where: str) -> None:
    n_dutch, n_english = (
        len(re.findall(rf"^\s*# {language}: ", code, re.MULTILINE)) for language in LANGUAGES
    )
    if n_dutch != n_english:
        raise SourceError(f"{where}: a comment with # nl: needs a twin with # en:.")


def _title(script: NotebookNode, language: str, source: Path) -> str:
    titles = script.metadata.get("notebooks", {})
    if language not in titles:
        raise SourceError(f"{source.name}: the front matter has no notebooks: {language}: name.")
    return str(titles[language])


def _notebook(cells: Iterable[NotebookNode], language: str) -> NotebookNode:
    notebook = nbformat.v4.new_notebook(
        cells=list(_cells(cells, language)),
        metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}},
    )
    nbformat.validate(notebook)
    return notebook


def _cells(cells: Iterable[NotebookNode], language: str) -> Iterator[NotebookNode]:
    for cell in cells:
        name = cell.metadata["name"]
        if cell.cell_type == "code":
            yield nbformat.v4.new_code_cell(in_language(cell.source, language), id=name)
        elif cell.metadata["lang"] == language:
            yield nbformat.v4.new_markdown_cell(cell.source, id=name, metadata={"lang": language})


def in_language(code: str, language: str) -> str:
    """The code of a cell with the comments and the language of one notebook.

    >>> in_language('# nl: Kies.\\n# en: Choose.\\nset_language("nl")', "en")
    '# Choose.\\nset_language("en")'
    """
    kept = []
    for line in code.splitlines():
        comment = re.match(r"(\s*# )(nl|en): (.*)", line)
        if comment is None:
            kept.append(line.replace('set_language("nl")', f'set_language("{language}")'))
        elif comment[2] == language:
            kept.append(comment[1] + comment[3])
    return "\n".join(kept)


def _write(notebook: NotebookNode, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")
    return path


def build_all(folder: Path = HERE) -> list[Path]:
    """Write every notebook; other notebooks in the folders are left alone."""
    return [
        path for source in sorted((HERE / "src").glob("*.py")) for path in build(source, folder)
    ]


if __name__ == "__main__":
    try:
        for notebook in build_all():
            print(notebook.relative_to(HERE.parent))
    except SourceError as error:
        sys.exit(str(error))
