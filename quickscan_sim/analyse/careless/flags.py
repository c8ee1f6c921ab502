"""Forms that look careless, each with its reasons; what to do with them is for a person."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.errors import QuickscanError
from quickscan_sim.vocabulary import SMALL_CELL

RULES = ("longstring", "irv", "mahalanobis", "even_odd", "synonyms", "antonyms", "person_total")
ANY = "any"

SUMMARY_COLUMNS = {"rule": "str", "n": "Int64", "n_flagged": "Int64", "withheld": "bool"}


def flag_careless(
    indices: pd.DataFrame,
    longstring_above: float | None = None,
    irv_at_most: float | None = 0.0,
    mahalanobis_p_below: float | None = 0.001,
    even_odd_above: float | None = None,
    synonyms_below: float | None = None,
    antonyms_above: float | None = None,
    person_total_below: float | None = None,
) -> pd.DataFrame:
    """Which forms look careless, and by which rule; nobody is removed.

    By default three rules: one answer more than half of the form in a row (Curran 2016), the same
    answer to everything (``irv`` 0, with at least half of the form answered), and an answer
    pattern that is far from all others (Mahalanobis, p < .001). A form that somebody means
    can break a rule too, and careful-looking random answers break none: a flag is a question.

    What these default rules find, in 40 simulated quickscans each of about 200 and of about 800
    people (the example scenario with 24 items, seeds from 52000; 10 % answer at random, 5 % give
    one answer to a whole scale): of who answers at random 33 % and 53 % (single quickscans: 5 to
    72 %), of who gives one answer everywhere 96 % and 97 %, and all where at least half of the form
    is answered. No careful form was flagged: 0 of 6,800 and 0 of 27,016. Real people are less
    regular than simulated ones (``studies/study_careless.py``).

    Parameters
    ----------
    indices
        Of :func:`quickscan_sim.analyse.careless_indices`.
    longstring_above
        Longest run that is still fine; None: half of the items.
    irv_at_most, mahalanobis_p_below, even_odd_above, synonyms_below, antonyms_above,
    person_total_below
        Limits of the other rules; None: the rule is not used. With few themes ``even_odd`` is
        rough: the correlation of a person rests on one pair for each theme.

    Returns
    -------
    DataFrame
        A row per respondent, with the index of ``indices``: ``flagged``, a yes or no for each
        rule, and ``reasons``, the rules that it breaks. An index without a value breaks no rule.

    Raises
    ------
    QuickscanError
        When a column of the indices is missing.

    Examples
    --------
    >>> from quickscan_sim.analyse.careless.indices import careless_indices
    >>> forms = pd.DataFrame([[3, 3, 3, 3], [1, 2, 2, 5]], columns=list("abcd"))
    >>> flag_careless(careless_indices(forms))["reasons"].tolist()
    ['longstring irv', '']
    """
    _check_indices(indices)
    value = {name: indices[name].to_numpy(dtype=float, na_value=np.nan) for name in _NEEDED}
    half = value["n_items"] / 2
    limits: dict[str, tuple[str, float, np.ndarray | float | None]] = {
        "longstring": ("longstring", 1, half if longstring_above is None else longstring_above),
        "irv": ("irv", -1, None if irv_at_most is None else np.nextafter(irv_at_most, np.inf)),
        "mahalanobis": ("mahalanobis_p", -1, mahalanobis_p_below),
        "even_odd": ("even_odd", 1, even_odd_above),
        "synonyms": ("synonyms", -1, synonyms_below),
        "antonyms": ("antonyms", 1, antonyms_above),
        "person_total": ("person_total", -1, person_total_below),
    }
    none = np.zeros(len(indices), dtype=bool)
    broken = {
        rule: none if limit is None else (value[name] - limit) * side > 0
        for rule, (name, side, limit) in limits.items()
    }
    broken["irv"] = broken["irv"] & (value["n_answered"] >= half)
    names = np.array(RULES)
    flags = np.column_stack([broken[rule] for rule in RULES])
    reasons = [" ".join(names[row]) for row in flags]
    return pd.DataFrame({"flagged": flags.any(axis=1), **broken}, indices.index).assign(
        reasons=pd.array(reasons, dtype="str")
    )


def summarise_careless(flags: pd.DataFrame) -> pd.DataFrame:
    """How many forms broke each rule, for publication.

    Parameters
    ----------
    flags
        Of :func:`flag_careless`.

    Returns
    -------
    DataFrame
        A row per rule and one for "any": ``rule, n, n_flagged, withheld``. A number below 5 is
        not shown (also not that it is 0), nor one that with another number of this table would
        tell a number from 1 to 4.
    """
    if not isinstance(flags, pd.DataFrame) or not {"flagged", *RULES} <= set(flags.columns):
        raise QuickscanError("These are no flags. Give the table that flag_careless made.")
    n, n_any = len(flags), int(flags["flagged"].sum())
    rows = []
    for rule in (ANY, *RULES):
        n_flagged = int(flags["flagged" if rule == ANY else rule].sum())
        known = n if rule == ANY else n_any
        may_show = n_flagged >= SMALL_CELL and not 0 < known - n_flagged < SMALL_CELL
        rows.append(
            {
                "rule": rule,
                "n": n if n >= SMALL_CELL else None,
                "n_flagged": n_flagged if may_show else None,
                "withheld": not may_show,
            }
        )
    return typed_rows(rows, SUMMARY_COLUMNS)


_NEEDED = (
    "longstring",
    "irv",
    "mahalanobis_p",
    "even_odd",
    "synonyms",
    "antonyms",
    "person_total",
    "n_answered",
    "n_items",
)


def _check_indices(indices: pd.DataFrame) -> None:
    missing = [name for name in _NEEDED if name not in getattr(indices, "columns", ())]
    if missing:
        raise QuickscanError(
            "The indices have no column {column}. Give the table that careless_indices made.",
            column=missing[0],
        )
