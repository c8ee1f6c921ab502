"""Theme scores of groups: mean, spread, interval, and what may not be shown."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.disclosure import withheld_groups
from quickscan_sim.analyse.intervals import (
    VarianceComponents,
    mean_interval,
    variance_components,
)
from quickscan_sim.errors import QuickscanError
from quickscan_sim.vocabulary import SMALL_CELL

GROUPINGS: dict[str, tuple[str, ...]] = {
    "all": (),
    "sector": ("sector",),
    "neighbourhood": ("neighbourhood_id",),
    "sector x neighbourhood": ("sector", "neighbourhood_id"),
    "organisation": ("organisation_id",),
}
GROUP_COLUMNS = ("sector", "neighbourhood_id", "organisation_id")


def summarise_scores(
    theme_scores: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame | None = None,
    minimum: int = SMALL_CELL,
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
        (:func:`quickscan_sim.analyse.comparison.compare_groups`): nothing may follow from those.
    minimum
        Groups with fewer people with a score are withheld, and with them as many others as it
        takes that no withheld number can be computed from the rest.

    Returns
    -------
    DataFrame
        Table ``score_summary``. The interval is for professionals like these and takes into
        account that colleagues resemble each other; withheld rows hold no numbers at all.
    """
    people = people_of(theme_scores, professionals)
    places = _places(people, works_in)
    groups = list_groups(places)
    beside = _income_groups(places, neighbourhoods)
    every_group = pd.concat([groups, beside], ignore_index=True)
    hidden = _withheld(people, every_group, places, minimum)[: len(groups)]
    rows = []
    for theme, of_theme in people.groupby("theme", sort=False):
        components = variance_components(
            of_theme["score"], of_theme["organisation_id"], of_theme["sector"]
        )
        by_person = of_theme.set_index("professional_id")
        for group, members, is_hidden in zip(
            groups.to_dict("records"), groups["members"], hidden, strict=True
        ):
            numbers = _numbers(by_person.loc[members], components) if not is_hidden else {}
            labels = {name: group[name] for name in ("grouping", *GROUP_COLUMNS)}
            rows.append(labels | {"theme": theme} | numbers | {"withheld": bool(is_hidden)})
    return _typed(pd.DataFrame(rows))


def people_of(theme_scores: pd.DataFrame, professionals: pd.DataFrame) -> pd.DataFrame:
    """The scores with the organisation and sector of each person; one wave only."""
    waves = theme_scores["wave"].unique()
    if len(waves) > 1:
        raise QuickscanError(
            "These scores hold the waves {waves}. Choose one wave before summarising.",
            waves=", ".join(map(str, sorted(waves))),
        )
    belongs = professionals[["professional_id", "wave", "organisation_id", "sector"]]
    return theme_scores.merge(belongs, on=["professional_id", "wave"])


def _places(people: pd.DataFrame, works_in: pd.DataFrame) -> pd.DataFrame:
    """One row per person and wijk, for the people with at least one score."""
    n_themes = people.groupby("professional_id")["score"].count()
    scored = people.drop_duplicates("professional_id").copy()
    scored["n_themes"] = scored["professional_id"].map(n_themes)
    scored = scored[scored["n_themes"] > 0]
    columns = ["professional_id", "wave", "organisation_id", "sector"]
    where = works_in[["professional_id", "wave", "neighbourhood_id"]]
    return scored[columns].merge(where, on=["professional_id", "wave"], how="left")


def list_groups(places: pd.DataFrame) -> pd.DataFrame:
    """Every group that has members: its grouping, its labels, and the ids of its people."""
    rows: list[dict[str, object]] = []
    for grouping, columns in GROUPINGS.items():
        empty = dict.fromkeys(GROUP_COLUMNS, pd.NA)
        if not columns:
            members = places["professional_id"].unique()
            rows.append({"grouping": grouping} | empty | {"members": members})
            continue
        for labels, group in places.groupby(list(columns), sort=True):
            found = dict(zip(columns, labels, strict=True))
            members = group["professional_id"].unique()
            rows.append({"grouping": grouping} | empty | found | {"members": members})
    return pd.DataFrame(rows)


def _income_groups(places: pd.DataFrame, neighbourhoods: pd.DataFrame | None) -> pd.DataFrame:
    """The groups that the comparison of wijken shows, with the ids of their people."""
    if neighbourhoods is None:
        return pd.DataFrame({"grouping": [], "members": []}, dtype=object)
    group_of = neighbourhoods.set_index("neighbourhood_id")["income_group"]
    grouped = places.groupby(places["neighbourhood_id"].map(group_of))["professional_id"].unique()
    return pd.DataFrame({"grouping": "income group", "members": grouped.to_list()}, dtype=object)


def _withheld(
    people: pd.DataFrame, groups: pd.DataFrame, places: pd.DataFrame, minimum: int
) -> np.ndarray:
    """One choice for all themes, so that no theme gives away what another withholds."""
    scored = people[people["score"].notna()]
    atom = _always_together(places)
    n_atoms = int(atom.max()) + 1 if len(atom) else 0
    sizes = np.zeros((scored["theme"].nunique(), n_atoms), dtype=int)
    for row, (_, of_theme) in enumerate(scored.groupby("theme")):
        sizes[row] = np.bincount(atom.loc[of_theme["professional_id"]], minlength=n_atoms)
    membership = np.zeros((len(groups), n_atoms), dtype=int)
    for row, members in enumerate(groups["members"]):
        membership[row, atom.loc[members].unique()] = 1
    return withheld_groups(membership, sizes, list(groups["grouping"]), minimum)


def _always_together(places: pd.DataFrame) -> pd.Series[int]:
    """A number for each person; those of one organisation and the same wijken share it."""
    pattern = places.groupby("professional_id").agg(
        organisation=("organisation_id", "first"),
        wijken=("neighbourhood_id", lambda found: " ".join(sorted(found.dropna()))),
    )
    return pattern.groupby(["organisation", "wijken"], sort=True).ngroup()


def _numbers(members: pd.DataFrame, components: VarianceComponents) -> dict[str, object]:
    scores = members["score"]
    low, high = mean_interval(scores, members["organisation_id"], components)
    return {
        "n": int(scores.count()),
        "mean": scores.mean(),
        "sd": scores.std(),
        "ci_low": low,
        "ci_high": high,
    }


def _typed(summary: pd.DataFrame) -> pd.DataFrame:
    numbers = ("n", "mean", "sd", "ci_low", "ci_high")
    summary = summary.reindex(columns=["grouping", *GROUP_COLUMNS, "theme", *numbers, "withheld"])
    kinds = dict.fromkeys(("grouping", *GROUP_COLUMNS, "theme"), "str")
    kinds |= {"n": "Int64"} | dict.fromkeys(numbers[1:], "float64") | {"withheld": "boolean"}
    return summary.astype(kinds)
