from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from quickscan_sim.parameters import Effect, Parameters
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.simulate.instrument import calibrated_instrument
from quickscan_sim.simulate.places import draw_places
from quickscan_sim.simulate.sector_means import sector_weights


def wide_traits(**knobs: object) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Traits of a large draw, a column per theme, and the people they belong to."""
    parameters = Parameters(seed=5, n_neighbourhoods=100, n_planted_gaps=0, **knobs)
    scan, truth = simulate_quickscan(parameters)
    wide = truth.traits.pivot(index="professional_id", columns="theme", values="trait")
    people = scan.professionals.merge(scan.organisations[["organisation_id", "is_informal"]])
    return wide, people.set_index("professional_id").loc[wide.index]


def test_within_a_sector_the_variance_is_one_and_themes_correlate_as_asked() -> None:
    traits, people = wide_traits(effects=(), theme_correlation=0.5)
    within = traits - traits.groupby(people["sector"]).transform("mean")
    assert within.var().to_numpy() == pytest.approx(np.ones(4), abs=0.08)
    correlations = within.corr().to_numpy()[np.triu_indices(4, 1)]
    assert correlations == pytest.approx(np.full(6, 0.5), abs=0.06)


def test_organisations_hold_the_latent_share_that_gives_scores_the_share_asked_for() -> None:
    asked = {"effects": (), "icc_organisation": 0.15, "icc_neighbourhood": 0}
    traits, people = wide_traits(**asked)
    instrument = calibrated_instrument(Parameters(seed=5, **asked), load_questionnaire())
    latent = instrument.latent_organisation[0]
    assert latent == pytest.approx(0.15 / 0.8, abs=0.01)
    values = traits["signaleren"] - traits.groupby(people["sector"])["signaleren"].transform("mean")
    groups = values.groupby(people["organisation_id"])
    size = groups.size().mean()
    between, inside = groups.mean().var(), groups.var().mean()
    assert between - inside / size == pytest.approx(latent, abs=0.03)


def test_a_planted_sector_effect_is_found_back_with_its_size() -> None:
    effect = Effect(theme="stimuleren", sector="housing", size=-0.9)
    traits, people = wide_traits(effects=(effect,), sector_spread=0)
    means = traits["stimuleren"].groupby(people["sector"]).mean()
    assert means["housing"] - means.drop("housing").mean() == pytest.approx(-0.9, abs=0.15)


def test_a_planted_income_effect_is_found_back_with_its_size() -> None:
    effect = Effect(theme="signaleren", income_group="few", size=-0.6)
    parameters = Parameters(seed=5, n_neighbourhoods=100, effects=(effect,), sector_spread=0)
    scan, truth = simulate_quickscan(parameters)
    shares = scan.works_in.merge(scan.neighbourhoods[["neighbourhood_id", "income_group"]])
    few = shares["share"].where(shares["income_group"] == "few", 0.0)
    p_few = few.groupby(shares["professional_id"]).sum()
    traits = truth.traits.query("theme == 'signaleren'").set_index("professional_id")["trait"]
    slope = np.polyfit(p_few.loc[traits.index], traits, 1)[0]
    assert slope == pytest.approx(-0.6, abs=0.08)


def test_an_effect_can_hold_for_one_sector_in_one_group_only() -> None:
    one = Effect(theme="signaleren", sector="social_team", income_group="many", size=1.0)
    with_it, people = wide_traits(effects=(one,))
    without, _ = wide_traits(effects=())
    shift = (with_it - without)["signaleren"]
    assert set(people.loc[shift > 1e-9, "sector"]) == {"social_team"}
    assert set(shift.round(6)) == {0.0, 1.0}


def test_sector_means_spread_as_asked_and_centre_on_the_average() -> None:
    parameters = Parameters(effects=(), sector_spread=0.4)
    _, truth = simulate_quickscan(parameters)
    practice = load_questionnaire()
    weights = sector_weights(parameters, practice)
    sizes = truth.effects.query("level == 'sector'").pivot(
        index="id", columns="theme", values="size"
    )
    sizes = sizes.loc[practice.sector_ids].to_numpy()
    assert np.allclose(weights @ sizes, 0)
    assert np.allclose(weights @ sizes**2, 0.4**2)


def test_drawn_effects_are_one_low_sector_one_high_sector_and_few() -> None:
    for seed in range(20):
        _, truth = simulate_quickscan(Parameters(seed=seed, n_neighbourhoods=2, n_planted_gaps=0))
        low, high, few = truth.planted.itertuples()
        assert low.size < 0 < high.size
        assert low.sector != high.sector
        assert low.theme != high.theme
        assert (few.theme, few.income_group) == ("signaleren", "few")
        assert few.size < 0


def test_every_wijk_has_the_effect_that_the_truth_tells_also_when_codes_do_not_sort() -> None:
    parameters = Parameters(seed=5, n_neighbourhoods=3, icc_neighbourhood=0.15)
    places = draw_places(parameters)
    new_code = dict(
        zip(places.neighbourhoods["neighbourhood_id"], ("W99", "W100", "W98"), strict=True)
    )
    wijken = places.neighbourhoods.assign(
        neighbourhood_id=places.neighbourhoods["neighbourhood_id"].map(new_code).astype("str")
    )
    _, usual = simulate_quickscan(parameters, places)
    _, renamed = simulate_quickscan(parameters, replace(places, neighbourhoods=wijken))
    assert renamed.traits["trait"].equals(usual.traits["trait"])
    expected = usual.effects.replace({"id": new_code})
    assert renamed.effects["id"].tolist() == expected["id"].tolist()
    assert renamed.effects["size"].equals(expected["size"])
