"""The attack on a table of published numbers: solve its relations and see what follows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from quickscan_sim.analyse.disclosure.bounds import Seen, Unknowns, look_around, mean_range, n_range
from quickscan_sim.analyse.disclosure.network_numbers import leaks_about_ties
from quickscan_sim.analyse.disclosure.relations import (
    LABELS,
    Relations,
    relations_of_labels,
    relations_of_people,
)
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message, mark
from quickscan_sim.vocabulary import SMALL_CELL

ATTACKED = {"mean": "score", "share": "share", "count": "count"}
"""The quantities whose groups add up, and which of them speak of the same answers."""

TABLE = ("family", "theme", "item_id", "layer", "wave", "organisation_pair")
FOLLOWS = 1e-8
NARROW = 0.1
"""A mean that must lie within this part of its scale counts as known."""

FEW = 3
"""So few unknowns that hang together are bounded one by one at once."""

NEEDED = ("quantity", "grouping", *LABELS, "theme", "n", "value", "withheld")


@dataclass(frozen=True)
class _Attacked:
    """One published table of one theme or item: its rows, and how they hang together."""

    rows: pd.DataFrame
    relations: Relations
    minimum: int

    @property
    def hidden(self) -> np.ndarray:
        hidden: np.ndarray = self.rows["withheld"].fillna(False).to_numpy(bool)
        return hidden


def check_published(
    published: pd.DataFrame,
    places: pd.DataFrame | None = None,
    minimum: int = SMALL_CELL,
    *,
    bounds: bool = True,
) -> list[Message]:
    """What a reader who calculates could find out that was withheld; nothing when it is safe.

    The attacker knows every published n and mean without rounding (the worst case), and which
    groups add up to which. It is a leak when

    - a published number rests on fewer than ``minimum`` people, or what is left of a published
      group after the published groups inside it does;
    - a withheld row lies in the span of the published rows: then its n and its total follow;
    - (``bounds``) its n, at least 0, can have one value only, or its mean must lie within
      a tenth of the scale while it may have fewer than ``minimum`` people (linear programmes
      over the relations of the labels);
    - a number about ties rests on too few people or organisations
      (:func:`~quickscan_sim.analyse.disclosure.network_numbers.leaks_about_ties`).

    Only numbers about the same answers (a theme score, a question) are held together. Two tables
    of one group may differ by a person in n, because they ask for other answers of each: how many
    gave the one and not the other follows from that, and nothing about what they answered.

    Parameters
    ----------
    published
        Columns ``quantity`` (mean, share and count are attacked), ``grouping``, the labels
        of the group, ``theme``, ``n``, ``value``, ``withheld``, and when they exist ``item_id``,
        ``wave``, ``low`` and ``high`` (ends of the scale). Withheld rows are listed, empty.
    places
        For an attacker who knows who works where: a row per person with a score and wijk
        (professional_id, sector, organisation_id, neighbourhood_id, income_group, and theme when
        it differs per theme).

    Returns
    -------
    list of Message
        One sentence for each leak.

    Examples
    --------
    >>> rows = pd.DataFrame({"quantity": "mean", "grouping": ["all", "sector", "sector"],
    ...     "sector": [None, "a", "b"], "neighbourhood_id": None, "organisation_id": None,
    ...     "income_group": None, "theme": "t", "n": [9, 6, None], "value": [3.0, 3.5, None],
    ...     "withheld": [False, False, True]})
    >>> for leak in check_published(rows):
    ...     print(leak.in_language("en"))
    The table of t gives a withheld number away: sector b follows from the other numbers.
    The table of t gives fewer than 5 people away: 3 people are left of all.
    """
    missing = [name for name in NEEDED if name not in published.columns]
    if missing:
        raise QuickscanError(
            "This is no table of published numbers: it has no column {columns}. "
            "Give the file published_numbers.csv of a report.",
            columns=", ".join(missing),
        )
    of_answers = [
        leak
        for table in _tables(published, places, minimum)
        for leak in (
            *_small(table),
            *_solved(table),
            *_left_over(table),
            *(_bounded(table) if bounds and places is None else ()),
        )
    ]
    return [*of_answers, *leaks_about_ties(published, minimum)]


def _tables(published: pd.DataFrame, places: pd.DataFrame | None, minimum: int) -> list[_Attacked]:
    numbers = published[published["quantity"].isin(list(ATTACKED))]
    numbers = numbers.assign(family=numbers["quantity"].map(ATTACKED))
    by = [name for name in TABLE if name in numbers.columns]
    found = []
    for _, rows in numbers.groupby(by, dropna=False, sort=False):
        one = rows.reset_index(drop=True)
        if places is None:
            relations = relations_of_labels(one)
        else:
            of_theme = (
                places[places["theme"] == one["theme"].iloc[0]] if "theme" in places else places
            )
            relations = relations_of_people(one, of_theme)
        found.append(_Attacked(one, relations, minimum))
    return found


def _small(table: _Attacked) -> list[Message]:
    rows = table.rows
    n = rows["n"].astype("float64").to_numpy()
    small = ~table.hidden & (n > 0) & (n < table.minimum)
    return [
        _leak(table, mark("{group} is shown and has fewer than {minimum} people"), place)
        for place in np.flatnonzero(small).tolist()
    ]


def _solved(table: _Attacked) -> list[Message]:
    """Withheld rows in the span of what is published: the part outside the span has no length."""
    hidden, relations = table.hidden, table.relations
    targets = np.flatnonzero(hidden & relations.rows.any(axis=1))
    known = np.vstack([relations.zero, relations.rows[~hidden]])
    if not len(known) or not len(targets):
        return []
    _, values, directions = np.linalg.svd(known, full_matrices=False)
    span = directions[values > FOLLOWS * values.max(initial=1.0)]
    wanted = relations.rows[targets]
    left = wanted - (wanted @ span.T) @ span
    follows = (left**2).sum(axis=1) < FOLLOWS
    return [
        _leak(table, mark("{group} follows from the other numbers"), place)
        for place in targets[follows].tolist()
    ]


def _left_over(table: _Attacked) -> list[Message]:
    """Groups of which the published groups inside leave too few people."""
    relations, hidden = table.relations, table.hidden
    n = np.where(hidden, 0.0, table.rows["n"].astype("float64").fillna(0).to_numpy())
    found = []
    for row in np.vstack([relations.zero, relations.rest]):
        whole = int(np.argmax(row > 0))
        n_left = round(float(row @ n)) if relations.zero.shape[1] == len(n) else 0
        inside_shown = ((row < 0) & ~hidden).any()
        if not hidden[whole] and inside_shown and 0 < n_left < table.minimum:
            text = mark("{n} people are left of {group}")
            found.append(_few_left(table, text, whole, n_left))
    return found


def _bounded(table: _Attacked) -> list[Message]:
    """A group of at least the minimum is hidden for others' sake; its mean may nearly follow."""
    rows = table.rows
    if not table.hidden.any() or "low" not in rows:
        return []
    whole = Unknowns.of(rows, table.relations)
    return [leak for left in whole.parts() for leak in _bounded_part(table, left)]


