"""What is known of each tie: confirmed, one-sided, unconfirmed, none, or unknown."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import check_table
from quickscan_sim.analyse.network.ties.pair_sides import TOLD, Columns, PairSides, pair_sides
from quickscan_sim.analyse.network.ties.place_readings import PAIR, PLACE, Contact
from quickscan_sim.analyse.typed_rows import typed_columns
from quickscan_sim.vocabulary import MIN_REPORTERS

TIE_STATES = ("confirmed", "one_sided", "unconfirmed", "none", "unknown")
"""What the two sides of a pair make of a tie, see :func:`read_tie_states`."""

STEPS_APART = 2.0
"""From this difference in mean level, or in mean quality, two views of one tie differ: an
assumption of ours, since one step is what two people of one organisation often differ."""

COUNTS = ("n_reporters", "n_naming", "n_working", "n_quality")
VIEWS = ("level", "quality")
COLUMNS = {
    **dict.fromkeys([*PLACE, *PAIR], "str"),
    "knows": "str",
    "works_with": "str",
    **{f"{name}{side}": "boolean" for name in ("names", "works") for side in ("", "_back")},
    **{f"{name}{side}": "Int64" for name in COUNTS for side in ("", "_back")},
    **{f"{name}{side}": "float64" for name in VIEWS for side in ("", "_back")},
    **{f"{name}_difference": "float64" for name in VIEWS},
    "views_differ": "boolean",
}


def read_tie_states(tie_readings: pd.DataFrame) -> pd.DataFrame:
    """Both sides of every pair put together: which ties are confirmed, and which are not known.

    A side can be read when at least 3 of its people could tell. The state of a pair is

    - ``confirmed``: both sides can be read and name each other;
    - ``one_sided``: both can be read, one names the other and is not named back;
    - ``unconfirmed``: a side that can be read names the other, which gave too few answers;
    - ``none``: both can be read and neither names the other;
    - ``unknown``: a side gave too few answers, and the other does not name it or gave too few
      answers too. That is no absent tie: who was not heard might have named it.

    Parameters
    ----------
    tie_readings
        From :func:`read_ties`.

    Returns
    -------
    DataFrame
        A row per wijk, layer and unordered pair. ``knows`` is the state of knowing each other (a
        level of 1 or more), ``works_with`` that of working together (a level of 2 or more). Columns
        without and with ``_back``: what the organisation tells of the partner, and back.
        ``level`` (0-5) and ``quality`` (1-4) are means over those of a readable side who name the
        other; ``level_difference`` and ``quality_difference`` say how far the two sides lie apart
        (in steps, without a sign), NA when one of them is missing. ``views_differ``: one of them
        is 2 steps or more; NA when neither is known. A pair that nobody names has no row in a
        wijk with more than 300 organisations.

    Raises
    ------
    QuickscanError
        For a table without its columns.

    Examples
    --------
    Nine people of three organisations; all of a name b, all of b and c name a.

    >>> from quickscan_sim.analyse import read_ties
    >>> people = pd.DataFrame({"professional_id": list("123456789"), "wave": 1,
    ...                        "organisation_id": list("aaabbbccc"), "neighbourhood_id": "kade",
    ...                        "responded": True, "answered_partners": True})
    >>> named = pd.DataFrame({"organisation_id": list("abc"), "partner_id": list("baa")})
    >>> ties = people.merge(named).assign(layer="care", level=3, quality=2)
    >>> readings = read_ties(ties, people, people, people, ["care"])
    >>> read_tie_states(readings)[["organisation_id", "partner_id", "knows"]].to_numpy().tolist()
    [['a', 'b', 'confirmed'], ['a', 'c', 'one_sided'], ['b', 'c', 'none']]
    """
    check_table(tie_readings, "tie_readings", [*PLACE, *PAIR, *TOLD])
    sides = pair_sides(tie_readings)
    columns: Columns = dict(sides.place)
    columns["knows"], columns["works_with"] = (
        states(sides, contact) for contact in ("names", "works")
    )
    for suffix, told in (("", sides.told), ("_back", sides.told_back)):
        readable = told["n_reporters"] >= MIN_REPORTERS
        columns |= {f"{name}{suffix}": told[name] for name in ("names", "works", *COUNTS)}
        columns |= {f"{it}{suffix}": np.where(readable, told[it], np.nan) for it in VIEWS}
    for name in VIEWS:
        columns[f"{name}_difference"] = np.abs(columns[name] - columns[f"{name}_back"])
    columns["views_differ"] = _far_apart([columns[f"{name}_difference"] for name in VIEWS])
    for name, kind in COLUMNS.items():
        if kind == "boolean":
            columns[name] = _yes_no(columns[name])
    return typed_columns(columns, COLUMNS, len(columns["knows"]))


def states(sides: PairSides, contact: Contact) -> np.ndarray:
    """The state of every pair, for one kind of contact."""
    there, back = sides.told[contact], sides.told_back[contact]
    names, unread = (there == 1) | (back == 1), np.isnan(there) | np.isnan(back)
    both = (there == 1) & (back == 1)
    return np.select(
        [both, names & ~unread, names, ~unread], TIE_STATES[:-1], default=TIE_STATES[-1]
    ).astype(object)


def is_named(state: np.ndarray) -> np.ndarray:
    """Whether at least one side names the other."""
    return np.isin(state, ("confirmed", "one_sided", "unconfirmed"))


def _far_apart(differences: list[np.ndarray]) -> np.ndarray:
    largest = np.fmax(*differences)
    return np.where(np.isnan(largest), np.nan, largest >= STEPS_APART)


def _yes_no(values: np.ndarray) -> np.ndarray:
    return np.array([None if value != value else value == 1 for value in values.tolist()], object)
