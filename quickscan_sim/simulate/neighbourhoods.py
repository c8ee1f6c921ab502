"""The wijken of an invented municipality: size, income, homes.

Ranges follow public figures; which wijk gets which value is chance. Yardsticks differ by source
and are never mixed: a low income here means an income up to the municipal limit for support
(minima), by which 16.7 % of households and 12.9 % of children in the municipality of Groningen
had a low income (OIS Groningen, Armoedemonitor 2022 and 2019).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.fit import count_many
from quickscan_sim.simulate.names import draw_wijk_names, place_names
from quickscan_sim.table_checks import with_types
from quickscan_sim.tables import NEIGHBOURHOODS

RESIDENTS = (3000, 15000)
"""Wijken in which a quickscan is done; half of all Dutch wijken have 1,000 to 7,200 residents,
those in towns 8,500 to 11,400 on average (CBS, Kerncijfers wijken en buurten 2022, 2024)."""

LOW_INCOME = {"few": (0.05, 0.11), "many": (0.17, 0.27)}
"""Share of households on a low income; around the 16.7 % of Groningen (see above). That the two
groups do not touch is an assumption."""

CHILDREN_TO_HOUSEHOLDS = (0.65, 1.0)
"""Share of children over share of households on a low income: 12.9 / 16.7 = .77 in Groningen."""

SOCIAL_RENT = {"few": (0.10, 0.38), "many": (0.28, 0.62)}
"""Homes of a corporation: 28.5 % of all Dutch homes on 1-1-2023 (CBS). The groups overlap."""

SES_MEAN = {"few": 0.12, "many": -0.22}
SES_SPREAD = 0.17
"""SES-WOA: 0 in the Netherlands, spread .26-.34 between areas (CBS, computed for Amsterdam)."""

HOUSEHOLD_SIZE = (1.75, 2.35)
CHILDREN = (0.14, 0.24)
"""0-14 year olds are 13-17 % of the residents of half of all wijken (CBS 2022); up to 18 a
quarter more, which is an assumption."""


def name_municipality(parameters: Parameters) -> str:
    """The name that was given, or an invented one."""
    if parameters.municipality is not None:
        return parameters.municipality
    names = place_names("municipality")
    return names[int(stream(parameters.seed, "municipality").integers(len(names)))]


def draw_neighbourhoods(parameters: Parameters, municipality: str) -> pd.DataFrame:
    """Table ``neighbourhoods``: invented wijken with few and with many low incomes, mixed."""
    n = parameters.n_neighbourhoods
    rng = stream(parameters.seed, "neighbourhoods")
    names = draw_wijk_names(n, stream(parameters.seed, "neighbourhood names"))
    many = rng.permutation(n) < count_many(parameters)
    width = max(2, len(str(n)))
    facts = [
        _draw_facts("many" if is_many else "few", stream(parameters.seed, "neighbourhood", number))
        for number, is_many in enumerate(many, start=1)
    ]
    table = pd.DataFrame(facts).assign(
        neighbourhood_id=[f"W{number:0{width}d}" for number in range(1, n + 1)],
        name=names,
        municipality=municipality,
    )
    return with_types(table, NEIGHBOURHOODS)


def _draw_facts(income_group: str, rng: np.random.Generator) -> dict[str, object]:
    low, high = RESIDENTS
    n_residents = _in_fives(low * (high / low) ** rng.beta(1.8, 1.8))
    n_households = _in_fives(n_residents / rng.uniform(*HOUSEHOLD_SIZE))
    p_low_income = rng.uniform(*LOW_INCOME[income_group])
    return {
        "n_residents": n_residents,
        "n_households": n_households,
        "n_children": _in_fives(n_residents * rng.uniform(*CHILDREN)),
        "p_low_income": round(p_low_income, 3),
        "p_children_low_income": round(p_low_income * rng.uniform(*CHILDREN_TO_HOUSEHOLDS), 3),
        "p_social_rent": round(rng.uniform(*SOCIAL_RENT[income_group]), 3),
        "ses_score": round(rng.normal(SES_MEAN[income_group], SES_SPREAD), 3),
        "income_group": income_group,
    }


def _in_fives(count: float) -> int:
    """Statistics Netherlands rounds counts of wijken to fives."""
    return 5 * round(count / 5)
