"""Whoever calls a function of the network wrongly reads a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from quickscan_sim import analyse
from quickscan_sim.errors import QuickscanError

PEOPLE = pd.DataFrame(
    {
        "professional_id": list("123456789"),
        "wave": 1,
        "organisation_id": list("aaabbbccc"),
        "neighbourhood_id": "kade",
        "responded": True,
        "answered_partners": True,
    }
)
ORGANISATIONS = pd.DataFrame({"organisation_id": list("abc"), "sector": ["school", "care", "care"]})
TIES = PEOPLE.merge(
    pd.DataFrame({"organisation_id": list("abc"), "partner_id": list("baa")})
).assign(layer="care", level=3, quality=2)
ASPECTS = pd.DataFrame(
    {"professional_id": ["1"], "wave": 1, "partner_id": ["b"], "aspect_id": ["x"], "rating": [3]}
)


def read(
    ties: pd.DataFrame = TIES,
    people: pd.DataFrame = PEOPLE,
    works_in: pd.DataFrame = PEOPLE,
    layers: object = ("care",),
    **options: object,
) -> pd.DataFrame:
    return analyse.read_ties(ties, people, works_in, PEOPLE, layers, **options)  # type: ignore[arg-type]


READINGS = read()
ELSEWHERE = pd.concat([READINGS, READINGS.assign(neighbourhood_id=None)])

WRONG: dict[str, tuple[Callable[[], object], str]] = {
    "ties without wave": (lambda: read(TIES.drop(columns="wave")), "`ties` needs .*: wave"),
    "people without responded": (
        lambda: read(people=PEOPLE.drop(columns="responded")),
        "`professionals` needs .*: responded",
    ),
    "works_in without wave": (
        lambda: read(works_in=PEOPLE.drop(columns="wave")),
        "`works_in` needs .*: wave",
    ),
    "levels as words": (lambda: read(TIES.assign(level="often")), "numbers in its column level"),
    "one layer as a text": (lambda: read(layers="care"), "layers is 'care'; give a list"),
    "no layers": (lambda: read(layers=None), "layers is None; give a list"),
    "dense_up_to": (lambda: read(dense_up_to="x"), "dense_up_to is 'x'; give a whole number"),
    "agreement, one layer as a text": (
        lambda: analyse.reporter_agreement(TIES, PEOPLE, PEOPLE, PEOPLE, "care"),  # type: ignore[arg-type]
        "layers is 'care'; give a list",
    ),
    "half a draw": (lambda: analyse.draw_networks(READINGS, 2.5), "n_draws is 2.5; give a whole"),  # type: ignore[arg-type]
    "too many draws": (lambda: analyse.draw_networks(READINGS, 10_001), "at most 10000 networks"),
    "a word as seed": (lambda: analyse.draw_networks(READINGS, 2, "x"), "seed is 'x'; give a"),  # type: ignore[arg-type]
    "a kind of tie": (lambda: analyse.measure_network(READINGS, tie="likes"), "knows, works_with"),
    "certainty in percent": (
        lambda: analyse.find_gaps(READINGS, ORGANISATIONS, 30),
        "minimum_certainty is 30; expected a number from 0 to 1",
    ),
    "certainty as a word": (
        lambda: analyse.find_gaps(READINGS, ORGANISATIONS, "high"),  # type: ignore[arg-type]
        "minimum_certainty is 'high'; expected a number",
    ),
    "no reasons": (
        lambda: analyse.explain_expected(READINGS, ORGANISATIONS, 0),
        "most is 0; give a whole number of at least 1",
    ),
    "a list as wijk": (
        lambda: analyse.compare_networks(READINGS, ORGANISATIONS, ["kade"], "x"),  # type: ignore[arg-type]
        "two neighbourhoods that have readings: kade",
    ),
    "a wijk without a code": (
        lambda: analyse.compare_networks(ELSEWHERE, ORGANISATIONS, "kade", "x"),
        "two neighbourhoods that have readings: kade",
    ),
    "aspects without groups": (
        lambda: analyse.score_partner_ratings(ASPECTS, PEOPLE, PEOPLE, PEOPLE, ["x"]),  # type: ignore[arg-type]
        "aspects is .*; give the group of each aspect",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_call_gets_a_sentence(name: str) -> None:
    call, sentence = WRONG[name]
    with pytest.raises(QuickscanError, match=sentence):
        call()


def test_the_same_calls_made_rightly_give_tables() -> None:
    assert len(READINGS) == 6
    assert len(analyse.find_gaps(READINGS, ORGANISATIONS, 0)) > 0
    assert len(analyse.explain_expected(READINGS, ORGANISATIONS, 1)) > 0
    aspects = {"x": "trust"}
    ratings = analyse.score_partner_ratings(ASPECTS, PEOPLE, PEOPLE, PEOPLE, aspects)
    assert set(ratings["group"]) == {"trust"}
