"""Who is still there at a later measurement: organisations and people that leave and come."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.organisations import draw_organisations
from quickscan_sim.simulate.places import Places
from quickscan_sim.simulate.professionals import draw_professionals
from quickscan_sim.simulate.situation import Situation, another_draw, no_turnover
from quickscan_sim.simulate.working_places import place_professionals
from quickscan_sim.table_checks import with_types
from quickscan_sim.tables import ACTIVE_IN, ORGANISATIONS, WORKS_IN

NOBODY = -1
"""In place of a row number: there was nobody on this post before."""


@dataclass(frozen=True)
class LaterStaff:
    """The people of a wave; for each the row of who had the post before, and who is new."""

    people: pd.DataFrame
    works_in: pd.DataFrame
    before: np.ndarray
    is_new: np.ndarray
    n_pseudonyms: int
    turnover: pd.DataFrame


def change_organisations(
    parameters: Parameters,
    questionnaire: Questionnaire,
    places: Places,
    situation: Situation,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All organisations so far, new ones at the end, and where those of the next wave are active.

    The numbers that come and go are shares of those active now, rounded; which ones is chance.
    """
    wave = situation.wave + 1
    active_in, organisations = situation.active_in, situation.organisations
    now = active_in["organisation_id"].unique()
    rng = stream(parameters.seed, "coming and going", wave=wave)
    gone = rng.permutation(len(now))[: round(parameters.p_vanished_organisations * len(now))]
    active_in = active_in[~active_in["organisation_id"].isin(now[gone])].reset_index(drop=True)
    n_new = round(parameters.p_new_organisations * len(now))
    if n_new == 0:
        return organisations, active_in
    other = another_draw(parameters, "new organisations", wave)
    drawn, drawn_in = draw_organisations(
        other, questionnaire, places.neighbourhoods, places.municipality
    )
    came = drawn.iloc[rng.permutation(len(drawn))[:n_new]]
    ids = _next_codes("O", organisations["organisation_id"], len(organisations), len(came))
    code = dict(zip(came["organisation_id"], ids, strict=True))
    new_in = drawn_in[drawn_in["organisation_id"].isin(code)]
    new_in = new_in.assign(organisation_id=new_in["organisation_id"].map(code))
    came = came.assign(organisation_id=ids, name=_free_names(came["name"], organisations["name"]))
    return (
        with_types(pd.concat([organisations, came], ignore_index=True), ORGANISATIONS),
        with_types(pd.concat([active_in, new_in], ignore_index=True), ACTIVE_IN),
    )


def _next_codes(letter: str, codes: pd.Series, n_given: int, n: int) -> list[str]:
    """Codes that follow those given so far, as wide as they are."""
    width = len(codes.iloc[0]) - len(letter) if len(codes) else 1
    return [f"{letter}{number:0{width}d}" for number in range(n_given + 1, n_given + n + 1)]


def _free_names(names: pd.Series, taken: pd.Series) -> list[str]:
    """The names; with a number where an organisation already has it."""
    used, free = set(taken), []
    for name in names:
        number, found = 2, name
        while found in used:
            found, number = f"{name} {number}", number + 1
        used.add(found)
        free.append(found)
    return free


def change_staff(
    parameters: Parameters,
    situation: Situation,
    organisations: pd.DataFrame,
    active_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
) -> LaterStaff:
    """The staff of the next wave: a share left, and for each came somebody on the same post.

    Who comes takes over organisation and wijken, and is otherwise drawn like everybody else.
    """
    wave, previous = situation.wave + 1, situation.people
    active = organisations[organisations["organisation_id"].isin(active_in["organisation_id"])]
    drawn = draw_professionals(another_draw(parameters, "newcomers", wave), active)
    before = pd.Index(_posts(previous)).get_indexer(pd.Index(_posts(drawn)))
    kept = np.flatnonzero(before != NOBODY)
    leaves = stream(parameters.seed, "turnover", wave=wave).permutation(len(kept))
    is_new = before == NOBODY
    is_new[kept[leaves[: round(parameters.turnover * len(kept))]]] = True
    stays, comes = np.flatnonzero(~is_new), np.flatnonzero(is_new)
    stays = stays[np.argsort(before[stays])]
    comes = comes[stream(parameters.seed, "pseudonyms", wave=wave).permutation(len(comes))]
    came = drawn.iloc[comes].assign(
        professional_id=_next_codes(
            "P", previous["professional_id"], situation.n_pseudonyms, len(comes)
        )
    )
    stayed = previous.iloc[before[stays]]
    stayed = stayed.assign(years_experience=stayed["years_experience"] + _years(parameters, wave))
    people = pd.concat([stayed, came], ignore_index=True).assign(wave=wave)
    before = before[np.concatenate([stays, comes])]
    is_new = np.arange(len(people)) >= len(stays)
    return LaterStaff(
        people=people,
        works_in=_works_in(parameters, people, situation, before, active_in, neighbourhoods),
        before=before,
        is_new=is_new,
        n_pseudonyms=situation.n_pseudonyms + len(comes),
        turnover=_turnover(people, situation, before, is_new),
    )


def _posts(people: pd.DataFrame) -> pd.Series:
    """A code for each person's post: the organisation and a number in it."""
    number = people.groupby("organisation_id", sort=False).cumcount()
    return people["organisation_id"].astype("str") + "/" + number.astype("str")


def _years(parameters: Parameters, wave: int) -> int:
    """Whole years that pass between the wave before and this one, counted from the first."""
    months = parameters.months_between
    return (wave - 1) * months // 12 - (wave - 2) * months // 12


def _works_in(
    parameters: Parameters,
    people: pd.DataFrame,
    situation: Situation,
    before: np.ndarray,
    active_in: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
) -> pd.DataFrame:
    """Where the predecessor on a post worked; for a new organisation, where it is active."""
    row = np.full(len(situation.people), NOBODY)
    row[before[before != NOBODY]] = np.flatnonzero(before != NOBODY)
    known = pd.Index(situation.people["professional_id"])
    now = row[known.get_indexer(pd.Index(situation.works_in["professional_id"]))]
    kept = situation.works_in[now != NOBODY]
    kept = kept.assign(professional_id=people["professional_id"].array.take(now[now != NOBODY]))
    tables = [kept]
    if (before == NOBODY).any():
        tables.append(
            place_professionals(parameters, people[before == NOBODY], active_in, neighbourhoods)
        )
    table = pd.concat(tables, ignore_index=True).assign(wave=situation.wave + 1)
    key = ["professional_id", "neighbourhood_id"]
    return with_types(table.sort_values(key, ignore_index=True)[list(tables[0])], WORKS_IN)


def _turnover(
    people: pd.DataFrame, situation: Situation, before: np.ndarray, is_new: np.ndarray
) -> pd.DataFrame:
    """Who came on the post of whom; one of the two is empty for a new or vanished organisation."""
    previous = situation.people
    old = previous["professional_id"].to_numpy(object)
    left = np.array([old[row] if row != NOBODY else pd.NA for row in before], dtype=object)
    gone = np.setdiff1d(np.arange(len(previous)), before)
    table = pd.DataFrame(
        {
            "wave": situation.wave + 1,
            "organisation_id": [
                *people.loc[is_new, "organisation_id"],
                *previous["organisation_id"].iloc[gone],
            ],
            "left_id": [*left[is_new], *old[gone]],
            "came_id": [*people.loc[is_new, "professional_id"], *([pd.NA] * len(gone))],
        }
    )
    return table.astype(no_turnover().dtypes.to_dict())
