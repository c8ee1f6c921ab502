"""Errors are sentences in the reader's language."""

from __future__ import annotations

from contextlib import redirect_stdout
from io import StringIO

import pytest

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Message, set_language


def test_an_error_reads_in_the_chosen_language() -> None:
    error = QuickscanError(
        "The file {file} does not exist. Check the name and the folder.", file="a.csv"
    )
    assert (
        error.in_language("en") == "The file a.csv does not exist. Check the name and the folder."
    )
    assert error.in_language("nl") != error.in_language("en")
    assert "a.csv" in error.in_language("nl")


def test_errors_are_dutch_unless_english_is_asked() -> None:
    error = QuickscanError("The file {file} does not exist. Check the name and the folder.", file=1)
    assert str(error) == error.in_language("nl")
    set_language("en")
    try:
        assert str(error) == error.in_language("en")
    finally:
        set_language("nl")


def test_several_sentences_stand_each_on_a_line_in_order() -> None:
    error = QuickscanError.of(Message("{n} is wrong.", n=n) for n in (1, 2))
    assert error.in_language("en") == "1 is wrong.\n2 is wrong."
    assert len(error.messages) == 2


def test_it_is_a_value_error_so_that_other_tools_understand_it() -> None:
    assert issubclass(QuickscanError, ValueError)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("signalern", "signaleren"),
        ("SIGNALEREN", "signaleren"),
        ("n_neighborhoods", "n_neighbourhoods"),
        ("xyz", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_offered_only_when_it_is_near(typed: str, offered: str | None) -> None:
    assert nearest(typed, ["signaleren", "ondersteunen", "n_neighbourhoods"]) == offered


def test_nearest_of_nothing_is_nothing() -> None:
    assert nearest("signaleren", []) is None


def test_a_notebook_shows_the_sentence_and_no_code_of_the_kit() -> None:
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()
    code = (
        "from quickscan_sim.errors import QuickscanError\n"
        'raise QuickscanError("The file {file} does not exist. Check the name and the folder.", '
        'file="a")'
    )
    with redirect_stdout(StringIO()) as shown:
        shell.run_cell(code)
    assert shown.getvalue().strip() == "Het bestand a bestaat niet. Kijk de naam en de map na."
