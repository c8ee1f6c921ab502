"""Where partners do not find each other: weak spots in working together, with how sure we are."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from quickscan_sim.analyse.given import READINGS, check_table
from quickscan_sim.analyse.network.graphs import tie_graph
from quickscan_sim.analyse.network.pairs import Columns, Pairs, judged_pairs
from quickscan_sim.analyse.network.tie_readings import PAIR, PLACE, places_of
from quickscan_sim.analyse.typed_rows import typed_columns, typed_rows
from quickscan_sim.tables import GAPS
from quickscan_sim.tables.declaration import DTYPES
from quickscan_sim.vocabulary import MIN_REPORTERS, SMALL_CELL, WEAK_QUALITY

EXPECTED_FROM = 0.5
"""A tie is expected where at least half of such pairs work together in the other wijken."""

MIN_OTHERS = 3
"""A single broker stands between an organisation and at least three others."""

CERTAINTY_FROM = 0.3
"""Weak spots less certain than this are not listed."""

COLUMNS = {column.name: DTYPES[column.kind] for column in GAPS.columns}


def find_gaps(
    tie_readings: pd.DataFrame,
    organisations: pd.DataFrame,
    minimum_certainty: float = CERTAINTY_FROM,
) -> pd.DataFrame:
    """Weak spots in working together, the most certain first.

    Four kinds: ``no_tie`` (neither side names the other, while such organisations do work
    together in other wijken), ``one_way`` (one side names the other, the other does not),
    ``weak_quality`` (the tie is there, and those in it rate it below the middle of the scale) and
    ``single_broker`` (an organisation, the partner, reaches the others only through one).

    Whether a tie truly exists is estimated from all reports of both sides: a mixture of pairs
    with and without a tie, whose two reporting rates are the same everywhere (a latent class
    model as in Butts 2003, fitted by EM). ``expected`` is the rate of ties between such sectors in
    the other wijken, drawn towards the overall rate; ``p_absent`` the probability that there is
    no tie. ``certainty`` joins what the kind asks for: expected x p_absent; the probability that
    the tie exists for one side only; the probability that the true quality is below the
    middle; the probability that there is truly no other route.

    Only organisations with enough reporters are read: one that did not answer is no gap. The
    number that names the partner is empty where fewer than 5 people could tell.

    Parameters
    ----------
    tie_readings
        From :func:`read_ties`.
    organisations
        Gives the sector of each organisation.

    Returns
    -------
    DataFrame
        Table ``gaps``, sorted by certainty; without rows where nothing can be read.

    Raises
    ------
    QuickscanError
        For a table without its columns.
    """
    check_table(tie_readings, "tie_readings", READINGS)
    check_table(organisations, "organisations", ("organisation_id", "sector"))
    if tie_readings.empty:
        return typed_rows([], COLUMNS)
    pairs = judged_pairs(tie_readings, organisations)
    found = [
        _no_tie(pairs),
        *_one_way(pairs),
        _weak_quality(pairs),
        _single_broker(tie_readings, pairs),
    ]
    gaps = {name: np.concatenate([part[name] for part in found]) for name in COLUMNS}
    kept = np.flatnonzero(gaps["certainty"] >= minimum_certainty)
    order = ["certainty", "kind", "neighbourhood_id", "layer", "organisation_id", "partner_id"]
    keys = [gaps[name][kept].astype(str) for name in reversed(order[1:])]
    kept = kept[np.lexsort([*keys, -gaps["certainty"][kept]])]
    return _published({name: values[kept] for name, values in gaps.items()})


def _published(gaps: Columns) -> pd.DataFrame:
    """Chances in whole percentages, so that nobody can work back who of three said what; and who
    named whom is not told of fewer than five people: whether it was half of them is.
    """
    shown = dict(gaps)
    for name in ("expected", "p_absent", "certainty"):
        shown[name] = gaps[name].round(2)
    for side in ("", "_back"):
        few = ~(gaps[f"n_reporters{side}"] >= SMALL_CELL)
        shown[f"n_naming{side}"] = np.where(few, np.nan, gaps[f"n_naming{side}"])
    return typed_columns(shown, COLUMNS, len(gaps["kind"]))


def _no_tie(pairs: Pairs) -> Columns:
    names, names_back = pairs.names
    found = pairs.where((names == 0) & (names_back == 0) & (pairs.expected >= EXPECTED_FROM))
    return _as_gaps("no_tie", found, found.expected * found.p_absent)


def _one_way(pairs: Pairs) -> list[Columns]:
    names, names_back = pairs.names
    towards = pairs.where((names == 1) & (names_back == 0))
    back = pairs.where((names == 0) & (names_back == 1)).turned()
    return [_as_gaps("one_way", found, found.p_only[0]) for found in (towards, back)]


def _weak_quality(pairs: Pairs) -> Columns:
    """Rated per pair, on the layer where they work together most closely."""
    names, names_back = pairs.names
    found = pairs.where((names == 1) | (names_back == 1))
    told, back = found.told, found.told_back
    n_quality = told["n_quality"] + back["n_quality"]
    ratings, ratings_back = (
        np.where(side["n_quality"] > 0, side["n_quality"] * side["quality"], 0.0)
        for side in (told, back)
    )
    rated = np.flatnonzero(n_quality >= SMALL_CELL)
    found, n_quality = found.where(rated), n_quality[rated]
    quality = (ratings + ratings_back)[rated] / n_quality
    gaps = _as_gaps("weak_quality", found, _p_below(quality, n_quality), quality, n_quality)
    closeness = np.fmax(found.told["level"], found.told_back["level"])
    # Where no level is known, the pair comes last.
    closest_first = np.argsort(-np.nan_to_num(closeness, nan=-1.0), kind="stable")
    seen: set[tuple[str, ...]] = set()
    kept = []
    for row in closest_first.tolist():
        pair = tuple(gaps[name][row] for name in ("neighbourhood_id", *PAIR))
        if pair not in seen and quality[row] < WEAK_QUALITY:
            kept.append(row)
        seen.add(pair)
    return {name: values[kept] for name, values in gaps.items()}


def _as_gaps(
    kind: str,
    found: Pairs,
    certainty: np.ndarray,
    quality: np.ndarray | None = None,
    n_quality: np.ndarray | None = None,
) -> Columns:
    """Pairs as rows of the table ``gaps``."""
    nothing = np.full(len(certainty), np.nan)
    return found.place | {
        "kind": np.full(len(certainty), kind, dtype=object),
        "expected": found.expected,
        "p_absent": found.p_absent,
        "certainty": certainty,
        "n_reporters": found.told["n_reporters"],
        "n_naming": found.told["n_naming"],
        "n_reporters_back": found.told_back["n_reporters"],
        "n_naming_back": found.told_back["n_naming"],
        "quality": nothing if quality is None else quality,
        "n_quality": nothing if n_quality is None else n_quality,
    }


QUALITY_SPREAD = 0.8
"""Standard deviation of quality ratings of one tie, on the scale 1-4: an assumption."""


def _p_below(quality: np.ndarray, n_quality: np.ndarray) -> np.ndarray:
    """The probability that the true quality is below the middle, drawn towards all ties.

    Empirical Bayes (Efron and Morris 1975): true qualities vary around their mean with the
    variance that rating noise does not explain.
    """
    from scipy.special import ndtr

    if len(quality) == 0:
        return np.zeros(0)
    noise = QUALITY_SPREAD**2 / n_quality
    between = max(float(quality.var() - noise.mean()), 0.05)
    weight = between / (between + noise)
    middle = quality.mean() + weight * (quality - quality.mean())
    return np.asarray(ndtr((WEAK_QUALITY - middle) / np.sqrt(weight * noise)))


def _single_broker(tie_readings: pd.DataFrame, pairs: Pairs) -> Columns:
    rows: list[dict[str, object]] = []
    keys = zip(*(pairs.place[name] for name in [*PLACE, *PAIR]), strict=True)
    p_absent = dict(zip(keys, pairs.p_absent.tolist(), strict=True))
    for reading in places_of(tie_readings):
        place, graph = reading.place, tie_graph(reading)
        n_told = dict(zip(reading.names, reading.reporters().tolist(), strict=True))
        for broker in sorted(nx.articulation_points(graph)):
            whole = nx.node_connected_component(graph, broker)
            parts = list(nx.connected_components(graph.subgraph(whole - {broker})))
            main = max(parts, key=lambda part: (len(part), sorted(part)))
            if len(main) < MIN_OTHERS:
                continue
            for part in (part for part in parts if part is not main):
                certainty = _p_only_route(p_absent, place, part, whole - part - {broker})
                rows += [
                    dict(zip(PLACE, place, strict=True))
                    | {"organisation_id": broker, "partner_id": cut_off, "certainty": certainty}
                    | {"kind": "single_broker", "n_reporters_back": n_told[cut_off]}
                    for cut_off in sorted(part)
                    if n_told[cut_off] >= MIN_REPORTERS
                ]
    return {
        name: np.array(
            [row.get(name, np.nan) for row in rows], dtype=object if kind == "str" else float
        )
        for name, kind in COLUMNS.items()
    }


def _p_only_route(
    p_absent: dict[tuple[Any, ...], float], place: tuple[Any, ...], part: set[str], others: set[str]
) -> float:
    """The probability that nobody in the part has a tie with any of the others."""
    pairs = [(min(one, two), max(one, two)) for one in part for two in others]
    return float(np.prod([p_absent[(*place, *pair)] for pair in pairs]))
