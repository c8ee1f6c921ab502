"""What a reader should know about the partner question before reading a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.language import Message

if TYPE_CHECKING:
    from quickscan_sim.quickscan import Quickscan


def network_notes(scan: Quickscan) -> list[Message]:
    """Nobody asked or heard, nobody named, or wijken and organisations without a network."""
    if not scan.questionnaire.layers:
        return [
            Message(
                "The questionnaire asks about no subject of working together, so about that "
                "nothing can be said."
            )
        ]
    people = scan.professionals
    n_answered = int(people["answered_partners"].fillna(value=False).sum())
    n_responded = int(people["responded"].fillna(value=False).sum())
    if not n_answered:
        return [
            Message(
                "Nobody filled in the question about partners ({n} people answered other "
                "questions). About working together nothing can be said.",
                n=n_responded,
            )
        ]
    notes = []
    if not (scan.ties["level"].isna() | (scan.ties["level"] > 0)).any():
        notes.append(
            Message(
                "{n} people filled in the question about partners, and nobody named a partner. "
                "That is rare: check whether that question was read from the right columns.",
                n=n_answered,
            )
        )
    return [*notes, *_without_a_place(scan)]


def _without_a_place(scan: Quickscan) -> list[Message]:
    """Wijken with nobody to work with, and organisations that work in no wijk."""
    notes = []
    n_there = scan.active_in["neighbourhood_id"].value_counts()
    alone = [
        str(name)
        for code, name in zip(
            scan.neighbourhoods["neighbourhood_id"], scan.neighbourhoods["name"], strict=True
        )
        if n_there.get(code, 0) < 2
    ]
    if alone:
        notes.append(
            Message(
                "Neighbourhoods with fewer than two organisations, without a network to read: "
                "{names}.",
                names=", ".join(alone),
            )
        )
    organisations = scan.organisations
    nowhere = ~organisations["organisation_id"].isin(scan.active_in["organisation_id"])
    if nowhere.any() and len(scan.active_in):
        notes.append(
            Message(
                "Organisations that work in no neighbourhood, so that their ties are not read: "
                "{n}, such as {name}. Say for each in which neighbourhoods it works.",
                n=int(nowhere.sum()),
                name=str(organisations.loc[nowhere, "name"].iloc[0]),
            )
        )
    return notes
