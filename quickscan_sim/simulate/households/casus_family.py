"""Who a casus is about: invented names and ages that fit the household."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.language import Bilingual, Listing
from quickscan_sim.simulate.households.casus_words import child_names
from quickscan_sim.simulate.people_names import POOLS, first_names

P_MOTHER = 0.8
"""One-parent families with a mother; general knowledge, not checked."""

OLDEST_AT_BIRTH, YOUNGEST_AT_BIRTH = 38, 21
WORKING_AGE, PENSION_AGE = (23, 64), (67, 84)
MOST_YEARS = 9
GROWN_UP = 20
YEARS_BETWEEN = 3

COUNTED = {
    1: Bilingual("één kind", "one child"),
    2: Bilingual("twee kinderen", "two children"),
    3: Bilingual("drie kinderen", "three children"),
    4: Bilingual("vier kinderen", "four children"),
    5: Bilingual("vijf kinderen", "five children"),
}

PRONOUN = {"female": Bilingual("haar", "her"), "male": Bilingual("hem", "him")}


@dataclass(frozen=True)
class Family:
    """Invented names and ages."""

    name: str
    gender: str
    age: int
    partner: str
    children: tuple[tuple[str, int], ...]
    years: int
    months: int

    def child_between(self, youngest: int, oldest: int) -> str | None:
        """The first name of a child of that age, if there is one."""
        return next((name for name, age in self.children if youngest <= age <= oldest), None)

    def words(self) -> dict[str, object]:
        """What goes into the fields of the sentences."""
        words: dict[str, object] = {
            "name": self.name,
            "age": self.age,
            "partner": self.partner,
            "obj": PRONOUN[self.gender],
            "years": self.years,
            "months": self.months,
            "children": Listing(tuple(f"{name} ({age})" for name, age in self.children)),
        }
        if self.children:
            words["n_children"] = COUNTED[len(self.children)]
        return words | {kind: name for kind, name in self.children_by_age().items() if name}

    def children_by_age(self) -> dict[str, str | None]:
        """A toddler (0-3), a pupil of primary school (4-11) and a teenager (12-17)."""
        return {
            "toddler": self.child_between(0, 3),
            "pupil": self.child_between(4, 11),
            "teen": self.child_between(12, 17),
        }


def draw_family(
    household_type: str, n_children: int, main_income: str, rng: np.random.Generator
) -> Family:
    """Names and ages for a household of this type, with this many children."""
    pool = str(rng.choice(list(POOLS), p=list(POOLS.values())))
    p_woman = P_MOTHER if household_type == "one_parent" else 0.5
    gender = "female" if rng.random() < p_woman else "male"
    other = "male" if gender == "female" else "female"
    ages = _ages(n_children, rng)
    names = rng.permutation(child_names(pool))[:n_children]
    low, high = PENSION_AGE if main_income == "pension" else WORKING_AGE
    if n_children:
        low, high = YOUNGEST_AT_BIRTH + ages[0], OLDEST_AT_BIRTH + ages[-1]
    age = int(rng.integers(low, max(low, high) + 1))
    name = str(rng.choice(first_names(pool, gender)))
    return Family(
        name=name,
        gender=gender,
        age=age,
        partner=str(rng.choice([one for one in first_names(pool, other) if one != name])),
        children=tuple((str(one), int(age)) for one, age in zip(names, ages, strict=True)),
        years=int(rng.integers(2, min(MOST_YEARS, age - GROWN_UP) + 1)),
        months=int(rng.integers(3, MOST_YEARS + 1)),
    )


def _ages(n_children: int, rng: np.random.Generator) -> list[int]:
    """Different ages from 1 to 17, the oldest first, no more than a few years apart."""
    if not n_children:
        return []
    span = YEARS_BETWEEN * n_children
    youngest = int(rng.integers(1, 18 - span + 1))
    return sorted((youngest + rng.choice(span, n_children, replace=False)).tolist(), reverse=True)
