"""The households of a municipality, one row each: from margins to a table on one screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters
from quickscan_sim.parameters.households import AS_TOLD
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.households import circumstances, money, support
from quickscan_sim.simulate.households.composition import N_STARTS, count_households
from quickscan_sim.simulate.households.early_signals import (
    SignalChances,
    draw_early_signals,
    signal_chances,
)
from quickscan_sim.simulate.households.income import Incomes, draw_incomes
from quickscan_sim.simulate.households.margins import HouseholdMargins, find_margins
from quickscan_sim.simulate.households.profiles import N_PROFILES, profile
from quickscan_sim.simulate.households.standard_table import (
    CHILDREN,
    LOW,
    SHAPE,
    TENURE,
    TENURES,
    TYPE,
    TYPES,
)
from quickscan_sim.simulate.places import Places, draw_places
from quickscan_sim.tables.households import HOUSEHOLDS

Columns = dict[str, np.ndarray]

P_REACHED_ALIKE = 0.3
"""Share of households in which the draw of contact with the social team is that of using support:
who is reached by one is more often reached by the other. An assumption."""


def simulate_households(parameters: Parameters, places: Places | None = None) -> pd.DataFrame:
    """Table ``households``: every household of every neighbourhood of a municipality.

    Household types, children, tenure and low incomes add up to the numbers of each neighbourhood
    exactly (see ``find_margins``); what goes together follows national figures. All else is drawn
    for each household with chances from the calibration file. No column predicts anything about a
    family: there is no risk score.

    Parameters
    ----------
    parameters
        Every knob, among them the seed and the yardstick of a low income.
    places
        A municipality that is already drawn; None: drawn here. A neighbourhood's households are
        the same whether it comes alone or with others, but for ``told_...`` knobs.

    Returns
    -------
    DataFrame
        One row per household, with small types (category, bool, uint8, float32); no missing
        values. ``household_id`` counts within the neighbourhood.

    Raises
    ------
    QuickscanError
        When numbers of a neighbourhood are missing or contradict each other.

    Examples
    --------
    >>> households = simulate_households(Parameters(seed=1, n_neighbourhoods=1))
    >>> bool((households["n_children"] > 0).any())
    True
    """
    places = places or draw_places(parameters)
    margins = find_margins(parameters, places)
    streams = [stream(parameters.seed, f"households {code}") for code in margins.neighbourhood_ids]
    yardstick = AS_TOLD if parameters.told_low_income is not None else parameters.yardstick
    starts = np.array([rng.random(sum(N_STARTS)) for rng in streams]).reshape(-1, sum(N_STARTS))
    counts = count_households(margins, starts)
    parts = [
        _draw_neighbourhood(parameters, yardstick, cells, rng)
        for cells, rng in zip(counts.reshape(len(streams), -1), streams, strict=True)
    ]
    chances = signal_chances(parameters)
    for code, part in zip(margins.neighbourhood_ids, parts, strict=True):
        part["n_early_signals"] = _early_signals(parameters, chances, code, part)
    return _as_table(yardstick, margins, parts, places.buurten)


def _draw_neighbourhood(
    parameters: Parameters, yardstick: str, cells: np.ndarray, rng: np.random.Generator
) -> Columns:
    """The households of one neighbourhood; all its draws come from its own stream."""
    n = int(cells.sum())
    cell = rng.permutation(np.repeat(np.arange(len(cells), dtype=np.uint8), cells))
    uniform = rng.random((7, n), dtype=np.float32)
    words = rng.integers(0, 65536, size=(16, n), dtype=np.uint16)

    columns = _kinds(cell)
    low, tenure = columns["low_income"], columns["tenure"]
    incomes = draw_incomes(
        yardstick, low, float(low.mean()) if n else 0.0, tenure, uniform[0], uniform[1]
    )
    columns |= _income_columns(incomes)
    columns |= _money_columns(parameters, columns, uniform[2:], words[0])
    columns |= _circumstance_columns(columns, words[1:])
    return columns


def _kinds(cell: np.ndarray) -> Columns:
    parts = [part.astype(np.uint8) for part in np.unravel_index(np.arange(np.prod(SHAPE)), SHAPE)]
    return {
        "household_type": parts[TYPE][cell],
        "n_children": parts[CHILDREN][cell],
        "tenure": parts[TENURE][cell],
        "low_income": parts[LOW][cell].astype(bool),
    }


def _income_columns(incomes: Incomes) -> Columns:
    shown = {name: below for name, below in incomes.below.items() if name != AS_TOLD}
    return {"income_to_threshold": incomes.to_threshold} | shown


def _money_columns(
    parameters: Parameters, columns: Columns, uniform: np.ndarray, word: np.ndarray
) -> Columns:
    has_children, minima = columns["n_children"] > 0, columns["minima"]
    kind = profile(has_children, columns["tenure"], minima)
    debt = uniform[0] < money.p_problem_debt(parameters).astype(np.float32)[kind]
    hardly = uniform[1] < money.p_hardly(parameters).astype(np.float32)[kind]
    problems = debt | hardly
    shares = np.bincount(kind, minlength=N_PROFILES) / max(len(kind), 1)
    p_money = np.array([shares @ money.p_money_problems(parameters)])
    p_contact = money.p_contact(parameters, p_money)[0].astype(np.float32)
    chances = support.take_up(parameters, money.reach(parameters, p_money))[:, 0]
    given = support.draw_support(chances, minima, has_children, uniform[2:4])
    reached = np.where(word < P_REACHED_ALIKE * 65536, uniform[2], uniform[4])
    return {
        "problem_debt": debt,
        "money_problems": problems,
        "uses_school_fund": given.school_fund,
        "uses_sport_fund": given.sport_fund,
        "uses_support": given.uses,
        "unclaimed_support": given.unclaimed,
        "contact_social_team": reached < p_contact[problems.view(np.uint8)],
    }


def _early_signals(
    parameters: Parameters, chances: SignalChances, code: str, columns: Columns
) -> np.ndarray:
    """Of one neighbourhood, from a stream of their own: other columns stay as they were."""
    rng = stream(parameters.seed, f"early signals {code}")
    return draw_early_signals(chances, columns["problem_debt"], columns["money_problems"], rng)


def _circumstance_columns(columns: Columns, words: np.ndarray) -> Columns:
    minima, problems = columns["minima"], columns["money_problems"]
    group = (columns["n_children"] > 0).view(np.uint8), minima.view(np.uint8)
    limits = (circumstances.main_income_limits() * 65536).round()[group].T
    main_income = (words[0] >= limits[0]).view(np.uint8) + (words[0] >= limits[1]).view(np.uint8)
    number = circumstances.situation(columns["tenure"], main_income, minima, problems)
    presses = minima | problems | columns["low_income"]
    strengths, conditions = circumstances.p_strengths(), circumstances.p_conditions()
    return {
        "main_income": main_income,
        "strengths": circumstances.draw_marks(strengths, number, words[1:8], True),
        "conditions": circumstances.draw_marks(conditions, number, words[8:15], presses),
    }


WORDS: dict[str, Sequence[str]] = {
    "household_type": TYPES,
    "tenure": TENURES,
    "main_income": circumstances.MAIN_INCOMES,
    "strengths": circumstances.marks_text(circumstances.STRENGTHS),
    "conditions": circumstances.marks_text(circumstances.CONDITIONS),
}
"""The texts behind the numbers of a column."""


def _as_table(
    yardstick: str, margins: HouseholdMargins, parts: list[Columns], buurten: pd.DataFrame
) -> pd.DataFrame:
    n = margins.n_households
    numbers = np.repeat(np.arange(len(n)), n)
    joined = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    columns: dict[str, object] = {
        "household_id": np.concatenate([np.arange(1, many + 1, dtype=np.int32) for many in n]),
        "neighbourhood_id": _category(numbers, margins.neighbourhood_ids),
        "buurt_id": _buurt_ids(margins, buurten),
        "yardstick": _category(np.zeros(len(numbers), dtype=np.int8), [yardstick]),
        "n_strengths": np.bitwise_count(joined["strengths"]),
    }
    for name, values in joined.items():
        columns[name] = _category(values, WORDS[name]) if name in WORDS else values
    return pd.DataFrame({name: columns[name] for name in HOUSEHOLDS.column_names})


def _category(numbers: np.ndarray, words: Sequence[str]) -> Any:
    return pd.Categorical.from_codes(numbers, pd.Index(list(words)))


def _buurt_ids(margins: HouseholdMargins, buurten: pd.DataFrame) -> Any:
    """A buurt for each household; households come in no order, so each buurt gets the same mix."""
    order = buurten["neighbourhood_id"].map(
        {code: number for number, code in enumerate(margins.neighbourhood_ids)}
    )
    sorted_buurten = (
        buurten.assign(order=order).dropna(subset="order").sort_values("order", kind="stable")
    )
    n = sorted_buurten["n_households"].to_numpy(np.int64)
    held = np.bincount(
        sorted_buurten["order"].to_numpy(np.int64), n, minlength=len(margins.n_households)
    )
    differs = held != margins.n_households
    if differs.any():
        where = int(differs.argmax())
        raise QuickscanError(
            "The buurten of neighbourhood {name} have {buurten} households together, and the "
            "neighbourhood has {all}. Both need the same number.",
            name=margins.neighbourhood_ids[where],
            buurten=int(held[where]),
            all=int(margins.n_households[where]),
        )
    return _category(np.repeat(np.arange(len(n)), n), sorted_buurten["buurt_id"].tolist())
