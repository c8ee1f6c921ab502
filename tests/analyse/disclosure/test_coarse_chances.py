"""An attack: the chance of no tie tells how many of three people name the partner."""

from __future__ import annotations

import pandas as pd

from quickscan_sim.analyse.disclosure.coarse_chances import with_coarse_chances


def gaps(kind: str, p_absent: list[float], certainty: list[float], n: int = 3) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "kind": kind,
            "expected": 0.6,
            "p_absent": p_absent,
            "certainty": certainty,
            "n_reporters": pd.array([n] * len(p_absent), dtype="Int64"),
            "n_reporters_back": pd.array([6] * len(p_absent), dtype="Int64"),
        }
    )


def test_none_and_one_of_three_read_the_same() -> None:
    shown = with_coarse_chances(gaps("no_tie", [1.0, 0.87], [0.6, 0.52]))
    assert shown["p_absent"].tolist() == [0.9, 0.9]
    assert shown["certainty"].tolist() == [0.54, 0.54]


def test_two_and_three_of_three_read_the_same_one_way() -> None:
    shown = with_coarse_chances(gaps("one_way", [0.0, 0.1], [0.99, 0.84]))
    assert shown["p_absent"].tolist() == [0.1, 0.1]
    assert shown["certainty"].tolist() == [0.9, 0.9]


def test_five_people_keep_their_chance() -> None:
    own = gaps("no_tie", [1.0, 0.87], [0.6, 0.52], n=5)
    assert with_coarse_chances(own).equals(own)


def test_another_time_changes_nothing() -> None:
    once = with_coarse_chances(gaps("one_way", [0.0, 0.2, 0.55], [0.99, 0.8, 0.3]))
    assert with_coarse_chances(once).equals(once)


def test_a_chance_that_is_not_there_stays_away() -> None:
    shown = with_coarse_chances(gaps("no_tie", [float("nan")], [0.5]))
    assert shown["p_absent"].isna().all()
    assert shown["certainty"].tolist() == [0.5]