def _bounded_part(table: _Attacked, left: Unknowns) -> list[Message]:
    seen, narrow = Seen(left), NARROW * (left.high - left.low)
    if len(left.hidden) > FEW:
        look_around(left, seen)
    found = []
    for target, place in enumerate(left.hidden.tolist()):
        if seen.is_open(target, narrow):
            continue
        low, high = mean_range(left, target, seen)
        if seen.is_open(target, narrow):
            continue
        lowest, highest = n_range(left, target, seen)
        if lowest == highest:
            found.append(_leak(table, mark("{group} can only have n = {n}"), place, n=lowest))
        if lowest < table.minimum and highest > 0 and high - low < narrow:
            text = mark("the mean of {group} can only lie within a tenth of the scale")
            found.append(_leak(table, text, place))
    return found


def _leak(table: _Attacked, text: str, place: int, **more: object) -> Message:
    return Message(
        "The table of {subject} gives a withheld number away: {what}.",
        subject=_subject(table),
        what=Message(text, group=_group(table, place), minimum=table.minimum, **more),
    )


def _few_left(table: _Attacked, text: str, place: int, n: int) -> Message:
    return Message(
        "The table of {subject} gives fewer than {minimum} people away: {what}.",
        subject=_subject(table),
        minimum=table.minimum,
        what=Message(text, group=_group(table, place), n=n),
    )


def _subject(table: _Attacked) -> str:
    row = table.rows.iloc[0]
    item = row.get("item_id")
    return str(item) if pd.notna(item) else str(row["theme"])


def _group(table: _Attacked, place: int) -> str:
    row = table.rows.iloc[place]
    labels = [str(row[label]) for label in LABELS if pd.notna(row[label])]
    return " ".join([str(row["grouping"]), *labels])
