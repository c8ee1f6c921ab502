"""Which changes may be shown, beside the scores of each wave that are shown already."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.comparison.two_waves import (
    GROUP_COLUMNS,
    GROUPINGS,
    Group,
    TwoWaves,
    list_groups,
)
from quickscan_sim.analyse.disclosure.withholding import withheld_groups

SAME_PEOPLE = "same people"
"""The kind of group that gives way to every score of a wave."""


PUBLISHED = GROUPINGS | {"sector x neighbourhood": ("sector", "neighbourhood_id")}
INCOME_GROUP = "income group"


def withheld_changes(
    waves: TwoWaves,
    summaries: tuple[pd.DataFrame, pd.DataFrame],
    neighbourhoods: pd.DataFrame | None,
    minimum: int,
) -> np.ndarray:
    """Which groups have no change to show: of the same people, and of all respondents.

    The change of all respondents is withheld where the score table of one of the waves withholds
    the group. Beside the mean of everybody in a wave, the mean of those who answered twice tells
    the mean of those who left (or came): the difference of the two totals. So a wave's scores and
    the means of who answered twice are judged as one set of published numbers
    (:func:`~quickscan_sim.analyse.disclosure.withholding.withheld_groups`), in each wave and on
    each theme: nobody may compute the total of 1 to ``minimum - 1`` people who answered twice, who
    left or who came. A group that would give one away in one wave or theme is withheld in all.

    Parameters
    ----------
    summaries
        The table ``score_summary`` of the earlier and of the later wave.

    Returns
    -------
    ndarray of bool
        2 x groups: the same people, all respondents.
    """
    of_all = np.zeros(len(waves.groups), dtype=bool)
    same = np.zeros(len(waves.groups), dtype=bool)
    others = list_groups(_with_income_groups(waves.placed, neighbourhoods), _beside(neighbourhoods))
    for wave, summary in enumerate(summaries):
        of_all |= is_withheld(summary, waves.groups)
        hidden = is_withheld(summary, others)
        published = [
            group.members[wave]
            for group, is_hidden in zip(others, hidden, strict=True)
            if not is_hidden or len(group.members[wave]) < minimum
        ]
        kinds = [
            group.grouping
            for group, is_hidden in zip(others, hidden, strict=True)
            if not is_hidden or len(group.members[wave]) < minimum
        ]
        judged: set[bytes] = set()
        for score in waves.score.values():
            scored = np.isnan(score)
            if scored.tobytes() in judged:  # the same people answered an earlier theme
                continue
            judged.add(scored.tobytes())
            twice = ~scored.any(axis=0)
            stayed = [group.stayed[twice[group.stayed]] for group in waves.groups]
            found = _withheld(
                published + stayed,
                kinds + [SAME_PEOPLE] * len(stayed),
                ~np.isnan(score[wave]),
                minimum,
            )
            same |= found[len(published) :]
    return np.array([same | of_all, of_all])


def _beside(neighbourhoods: pd.DataFrame | None) -> dict[str, tuple[str, ...]]:
    return PUBLISHED if neighbourhoods is None else PUBLISHED | {INCOME_GROUP: ("income_group",)}


def _with_income_groups(
    placed: tuple[pd.DataFrame, pd.DataFrame], neighbourhoods: pd.DataFrame | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    if neighbourhoods is None:
        return placed
    names = neighbourhoods[["neighbourhood_id", "income_group"]]
    earlier, later = (one.merge(names, on="neighbourhood_id", how="left") for one in placed)
    return earlier, later


def is_withheld(summary: pd.DataFrame, groups: list[Group]) -> np.ndarray:
    """Whether the score table withholds each group; a group it does not hold is not withheld."""
    hidden = summary[summary["withheld"]]
    labels = (hidden[name].to_numpy(object) for name in GROUP_COLUMNS)
    known = {
        (key[0], tuple(label for label in key[1:] if pd.notna(label)))
        for key in zip(hidden["grouping"], *labels, strict=True)
    }
    return np.array([(group.grouping, group.labels) in known for group in groups], dtype=bool)


def _withheld(
    members: list[np.ndarray], kinds: list[str], scored: np.ndarray, minimum: int
) -> np.ndarray:
    """The groups to withhold, from their members; people always counted together are one atom."""
    belongs = np.zeros((len(scored), len(members)), dtype=np.int8)
    for number, own in enumerate(members):
        belongs[own, number] = 1
    atoms, sizes = np.unique(belongs[scored], axis=0, return_counts=True)
    return withheld_groups(atoms.T.astype(int), sizes, kinds, minimum)
