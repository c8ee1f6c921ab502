"""Do the households of a whole invented country come out at the levels they were set to?

Draws countries under fixed seeds and writes, for each known figure, what it should be, the mean
over the countries and its Monte Carlo error. Levels that follow from wijken that were drawn
elsewhere (low incomes) are compared with those wijken; debts, take-up and contacts with the
national figures. Margins must be exact: the number of neighbourhoods with any difference is
counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate.country import draw_country
from quickscan_sim.simulate.households import simulate_households
from quickscan_sim.simulate.households.calibrated import calibrated
from quickscan_sim.simulate.places import Places

SEEDS = (101, 102, 103, 104)
FIRST_NEIGHBOURHOODS = 1000


def measures(households: pd.DataFrame, places: Places) -> dict[str, float]:
    """Counts of one municipality; shares are made of their sums."""
    children = households["n_children"].to_numpy(int)
    debt, family = households["problem_debt"], children > 0
    entitled = households["minima"] & family
    contact = households["contact_social_team"]
    wijken = places.neighbourhoods
    drawn = households.groupby("neighbourhood_id", observed=True)
    n = drawn.size().reindex(wijken["neighbourhood_id"]).to_numpy()
    n_children = drawn["n_children"].sum().reindex(wijken["neighbourhood_id"]).to_numpy()
    return {
        "households": len(households),
        "children": children.sum(),
        "debts": debt.sum(),
        "debts of families": (debt & family).sum(),
        "debts of minima": (debt & households["minima"]).sum(),
        "contacts": contact.sum(),
        "contacts with money problems": (contact & households["money_problems"]).sum(),
        "money problems": households["money_problems"].sum(),
        "contacts of money problems": (contact & households["money_problems"]).sum(),
        "families with a right": entitled.sum(),
        "school fund": households["uses_school_fund"].sum(),
        "sport fund": households["uses_sport_fund"].sum(),
        "children on a low income": children @ households["low_income"].to_numpy(int),
        "children of the wijken": np.nansum(
            (wijken["n_children"] * wijken["p_children_low_income"]).to_numpy(float)
        ),
        "children by the 2018 line": children @ households["low_income_2018"].to_numpy(int),
        "wijken that differ": (
            (n != wijken["n_households"].to_numpy()) | (n_children != wijken["n_children"])
        ).sum(),
    }


def municipalities(seed: int) -> Iterator[dict[str, float]]:
    """Counts of each municipality of one country."""
    country = draw_country(Parameters(seed=seed, first_neighbourhoods=FIRST_NEIGHBOURHOODS))
    for number in range(1, country.n_municipalities + 1):
        places = country.places(number)
        yield measures(simulate_households(country.parameters_of(number), places), places)


def shares(counts: pd.Series) -> dict[str, tuple[float, float]]:
    """What came out and what it should be, for each figure."""
    low = counts["children of the wijken"] / counts["children"]
    return {
        "households with problem debts": (
            counts["debts"] / counts["households"],
            calibrated("problem_debt"),
        ),
        "families among them": (
            counts["debts of families"] / counts["debts"],
            calibrated("children_among_debts"),
        ),
        "minima among them (less than half)": (counts["debts of minima"] / counts["debts"], 0.5),
        "money problems among contacts": (
            counts["contacts with money problems"] / counts["contacts"],
            calibrated("money_problems_of_contacts"),
        ),
        "contacts among money problems": (
            counts["contacts of money problems"] / counts["money problems"],
            calibrated("contact_with_help"),
        ),
        "take-up of the school fund": (
            counts["school fund"] / counts["families with a right"],
            calibrated("school_fund"),
        ),
        "take-up of the sport fund": (
            counts["sport fund"] / counts["families with a right"],
            calibrated("sport_fund"),
        ),
        "children on a low income, as the wijken say": (
            counts["children on a low income"] / counts["children"],
            low,
        ),
        "children by the 2018 line": (
            counts["children by the 2018 line"] / counts["children"],
            calibrated("children_low_income_2018"),
        ),
        "wijken whose households or children differ": (counts["wijken that differ"], 0.0),
    }


def main() -> None:
    """Draw, print and write the table."""
    drawn = [shares(pd.DataFrame(list(municipalities(seed))).sum()) for seed in SEEDS]
    rows = []
    for figure in drawn[0]:
        came_out = np.array([one[figure][0] for one in drawn])
        rows.append(
            {
                "figure": figure,
                "should_be": round(float(np.mean([one[figure][1] for one in drawn])), 4),
                "mean": round(float(came_out.mean()), 4),
                "monte_carlo_error": round(float(came_out.std(ddof=1) / len(SEEDS) ** 0.5), 5),
                "n_countries": len(SEEDS),
                "n_neighbourhoods_each": FIRST_NEIGHBOURHOODS,
            }
        )
    table = pd.DataFrame(rows)
    path = Path(__file__).parent / f"{date.today().isoformat()}_households.csv"
    table.to_csv(path, index=False)
    print(table.to_string(index=False))
    print(path)


if __name__ == "__main__":
    main()
