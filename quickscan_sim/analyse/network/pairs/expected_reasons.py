"""Why a pair is expected to work together: the two or three things that raise it, in words."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import READINGS, check_count, check_table
from quickscan_sim.analyse.network.pairs.pair_features import Table
from quickscan_sim.analyse.network.pairs.pairs import Pairs, judged_pairs
from quickscan_sim.analyse.network.ties.place_readings import PAIR, PLACE
from quickscan_sim.analyse.typed_rows import typed_columns
from quickscan_sim.language import Message, mark

EXPECTED_REASONS: dict[str, str] = {
    "other_layers": mark("They already work together on {n} of {of} other themes."),
    "such_sectors": mark(
        "In the other neighbourhoods {n} of {of} pairs from these sectors work together."
    ),
    "such_sectors_here": mark(
        "In the rest of this neighbourhood {n} of {of} pairs from these sectors work together."
    ),
    "shared_partners": mark("They have {n} partners in common, out of {of} organisations."),
    "active": mark("Both have other partners: one works with {n} organisations, the other {of}."),
}
"""What can raise the expectation of a pair, with its two numbers."""

FEATURES_OF = {
    "other_layers": ("other_layers",),
    "such_sectors": ("such_sectors", "same_sector", "crosses"),
    "shared_partners": (
        "common_adamic_adar",
        "those_alike_name",
        "rest_common",
        "rest_in_three_steps",
    ),
    "active": ("activity", "organisations"),
}
COUNTS_OF = {
    "other_layers": ("n_layer_ties", "n_layers"),
    "such_sectors": ("n_such_ties", "n_such"),
    "shared_partners": ("n_common", "n_others"),
    "active": ("n_partners", "n_partners_back"),
}
FEWEST = {"other_layers": (1, 1), "such_sectors": (1, 5), "shared_partners": (2, 1),
          "active": (2, 2)}  # fmt: skip
"""With smaller numbers a reason is not worth a sentence."""

RAISES_FROM = 0.1
"""Log odds; less than this changes a chance by 2 or 3 percent at most."""

MOST_REASONS = 3

COLUMNS = {
    **dict.fromkeys([*PLACE, *PAIR], "str"),
    "expected": "float64",
    "reason": "str",
    "rank": "Int64",
    "why": "str",
    "n": "Int64",
    "of": "Int64",
    "raises": "float64",
}


def explain_expected(
    tie_readings: pd.DataFrame, organisations: pd.DataFrame, most: int = MOST_REASONS
) -> pd.DataFrame:
    """How likely each pair of organisations is to work together, and what raises that.

    Parameters
    ----------
    tie_readings
        From :func:`read_ties`.
    organisations
        Gives the sector of each organisation and, where it has the column, ``is_informal``.
    most
        At most this many reasons for a pair.

    Returns
    -------
    DataFrame
        A row per wijk, layer, pair and reason; ``rank`` 1 raises the expectation most. ``expected``
        is the probability that such a pair works together (0-1); what the two report of each other
        on this layer plays no part in it. ``why`` is a key of ``EXPECTED_REASONS`` with its numbers
        ``n`` and ``of``; ``raises`` tells by how much, in log odds. A pair that nothing raises has
        one row without a ``why``; where too few pairs can be read there is one row with the reason
        why ``expected`` is missing.

    Raises
    ------
    QuickscanError
        For a table without its columns, or a number of reasons below 1.

    Examples
    --------
    From three pairs nothing can be learned.

    >>> from quickscan_sim.analyse import read_ties
    >>> people = pd.DataFrame({"professional_id": list("123456789"), "wave": 1,
    ...                        "organisation_id": list("aaabbbccc"), "neighbourhood_id": "kade",
    ...                        "responded": True, "answered_partners": True})
    >>> named = pd.DataFrame({"organisation_id": list("abc"), "partner_id": list("baa")})
    >>> ties = people.merge(named).assign(layer="care", level=3, quality=2)
    >>> readings = read_ties(ties, people, people, people, ["care"])
    >>> sectors = pd.DataFrame({"organisation_id": list("abc"),
    ...                         "sector": ["school", "care", "care"]})
    >>> found = explain_expected(readings, sectors)
    >>> found[["organisation_id", "partner_id", "reason"]].to_numpy().tolist()
    [['a', 'b', 'too_few_pairs'], ['a', 'c', 'too_few_pairs'], ['b', 'c', 'too_few_pairs']]
    """
    check_table(tie_readings, "tie_readings", READINGS)
    check_table(organisations, "organisations", ("organisation_id", "sector"))
    check_count("most", most, 1)
    if tie_readings.empty:
        return typed_columns({name: [] for name in COLUMNS}, COLUMNS, 0)
    pairs = judged_pairs(tie_readings, organisations)
    found = reasons_for(pairs, most)
    unraised = np.setdiff1d(np.arange(len(pairs.expected)), found["pair"].to_numpy())
    nothing = pd.DataFrame({"pair": unraised, "n": 0, "of": 0, "rank": 0, "raises": 0.0})
    rows = pd.concat([found, nothing], ignore_index=True).sort_values(["pair", "rank"])
    at = rows["pair"].to_numpy(np.int64)
    columns = {name: values[at] for name, values in pairs.place.items()} | {
        "expected": pairs.expected[at],
        "reason": [code or None for code in pairs.basis.reason[at].tolist()],
        **{name: rows[name].to_numpy(object) for name in ("rank", "n", "of", "raises")},
        "why": rows["why"].to_numpy(object),
    }
    return typed_columns(columns, COLUMNS, len(rows))


def reasons_for(pairs: Pairs, most: int = MOST_REASONS) -> pd.DataFrame:
    """What raises the expectation of each pair, the strongest first.

    Returns
    -------
    DataFrame
        ``pair`` (its place among the pairs, from 0), ``rank`` (from 1), ``why`` (a key of
        ``EXPECTED_REASONS``), ``n`` and ``of`` (its numbers) and ``raises`` (log odds above an
        average pair). A pair that nothing raises has no row.
    """
    raises, evidence = pairs.basis.raises, pairs.basis.evidence
    parts = [_of_one_kind(why, raises, evidence) for why in FEATURES_OF if raises]
    columns = ["pair", "rank", "why", "n", "of", "raises"]
    if not parts:
        return pd.DataFrame({name: [] for name in columns}).astype({"pair": "int64"})
    rows = pd.concat(parts, ignore_index=True)
    rows = rows.sort_values(["pair", "raises"], ascending=[True, False], kind="stable")
    rows["rank"] = rows.groupby("pair").cumcount() + 1
    return rows.loc[rows["rank"] <= most, columns].reset_index(drop=True)


def say_reason(why: str, n: int, of: int) -> Message:
    """One reason as a sentence.

    >>> print(say_reason("shared_partners", 4, 9).in_language("en"))
    They have 4 partners in common, out of 9 organisations.
    """
    return Message(EXPECTED_REASONS[why], n=n, of=of)


def _of_one_kind(why: str, raises: Table, evidence: Table) -> pd.DataFrame:
    raised = np.sum([raises[name] for name in FEATURES_OF[why] if name in raises], axis=0)
    n, of = (evidence[name] for name in COUNTS_OF[why])
    fewest, fewest_of = FEWEST[why]
    kept = np.flatnonzero((raised >= RAISES_FROM) & (n >= fewest) & (of >= fewest_of))
    code = np.full(len(kept), why, dtype=object)
    if why == "such_sectors":
        code[evidence["one_wijk"][kept] == 1] = "such_sectors_here"
    numbers = {"n": n[kept].astype(np.int64), "of": of[kept].astype(np.int64)}
    return pd.DataFrame({"pair": kept, "why": code, **numbers, "raises": raised[kept]})
