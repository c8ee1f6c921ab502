"""Fit the levels of what follows from the variables of a wijk.

python studies/fit_wijk_facts.py     writes quickscan_sim/data/calibration/fitted_facts.csv

Over some countries with fixed seeds, and over the 20 wijken of Groningen: how steeply a low income
follows the lowest 40 % of incomes, at which level for each yardstick; corporations' share of the
rented homes; households per home; scale and zero of the SES score.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
from scipy.optimize import brentq

from quickscan_sim.parameters import Parameters
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.calibration import FOLDER, calibrated, calibration_table
from quickscan_sim.simulate.chance import logistic
from quickscan_sim.simulate.country_frame import draw_frame
from quickscan_sim.simulate.country_values import country_values
from quickscan_sim.simulate.wijk_facts import corporation_score, ses_sum
from quickscan_sim.simulate.wijk_margins import VARIABLES, wijk_model

SEED = 20261122
N_COUNTRIES = 10
TARGET = FOLDER / "fitted_facts.csv"
COLUMNS = (
    "measure",
    "statistic",
    "group",
    "value",
    "unit",
    "year",
    "yardstick",
    "source",
    "confidence",
    "status",
    "note",
)
SOURCE = "fitted by studies/fit_wijk_facts.py to yardsticks, wijk_relations and groningen_2022"


def gather() -> np.ndarray:
    """The variables of the wijken of some countries, below each other."""
    model = wijk_model()
    found = []
    for seed in range(SEED, SEED + N_COUNTRIES):
        frame = draw_frame(Parameters(seed=seed), model)
        found.append(country_values(seed, model, frame))
    return np.concatenate(found)


def groningen(variable: str) -> np.ndarray:
    """A variable of Groningen's 20 wijken."""
    return np.array(
        [r["value"] for r in calibration_table("groningen_2022") if r["measure"] == variable]
    )


def share_of(income_low: np.ndarray, weight: np.ndarray, slope: float, spread: float) -> Callable:
    """The weighted share of low incomes as a function of the level; own parts averaged out."""
    nodes, parts = np.polynomial.hermite_e.hermegauss(15)
    score = slope * (income_low - 40)[:, None] + spread * nodes
    parts, weight = parts / parts.sum(), weight / weight.sum()
    return lambda level: float(weight @ logistic(score + level) @ parts)


def level_for(target: float, share: Callable) -> float:
    """The level at which the share is reached."""
    return float(brentq(lambda level: share(level) - target, -12, 12))


def yardstick(name: str, measure: str, area: str) -> float:
    """A share that must hold."""
    return calibrated(
        "yardsticks", yardstick=name, measure=measure, group=area, year=YEAR[name, measure]
    )


YEAR = {
    ("poverty_2024", "persons"): "2024",
    ("minima", "households"): "2022",
    ("minima", "children"): "2019",
    ("low_income_2018", "households"): "2018",
    ("low_income_2018", "children"): "2018",
}


def fit_low_income(values: np.ndarray) -> dict[tuple[str, str, str], float]:
    """The slope, and a level for each yardstick."""
    spread = calibrated("wijk_relations", measure="low_income", statistic="spread")
    extra = calibrated("wijk_relations", measure="children_low_income", statistic="spread")
    column = {name: values[:, VARIABLES.index(name)] for name in VARIABLES}
    here = (column["income_low"], column["population"])
    there = (groningen("income_low"), groningen("population"))
    children_here = column["population"] * column["pop_0_14"]
    children_there = groningen("population") * groningen("pop_0_14")
    both = (spread**2 + extra**2) ** 0.5

    def groningen_too_high(slope: float) -> float:
        level = level_for(
            yardstick("poverty_2024", "persons", "Netherlands"), share_of(*here, slope, spread)
        )
        share = share_of(*there, slope, spread)(level)
        return share - yardstick("poverty_2024", "persons", "Groningen")

    slope = float(brentq(groningen_too_high, 0.01, 0.3))
    national, local = share_of(*here, slope, spread), share_of(*there, slope, spread)
    minima = level_for(yardstick("minima", "households", "Groningen"), local)
    several = np.log(national(minima) / (1 - national(minima))) - minima
    return {
        ("low_income", "slope", "any"): slope,
        ("households", "level", "poverty_2024"): level_for(
            yardstick("poverty_2024", "persons", "Netherlands"), national
        ),
        ("households", "level", "minima"): minima,
        ("children", "level", "minima"): level_for(
            yardstick("minima", "children", "Groningen"),
            share_of(groningen("income_low"), children_there, slope, both),
        ),
        ("households", "level", "low_income_2018"): level_for(
            yardstick("low_income_2018", "households", "Netherlands"), national
        ),
        ("children", "level", "low_income_2018"): level_for(
            yardstick("low_income_2018", "children", "Netherlands"),
            share_of(column["income_low"], children_here, slope, both),
        ),
        ("national", "level", "minima"): float(several),
        ("national", "share", "minima"): national(minima),
    }


def fit_homes(values: np.ndarray) -> dict[tuple[str, str, str], float]:
    """Corporations' level, households per home, and scale and zero of the SES score."""
    own = stream(SEED, "own parts").standard_normal((len(values), 2))
    homes = values[:, VARIABLES.index("dwelling_total")]
    rented = homes * (1 - values[:, VARIABLES.index("dwelling_ownership")] / 100)
    score = corporation_score(values, own[:, 0])
    corporation = calibrated("wijk_relations", measure="corporation", statistic="share")
    level = brentq(
        lambda at: (rented * logistic(score + at)).sum() / homes.sum() - corporation, -5, 5
    )
    students = np.maximum(0, values[:, VARIABLES.index("pop_15_24")] - 12)
    extra = calibrated("wijk_relations", measure="households", statistic="per_student_point")
    total = calibrated("wijken_2024", measure="households", statistic="total")
    per_home = (total * N_COUNTRIES - (homes * extra * students).sum()) / homes.sum()
    ses = ses_sum(values, own[:, 1])
    scale = calibrated("wijk_relations", measure="ses_score", statistic="sd") / ses.std()
    return {
        ("corporation", "level", "homes"): float(level),
        ("households", "per_home", "homes"): float(per_home),
        ("ses_score", "scale", "SES-WOA"): float(scale),
        ("ses_score", "level", "SES-WOA"): float(scale * (ses * homes).sum() / homes.sum()),
    }


def main() -> None:
    """Fit, print, and write the table."""
    values = gather()
    found = fit_low_income(values) | fit_homes(values)
    with Path(TARGET).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for (measure, statistic, name), value in found.items():
            unit = {"level": "log odds", "share": "0-1"}.get(statistic, "ratio")
            row = [
                measure,
                statistic,
                "",
                f"{value:.5g}",
                unit,
                2024,
                name,
                SOURCE,
                "D",
                "modelled",
                "",
            ]
            writer.writerow(row)
            print(f"{measure:12}{statistic:10}{name:18}{value:9.4f}")


if __name__ == "__main__":
    main()
