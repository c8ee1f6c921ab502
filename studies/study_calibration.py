"""Do drawn answers have the alpha, the shares and the ICCs that were asked?

Complete, careful answers, nothing planted. Alpha and shares: 100,000 people, each in one draw.
ICCs of theme scores within sectors: 20 draws of 600 wijken in which every organisation serves one
wijk, so that people lie within organisations and organisations within wijken; variance components
by nested analysis of variance (Searle, Casella & McCulloch, 1992, chapter 3).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from quickscan_sim.parameters import DEFAULT_PLANS, Parameters
from quickscan_sim.questionnaire import Questionnaire, load_questionnaire
from quickscan_sim.simulate.answers import fill_in_form, item_core
from quickscan_sim.simulate.instrument import Instrument, calibrated_instrument
from quickscan_sim.simulate.items import draw_points
from quickscan_sim.simulate.sector_means import sector_weights
from quickscan_sim.simulate.traits import draw_traits

SEEDS_OF_SHARES = range(101, 106)
SEEDS_OF_ICC = range(201, 221)
N_PEOPLE = 100_000
N_WIJKEN = 600
AIMS = {"alpha": 0.01, "share": 0.005, "icc_organisation": 0.01, "icc_neighbourhood": 0.01}

SKEWED = {"frequency": (0.03, 0.07, 0.2, 0.4, 0.3)}
SETTINGS_OF_SHARES: dict[str, dict[str, object]] = {
    "default": {},
    "reliability .6": {"reliability": 0.6},
    "reliability .95": {"reliability": 0.95, "difficulty_spread": 0.1},
    "skewed shares": {"category_shares": SKEWED, "reliability": 0.74},
    "sectors far apart": {"sector_spread": 0.8},
}
SETTINGS_OF_ICC: dict[str, dict[str, object]] = {
    "default": {},
    "more between groups": {"icc_organisation": 0.15, "icc_neighbourhood": 0.05},
    "reliability .6": {"reliability": 0.6, "icc_organisation": 0.10, "icc_neighbourhood": 0.03},
    "skewed, sectors far apart": {
        "category_shares": SKEWED,
        "sector_spread": 0.8,
        "icc_organisation": 0.10,
        "icc_neighbourhood": 0.03,
    },
}
CAREFUL: dict[str, object] = {
    "effects": (),
    "p_careless": 0,
    "p_straight_lining": 0,
    "sectors": {
        sector: plan.model_copy(update={"n_served": 1}) for sector, plan in DEFAULT_PLANS.items()
    },
}


def counted(instrument: Instrument, points: np.ndarray, theme: int) -> np.ndarray:
    """People x scored items of a theme: what each answer counts for."""
    rows = instrument.scored(theme)
    values = np.array([instrument.targets[row].values for row in rows])
    return values[np.arange(len(rows))[:, None], points[rows]].T


def cronbach_alpha(answers: np.ndarray) -> float:
    n_items = answers.shape[1]
    parts = answers.var(axis=0, ddof=1).sum() / answers.sum(axis=1).var(ddof=1)
    return float(n_items / (n_items - 1) * (1 - parts))


def alpha_and_shares(
    parameters: Parameters, questionnaire: Questionnaire
) -> Iterator[tuple[str, str, float, float]]:
    """Quantity, theme or item, target, achieved."""
    instrument = calibrated_instrument(parameters, questionnaire)
    weights = sector_weights(parameters, questionnaire)
    rng = np.random.default_rng(parameters.seed)
    sector = np.repeat(np.arange(len(weights)), np.rint(weights * N_PEOPLE).astype(int))
    shape = (len(questionnaire.themes), len(sector))
    position = instrument.sector_means[sector].T + rng.standard_normal(shape)
    points = draw_points(item_core(instrument), position, rng)
    for number, theme in enumerate(questionnaire.theme_ids):
        found = cronbach_alpha(counted(instrument, points, number))
        yield "alpha", theme, parameters.reliability_of(theme), found
    for row, target in enumerate(instrument.targets):
        shares = np.bincount(points[row], minlength=len(target.shares)) / len(sector)
        for asked, found in zip(target.shares, shares, strict=True):
            yield "share", target.item.item_id, asked, float(found)


def invited_people(
    parameters: Parameters, questionnaire: Questionnaire
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Professionals, where they work, and wijken; every organisation serves one wijk."""
    rng = np.random.default_rng(parameters.seed)
    plans = [(sector, parameters.plan_of(sector)) for sector in questionnaire.sector_ids]
    sectors = [sector for sector, plan in plans for _ in range(plan.n_per_neighbourhood)]
    limits = np.array(
        [
            (plan.n_invited_low, plan.n_invited_high)
            for _, plan in plans
            for _ in range(plan.n_per_neighbourhood)
        ]
    )
    size = rng.integers(limits[:, 0], limits[:, 1] + 1, size=(N_WIJKEN, len(sectors))).ravel()
    organisation = np.repeat(np.arange(len(size)), size)
    wijk = organisation // len(sectors)
    ids = pd.array([f"P{number}" for number in range(len(organisation))], dtype="str")
    wijken = pd.array([f"W{number:03d}" for number in range(N_WIJKEN)], dtype="str")
    people = pd.DataFrame(
        {
            "professional_id": ids,
            "organisation_id": pd.array([f"O{number:05d}" for number in organisation], dtype="str"),
            "sector": pd.array(sectors, dtype="str").take(organisation % len(sectors)),
            "years_experience": 10,
            "n_first_items": len(questionnaire.items),
            "wijk": wijk,
        }
    )
    works_in = pd.DataFrame(
        {"professional_id": ids, "neighbourhood_id": wijken.take(wijk), "share": 1.0}
    )
    places = pd.DataFrame({"neighbourhood_id": wijken, "income_group": "many"})
    return people, works_in, places


