"""Where partners do not find each other: weak spots in working together, with how sure we are."""

from __future__ import annotations

import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import READINGS, check_share, check_table
from quickscan_sim.analyse.network.gaps.falling_apart import (
    draw_falls,
    hanging_on_one,
    split_layers,
)
from quickscan_sim.analyse.network.gaps.gap_rows import COLUMNS, chosen, joined
from quickscan_sim.analyse.network.gaps.informal import informal_apart
from quickscan_sim.analyse.network.gaps.missing_ties import missing_ties
from quickscan_sim.analyse.network.gaps.not_found import unfound_organisations
from quickscan_sim.analyse.network.gaps.one_way import one_way_ties
from quickscan_sim.analyse.network.gaps.place_pairs import places_with_pairs
from quickscan_sim.analyse.network.gaps.quality import weak_ties
from quickscan_sim.analyse.network.gaps.single_broker import single_brokers
from quickscan_sim.analyse.network.gaps.single_layer import single_layer_ties
from quickscan_sim.analyse.network.gaps.views import differing_views
from quickscan_sim.analyse.network.pairs.pairs import Columns, judged_pairs
from quickscan_sim.analyse.typed_rows import typed_columns, typed_rows
from quickscan_sim.vocabulary import SMALL_CELL

CERTAINTY_FROM = 0.3
"""Weak spots less certain than this are not listed."""

RANKED_BY = ("kind", "neighbourhood_id", "layer", "organisation_id", "partner_id")
PROBABILITIES = ("expected", "p_absent", "certainty")
MEANS = ("level", "level_back", "quality", "quality_back", "n_affected")


def find_gaps(
    tie_readings: pd.DataFrame,
    organisations: pd.DataFrame,
    minimum_certainty: float = CERTAINTY_FROM,
) -> pd.DataFrame:
    """Weak spots in working together, the most certain first.

    Ten kinds. Of a pair of organisations: ``no_tie`` (none, where such a pair is
    likely to work together), ``one_way`` (one side names the other, the other does not),
    ``differing_views`` (both see the tie very differently), ``single_layer`` (they work together
    on one layer only) and ``weak_quality`` (they work together closely and rate it below the
    middle). Of one organisation: ``not_found`` (nobody names it), ``single_broker`` (the partner
    reaches the others through this one only), ``hangs_on_one`` (without it many others are cut
    off) and ``informal_apart`` (an informal group without a tie with any formal organisation). Of
    a whole layer: ``split_layer`` (it falls apart, while another does not) and ``informal_apart``
    without an organisation (all informal groups together).

    Whether a tie truly exists is estimated from all reports of both sides: a mixture of pairs
    with and without a tie, whose two reporting rates are the same everywhere (a latent class
    model as in Butts 2003, fitted by EM). ``expected`` is how likely such a tie (or a tie of such
    an organisation) is, apart from what its two sides say of each other
    (:func:`explain_expected`; for ``no_tie`` its two strongest reasons are in the table);
    ``p_absent`` the probability that what is missing is truly absent. ``certainty`` joins what
    the kind asks for; each kind's own function states its formula. It is a probability for each
    row by itself, not for the list as a whole.

    Ranked by certainty alone, and at equal certainty by how many organisations are touched
    (``n_affected``): a weight for size would put a doubtful remark about many before a sure one
    about two, and nobody can check a doubtful one. :func:`top_gaps` picks a few that differ.

    A pair is only read where both sides have enough reporters: an organisation that did not
    answer is never one side of ``no_tie`` or ``one_way``. The number that names the partner, and
    a mean level, is empty where fewer than 5 people tell. Where not every kind was looked for,
    :func:`skipped_gaps` says so.

    Parameters
    ----------
    tie_readings
        From :func:`read_ties`.
    organisations
        Gives the sector of each organisation, and with ``is_informal`` which are informal groups.
    minimum_certainty
        Rows below it are left out; 0 to 1.

    Returns
    -------
    DataFrame
        Table ``gaps``, ranked; without rows where nothing can be read.

    Raises
    ------
    QuickscanError
        For a table without its columns, or a certainty outside 0-1.

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
    >>> sectors = pd.DataFrame({"organisation_id": list("abc"),
    ...                         "sector": ["school", "care", "care"]})
    >>> gaps = find_gaps(readings, sectors)
    >>> gaps[["kind", "organisation_id", "partner_id", "certainty"]].to_numpy().tolist()
    [['one_way', 'c', 'a', 0.99], ['weak_quality', 'a', 'b', 0.99]]
    """
    check_table(tie_readings, "tie_readings", READINGS)
    check_table(organisations, "organisations", ("organisation_id", "sector"))
    check_share("minimum_certainty", minimum_certainty)
    if tie_readings.empty:
        return typed_rows([], COLUMNS)
    gaps = _of_every_kind(tie_readings, organisations)
    gaps = chosen(gaps, np.flatnonzero(gaps["certainty"] >= minimum_certainty))
    return _published(chosen(gaps, _ranked(gaps)))


def _of_every_kind(tie_readings: pd.DataFrame, organisations: pd.DataFrame) -> Columns:
    pairs = judged_pairs(tie_readings, organisations)
    places = places_with_pairs(tie_readings, pairs)
    falls = draw_falls(places)
    return joined(
        [
            missing_ties(pairs),
            one_way_ties(pairs),
            differing_views(pairs),
            single_layer_ties(pairs),
            weak_ties(pairs),
            unfound_organisations(places, pairs),
            single_brokers(places, pairs),
            split_layers(falls),
            hanging_on_one(falls),
            informal_apart(places, pairs, organisations),
        ]
    )


def _ranked(gaps: Columns) -> np.ndarray:
    """Row numbers by certainty, then by organisations touched, then by name."""
    names = [gaps[name].astype(str) for name in reversed(RANKED_BY)]
    affected = np.nan_to_num(gaps["n_affected"], nan=0.0)
    return np.lexsort([*names, -affected, -gaps["certainty"].round(6)])


def _published(gaps: Columns) -> pd.DataFrame:
    """Chances in whole percentages, so that nobody can work back who of three said what; and who
    named whom is not told of fewer than five people: whether it was half of them is.
    """
    shown = dict(gaps)
    for name in PROBABILITIES:
        shown[name] = gaps[name].round(2)
    for name in MEANS:
        shown[name] = gaps[name].round(1)
    for side in ("", "_back"):
        few = ~(gaps[f"n_naming{side}"] >= SMALL_CELL)
        shown[f"level{side}"] = np.where(few, np.nan, shown[f"level{side}"])
        few = ~(gaps[f"n_reporters{side}"] >= SMALL_CELL)
        shown[f"n_naming{side}"] = np.where(few, np.nan, gaps[f"n_naming{side}"])
    return typed_columns(shown, COLUMNS, len(gaps["kind"]))
