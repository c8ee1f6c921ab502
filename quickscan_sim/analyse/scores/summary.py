"""Theme scores of groups: mean, spread, interval, and what may not be shown."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import INVITED, PEOPLE, PLACES, SCORES, WIJKEN, check_table
from quickscan_sim.analyse.scores.group_numbers import Members, Numbers, numbers_like_these
from quickscan_sim.analyse.scores.groups import (
    GROUP_COLUMNS,
    GROUPINGS,
    Group,
    choose_groups,
)
from quickscan_sim.analyse.scores.invited import Invited, numbers_of_invited
from quickscan_sim.analyse.scores.invited_counts import count_invited
from quickscan_sim.analyse.scores.scored_places import ScoredPlaces
from quickscan_sim.analyse.targets import check_target
from quickscan_sim.analyse.typed_rows import typed_columns
from quickscan_sim.analyse.wijk_variance import Presence
from quickscan_sim.errors import QuickscanError
from quickscan_sim.vocabulary import SMALL_CELL

OVER_WIJKEN = ("all", "sector", "sector x income group")
"""Groupings that are drawn from several wijken, and so speak of wijken like these."""
OWN_TARGET = ("organisation", "sector x neighbourhood")
"""Groupings in which one organisation is its own target, and not a sample of organisations."""
COLUMNS = {
    "grouping": "str",
    "sector": "str",
    "neighbourhood_id": "str",
    "organisation_id": "str",
    "income_group": "str",
    "theme": "str",
    "n": "Int64",
    "mean": "float64",
    "sd": "float64",
    "ci_low": "float64",
    "ci_high": "float64",
    "withheld": "boolean",
    "n_organisations": "Int64",
    "target": "str",
    "reason": "str",
}
NUMBERS = ("n", "mean", "sd", "ci_low", "ci_high", "n_organisations", "target", "reason")


def summarise_scores(
    theme_scores: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame | None = None,
    minimum: int = SMALL_CELL,
    *,
    target: str = "like_these",
    organisations: pd.DataFrame | None = None,
    groupings: Collection[str] = tuple(GROUPINGS),
) -> pd.DataFrame:
    """Mean theme scores of everybody, each sector, wijk, sector in a wijk, and organisation.

    Parameters
    ----------
    theme_scores
        Table ``theme_scores`` of one wave, from :func:`score_themes`.
    professionals, works_in
        Where each person belongs. Somebody who works in several wijken counts in each of them.
    neighbourhoods
        Give it when the income groups of wijken are published too
        (:func:`~quickscan_sim.analyse.compare_groups`): nothing may follow from those. When more
        than half of the cells of sector x wijk would be withheld, rows "sector x income group" come
        before them, and of the cells only those remain that may stand beside everything else.
    minimum
        Groups with fewer people with a score are withheld, and with them as many others as it
        takes that no withheld number can be computed from the rest.
    target
        What the intervals speak of. "like_these": professionals like these, in organisations and
        wijken like these (of fewer than 5 wijken: in these wijken). "all_invited": everybody who
        was invited here; the numbers stay the same, only the intervals differ.
    organisations
        Table ``organisations``, for "all_invited" only: its ``n_invited`` says how many people
        each organisation has. Where that is empty, the people listed are counted.
    groupings
        The kinds of groups that are published, when nothing else of these answers is: fewer kinds
        give less away and take less time.

    Returns
    -------
    DataFrame
        Table ``score_summary``. The interval takes into account that people of one organisation,
        and of one wijk, resemble each other
        (:func:`~quickscan_sim.analyse.scores.group_numbers.numbers_like_these`,
        :func:`~quickscan_sim.analyse.scores.invited.numbers_of_invited`). ``target`` says what it
        speaks of, by the codes of :data:`~quickscan_sim.analyse.targets.TARGETS`;
        ``n_organisations`` how many organisations are behind it, and ``reason`` why there is none.
        Withheld rows hold no numbers at all.

    Raises
    ------
    QuickscanError
        For a table without its columns, several waves, an unknown grouping, or a target that is
        unknown or lacks its organisations.
    """
    check_target(target)
    _check_groupings(groupings)
    if target == "all_invited" and organisations is None:
        raise QuickscanError(
            "For the target all_invited the table organisations is needed: its column n_invited "
            "says how many people were invited. Add organisations=..."
        )
    people = people_of(theme_scores, professionals)
    check_table(works_in, "works_in", PLACES)
    if neighbourhoods is not None:
        check_table(neighbourhoods, "neighbourhoods", WIJKEN)
    found = ScoredPlaces.of(people, works_in)
    persons, person, places = found.persons, found.person, found.places
    groups, hidden = choose_groups(found.scored, places, neighbourhoods, minimum, groupings)
    members = _members(places, groups, len(persons))
    counts = None
    if target == "all_invited" and organisations is not None:
        check_table(organisations, "organisations", INVITED)
        of_wave = professionals[professionals["wave"].isin(people["wave"].unique())]
        counts = count_invited(groups, places, of_wave, works_in, organisations, neighbourhoods)
    parts = []
    for theme, of_theme in people.groupby("theme", sort=False):
        y = np.full(len(persons), np.nan)
        counted = person[of_theme.index] >= 0
        y[person[of_theme.index][counted]] = of_theme["score"].to_numpy(float)[counted]
        parts.append(_theme_columns(str(theme), groups, hidden, _numbers(y, members, counts)))
    columns: dict[str, object] = {
        name: np.concatenate([part[name] for part in parts]) if parts else [] for name in COLUMNS
    }
    return typed_columns(columns, COLUMNS, len(parts) * len(groups))


def _check_groupings(groupings: Collection[str]) -> None:
    unknown = [name for name in groupings if name not in GROUPINGS]
    if unknown or isinstance(groupings, str):
        raise QuickscanError(
            "`groupings` of summarise_scores is a list with some of: {known}. Found: {found}.",
            known=", ".join(GROUPINGS),
            found=groupings if isinstance(groupings, str) else ", ".join(map(str, unknown)),
        )


def _members(places: pd.DataFrame, groups: list[Group], n_persons: int) -> Members:
    person = places["person"].to_numpy()
    own = {}
    for name in ("organisation_id", "sector"):
        own[name] = np.zeros(n_persons, dtype=np.int64)
        own[name][person] = pd.factorize(places[name])[0]
    placed = places[places["neighbourhood_id"].notna()]
    share = placed["share"].to_numpy(float)
    presence = Presence(
        placed["person"].to_numpy(), pd.factorize(placed["neighbourhood_id"])[0], share
    )
    groupings = [group.grouping for group in groups]
    return Members.of(
        [group.members for group in groups],
        own["organisation_id"],
        own["sector"],
        presence,
        np.isin(groupings, OVER_WIJKEN),
        np.isin(groupings, OWN_TARGET),
    )


def _numbers(y: np.ndarray, members: Members, invited: Invited | None) -> Numbers:
    if invited is None:
        return numbers_like_these(y, members)
    return numbers_of_invited(y, members, invited)


def _theme_columns(
    theme: str, groups: list[Group], hidden: np.ndarray, numbers: Numbers
) -> dict[str, np.ndarray]:
    """The rows of a theme, by column; of what is withheld only the labels."""
    columns = {
        "grouping": np.array([group.grouping for group in groups], dtype=object),
        "theme": np.full(len(groups), theme, dtype=object),
        "withheld": np.asarray(hidden, dtype=bool),
    }
    for name in GROUP_COLUMNS:
        columns[name] = np.array([group.labels[name] for group in groups], dtype=object)
    for name in NUMBERS:
        is_float = numbers[name].dtype.kind == "f" and COLUMNS[name] == "float64"
        columns[name] = numbers[name].astype(float if is_float else object)
        columns[name][hidden] = np.nan if is_float else None
    return columns


def people_of(theme_scores: pd.DataFrame, professionals: pd.DataFrame) -> pd.DataFrame:
    """The scores with the organisation and sector of each person; one wave only."""
    check_table(theme_scores, "theme_scores", SCORES)
    check_table(professionals, "professionals", PEOPLE)
    waves = theme_scores["wave"].unique()
    if len(waves) > 1:
        raise QuickscanError(
            "These scores hold the waves {waves}. Choose one wave before summarising.",
            waves=", ".join(map(str, sorted(waves))),
        )
    of_wave = professionals[professionals["wave"].isin(waves)]
    who = pd.Index(theme_scores["professional_id"])
    row = pd.Index(of_wave["professional_id"]).get_indexer(who)
    known = theme_scores[row >= 0].reset_index(drop=True)
    people: pd.DataFrame = known.assign(
        **{name: of_wave[name].array.take(row[row >= 0]) for name in ("organisation_id", "sector")}
    )
    return people