def nested_components(
    score: np.ndarray, wijk: np.ndarray, organisation: np.ndarray
) -> tuple[float, float, float]:
    """Variance between wijken, between organisations in a wijk, and between people."""
    n_people = len(score)
    n_of = np.bincount(organisation)
    wijk_of = np.zeros(len(n_of), int)
    wijk_of[organisation] = wijk
    n_in = np.bincount(wijk)
    of_organisation = np.bincount(organisation, score) / n_of
    of_wijk = np.bincount(wijk, score) / n_in
    inside = ((score - of_organisation[organisation]) ** 2).sum() / (n_people - len(n_of))
    middle = (n_of * (of_organisation - of_wijk[wijk_of]) ** 2).sum() / (len(n_of) - len(n_in))
    between = (n_in * (of_wijk - score.mean()) ** 2).sum() / (len(n_in) - 1)
    squares = np.bincount(wijk_of, n_of.astype(float) ** 2) / n_in
    first = (n_people - squares.sum()) / (len(n_of) - len(n_in))
    second = (squares.sum() - (n_of.astype(float) ** 2).sum() / n_people) / (len(n_in) - 1)
    third = (n_people - (n_in.astype(float) ** 2).sum() / n_people) / (len(n_in) - 1)
    of_organisations = (middle - inside) / first
    of_wijken = (between - inside - second * of_organisations) / third
    return float(of_wijken), float(of_organisations), float(inside)


def iccs(
    parameters: Parameters, questionnaire: Questionnaire
) -> Iterator[tuple[str, str, float, float]]:
    """Quantity, theme, target, achieved, of one draw."""
    people, works_in, places = invited_people(parameters, questionnaire)
    traits = draw_traits(parameters, questionnaire, (), people, works_in, places)
    form = fill_in_form(parameters, questionnaire, people, traits.position)
    points = form.points[: len(form.instrument.targets)]
    organisation = pd.factorize(people["organisation_id"])[0]
    for number, theme in enumerate(questionnaire.theme_ids):
        score = pd.Series(counted(form.instrument, points, number).mean(axis=1))
        score -= score.groupby(people["sector"].to_numpy()).transform("mean")
        parts = nested_components(score.to_numpy(), people["wijk"].to_numpy(), organisation)
        yield "icc_neighbourhood", theme, parameters.icc_neighbourhood, parts[0] / sum(parts)
        yield "icc_organisation", theme, parameters.icc_organisation, parts[1] / sum(parts)


def rows_of_shares(questionnaire: Questionnaire) -> Iterator[dict[str, object]]:
    """The worst cell of one draw, for each setting, seed and quantity."""
    for setting, knobs in SETTINGS_OF_SHARES.items():
        for seed in SEEDS_OF_SHARES:
            parameters = Parameters(**(CAREFUL | knobs | {"seed": seed}))
            found = pd.DataFrame(
                alpha_and_shares(parameters, questionnaire), columns=["quantity", "of", "a", "b"]
            )
            for quantity, cells in found.groupby("quantity"):
                worst = cells.loc[(cells["b"] - cells["a"]).abs().idxmax()]
                yield _row(setting, f"worst of {len(cells)}, seed {seed}", worst, np.nan, quantity)


def rows_of_icc(questionnaire: Questionnaire) -> Iterator[dict[str, object]]:
    """The average over draws, with its Monte Carlo error."""
    for setting, knobs in SETTINGS_OF_ICC.items():
        found = pd.DataFrame(
            (
                row
                for seed in SEEDS_OF_ICC
                for row in iccs(Parameters(**(CAREFUL | knobs | {"seed": seed})), questionnaire)
            ),
            columns=["quantity", "of", "a", "b"],
        )
        for (quantity, theme), cells in found.groupby(["quantity", "of"]):
            mean = pd.Series({"of": theme, "a": cells["a"].iloc[0], "b": cells["b"].mean()})
            error = cells["b"].std(ddof=1) / np.sqrt(len(cells))
            yield _row(setting, f"mean of {len(cells)} draws", mean, error, quantity)


def _row(
    setting: str, sample: str, cell: pd.Series, error: float, quantity: object
) -> dict[str, object]:
    difference = float(cell["b"] - cell["a"])
    return {
        "setting": setting,
        "sample": sample,
        "quantity": quantity,
        "of": cell["of"],
        "target": round(float(cell["a"]), 4),
        "achieved": round(float(cell["b"]), 4),
        "difference": round(difference, 4),
        "monte_carlo_error": round(error, 4),
        "aim": AIMS[str(quantity)],
        "within_aim": abs(difference) <= AIMS[str(quantity)],
    }


def main() -> None:
    """Write the dated table and print it."""
    questionnaire = load_questionnaire()
    table = pd.DataFrame([*rows_of_shares(questionnaire), *rows_of_icc(questionnaire)])
    path = Path(__file__).parent / f"{date.today().isoformat()}_calibration.csv"
    table.to_csv(path, index=False)
    print(table.to_string(index=False))
    print(f"{table['within_aim'].sum()} of {len(table)} within their aim; written: {path.name}")


if __name__ == "__main__":
    main()
