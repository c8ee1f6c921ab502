"""Trust and value of partners, as others rate them, in the manner of PARTNER."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import check_table
from quickscan_sim.analyse.network.delete_one import delete_one_interval
from quickscan_sim.analyse.network.ratings.shielded_raters import ORGANISATION, shielded
from quickscan_sim.analyse.network.ratings.student_interval import student_interval
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.errors import QuickscanError
from quickscan_sim.vocabulary import RATING, SMALL_CELL

RATINGS = ("professional_id", "wave", "partner_id", "aspect_id", "rating")
RATERS = ("professional_id", "wave", "organisation_id", "responded")
WIJK = "neighbourhood_id"
RATED = "partner_id"
COLUMNS = {
    **dict.fromkeys(["group", "grouping", WIJK, ORGANISATION], "str"),
    **dict.fromkeys(["n_raters", "n_organisations"], "Int64"),
    **dict.fromkeys(["mean", "ci_low", "ci_high"], "float64"),
    **dict.fromkeys(["share", "share_low", "share_high"], "float64"),
    "withheld": "boolean",
    "reason": "str",
    "needed": "Int64",
}
BY_WIJK = f"{ORGANISATION[:-3]} x {WIJK[:-3]}"


def score_partner_ratings(
    ratings: pd.DataFrame,
    professionals: pd.DataFrame,
    works_in: pd.DataFrame,
    active_in: pd.DataFrame,
    aspects: Mapping[str, str],
) -> pd.DataFrame:
    """How far organisations are trusted, and valued, by the partners that work with them most.

    In the manner of PARTNER (Visible Network Labs; Varda and others 2008): trust is the mean of
    its aspects, and so is value, on a scale of 1-4. Nobody rates the own organisation, and no
    person gets a score. First the mean over the aspects that somebody rated, then over the people
    of an organisation, then over organisations: each organisation that rates counts once, however
    many of its people answered. The overall trust of a wijk is the mean over all organisations
    that rate and are rated there; ``share`` is the same as a percentage: (mean - 1) / 3.

    People rate only partners that they work with closely, so nobody is rated by strangers, and
    ratings are higher than a random colleague would give. Read a low number as something to ask
    about: it says what others see, not what an organisation is worth.

    Parameters
    ----------
    ratings, professionals, works_in
        Tables of one wave.
    active_in
        In which wijken organisations can be rated.
    aspects
        What each aspect adds up to, such as ``questionnaire.aspect_groups``. Ratings of another
        aspect, or outside 1-4, are left out; of a doubled rating the first one counts.

    Returns
    -------
    DataFrame
        A row per ``group`` of aspects ("trust", "value") and ``grouping``: "organisation" (the one
        that is rated), "organisation x neighbourhood" (rated by those who work in the wijk),
        "neighbourhood" and "all". Organisations that nobody rates have no row. The interval of an
        organisation is Student's t over the organisations that rate it; of a wijk, and of all,
        the jackknife over organisations, with what they gave and what they got. ``withheld``:
        fewer than 5 people rated ("small_group"), or what a few people said would follow from
        the other numbers ("withheld"). Without an interval ``reason`` is "no_interval" (one
        organisation) or "no_fair_interval" (all give the same).

    Raises
    ------
    QuickscanError
        For a table without its columns, or aspects without their groups.

    Examples
    --------
    Six people of two organisations rate c on one aspect.

    >>> people = pd.DataFrame({"professional_id": list("123456789"), "wave": 1,
    ...                        "organisation_id": list("aaabbbccc"), "neighbourhood_id": "kade",
    ...                        "responded": True})
    >>> ratings = people[:6].assign(partner_id="c", aspect_id="reliable", rating=[4, 4, 4, 2, 2, 3])
    >>> found = score_partner_ratings(ratings, people, people, people, {"reliable": "trust"})
    >>> found.query("grouping == 'organisation'")[["organisation_id", "n_raters", "mean"]].round(
    ...     2).to_numpy().tolist()
    [['c', 6, 3.17]]
    """
    check_table(ratings, "partner_ratings", RATINGS)
    check_table(professionals, "professionals", RATERS)
    check_table(works_in, "works_in", ("professional_id", "wave", WIJK))
    check_table(active_in, "active_in", (ORGANISATION, WIJK))
    if not isinstance(aspects, Mapping):
        raise QuickscanError(
            "aspects is {value}; give the group of each aspect, as in {example}.",
            value=repr(aspects),
            example="{'reliable': 'trust'}",
        )
    judged = _judged(ratings, professionals, aspects)
    here = judged.merge(
        works_in[["professional_id", "wave", WIJK]].drop_duplicates(),
        on=["professional_id", "wave"],
    ).merge(
        active_in[[ORGANISATION, WIJK]].drop_duplicates().rename(columns={ORGANISATION: RATED}),
        on=[RATED, WIJK],
    )
    rows: list[dict[str, object]] = []
    for group in dict.fromkeys(aspects.values()):
        everywhere, in_wijken = (frame[frame["group"] == group] for frame in (judged, here))
        cells = [
            *_of_everybody(everywhere),
            *_of_organisations(everywhere, None),
            *(row for wijk, frame in in_wijken.groupby(WIJK) for row in _of_wijk(wijk, frame)),
        ]
        hidden = shielded(everywhere, in_wijken)
        rows += [{"group": group} | _published(row, hidden) for row in cells]
    return typed_rows(rows, COLUMNS)


def _judged(
    ratings: pd.DataFrame, professionals: pd.DataFrame, aspects: Mapping[str, str]
) -> pd.DataFrame:
    """A row per person, partner and group: the mean over the aspects."""
    key = ["professional_id", "wave"]
    low, high = RATING
    values = pd.to_numeric(ratings["rating"], errors="coerce")
    given = ratings.assign(rating=values.to_numpy(float, na_value=np.nan))
    given = given[given["aspect_id"].isin(list(aspects)) & given["rating"].between(low, high)]
    given = given.drop_duplicates([*key, RATED, "aspect_id"])
    answered = professionals["responded"].to_numpy(bool, na_value=False)
    people = professionals.loc[answered, [*key, ORGANISATION]].drop_duplicates(key)
    given = given[[*key, RATED, "aspect_id", "rating"]].merge(people, on=key)
    given = given[given[RATED] != given[ORGANISATION]]
    given = given.assign(group=given["aspect_id"].map(dict(aspects)))
    by = [*key, ORGANISATION, RATED, "group"]
    return given.groupby(by, as_index=False).agg({"rating": "mean"})


def _of_everybody(frame: pd.DataFrame) -> list[dict[str, object]]:
    return [{"grouping": "all"} | _overall(frame)] if len(frame) else []


def _of_wijk(wijk: object, frame: pd.DataFrame) -> Iterable[dict[str, object]]:
    yield {"grouping": "neighbourhood", WIJK: wijk} | _overall(frame)
    yield from _of_organisations(frame, wijk)


def _pairs(frame: pd.DataFrame) -> pd.DataFrame:
    """The mean of each organisation on each partner."""
    return frame.groupby([RATED, ORGANISATION], as_index=False).agg({"rating": "mean"})


def _of_organisations(frame: pd.DataFrame, wijk: object) -> list[dict[str, object]]:
    """One organisation after another, as the others rate it."""
    raters = frame.groupby(RATED)["professional_id"].nunique()
    grouping = ORGANISATION[:-3] if wijk is None else BY_WIJK
    rows = []
    for rated, pairs in _pairs(frame).groupby(RATED):
        values = pairs["rating"].to_numpy(float)
        rows.append(
            {
                "grouping": grouping,
                WIJK: wijk,
                ORGANISATION: rated,
                "n_raters": int(raters[rated]),
                "n_organisations": len(values),
                **_numbers(float(values.mean()), student_interval(values, *RATING), len(values)),
            }
        )
    return rows


def _overall(frame: pd.DataFrame) -> dict[str, object]:
    """The mean over all pairs, leaving out one organisation at a time as rater and as rated."""
    pairs = _pairs(frame)
    sides = pd.factorize(pd.concat([pairs[RATED], pairs[ORGANISATION]]))[0]
    values = np.tile(pairs["rating"].to_numpy(float), 2)
    own, n_own = np.bincount(sides, weights=values), np.bincount(sides)
    total, n = float(values.sum() / 2), len(pairs)
    left = n - n_own
    without = np.where(left > 0, (total - own) / np.maximum(left, 1), np.nan)
    n_organisations = pairs[ORGANISATION].nunique()
    return {
        "n_raters": frame["professional_id"].nunique(),
        "n_organisations": n_organisations,
        **_numbers(total / n, delete_one_interval(total / n, without, *RATING), n_organisations),
    }


def _numbers(mean: float, interval: tuple[float, float], n_organisations: int) -> dict[str, object]:
    low, high = RATING
    numbers: dict[str, object] = dict(
        zip(("mean", "ci_low", "ci_high"), (mean, *interval), strict=True)
    )
    numbers |= {
        name: (value - low) / (high - low)
        for name, value in zip(("share", "share_low", "share_high"), (mean, *interval), strict=True)
    }
    why = "no_interval" if n_organisations < 2 else "no_fair_interval"
    return numbers | {"reason": why if np.isnan(interval[0]) else None}


def _published(row: dict[str, object], hidden: set[tuple[object, object]]) -> dict[str, object]:
    """The row as it may be shown; of a few people only how many they are."""
    few = int(str(row["n_raters"])) < SMALL_CELL
    if not few and (row.get(WIJK), row.get(ORGANISATION)) not in hidden:
        return row | {"withheld": False}
    kept = ("grouping", WIJK, ORGANISATION, "n_raters", "n_organisations")
    reason = {"reason": "small_group", "needed": SMALL_CELL} if few else {"reason": "withheld"}
    return {name: row.get(name) for name in kept} | {"withheld": True} | reason
