"""A casus: a short invented story about a household, with its strengths and what presses on it.

Everything in the story agrees with the household's row. It has no thoughts or words of the people
in it: nobody with lived experience wrote it. What presses are rules, prices and waiting lists; the
questions are about what professionals and organisations can do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Bilingual
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.households.casus_family import Family, draw_family
from quickscan_sim.simulate.households.casus_story import (
    Household,
    choose_story,
    family_words,
    fill,
    in_words,
)
from quickscan_sim.simulate.households.casus_words import choose, label
from quickscan_sim.simulate.households.circumstances import NONE

N_PARTNERS, N_QUESTIONS = 4, 4

YES_NO = (
    "minima",
    "uses_school_fund",
    "uses_sport_fund",
    "unclaimed_support",
    "contact_social_team",
    "problem_debt",
    "money_problems",
    "uses_support",
)
SHORTER = {
    "unclaimed_support": "unclaimed",
    "contact_social_team": "contact",
    "problem_debt": "debt",
    "money_problems": "money",
    "uses_support": "uses",
}
SLOTS = {"work": "at_work"}
"""The strength "work" has a slot of another name, for "work" is also a main income."""

NEEDED = (
    "neighbourhood_id",
    "household_id",
    "household_type",
    "n_children",
    "tenure",
    "main_income",
    "strengths",
    "conditions",
    *YES_NO,
)


@dataclass(frozen=True)
class Casus:
    """An invented household to talk about.

    ``partners`` says who could notice something, ``questions`` what to ask one another.
    """

    title: str
    story: str
    strengths: tuple[str, ...]
    conditions: tuple[str, ...]
    partners: tuple[str, ...]
    questions: tuple[str, ...]
    language: str


def tell_casus(
    household: pd.Series[Any] | dict[str, Any], seed: int = 1, language: str = "nl"
) -> Casus:
    """The casus of one household: the same household, seed and language give the same words.

    Parameters
    ----------
    household
        A row of the table ``households``, such as ``households.iloc[0]``; see ``find_household``.
    seed
        Another seed tells another story about the same facts.
    language
        "nl" or "en"; both tell the same story.

    Raises
    ------
    QuickscanError
        When the row lacks a column.

    Examples
    --------
    >>> from quickscan_sim.parameters import Parameters
    >>> from quickscan_sim.simulate.households import simulate_households
    >>> households = simulate_households(Parameters(seed=1, n_neighbourhoods=1))
    >>> tell_casus(households.iloc[0], language="en").story[:23]
    'This story is invented.'
    """
    _check_row(household)
    code, number = household["neighbourhood_id"], int(household["household_id"])
    rng = stream(seed, f"casus {code}", number)
    family = draw_family(
        str(household["household_type"]),
        int(household["n_children"]),
        str(household["main_income"]),
        rng,
    )
    known = _known(household, family)
    story = choose_story(known, rng)
    title, partners, questions = (
        choose(slot, known.facts, rng, n)
        for slot, n in (("title", 1), ("partner", N_PARTNERS), ("question", N_QUESTIONS))
    )
    words = family_words(family, language)

    def say(texts: Sequence[Bilingual]) -> tuple[str, ...]:
        return tuple(fill(text.in_language(language), words) for text in texts)

    return Casus(
        title=say(title)[0],
        story=in_words(story, family, language),
        strengths=say([label("label_strength", code) for code in known.strengths]),
        conditions=say([label("label_condition", code) for code in known.conditions]),
        partners=say(partners),
        questions=say(questions),
        language=language,
    )


def draw_casus(
    households: pd.DataFrame, seed: int = 1, number: int = 0, language: str = "nl"
) -> Casus:
    """A casus about a household drawn from the table; another number, another household."""
    if households.empty:
        raise QuickscanError("There are no households to tell about.")
    chosen = int(stream(seed, "casus household", number).integers(len(households)))
    return tell_casus(households.iloc[chosen], seed, language)


def find_household(
    households: pd.DataFrame, neighbourhood_id: str, household_id: int
) -> pd.Series[Any]:
    """The row of a household, by the codes that identify it.

    Raises
    ------
    QuickscanError
        When there is no such household; the sentence says which there are.
    """
    here = households[households["neighbourhood_id"] == neighbourhood_id]
    if here.empty:
        raise QuickscanError(
            "There is no neighbourhood {code} in the households. Known: {known}.",
            code=repr(neighbourhood_id),
            known=", ".join(map(str, households["neighbourhood_id"].unique())),
        )
    rows = here[here["household_id"] == household_id]
    if rows.empty:
        raise QuickscanError(
            "There is no household {number} in neighbourhood {code}. Possible is 1 to {most}.",
            number=household_id,
            code=neighbourhood_id,
            most=int(here["household_id"].max()),
        )
    return rows.iloc[0]


def _check_row(household: pd.Series[Any] | dict[str, Any]) -> None:
    missing = [name for name in NEEDED if name not in household]
    if missing:
        raise QuickscanError(
            "A casus needs a row of the table households; it lacks {columns}.",
            columns=", ".join(missing),
        )


def _known(household: pd.Series[Any] | dict[str, Any], family: Family) -> Household:
    """Everything that the conditions of a fragment may ask for."""
    strengths = tuple(SLOTS.get(code, code) for code in _codes(household["strengths"]))
    conditions = tuple(_codes(household["conditions"]))
    facts = {str(household[name]) for name in ("household_type", "tenure", "main_income")}
    facts |= {SHORTER.get(name, name) for name in YES_NO if household[name]}
    facts |= {kind for kind, name in family.children_by_age().items() if name}
    facts |= {*strengths, *conditions}
    more = {
        "family": len(family.children) > 0,
        "several": len(family.children) > 1,
        "childless": not family.children,
        "rent": "owner" not in facts,
        "two": bool(facts & {"couple", "couple_with_children"}),
        "pressed": bool(conditions),
    }
    facts |= {name for name, is_true in more.items() if is_true}
    return Household(frozenset(facts), strengths, conditions, family)


def _codes(marks: object) -> list[str]:
    return [code for code in str(marks).split() if code != NONE]
