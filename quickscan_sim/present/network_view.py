"""What the network picture on a screen is made of: one wijk as plain data, ready for JSON.

The widget in a notebook and the page that stands on its own draw this and nothing else. All that
is computed from answers is computed here; what is missing here cannot leak there. Organisations
are numbers; their names are texts, or their sector's where they may not be named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from quickscan_sim.advise import naming
from quickscan_sim.advise.findings.gap_words import (
    gap_basis,
    gap_caution,
    gap_claim,
    gap_next_step,
    gap_unknown,
)
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import LANGUAGES, Message, Readable
from quickscan_sim.present.cells import known, records
from quickscan_sim.present.figure_style import invented_mark, look_of
from quickscan_sim.present.network_marks import GAP_COLOUR, outline
from quickscan_sim.present.network_places import RING_UP_TO, free_places, in_wedges, on_ring
from quickscan_sim.present.network_view_ties import ViewTie, all_layers, view_ties
from quickscan_sim.present.network_view_words import view_words
from quickscan_sim.vocabulary import GAP_KINDS, MIN_REPORTERS, SMALL_CELL, WEAK_QUALITY

if TYPE_CHECKING:
    from quickscan_sim.advise import Reading

MOST_DRAWN = 600
"""A wijk with more organisations than this cannot be read from a picture of dots."""

View = dict[str, Any]
Texts = dict[str, str]


def network_view(reading: Reading, neighbourhood_ids: Sequence[str], named: bool) -> View:
    """Everything that the picture of these neighbourhoods shows, in both languages.

    Parameters
    ----------
    named
        False: organisations are called after their sector, with a number.

    Returns
    -------
    dict
        ``words`` (by language), ``sectors`` (name, colour, outline), ``wijken`` (organisations,
        places, layers with ties, weak spots) and ``invented``. Holds only what JSON can hold.

    Raises
    ------
    QuickscanError
        When a neighbourhood has more organisations than a picture can show.

    Examples
    --------
    >>> from quickscan_sim import Parameters, simulate_quickscan
    >>> from quickscan_sim.advise import summarise_quickscan
    >>> scan, truth = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))
    >>> wijk = scan.neighbourhoods["neighbourhood_id"].iloc[0]
    >>> view = network_view(summarise_quickscan(scan), [wijk], named=True)
    >>> [layer["name"]["en"] for layer in view["wijken"][0]["layers"]]
    ['Noticing', 'Supporting', 'Encouraging']
    """
    scan = reading.scan
    names = naming.Names(scan, named)
    return {
        "invented": scan.invented,
        "mark": _in_both(invented_mark) if scan.invented else dict.fromkeys(LANGUAGES, ""),
        "words": {language: view_words(language) for language in LANGUAGES},
        "sectors": [
            _look(position, sector.name)
            for position, sector in enumerate(scan.questionnaire.sectors)
        ],
        "gap_colour": GAP_COLOUR,
        "gap_kinds": {kind: _texts(name) for kind, name in GAP_KINDS.items()},
        "weak_quality": WEAK_QUALITY,
        "wijken": [_wijk_view(reading, wijk, names) for wijk in neighbourhood_ids],
    }


def _wijk_view(reading: Reading, wijk: str, names: naming.Names) -> View:
    order = _in_order(reading, wijk, names)
    rows = reading.tie_readings[reading.tie_readings["neighbourhood_id"] == wijk]
    asked = rows.groupby("organisation_id")["n_reporters"].max().to_dict()
    n_reporters = np.array([int(asked.get(organisation, 0)) for organisation in order])
    numbers = {organisation: number for number, organisation in enumerate(order)}
    layers = [
        view_ties(rows[rows["layer"] == layer], numbers, n_reporters >= MIN_REPORTERS)
        for layer in reading.scan.questionnaire.layer_ids
    ]
    return {
        "id": wijk,
        "name": names.wijk(wijk),
        "basis": _basis(n_reporters),
        "organisations": _organisations(reading, order, n_reporters, wijk, names),
        **_places(reading, order, layers),
        "layers": _layers(reading, layers),
        "all": [tie.row() for tie in all_layers(layers)],
        "gaps": _gaps(reading, wijk, numbers, names),
        "n_gaps": int((reading.gaps["neighbourhood_id"] == wijk).sum()),
    }


def _in_order(reading: Reading, wijk: str, names: naming.Names) -> list[str]:
    """The organisations of a wijk, by sector as in the questionnaire, then by code."""
    order = reading.scan.questionnaire.sector_ids
    sector_of = _sector_of(reading)
    present = sorted(set(names.in_wijk(wijk)))
    if len(present) > MOST_DRAWN:
        raise QuickscanError(
            "{wijk} has {n} organisations. A picture can be read up to {most}. The table of weak "
            "spots (quickscan gaps) has no such limit.",
            wijk=names.wijk(wijk),
            n=len(present),
            most=MOST_DRAWN,
        )
    return sorted(present, key=lambda organisation: order.index(sector_of[organisation]))


def _sector_of(reading: Reading) -> dict[str, str]:
    organisations = reading.scan.organisations
    return dict(zip(organisations["organisation_id"], organisations["sector"], strict=True))


def _organisations(
    reading: Reading, order: list[str], n_reporters: np.ndarray, wijk: str, names: naming.Names
) -> list[View]:
    sector_ids = reading.scan.questionnaire.sector_ids
    sector_of = _sector_of(reading)
    informal = _informal(reading)
    return [
        {
            "id": organisation if names.named else str(number),
            "label": _texts(names.organisation(organisation, wijk)),
            "sector": sector_ids.index(sector_of[organisation]),
            "informal": informal.get(organisation, False),
            "readable": bool(n >= MIN_REPORTERS),
            "answers": _answers(n),
        }
        for number, (organisation, n) in enumerate(
            zip(order, n_reporters.tolist(), strict=True), start=1
        )
    ]


def _informal(reading: Reading) -> dict[str, bool]:
    organisations = reading.scan.organisations
    flags = organisations["is_informal"].to_numpy(bool, na_value=False)
    return dict(zip(organisations["organisation_id"], flags.tolist(), strict=True))


def _answers(n: int) -> Texts:
    """How many people answered; no number below five."""
    if n >= SMALL_CELL:
        return _texts(Message("n = {n} people answered", n=n))
    if n >= MIN_REPORTERS:
        return _texts(Message("fewer than 5 people answered"))
    return _texts(Message("too few answers to read its ties"))


def _basis(n_reporters: np.ndarray) -> Texts:
    """What the picture stands on; people in organisations with too few answers are not counted."""
    read = n_reporters[n_reporters >= MIN_REPORTERS]
    if read.sum() < SMALL_CELL:
        return _texts(
            Message(
                "{n} organisations, {n_readable} with enough answers to be read; fewer than 5 "
                "people filled in the question about partners there.",
                n=len(n_reporters),
                n_readable=len(read),
            )
        )
    return _texts(
        Message(
            "{n} organisations, {n_readable} with enough answers to be read; n = {n_people} people "
            "filled in the question about partners there.",
            n=len(n_reporters),
            n_readable=len(read),
            n_people=int(read.sum()),
        )
    )


def _places(reading: Reading, order: list[str], layers: list[list[ViewTie]]) -> View:
    sector_ids = reading.scan.questionnaire.sector_ids
    sector_of = _sector_of(reading)
    strength: dict[tuple[int, int], float] = {}
    for tie in (tie for ties in layers for tie in ties):
        strength[tie.one, tie.other] = strength.get((tie.one, tie.other), 0.0) + 1.0
    free = free_places(len(order), strength)
    if len(order) <= RING_UP_TO:
        return {
            "shape": "ring",
            "places": {"ring": on_ring(len(order)), "free": free},
            "wedges": [],
        }
    places, wedges = in_wedges([sector_of[organisation] for organisation in order])
    return {
        "shape": "wedges",
        "places": {"ring": places, "free": free},
        "wedges": [
            {"sector": sector_ids.index(wedge.sector), "place": wedge.place} for wedge in wedges
        ],
    }


def _layers(reading: Reading, layers: list[list[ViewTie]]) -> list[View]:
    return [
        {
            "id": layer.layer_id,
            "name": _texts(layer.name),
            "ties": [tie.row() for tie in ties],
        }
        for layer, ties in zip(reading.scan.questionnaire.layers, layers, strict=True)
    ]


def _gaps(reading: Reading, wijk: str, numbers: dict[str, int], names: naming.Names) -> list[View]:
    """The few to talk about first, the same as in the report: more would hide the network."""
    few = reading.top_gaps[reading.top_gaps["neighbourhood_id"] == wijk]
    layer_ids = reading.scan.questionnaire.layer_ids
    return [
        {
            "kind": str(row["kind"]),
            "one": _number(row["organisation_id"], numbers),
            "other": _number(row["partner_id"], numbers),
            "layer": layer_ids.index(row["layer"]) if known(row["layer"]) else None,
            "claim": _texts(gap_claim(row, names)),
            "basis": _texts(gap_basis(row, names)),
            "caution": _texts(gap_caution(str(row["kind"]))),
            "unknown": _texts(gap_unknown(row) or ""),
            "next_step": _texts(gap_next_step(row, names)),
        }
        for row in records(few)
    ]


def _number(organisation: object, numbers: dict[str, int]) -> int | None:
    return numbers.get(str(organisation)) if known(organisation) else None


def _look(position: int, name: Readable) -> View:
    fill, shape = look_of(position)
    return {"name": _texts(name), "colour": fill, "outline": outline(shape)}


def _texts(text: str | Readable) -> Texts:
    return _in_both(lambda language: text if isinstance(text, str) else text.in_language(language))


def _in_both(text: Callable[[str], str]) -> Texts:
    return {language: text(language) for language in LANGUAGES}
