"""What the households of each neighbourhood have to add up to, in whole numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.errors import QuickscanError
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate.chance import logistic, solve_increasing
from quickscan_sim.simulate.households.calibrated import calibrated
from quickscan_sim.simulate.households.families import MOST_CHILDREN, count_families
from quickscan_sim.simulate.places import Places

NEEDED = ("n_residents", "n_households", "n_children", "p_low_income")


@dataclass(frozen=True)
class HouseholdMargins:
    """Whole numbers per neighbourhood; the first axis is the neighbourhoods'.

    ``by_income_and_children`` (low income, 0-5 children), ``by_type`` (see TYPES) and ``by_tenure``
    (see TENURES) each add up to ``n_households``.
    """

    neighbourhood_ids: list[str]
    n_households: np.ndarray
    by_income_and_children: np.ndarray
    by_type: np.ndarray
    by_tenure: np.ndarray


def find_margins(parameters: Parameters, places: Places) -> HouseholdMargins:
    """The margins of every neighbourhood, from its declared numbers.

    Totals, tenure, low incomes and children are what the table says, rounded to whole households;
    household types follow from residents, households and children.

    Raises
    ------
    QuickscanError
        When a needed number is missing, or numbers of a neighbourhood contradict each other.
    """
    neighbourhoods = places.neighbourhoods
    _check_yardstick(parameters, neighbourhoods)
    _check_present(neighbourhoods)
    facts = {name: neighbourhoods[name].to_numpy(float) for name in NEEDED}
    names = [f"{row.neighbourhood_id} ({row.name})" for row in _named(neighbourhoods)]
    _check_adults(facts, names)
    n, n_children = (facts[name].astype(np.int64) for name in ("n_households", "n_children"))
    p_low = _at_level(facts["p_low_income"], n, parameters.told_low_income)
    p_children = _at_level(
        _p_children(neighbourhoods, facts["p_low_income"]),
        n_children,
        parameters.told_children_low_income,
    )
    n_low, n_children_low = _whole_low_incomes(p_low, p_children, n, n_children, names)
    families = _families(n, n_children, n_low, n_children_low)
    by_income = np.stack([n - n_low, n_low], axis=1)
    return HouseholdMargins(
        neighbourhood_ids=neighbourhoods["neighbourhood_id"].tolist(),
        n_households=n,
        by_income_and_children=np.concatenate(
            [(by_income - families.sum(axis=2))[..., None], families], axis=2
        ),
        by_type=_by_type(parameters, facts, n, families.sum(axis=(1, 2)), p_children),
        by_tenure=_by_tenure(places, n),
    )


def _named(neighbourhoods: pd.DataFrame) -> list[_Named]:
    pairs = zip(neighbourhoods["neighbourhood_id"], neighbourhoods["name"], strict=True)
    return [_Named(str(code), str(name)) for code, name in pairs]


@dataclass(frozen=True)
class _Named:
    neighbourhood_id: str
    name: str


def _check_yardstick(parameters: Parameters, neighbourhoods: pd.DataFrame) -> None:
    """Shares by one line may not be read as shares by another."""
    others = set(neighbourhoods["yardstick"].dropna()) - {parameters.yardstick}
    if others:
        raise QuickscanError(
            "The neighbourhoods count low incomes by the yardstick {found}, and the knob yardstick "
            "is {knob}. Yardsticks are never mixed: give both the same.",
            found=", ".join(sorted(others)),
            knob=parameters.yardstick,
        )


def _check_present(neighbourhoods: pd.DataFrame) -> None:
    for name in NEEDED:
        missing = neighbourhoods[name].isna().to_numpy()
        if missing.any():
            raise QuickscanError(
                "Households cannot be drawn: {name} of neighbourhood {neighbourhood} is not known. "
                "Fill it in.",
                name=name,
                neighbourhood=neighbourhoods["neighbourhood_id"].iloc[int(missing.argmax())],
            )


def _p_children(neighbourhoods: pd.DataFrame, p_low_income: np.ndarray) -> np.ndarray:
    """Share of children on a low income; where nobody knows it, it follows that of households."""
    known = neighbourhoods["p_children_low_income"].to_numpy(float, na_value=np.nan)
    return np.where(np.isnan(known), calibrated("children_to_households") * p_low_income, known)


def _check_adults(facts: dict[str, np.ndarray], names: list[str]) -> None:
    adults = facts["n_residents"] - facts["n_children"]
    too_few = adults < facts["n_households"]
    if too_few.any():
        where = int(too_few.argmax())
        raise QuickscanError(
            "The numbers of neighbourhood {name} contradict each other: {residents} residents of "
            "whom {children} children leave {adults} adults for n_households {households}. "
            "Possible for n_households is 0 to {adults}.",
            name=names[where],
            residents=int(facts["n_residents"][where]),
            children=int(facts["n_children"][where]),
            adults=max(0, int(adults[where])),
            households=int(facts["n_households"][where]),
        )


def _at_level(shares: np.ndarray, weights: np.ndarray, level: float | None) -> np.ndarray:
    """Shares moved alike in log odds, so that together they reach the level of a knob."""
    if level is None or not weights.sum():
        return shares
    log_odds = np.log(np.clip(shares, 1e-6, 1 - 1e-6) / (1 - np.clip(shares, 1e-6, 1 - 1e-6)))
    shift = solve_increasing(
        lambda x: float(np.average(logistic(log_odds + x), weights=weights)), level
    )
    return logistic(log_odds + shift)


def _whole_low_incomes(
    p_low: np.ndarray,
    p_children: np.ndarray,
    n: np.ndarray,
    n_children: np.ndarray,
    names: list[str],
) -> tuple[np.ndarray, np.ndarray]:
    """Households and children on a low income, whole; refused where no households hold them.

    In a very small neighbourhood rounding alone can contradict (one child, no household): there
    the households are rounded the other way.
    """
    n_children_low = (p_children * n_children).round().astype(np.int64)
    needed = -(-n_children_low // MOST_CHILDREN)
    room = n + (-(n_children - n_children_low) // MOST_CHILDREN)
    n_low = (p_low * n).round().astype(np.int64)
    n_low = np.where((n_low < needed) & (needed < p_low * n + 1), needed, n_low)
    n_low = np.where((n_low > room) & (room > p_low * n - 1), room, n_low)
    wrong = (n_low < needed) | (n_low > room)
    if wrong.any():
        raise _children_do_not_fit(int(wrong.argmax()), n_low, n, n_children, n_children_low, names)
    return n_low, n_children_low


def _children_do_not_fit(
    where: int,
    n_low: np.ndarray,
    n: np.ndarray,
    n_children: np.ndarray,
    n_children_low: np.ndarray,
    names: list[str],
) -> QuickscanError:
    children, low, households = (int(one[where]) for one in (n_children, n_low, n))
    if children > MOST_CHILDREN * households:
        return QuickscanError(
            "In neighbourhood {name} n_children ({children}) does not fit n_households "
            "({households}) with at most {most} children each. Possible is 0 to {possible}.",
            name=names[where],
            children=children,
            households=households,
            most=MOST_CHILDREN,
            possible=MOST_CHILDREN * households,
        )
    lowest = max(0, children - MOST_CHILDREN * (households - low))
    highest = min(children, MOST_CHILDREN * low)
    return QuickscanError(
        "In neighbourhood {name} p_low_income and p_children_low_income contradict each other: "
        "{low} of {households} households on a low income cannot hold {asked} of {children} "
        "children, with at most {most} each. Possible for p_children_low_income is {lowest} to "
        "{highest}.",
        name=names[where],
        low=low,
        households=households,
        asked=int(n_children_low[where]),
        children=children,
        most=MOST_CHILDREN,
        lowest=f"{lowest / max(children, 1):.3f}",
        highest=f"{highest / max(children, 1):.3f}",
    )


def _families(
    n: np.ndarray, n_children: np.ndarray, n_low: np.ndarray, n_children_low: np.ndarray
) -> np.ndarray:
    """Families by low income (no, yes) and 1-5 children, with both child totals exact.

    Families have the national mean size where that is possible; else as near to it as the
    children and households of the neighbourhood leave room for.
    """
    children = np.stack([n_children - n_children_low, n_children_low], axis=1)
    households = np.stack([n - n_low, n_low], axis=1)
    sizes = [calibrated(f"children_per_family_{group}") for group in ("other", "low_income")]
    fewest = -(-children // MOST_CHILDREN)
    most = np.minimum(children, households)
    wished = (children / np.array(sizes)).round().astype(np.int64)
    return count_families(np.clip(wished, fewest, most), children)


def _by_type(
    parameters: Parameters,
    facts: dict[str, np.ndarray],
    n: np.ndarray,
    n_families: np.ndarray,
    p_children: np.ndarray,
) -> np.ndarray:
    """Single, couple, couple with children, one-parent, other; from residents a household."""
    size = np.divide(facts["n_residents"], n, out=np.full(len(n), 2.0), where=n > 0)
    without = n - n_families
    p_single = logistic(calibrated("single_intercept") + calibrated("single_slope") * (size - 2))
    single = (p_single * without).round()
    other = ((without - single) * calibrated("share_other_of_two_adults")).round()
    # One-parent families are more common where more children live on a low income: by the root of
    # the odds relative to the Netherlands, which is an assumption.
    national = calibrated("children_low_income_2018") / calibrated("level_low_income_2018")
    p_children = np.clip(p_children, 0.01, 0.99)
    odds = p_children / (1 - p_children) * (1 - national) / national
    base = parameters.p_one_parent / (1 - parameters.p_one_parent) * np.sqrt(odds)
    one_parent = (base / (1 + base) * n_families).round()
    columns = [single, without - single - other, n_families - one_parent, one_parent, other]
    return np.stack(columns, axis=1).astype(np.int64)


def _by_tenure(places: Places, n: np.ndarray) -> np.ndarray:
    """Owner, housing corporation, other rent; the national share where a number is not known."""
    p_social_rent = places.neighbourhoods["p_social_rent"].fillna(calibrated("social_rent"))
    corporation = (p_social_rent.to_numpy(float) * n).round()
    owned, rented = (
        places.profiles[name].to_numpy(float) for name in ("p_owner_occupied", "p_other_rent")
    )
    p_owner = np.divide(
        owned,
        owned + rented,
        out=np.full(len(n), calibrated("owner_of_not_corporation")),
        where=owned + rented > 0,
    )
    owner = ((n - corporation) * p_owner).round()
    return np.stack([owner, corporation, n - corporation - owner], axis=1).astype(np.int64)
