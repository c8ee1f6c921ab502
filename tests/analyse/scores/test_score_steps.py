"""A score step by step gives the score of the table, and says why there is none."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.analyse import explain_score, score_themes
from quickscan_sim.errors import QuickscanError
from quickscan_sim.questionnaire import load_questionnaire

PRACTICE = load_questionnaire()
ITEMS = [item.item_id for item in PRACTICE.items_of("practice", "signaleren")]
NVT = "n.v.t."


def answers(given: list[object], wave: int = 1) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "professional_id": "P1",
            "wave": wave,
            "item_id": ITEMS[: len(given)],
            "answer": pd.array([None if one == NVT else one for one in given], dtype="Int64"),
            "not_applicable": [one == NVT for one in given],
        }
    )


GIVEN = st.lists(st.sampled_from([1, 2, 3, 4, 5, None, NVT]), min_size=6, max_size=6)


@given(given=GIVEN, rule=st.sampled_from(["half", "all", "any", "two_thirds", 2]))
def test_the_steps_end_in_the_score_of_the_table(given: list[object], rule: str | int) -> None:
    table = answers(given)
    row = score_themes(table, PRACTICE, rule).iloc[0]
    steps = explain_score(table, PRACTICE, "P1", "signaleren", rule)
    assert (steps.score is None) == pd.isna(row["score"])
    assert steps.score is None or steps.score == row["score"]
    assert steps.no_score_reason == (
        None if pd.isna(row["no_score_reason"]) else row["no_score_reason"]
    )
    assert steps.n_answered == row["n_answered"]


def test_what_somebody_misses_is_said() -> None:
    steps = explain_score(answers([4, 5, None, None, None, None]), PRACTICE, "P1", "signaleren")
    assert "2 questions were answered, and a score on this theme needs 3" in str(steps)


def test_a_theme_outside_the_job_is_no_shortcoming() -> None:
    steps = explain_score(answers([NVT] * 6), PRACTICE, "P1", "signaleren")
    assert "That is no shortcoming" in str(steps)


@pytest.mark.parametrize(
    ("person", "theme", "sentence"),
    [
        ("P2", "signaleren", "'P2' has no answers"),
        ("P1", "signalern", "The nearest is signaleren"),
        ("P1", "signaleren", "answered in the waves 1, 2. Choose one"),
    ],
)
def test_who_or_what_does_not_occur_is_refused(person: str, theme: str, sentence: str) -> None:
    both = pd.concat([answers([4] * 6), answers([3] * 6, wave=2)])
    with pytest.raises(QuickscanError, match=sentence):
        explain_score(both, PRACTICE, person, theme)
    assert explain_score(both, PRACTICE, "P1", "signaleren", wave=2).score == 3.0


@pytest.mark.parametrize(
    ("table", "match"),
    [
        (pd.concat([answers([4, 5, 3]), answers([4])]), "two answers"),
        (answers([9, 5, 3]), "9"),
    ],
)
def test_what_gets_no_score_gets_no_steps_either(table: pd.DataFrame, match: str) -> None:
    for refuse in (
        lambda: score_themes(table, PRACTICE),
        lambda: explain_score(table, PRACTICE, "P1", "signaleren"),
    ):
        with pytest.raises(QuickscanError, match=match):
            refuse()
