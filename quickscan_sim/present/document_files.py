"""Write a document in the formats asked for: all of them complete, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.outputs import atomic_file

if TYPE_CHECKING:
    from quickscan_sim.present.document import Document

FORMATS = ("html", "word", "pdf")
ENDINGS = {"html": ".html", "word": ".docx", "pdf": ".pdf"}


def write_document(
    document: Document,
    folder: str | Path,
    stem: str,
    formats: Sequence[str] = FORMATS,
    force: bool = False,
) -> dict[str, Path]:
    """Write one document as a web page, a Word file and a PDF, side by side.

    Parameters
    ----------
    document
        What to write.
    folder
        Where the files come; it is made when it is not there.
    stem
        Name of the files, without an ending.
    formats
        Some of ``"html"``, ``"word"`` and ``"pdf"``.
    force
        Replace files that are there; each old one is kept with ``.bak`` behind its name.

    Returns
    -------
    dict of str to Path
        The file of each format.

    Raises
    ------
    QuickscanError
        When a format does not exist, a file is there already (without ``force``) or a file
        cannot be written. Then nothing is written at all.

    Examples
    --------
    >>> import tempfile
    >>> from datetime import date
    >>> from quickscan_sim.present.document import Document, Heading
    >>> made = Document("Agenda", "en", date(2026, 3, 16), (Heading(1, "Agenda"),), "", "", "")
    >>> written = write_document(made, tempfile.mkdtemp(), "agenda", formats=("html", "pdf"))
    >>> [path.name for path in written.values()]
    ['agenda.html', 'agenda.pdf']
    """
    check_formats(formats)
    places = {name: Path(folder) / (stem + ENDINGS[name]) for name in formats}
    with ExitStack() as files:
        halves = {name: files.enter_context(atomic_file(places[name], force)) for name in places}
        for name, half in halves.items():
            half.write_bytes(renderer(name)(document))
    return places


def check_formats(formats: Sequence[str]) -> None:
    """Refuse a format that does not exist, and no format at all."""
    for name in formats:
        if name not in FORMATS:
            raise QuickscanError(
                "The format {format} does not exist. Choose from: {formats}.",
                format=name,
                formats=", ".join(FORMATS),
            )
    if not formats:
        raise QuickscanError(
            "No format was asked for. Choose from: {formats}.", formats=", ".join(FORMATS)
        )


def renderer(name: str) -> Callable[[Document], bytes]:
    """The function that makes the bytes of a format: ``"html"``, ``"word"`` or ``"pdf"``."""
    if name == "html":
        from quickscan_sim.present.render_html import render_html

        return lambda document: render_html(document).encode()
    if name == "word":
        from quickscan_sim.present.render_word import render_word

        return render_word
    from quickscan_sim.present.pdf import render_pdf

    return render_pdf
