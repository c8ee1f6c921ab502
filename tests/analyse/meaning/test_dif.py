"""The reading of DIF: certain that groups differ, and certain that it matters, are two things."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.analyse import find_dif
from quickscan_sim.analyse.meaning.dif import meaning_of_dif, meaning_of_dif_item
from quickscan_sim.analyse.reliability.dif_result import (
    IMPORTANT,
    ITEM_COLUMNS,
    SHIFT_COLUMNS,
    SIGNIFICANT,
    Dif,
)
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Bilingual

JUST = 1e-6


def item(name: str = "q1", low: float = 0.0, high: float = 0.01, p: float = 0.5) -> dict[str, Any]:
    row = {"item": name, "n": 200, "n_groups": 2, "df": 1}
    for kind, ends in (("uniform", (low, high)), ("nonuniform", (0.0, 0.01))):
        row |= {
            f"chi2_{kind}": 1.0,
            f"p_{kind}_holm": p if kind == "uniform" else 0.5,
            f"mcfadden_{kind}": sum(ends) / 2,
            f"ci_low_{kind}": ends[0],
            f"ci_high_{kind}": ends[1],
        }
    return row


def dif(*rows: dict[str, Any], p_shift: float = 0.001, shift: float = 0.8) -> Dif:
    shifts = [
        {"item": row["item"], "group": group, "n": 100, "shift": side * shift, "p_holm": p_shift}
        for row in rows
        for side, group in ((1, "school"), (-0.5, "team"))
    ]
    return Dif(items=typed_rows(rows, ITEM_COLUMNS), shifts=typed_rows(shifts, SHIFT_COLUMNS))


SURE, CHANCE = SIGNIFICANT - JUST, SIGNIFICANT


@pytest.mark.parametrize(
    ("low", "high", "p", "certainty", "words"),
    [
        (IMPORTANT + JUST, 0.1, SURE, "clear", "That is enough to matter: from 0.02"),
        (IMPORTANT, 0.1, SURE, "unclear", "Whether that is enough to matter is not clear"),
        (0.01, IMPORTANT, SURE, "unclear", "Whether that is enough to matter is not clear"),
        (0.01, IMPORTANT - JUST, SURE, "clear", "too small to matter"),
        (IMPORTANT + JUST, 0.1, CHANCE, "unclear", "Whether groups answer question q1 otherwise"),
        (0.0, IMPORTANT, CHANCE, "unclear", "Whether groups answer question q1 otherwise"),
        (0.0, IMPORTANT - JUST, CHANCE, "clear", "too small to matter"),
    ],
)
def test_a_question_is_read_firmly_only_where_the_interval_leaves_the_boundary(
    low: float, high: float, p: float, certainty: str, words: str
) -> None:
    meaning = meaning_of_dif_item(dif(item(low=low, high=high, p=p)), "q1")
    assert meaning.certainty == certainty
    assert words in " ".join(meaning.says.in_language("en").split())


@pytest.mark.parametrize(
    ("p_shift", "shift", "words"),
    [
        (SURE, 0.8, "more favourably than the others: Schools."),
        (SURE, -0.8, "less favourably than the others: Schools."),
        (CHANCE, 0.8, "Which group stands apart is not clear."),
    ],
)
def test_a_group_is_named_only_where_its_shift_is_no_chance(
    p_shift: float, shift: float, words: str
) -> None:
    found = dif(item(low=0.03, high=0.1, p=SURE), p_shift=p_shift, shift=shift)
    meaning = meaning_of_dif_item(found, "q1", {"school": Bilingual("Scholen", "Schools")})
    assert words in meaning.says.in_language("en")


def test_an_effect_above_its_interval_is_no_contradiction() -> None:
    # Eight groups: chance alone brings an effect of about .01, and the ends leave that out.
    row = item(low=0.001, high=0.008, p=SURE) | {"mcfadden_uniform": 0.0124, "df": 7}
    row |= {"ci_high_nonuniform": IMPORTANT}
    says = meaning_of_dif_item(dif(row), "q1").says.in_language("en")
    words = " ".join(says.split())
    assert "In these answers it is 0.012, with chance in it." in words
    assert "Among all such people it is from 0.001 to 0.008" in words


def test_a_difference_that_grows_with_the_score_names_no_group() -> None:
    row = item(low=0.03, high=0.1, p=SURE)
    turned = {
        name.replace("uniform", "nonuniform") if "_uniform" in name else name: value
        for name, value in row.items()
        if "nonuniform" not in name
    }
    says = meaning_of_dif_item(dif(item() | turned), "q1").says.in_language("en")
    assert "not the same at low and at high scores" in says
    assert "school" not in says


MATTERS, LITTLE = item("q1", 0.03, 0.1, SURE), item("q2")
MAYBE = item("q3", 0.0, 0.03, CHANCE)
MISSING = {"item": "q4", "n": 200, "reason": "no_variation"}


@pytest.mark.parametrize(
    ("rows", "certainty", "words"),
    [
        ((MATTERS, LITTLE, MAYBE), "clear", "Groups answer q1 otherwise"),
        ((MATTERS, LITTLE, MAYBE), "clear", "For 1 of the 3 questions this is not clear"),
        ((LITTLE, MAYBE), "unclear", "For 1 of the 2 questions"),
        ((LITTLE, MISSING), "unclear", "For 1 of the 2 questions"),
        ((LITTLE, LITTLE), "clear", "all 2 questions nearly alike"),
        ((MISSING,), "not_computed", "Everybody gave the same answers"),
        ((), "not_computed", "There are too few items"),
    ],
)
def test_the_whole_is_no_firmer_than_its_questions(
    rows: tuple[dict[str, Any], ...], certainty: str, words: str
) -> None:
    meaning = meaning_of_dif(dif(*rows))
    assert meaning.certainty == certainty
    assert words in " ".join(meaning.says.in_language("en").split())


def answers(n: int, n_groups: int = 3, shift: float = 0.0) -> tuple[pd.DataFrame, pd.Series]:
    rng = np.random.default_rng(1)
    group = pd.Series(np.arange(n) % n_groups)
    latent = rng.normal(size=(n, 1)) + rng.normal(size=(n, 4))
    latent[:, 0] += shift * (group == 1)
    return pd.DataFrame(latent.round().clip(-2, 2), columns=list("abcd")), group


def test_groups_below_five_are_withheld_and_nothing_is_told_of_them() -> None:
    found = find_dif(*answers(12))
    for meaning in (meaning_of_dif(found), meaning_of_dif_item(found, "a")):
        assert meaning.certainty == "withheld"
        assert "at least 5 people" in meaning.says.in_language("en")


def test_one_group_is_no_comparison() -> None:
    meaning = meaning_of_dif(find_dif(*answers(40, 1)))
    assert meaning.certainty == "not_computed"
    assert "too few groups" in meaning.says.in_language("en")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_large_difference_is_told_with_its_group_and_without_a_verdict_on_people(
    language: str,
) -> None:
    found = find_dif(*answers(900, shift=2.5))
    meaning = meaning_of_dif_item(found, "a", {"1": Bilingual("Scholen", "Schools")})
    assert meaning.certainty == "clear"
    assert {"nl": "Scholen", "en": "Schools"}[language] in meaning.says.in_language(language)
    text = " ".join(meaning.says_not.in_language(language).split())
    assert {"nl": "beter of slechter werkt", "en": "works better or worse"}[language] in text
    assert "{" not in meaning.in_language(language)


def test_a_question_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(QuickscanError) as caught:
        meaning_of_dif_item(dif(item("q1"), item("q2")), "q9")
    assert "Choose one of: q1, q2." in caught.value.in_language("en")
