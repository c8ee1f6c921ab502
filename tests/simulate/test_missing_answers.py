"""Skipped answers: by chance, by what is known of people, or by the answer itself."""

from __future__ import annotations

import pandas as pd
import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate import simulate_quickscan

CAUSES = ("nothing", "sector", "experience", "answer", "trait")
KNOBS = {
    "seed": 8,
    "n_neighbourhoods": 25,
    "response_rate": 1,
    "p_silent_organisation": 0,
    "p_near_empty": 0,
    "p_not_applicable_inside": 0,
    "p_not_applicable_outside": 0,
    "p_careless": 0,
    "p_straight_lining": 0,
}


def skipped_answers(cause: str) -> pd.DataFrame:
    """Every answer as it would have been, whether it was skipped, and who gave it."""
    asked = {"p_skipped": 0.2, "skipped_depends_on": cause, "skipped_strength": 1.0}
    scan, truth = simulate_quickscan(Parameters(**KNOBS, **asked))
    full, _ = simulate_quickscan(Parameters(**KNOBS, p_skipped=0))
    traits = truth.traits.query("theme == 'signaleren'")[["professional_id", "trait"]]
    return (
        full.answers.assign(skipped=scan.answers["answer"].isna())
        .merge(scan.professionals[["professional_id", "sector", "years_experience"]])
        .merge(traits)
    )


@pytest.fixture(scope="module")
def draws() -> dict[str, pd.DataFrame]:
    return {cause: skipped_answers(cause) for cause in CAUSES}


@pytest.mark.parametrize("cause", CAUSES)
def test_on_average_as_many_are_skipped_as_asked(
    cause: str, draws: dict[str, pd.DataFrame]
) -> None:
    assert draws[cause]["skipped"].mean() == pytest.approx(0.2, abs=0.006)


def slope(answers: pd.DataFrame, column: str) -> float:
    """Correlation of skipping an item of the first theme with a column."""
    of_theme = answers[answers["item_id"].isin(["sig_1", "sig_2", "sig_3", "sig_4"])]
    return float(of_theme["skipped"].astype(float).corr(of_theme[column].astype(float)))


def test_skipping_follows_its_cause_and_no_other(draws: dict[str, pd.DataFrame]) -> None:
    assert slope(draws["experience"], "years_experience") < -0.2
    assert slope(draws["answer"], "answer") < -0.2
    assert slope(draws["trait"], "trait") < -0.2
    for column in ("years_experience", "answer", "trait"):
        assert abs(slope(draws["nothing"], column)) < 0.04
        assert abs(slope(draws["sector"], column)) < 0.1
    assert abs(slope(draws["experience"], "answer")) < 0.05
    by_sector = {cause: draws[cause].groupby("sector")["skipped"].mean() for cause in draws}
    assert by_sector["sector"].std() > 0.05
    assert by_sector["nothing"].std() < 0.015


def test_an_unknown_cause_is_refused_with_the_nearest() -> None:
    set_language("en")
    with pytest.raises(QuickscanError, match=r"'anwser'; possible is nothing.*nearest is answer"):
        Parameters(skipped_depends_on="anwser")
    with pytest.raises(QuickscanError, match="together they may not pass 1"):
        Parameters(p_careless=0.6, p_straight_lining=0.5)
    set_language("nl")
