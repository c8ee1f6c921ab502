"""Exit cards: counted from five people on, shown only when people said so."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange.survey_table import SurveyTable
from quickscan_sim.language import set_language
from quickscan_sim.workshop.afterwards.empty_forms import exit_table
from quickscan_sim.workshop.afterwards.exit_cards import ExitResults, exit_results
from quickscan_sim.workshop.afterwards.results import read_results
from quickscan_sim.workshop.cards.read_card import load_card

N_MORE = len(load_card("W2").exit_card) - 1
"""Open questions of W2 beside the first; in these files their cells are empty."""
NONE = (None,) * N_MORE
HEAD = "card,prediction_right,answer_1,may_be_shown"
SIX = [
    "W2,yes,The scoring,yes",
    "W2,yes,agreements,yes",
    "W2,no,Who checks,yes",
    "W2,yes,Item 3,yes",
    "W2,,my boss,no",
    "W2,?,the scale,yes",
]


@pytest.fixture(autouse=True)
def english() -> object:
    set_language("en")
    yield
    set_language("nl")


def written(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "exit.csv"
    path.write_bytes("\r\n".join(map(whole, lines)).encode(encoding))
    return path


def whole(line: str) -> str:
    """A line about the first question with cells for the others."""
    separator = ";" if ";" in line else ","
    cells = line.split(separator)
    if len(cells) < 4:
        return line
    heads = [cells[2].replace("1", str(number)) for number in range(2, N_MORE + 2)]
    more = heads if cells[2].startswith(("answer_", "antwoord_")) else [""] * N_MORE
    return separator.join([*cells[:3], *more, *cells[3:]])


def read(path: Path) -> ExitResults:
    found = read_results(path)
    assert isinstance(found, ExitResults)
    return found


def test_six_cards_are_counted_as_by_hand(tmp_path: Path) -> None:
    found = read(written(tmp_path, HEAD, *SIX))
    assert found.n == 6
    assert found.prediction is None
    assert found.texts == (
        ("agreements", "Item 3", "the scale", "The scoring", "Who checks"),
        *NONE,
    )


def test_one_no_in_a_room_of_twelve_is_not_shown(tmp_path: Path) -> None:
    def cards(n_yes: int, n_no: int) -> Path:
        lines = [["W2", "yes", "", ""]] * n_yes + [["W2", "no", "", ""]] * n_no
        return written(tmp_path, HEAD, *map(",".join, lines))

    assert read(cards(11, 1)).prediction is None
    assert read(cards(8, 4)).prediction is None
    assert read(cards(7, 5)).prediction == {"yes": 7, "no": 5, "unknown": 0}


def test_a_text_is_shown_only_when_the_card_says_that_it_may(tmp_path: Path) -> None:
    quiet = [line.removesuffix("yes") + "" if line.endswith(",yes") else line for line in SIX[:1]]
    assert read(written(tmp_path, HEAD, *quiet, *SIX[1:])).texts == (None, *NONE)


def test_a_dutch_excel_file_reads_the_same(tmp_path: Path) -> None:
    head = "Kaart;Voorspelling klopte;antwoord_1;mag_getoond"
    lines = ["W2;ja;één;ja", "W2;ja;b;ja", "w2;nee;c;ja", "W2;ja;d;ja", "", "W2;;e;ja"]
    old = read(written(tmp_path, head, *lines, encoding="cp1252"))
    new = read(written(tmp_path, head, *lines, encoding="utf-8-sig"))
    assert old == new
    assert old.texts == (("b", "c", "d", "e", "één"), *NONE)


def test_a_workbook_reads_the_same(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in (HEAD, *SIX):
        book.worksheets[0].append(whole(line).split(","))
    book.save(tmp_path / "exit.xlsx")
    assert read(tmp_path / "exit.xlsx") == read(written(tmp_path, HEAD, *SIX))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_empty_table_holds_nobody(tmp_path: Path, language: str) -> None:
    (tmp_path / "exit.csv").write_bytes(exit_table(load_card("W2"), language))
    with pytest.raises(QuickscanError, match="fewer than 5 exit cards"):
        read(tmp_path / "exit.csv")


BAD = {
    "no card at all": ([HEAD, ",yes,,"], "does not say which card"),
    "a slip in a heading": (
        ["card,prediction_rihgt,answer_1,may_be_shown", *SIX],
        "no column prediction_right. The nearest is 'prediction_rihgt'",
    ),
    "a slip in the first heading": (
        ["crad,prediction_right,answer_1,may_be_shown", *SIX],
        "no column card. The nearest is 'crad'",
    ),
    "a column gone": (["card,answer_1,may_be_shown", "W2,a,yes"], "no column prediction_right"),
    "a column with names": (
        [HEAD + ",name", SIX[0] + ",Ann"],
        "'name' that does not belong",
    ),
    "an unknown card": ([HEAD, "W22,yes,a,yes"], "There is no card 'W22'.*nearest is W2"),
    "two cards": ([HEAD, *SIX, "", "W7,yes,a,yes"], "Line 9 of exit.csv is about card W7"),
    "another word": (
        [HEAD, SIX[0], "W2,yse,a,yes"],
        "Line 3 .* has 'yse'.*nearest is yes",
    ),
    "four people": ([HEAD, *SIX[:4]], "fewer than 5 exit cards"),
    "another table": (["a,b", "1,2"], "no exit cards and no attitude check"),
    "nothing": ([""], "is empty"),
}


@pytest.mark.parametrize(("lines", "sentence"), BAD.values(), ids=BAD)
def test_a_file_that_cannot_be_counted_says_why(
    tmp_path: Path, lines: list[str], sentence: str
) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        read(written(tmp_path, *lines))


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match="does not exist"):
        read(tmp_path / "no.csv")


def test_cards_of_another_session_than_asked_for_are_refused(tmp_path: Path) -> None:
    card = load_card("W2").model_copy(update={"card": "W99"})
    with pytest.raises(QuickscanError, match=r"Line 2 of exit\.csv is about card W2"):
        read_results(written(tmp_path, HEAD, *SIX), card)


cell = st.sampled_from(["", "yes", "no"])


@settings(max_examples=20)
@given(st.lists(st.tuples(cell, st.sampled_from(["", "text"]), cell), max_size=12))
def test_nothing_is_counted_of_fewer_than_five_people(rows: list[tuple[str, str, str]]) -> None:
    import pandas as pd

    cells = pd.DataFrame(
        [whole(",".join(["W2", *row])).split(",") for row in rows or [("", "", "")]],
        columns=whole(HEAD).split(","),
        dtype="str",
    )
    table = SurveyTable(Path("exit.csv"), cells, list(range(2, len(cells) + 2)))
    try:
        found = exit_results(table)
    except QuickscanError:
        assert sum(any(row) for row in rows) < 5
        return
    assert found.n >= 5
    counts = found.prediction or {}
    assert [n for n in counts.values() if 0 < n < 5] == []
    n_shown = sum(text != "" and may == "yes" for _, text, may in rows)
    assert (found.texts[0] is None) == (n_shown < 5)


@pytest.mark.parametrize("name", ["W2_looking_back.txt", "my_card.yaml"])
def test_a_file_that_lies_beside_the_table_is_named_as_none(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("What worked\n\na, b, c, and more\n", encoding="utf-8")
    with pytest.raises(QuickscanError, match=f"{name} holds no exit cards and no attitude check"):
        read_results(file)
