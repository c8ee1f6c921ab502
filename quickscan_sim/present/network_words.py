"""What a network picture shows, in words and as a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from quickscan_sim.language import translator
from quickscan_sim.present.figure_style import Description
from quickscan_sim.present.network_drawing import Gap
from quickscan_sim.present.network_layout import sectors_of
from quickscan_sim.present.network_looks import CLOSENESS, RATINGS, closeness, rating
from quickscan_sim.present.tie_states import (
    NetworkReading,
    Networks,
    PairTie,
    TieState,
    read_network,
)
from quickscan_sim.vocabulary import GAP_KINDS

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.questionnaire import Questionnaire

SIDES = ("organisation_id", "partner_id")


def describe_network(
    tie_readings: pd.DataFrame | Networks,
    organisations: pd.DataFrame,
    neighbourhood_id: str,
    layer: str,
    questionnaire: Questionnaire,
    language: str = "nl",
    *,
    named: bool | None = None,
    names: Mapping[str, str] | None = None,
    gaps: pd.DataFrame | None = None,
    invented: bool = True,
) -> Description:
    """The picture of one layer in words, and a table of who names whom.

    Goes with :func:`~quickscan_sim.present.network_picture.plot_network`.
    """
    say = translator(language)
    reading = read_network(tie_readings, neighbourhood_id, layer)
    is_named = invented if named is None else named
    labels = labels_of(reading, organisations, questionnaire, language, is_named, names)
    sentences = [
        say(
            "Network picture: {basis} Ties named by both sides: {n_both}; by one side: {n_one}; "
            "with the other side not heard yet: {n_unheard}.",
            basis=basis(reading, language),
            n_both=reading.n_with("both"),
            n_one=reading.n_with("one_side"),
            n_unheard=reading.n_with("other_unheard"),
        ),
        *(_gap_text(gap, labels, language) for gap in gaps_of(gaps, neighbourhood_id, layer)),
    ]
    unheard = [labels[name] for name in reading.organisations if name not in reading.readable]
    if unheard:
        sentences.append(say("Too few answers: {names}.", names=", ".join(unheard)))
    return Description(
        " ".join(sentences),
        (say("organisation"), say("tie"), say("partner"), say("how closely"), say("how well")),
        tuple(
            (
                labels[tie.from_id],
                _state_text(tie, language),
                labels[tie.to_id],
                say(CLOSENESS[closeness(tie)]),
                say(RATINGS[rating(tie)]),
            )
            for tie in reading.ties
        ),
    )


def labels_of(
    reading: NetworkReading,
    organisations: pd.DataFrame,
    questionnaire: Questionnaire,
    language: str,
    named: bool,
    names: Mapping[str, str] | None,
) -> dict[str, str]:
    """What each organisation in a picture is called."""
    if names is not None:
        return {name: names[name] for name in reading.organisations}
    if named:
        own = dict(zip(organisations["organisation_id"], organisations["name"], strict=True))
        return {name: str(own[name]) for name in reading.organisations}
    sector_of = sectors_of(organisations)
    return {
        name: questionnaire.sector(sector_of[name]).name.in_language(language)
        for name in reading.organisations
    }


def gaps_of(gaps: pd.DataFrame | None, neighbourhood_id: str, layer: str) -> list[Gap]:
    """Kind, organisation and partner of the gaps of one neighbourhood, on a layer or on all."""
    if gaps is None:
        return []
    on_layer = (gaps["layer"] == layer) | gaps["layer"].isna()
    rows = gaps[(gaps["neighbourhood_id"] == neighbourhood_id) & on_layer]
    ends = (rows[side].astype(object).where(rows[side].notna(), None) for side in SIDES)
    return list(zip(rows["kind"], *ends, strict=True))


def basis(reading: NetworkReading, language: str) -> str:
    """What a picture stands on: organisations, readable ones, people."""
    say = translator(language)
    return say(
        "{n} organisations, {n_readable} with enough answers to be read; n = {n_people} people "
        "filled in the question about partners there.",
        n=len(reading.organisations),
        n_readable=len(reading.readable),
        n_people=reading.n_people,
    )


def _gap_text(gap: Gap, labels: Mapping[str, str], language: str) -> str:
    kind, one, other = gap
    ends = [labels[name] for name in (one, other) if name is not None and name in labels]
    text = GAP_KINDS[kind].in_language(language)
    lead = f"{text[0].upper()}{text[1:]}"
    return f"{lead}: {' – '.join(ends)}." if ends else f"{lead}."


def _state_text(tie: PairTie, language: str) -> str:
    say = translator(language)
    return {
        "both": say("both name each other"),
        "one_side": say("names, is not named back"),
        "other_unheard": say("names; the other side is not heard yet"),
    }[tie.state]


def describe_layers(
    tie_readings: pd.DataFrame | Networks,
    neighbourhood_id: str,
    questionnaire: Questionnaire,
    language: str = "nl",
) -> Description:
    """The pictures of all layers in words, and a table of the number of ties per layer.

    Goes with :func:`~quickscan_sim.present.network_picture.plot_layers`.
    """
    say = translator(language)
    rows = []
    for layer in questionnaire.layers:
        reading = read_network(tie_readings, neighbourhood_id, layer.layer_id)
        states: tuple[TieState, ...] = ("both", "one_side", "other_unheard")
        counts = [str(reading.n_with(state)) for state in states]
        rows.append((layer.name.in_language(language), *counts))
    sentences = [
        say(
            "{layer}: {n_both} ties named by both sides, {n_one} by one side, {n_unheard} of which "
            "the other side is not heard yet.",
            layer=layer,
            n_both=both,
            n_one=one,
            n_unheard=unheard,
        )
        for layer, both, one, unheard in rows
    ]
    return Description(
        say("Small network pictures side by side, one per subject.") + " " + " ".join(sentences),
        (
            say("subject"),
            say("both name each other"),
            say("one side names the other"),
            say("other side not heard yet"),
        ),
        tuple(rows),
    )
