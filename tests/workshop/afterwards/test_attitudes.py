"""The attitude check: numbers as by hand, of the same five or more people, firm or soft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quickscan_sim.advise.wording import check_wording
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.workshop.afterwards.attitude_change import AttitudeResults, attitude_results
from quickscan_sim.workshop.afterwards.attitude_items import load_attitude_items
from quickscan_sim.workshop.afterwards.attitude_words import backfire_sentence
from quickscan_sim.workshop.afterwards.results import read_results, results_document

HEAD = "code;moment;A1;A2;A3;A4;A5"
BEFORE = [
    "otter 47;voor;4;2;3;4;2",
    "das12;voor;5;1;3;4;2",
    "uil 03;voor;3;3;3;3;3",
    "mees 88;voor;4;2;2;5;1",
    "vos 21;voor;2;3;4;3;3",
    "haas 55;voor;4;4;4;4;4",
]
AFTER = [
    "Otter-47;na;3;3;3;4;2",
    "das 12;na;4;2;3;4;2",
    "uil 03;na;3;3;3;2;4",
    "mees 88;na;4;3;2;4;2",
    "vos 21;na;2;4;4;3;3",
    "mol 99;na;1;1;1;1;1",
]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("nl")


def written(folder: Path, *lines: str, encoding: str = "utf-8-sig") -> Path:
    path = folder / "attitudes.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def read(path: Path) -> AttitudeResults:
    found = read_results(path)
    assert isinstance(found, AttitudeResults)
    return found


def test_five_pairs_give_the_numbers_that_the_hand_gives(tmp_path: Path) -> None:
    """Scores before 2, 3, 0, 3, -0.5; after 1, 2, -1, 1.5, -1; changes -1 -1 -1 -1.5 -0.5.

    Mean change -1; sd sqrt(0.5/4) = 0.35355; t(4) = 2.77645; half = 2.77645 * 0.35355 / sqrt(5).
    """
    found = read(written(tmp_path, HEAD, *BEFORE, *AFTER))
    assert found.n == 5
    assert found.score.before == pytest.approx(1.5)
    assert found.score.after == pytest.approx(0.5)
    assert found.score.change.estimate == pytest.approx(-1.0)
    assert found.score.change.ci_low == pytest.approx(-1.43899, abs=1e-4)
    assert found.score.change.ci_high == pytest.approx(-0.56101, abs=1e-4)
    item, change = found.items[0]
    assert item.item_id == "A1"
    assert (change.before, change.after) == pytest.approx((3.6, 3.2))


def test_people_with_one_form_or_an_open_row_count_in_no_number(tmp_path: Path) -> None:
    whole = read(written(tmp_path, HEAD, *BEFORE[:5], *AFTER[:5]))
    more = ["kip 10;voor;5;;5;5;5", "kip 10;na;5;5;5;5;5"]
    assert read(written(tmp_path, HEAD, *BEFORE, *AFTER, *more)) == whole


def test_decimal_commas_and_columns_of_either_language_are_read(tmp_path: Path) -> None:
    lines = [line.replace("voor", "before").replace(";4", ";4,0") for line in (*BEFORE, *AFTER)]
    assert read(written(tmp_path, HEAD.upper(), *lines, encoding="cp1252")) == read(
        written(tmp_path, HEAD, *BEFORE, *AFTER)
    )


BAD = {
    "beyond the scale": (
        "kip 10;voor;6;1;1;1;1",
        "Line 3 .* has '6' in the column A1",
    ),
    "half a point": ("kip 10;voor;1;2,5;1;1;1", "Line 3 .* has '2,5' in the column A2"),
    "a word": ("kip 10;voor;1;1;1;1;eens", "has 'eens' in the column A5. Expected: a whole number"),
    "another moment": ("kip 10;later;1;1;1;1;1", "Line 3 .* has 'later' in the column moment"),
    "no code": (" ;voor;1;1;1;1;1", "Line 3 of attitudes.csv has no code"),
    "a code twice": ("OTTER47;voor;1;1;1;1;1", "twice before: on the lines 2 and 3"),
}


@pytest.mark.parametrize(("line", "sentence"), BAD.values(), ids=BAD)
def test_a_row_that_cannot_be_read_is_named_by_its_line(
    tmp_path: Path, line: str, sentence: str
) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        read(written(tmp_path, HEAD, BEFORE[0], line))


def test_the_line_is_right_below_an_empty_row(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match="Line 4 of"):
        read(written(tmp_path, HEAD, BEFORE[0], ";;;;;;", "kip;voor;9;1;1;1;1"))


def test_four_pairs_give_no_number_at_all(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match="Fewer than 5 people filled in") as problem:
        read(written(tmp_path, HEAD, *BEFORE, *AFTER[:4]))
    assert "4" not in str(problem.value)


answer = st.one_of(st.none(), st.integers(1, 5))
form = st.fixed_dictionaries({f"A{n}": answer for n in range(1, 6)})
forms = st.dictionaries(st.sampled_from([f"p{n}" for n in range(9)]), form, max_size=9)


@settings(deadline=None)
@given(forms, forms)
def test_every_number_is_of_the_same_five_or_more_people_whatever_is_missing(
    before: dict[str, dict[str, int | None]], after: dict[str, dict[str, int | None]]
) -> None:
    n_whole = sum(
        code in after and None not in before[code].values() and None not in after[code].values()
        for code in before
    )
    try:
        found = attitude_results({"before": before, "after": after})
    except QuickscanError:
        assert n_whole < 5
        return
    assert found.n == n_whole >= 5
    changes = [found.score, *(change for _, change in found.items)]
    assert {change.change.n for change in changes} == {n_whole}


def with_score(results: AttitudeResults, middle: float, low: float, high: float) -> AttitudeResults:
    score = results.score
    estimate = replace(score.change, estimate=middle, ci_low=low, ci_high=high)
    return replace(results, score=replace(score, change=estimate))


SENTENCES = [
    (-1.0, -1.4, -0.6, "The group moved towards the person as the cause: −1.00 (−1.40"),
    (-0.4, -1.0, 0.2, "may have moved towards the person"),
    (0.4, -0.2, 1.0, "may have moved towards wages"),
    (0.4, 0.2, 0.6, "The group moved towards wages, benefits and rules"),
    (0.0, -0.2, 0.2, "On average the score stayed the same"),
    (0.0, 0.0, 0.0, "Nobody's score changed"),
    (-0.5, -0.5, -0.5, "Everybody's score changed equally: −0.50, n"),
]


@pytest.mark.parametrize(("middle", "low", "high", "sentence"), SENTENCES)
def test_the_sentence_is_firm_only_when_the_interval_allows_it(
    tmp_path: Path, middle: float, low: float, high: float, sentence: str
) -> None:
    found = read(written(tmp_path, HEAD, *BEFORE, *AFTER))
    told = backfire_sentence(with_score(found, middle, low, high), "en")
    assert told.replace("\N{NO-BREAK SPACE}", " ").startswith(sentence) or sentence in told
    assert "few people" in told


def test_nobody_who_changes_gives_a_calm_sentence(tmp_path: Path) -> None:
    same = [line.replace("voor", "na") for line in BEFORE]
    found = read(written(tmp_path, HEAD, *BEFORE, *same))
    assert backfire_sentence(found, "en").startswith("Nobody's score changed")


def test_the_result_says_that_it_is_no_validated_instrument(tmp_path: Path) -> None:
    found = read(written(tmp_path, HEAD, *BEFORE, *AFTER))
    blocks = results_document(found, "en", date(2027, 3, 16)).blocks
    assert "not a validated instrument" in " ".join(map(str, blocks))


def test_the_items_name_structure_and_person_as_often_and_no_label() -> None:
    items = load_attitude_items()
    assert sorted(item.cause for item in items) == [
        "fate",
        "individual",
        "individual",
        "structural",
        "structural",
    ]
    for item in items:
        assert check_wording(item.text.nl, "nl") == ()
        assert check_wording(item.text.en, "en") == ()
