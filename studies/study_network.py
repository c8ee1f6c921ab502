"""Do drawn networks reach what is asked, and what do reports make of them? Over many draws.

Writes a dated table beside this file: for every setting and measure the target (where there is
one), the mean over draws, its Monte Carlo error and the relative difference from the target.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.simulate.network import Network, draw_network
from quickscan_sim.simulate.organisations import draw_organisations
from quickscan_sim.simulate.places import draw_places
from quickscan_sim.simulate.planted_gaps import plant_gaps
from quickscan_sim.simulate.professionals import draw_professionals
from quickscan_sim.simulate.reports import draw_reports
from quickscan_sim.simulate.response import draw_response
from quickscan_sim.simulate.working_places import place_professionals

FIRST_SEED = 30_001
N_DRAWS = 200

SETTINGS: dict[str, dict[str, float]] = {
    "default": {},
    "sparse, half returned": {"tie_density": 0.2, "reciprocity": 0.5},
    "dense, strong homophily": {"tie_density": 0.45, "homophily": 2.0},
    "against homophily, far apart": {"homophily": 0.5, "distance_decay": 2.0},
    "very unequal organisations": {"degree_spread": 1.5, "hub_strength": 3.0},
    "two camps and a broker": {"p_broker_neighbourhood": 1.0},
    "knows three times works with": {"knows_ratio": 3.0},
}


@dataclass(frozen=True)
class Drawn:
    """One drawn network, the same with gaps, and its reports."""

    parameters: Parameters
    network: Network
    with_gaps: Network
    ties: pd.DataFrame
    people: pd.DataFrame


def draw(seed: int, knobs: dict[str, float]) -> Drawn:
    """The stages that a network needs, and no others."""
    parameters = Parameters(seed=seed, **knobs)
    questionnaire = load_questionnaire(parameters.questionnaire)
    places = draw_places(parameters)
    wijken = places.neighbourhoods
    organisations, active_in = draw_organisations(
        parameters, questionnaire, wijken, places.municipality
    )
    staff = draw_professionals(parameters, organisations)
    people = draw_response(parameters, staff, np.zeros((len(staff), len(questionnaire.themes))))
    works_in = place_professionals(parameters, people, active_in, wijken)
    network = draw_network(parameters, questionnaire, organisations, active_in, wijken)
    with_gaps, _ = plant_gaps(parameters, network, organisations, wijken)
    ties = draw_reports(
        parameters, questionnaire, people, organisations, with_gaps, works_in=works_in
    )
    return Drawn(parameters, network, with_gaps, ties, people)


def density(network: Network, rows: np.ndarray | slice = slice(None), lowest: int = 1) -> float:
    """Share of directed ties, each pair counted in every wijk where it meets."""
    tied = (network.level[rows] >= lowest).mean(axis=(1, 2))
    return float(np.average(tied, weights=network.n_wijken[rows]))


def reciprocity(network: Network) -> float:
    """Share of directed ties that the other side has too."""
    tied = network.level > 0
    return float(2 * tied.all(axis=2).sum() / tied.sum())


def homophily(network: Network) -> float:
    """Density within sectors over density between sectors."""
    of_one = network.sectors[:, 0] == network.sectors[:, 1]
    return density(network, of_one) / density(network, ~of_one)


def named_pairs(drawn: Drawn) -> pd.DataFrame:
    """For organisation and partner: how many reporters there are, and how many name it."""
    network = drawn.network
    reporters = drawn.people[drawn.people["answered_partners"]]
    n = reporters.groupby("organisation_id").size()
    once = drawn.ties.drop_duplicates(["professional_id", "partner_id"])
    naming = once.groupby(["organisation_id", "partner_id"]).size()
    ids = sorted(set(drawn.people["organisation_id"]))
    sides = np.concatenate(
        [
            np.column_stack([network.first, network.second]),
            np.column_stack([network.second, network.first]),
        ]
    )
    pairs = pd.MultiIndex.from_arrays([np.array(ids)[sides[:, 0]], np.array(ids)[sides[:, 1]]])
    table = pd.DataFrame({"n_naming": naming.reindex(pairs, fill_value=0).to_numpy()})
    table["n"] = n.reindex(pairs.get_level_values(0)).fillna(0).to_numpy()
    return table


def agreement(drawn: Drawn) -> float:
    """Chance that two reporters of one organisation say the same about one partner."""
    pairs = named_pairs(drawn).query("n >= 2")
    n, k = pairs["n"], pairs["n_naming"]
    return float((k * (k - 1) + (n - k) * (n - k - 1)).sum() / (n * (n - 1)).sum())


def n_named(drawn: Drawn) -> float:
    """Partners that a respondent names, on average."""
    n_reporters = int(drawn.people["answered_partners"].sum())
    return len(drawn.ties) / len(drawn.network.layers) / n_reporters


MEASURES: dict[str, tuple[str | None, Callable[[Drawn], float]]] = {
    "density (knows)": ("tie_density", lambda one: density(one.network)),
    "reciprocity": ("reciprocity", lambda one: reciprocity(one.network)),
    "homophily": ("homophily", lambda one: homophily(one.network)),
    "knows / works with": (
        "knows_ratio",
        lambda one: density(one.network) / density(one.network, lowest=2),
    ),
    "density (works with)": (None, lambda one: density(one.network, lowest=2)),
    "density with gaps planted": (None, lambda one: density(one.with_gaps)),
    "reciprocity with gaps planted": (None, lambda one: reciprocity(one.with_gaps)),
    "agreement of two reports": (None, agreement),
    "reported knows / works with": (
        None,
        lambda one: float((one.ties["level"] >= 1).sum() / (one.ties["level"] >= 2).sum()),
    ),
    "partners named by a respondent": (None, n_named),
}
"""The knob that sets the target, where there is one, and how it is measured in one draw."""


def rows_of(setting: str, knobs: dict[str, float]) -> list[dict[str, object]]:
    """The rows of the table for one setting."""
    draws = [draw(FIRST_SEED + number, knobs) for number in range(N_DRAWS)]
    rows = []
    for measure, (knob, of_draw) in MEASURES.items():
        values = np.array([of_draw(one) for one in draws])
        target = getattr(draws[0].parameters, knob) if knob else None
        mean = float(values.mean())
        rows.append(
            {
                "setting": setting,
                "measure": measure,
                "target": "" if target is None else target,
                "mean": f"{mean:.4f}",
                "mc_error": f"{values.std(ddof=1) / np.sqrt(N_DRAWS):.4f}",
                "off_by_percent": "" if target is None else f"{100 * (mean / target - 1):+.2f}",
                "n_draws": N_DRAWS,
            }
        )
    return rows


def main() -> None:
    """Draw, measure, print and write."""
    rows = [row for setting, knobs in SETTINGS.items() for row in rows_of(setting, knobs)]
    for row in rows:
        print(
            f"{row['setting']:30}{row['measure']:32}{row['target']!s:>8}{row['mean']:>9}"
            f"{row['mc_error']:>9}{row['off_by_percent']:>8}"
        )
    path = Path(__file__).with_name(f"{date.today():%Y-%m-%d}_network.csv")
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"Written: {path.name}")


if __name__ == "__main__":
    main()
