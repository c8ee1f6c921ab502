"""All formats complete, or nothing at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.present.document import Document, Heading
from quickscan_sim.present.document_files import write_document

MADE = Document("Agenda", "en", date(2026, 3, 16), (Heading(1, "Agenda"),), "", "Skip", "Table")


def test_every_format_has_its_file(tmp_path: Path) -> None:
    written = write_document(MADE, tmp_path / "new", "agenda")
    assert {name: path.name for name, path in written.items()} == {
        "html": "agenda.html",
        "word": "agenda.docx",
        "pdf": "agenda.pdf",
    }
    assert sorted(written.values()) == sorted((tmp_path / "new").iterdir())


def test_a_file_that_is_there_stops_all_of_them(tmp_path: Path) -> None:
    (tmp_path / "agenda.pdf").write_text("mine")
    with pytest.raises(QuickscanError, match="agenda"):
        write_document(MADE, tmp_path, "agenda")
    assert [path.name for path in tmp_path.iterdir()] == ["agenda.pdf"]
    assert (tmp_path / "agenda.pdf").read_text() == "mine"


def test_a_document_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    broken = Document("Agenda", "en", date(2026, 3, 16), ("no block",), "", "", "")  # type: ignore[arg-type]
    with pytest.raises(KeyError):
        write_document(broken, tmp_path / "new", "agenda")
    assert not (tmp_path / "new").exists()


def test_a_format_that_does_not_exist_gets_a_sentence(tmp_path: Path) -> None:
    set_language("en")
    try:
        with pytest.raises(QuickscanError, match="The format odt does not exist"):
            write_document(MADE, tmp_path, "agenda", formats=("html", "odt"))
        with pytest.raises(QuickscanError, match="No format was asked for"):
            write_document(MADE, tmp_path, "agenda", formats=())
    finally:
        set_language("nl")
