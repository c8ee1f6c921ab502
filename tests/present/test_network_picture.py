"""The network picture: same places on every layer, both sides of a tie, unheard is not absent."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.text import Text

from quickscan_sim.present import plot_network
from quickscan_sim.present.figure_style import as_png
from quickscan_sim.present.network_drawing import LETTERS
from quickscan_sim.present.network_layout import lay_out_network, spread_out
from quickscan_sim.present.network_looks import LINES, WIDTHS, closeness, rating
from quickscan_sim.present.network_matrix import (
    describe_network_matrix,
    plot_network_matrix,
    states_of,
)
from quickscan_sim.present.network_picture import plot_layers
from quickscan_sim.present.network_words import describe_layers, describe_network
from quickscan_sim.present.tie_states import read_network
from quickscan_sim.questionnaire import load_questionnaire

PRACTICE = load_questionnaire()
ORGANISATIONS = pd.DataFrame(
    [
        ("a", "primary_school", "School De Boog"),
        ("b", "social_team", "Sociaal team Noord"),
        ("c", "housing", "Woonstichting Thuis"),
        ("d", "informal", "Buurtkeuken"),
    ],
    columns=["organisation_id", "sector", "name"],
)
GAPS = pd.DataFrame(
    [("no_tie", "W1", "signaleren", "a", "c"), ("single_broker", "W1", "signaleren", "b", "a")],
    columns=["kind", "neighbourhood_id", "layer", "organisation_id", "partner_id"],
)

SCREEN_WIDTH = 928.0
"""How wide a picture in a notebook is at most, in dots."""


def ties() -> pd.DataFrame:
    """a and b name each other; c names b and is not named back; nobody of d can be read."""
    names = {("a", "b"): True, ("b", "a"): True, ("c", "b"): True, ("b", "d"): True}
    rows = []
    for layer in PRACTICE.layer_ids:
        for one in "abcd":
            for other in "abcd":
                if one != other:
                    said = names.get((one, other), False) if one != "d" else pd.NA
                    n = 0 if one == "d" else 4
                    rows.append(("W1", layer, one, other, n, said, 3.0 if said is True else None))
    columns = ["neighbourhood_id", "layer", "organisation_id", "partner_id", "n_reporters"]
    frame = pd.DataFrame(rows, columns=[*columns, "names", "level"])
    said = frame["names"].fillna(value=False).astype(int)
    frame = frame.assign(n_naming=said * frame["n_reporters"], n_working=0, n_quality=0)
    frame = frame.assign(works=frame["names"].astype("boolean"), quality=np.nan)
    return frame.astype({"names": "boolean", "level": "float64"})


def test_both_sides_of_a_pair_are_read_together() -> None:
    reading = read_network(ties(), "W1", "signaleren")
    states = {(tie.from_id, tie.to_id): tie.state for tie in reading.ties}
    assert states == {("a", "b"): "both", ("c", "b"): "one_side", ("b", "d"): "other_unheard"}


def test_who_was_not_heard_is_unreadable_and_not_without_ties() -> None:
    reading = read_network(ties(), "W1", "signaleren")
    assert reading.readable == ("a", "b", "c")
    assert reading.n_people == 12
    words = describe_network(ties(), ORGANISATIONS, "W1", "signaleren", PRACTICE, "nl")
    assert "Te weinig antwoorden: Buurtkeuken." in words.alt


def test_a_place_is_the_same_on_every_layer() -> None:
    whole = lay_out_network(ties(), ORGANISATIONS, "W1", PRACTICE)
    one_layer = ties().query("layer == 'stimuleren'")
    assert lay_out_network(one_layer, ORGANISATIONS, "W1", PRACTICE) == whole


def test_sectors_stand_in_the_order_of_the_questionnaire() -> None:
    places = lay_out_network(ties(), ORGANISATIONS.iloc[::-1], "W1", PRACTICE)
    assert list(places) == ["a", "b", "c", "d"]


def test_the_picture_names_organisations_counts_people_and_carries_the_mark() -> None:
    figure = plot_network(ties(), ORGANISATIONS, "W1", "signaleren", PRACTICE, "en", gaps=GAPS)
    text = " ".join(one.get_text().replace("\n", " ") for one in figure.findobj(Text))
    for part in ("School De Boog", "n = 12", "invented neighbourhood", "too few answers, unknown"):
        assert part in text
    assert "no tie where one is expected" in text


def test_without_names_the_sector_stands_in() -> None:
    figure = plot_network(
        ties(), ORGANISATIONS, "W1", "signaleren", PRACTICE, "en", named=False, invented=False
    )
    text = " ".join(one.get_text() for one in figure.findobj(Text))
    assert "Primary education" in text
    assert "School De Boog" not in text
    assert "invented" not in text


def test_the_words_name_each_weak_spot() -> None:
    words = describe_network(ties(), ORGANISATIONS, "W1", "signaleren", PRACTICE, "en", gaps=GAPS)
    assert "No tie where one is expected: School De Boog – Woonstichting Thuis." in words.alt
    line = ("Woonstichting Thuis", "names, is not named back", "Sociaal team Noord")
    assert line in {row[:3] for row in words.rows}


def rated(level: float, quality: float | None, n: int) -> pd.DataFrame:
    """a and b name each other; of each side n people tell how closely and how well."""
    frame = ties()
    pair = frame["organisation_id"].isin(["a", "b"]) & frame["partner_id"].isin(["a", "b"])
    frame.loc[pair, ["level", "quality"]] = [level, quality]
    frame.loc[pair, ["n_naming", "n_quality"]] = [n, n if quality else 0]
    return frame


def look_between(frame: pd.DataFrame) -> tuple[float, bool]:
    """Width, and whether the line is whole, of the tie between a and b."""
    reading = read_network(frame, "W1", "signaleren")
    tie = next(tie for tie in reading.ties if tie.state == "both")
    return WIDTHS[closeness(tie)], LINES[rating(tie)][1] == "-"


def test_a_closer_tie_is_wider_and_a_poor_one_is_broken() -> None:
    assert look_between(rated(1, 3.5, 4)) == (WIDTHS["know"], True)
    assert look_between(rated(4, 3.5, 4)) == (WIDTHS["decide"], True)
    assert look_between(rated(4, 1.5, 4)) == (WIDTHS["decide"], False)


def test_width_and_line_tell_nothing_of_fewer_than_five_people() -> None:
    assert look_between(rated(4, 1.5, 2)) == (WIDTHS["unknown"], True)
    words = describe_network(rated(4, 1.5, 2), ORGANISATIONS, "W1", "signaleren", PRACTICE, "en")
    assert words.rows[0][3:] == ("too few answers", "too few answers")


def test_what_is_about_one_organisation_or_a_whole_wijk_is_told_too() -> None:
    gaps = pd.DataFrame(
        [("single_broker", "W1", None, "b", None), ("no_tie", "W1", "signaleren", None, None)],
        columns=list(GAPS.columns),
    )
    words = describe_network(ties(), ORGANISATIONS, "W1", "signaleren", PRACTICE, "en", gaps=gaps)
    assert "Everything runs through one organisation: Sociaal team Noord." in words.alt
    assert "No tie where one is expected." in words.alt
    figure = plot_network(ties(), ORGANISATIONS, "W1", "signaleren", PRACTICE, "en", gaps=gaps)
    texts = [one.get_text() for one in figure.findobj(Text)]
    assert texts.count(LETTERS["single_broker"]) == 1
    assert LETTERS["no_tie"] not in texts


def test_the_matrix_keeps_unknown_apart_from_no() -> None:
    order = ["a", "b", "c", "d"]
    states = states_of(read_network(ties(), "W1", "signaleren"), order)
    assert states == [
        ["own", "both", "not_named", "not_named"],
        ["both", "own", "not_named", "other_unheard"],
        ["not_named", "one_side", "own", "not_named"],
        ["unknown", "unknown", "unknown", "own"],
    ]


def test_the_matrix_in_words_says_who_names_whom_and_what_is_unknown() -> None:
    words = describe_network_matrix(ties(), ORGANISATIONS, "W1", "signaleren", PRACTICE, "en")
    assert words.rows[0] == ("School De Boog", "Sociaal team Noord", "Sociaal team Noord")
    assert words.rows[3] == ("Buurtkeuken", "unknown: too few answers", "Sociaal team Noord")
    figure = plot_network_matrix(ties(), ORGANISATIONS, "W1", "signaleren", PRACTICE, "en")
    text = " ".join(one.get_text() for one in figure.findobj(Text))
    assert "School De Boog  1" in text


def test_a_real_quickscan_shows_sectors_unless_names_are_asked_for() -> None:
    for plot in (plot_network, plot_network_matrix):
        figure = plot(ties(), ORGANISATIONS, "W1", "signaleren", PRACTICE, "en", invented=False)
        text = " ".join(one.get_text() for one in figure.findobj(Text))
        assert "De Boog" not in text


def test_layers_side_by_side_are_counted_in_words() -> None:
    words = describe_layers(ties(), "W1", PRACTICE, "en")
    assert words.rows[0] == ("Noticing", "1", "1", "1")


def test_equal_input_gives_equal_bytes() -> None:
    first = plot_layers(ties(), ORGANISATIONS, "W1", PRACTICE, "nl", gaps=GAPS)
    second = plot_layers(ties(), ORGANISATIONS, "W1", PRACTICE, "nl", gaps=GAPS)
    assert as_png(first) == as_png(second)


@given(st.lists(st.floats(-1, 1), min_size=2, max_size=8))
def test_labels_beside_each_other_never_touch(heights: list[float]) -> None:
    wanted = {str(place): height for place, height in enumerate(heights)}
    moved = sorted(spread_out(wanted, dict.fromkeys(wanted, "one line")).values())
    gaps = [above - below for below, above in pairwise(moved)]
    assert min(gaps) > 0.11


def test_on_a_screen_all_letters_are_16_dots_or_more() -> None:
    figure = plot_network(
        ties(), ORGANISATIONS, "W1", "signaleren", PRACTICE, "nl", gaps=GAPS, on_screen=True
    )
    dots = SCREEN_WIDTH / figure.get_figwidth() / 72
    texts = [one for one in figure.findobj(Text) if one.get_text()]
    assert texts
    assert min(one.get_fontsize() * dots for one in texts) >= 16
