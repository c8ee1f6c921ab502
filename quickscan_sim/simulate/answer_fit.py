"""Do the settings of answers name what the questionnaire has, and can they be reached?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quickscan_sim.errors import nearest
from quickscan_sim.language import Message
from quickscan_sim.parameters import Parameters
from quickscan_sim.parameters.answers import DEFAULT_KNOWN_BY
from quickscan_sim.questionnaire import Item, Questionnaire
from quickscan_sim.simulate.item_targets import TRAIT_PARTS


def answer_problems(parameters: Parameters, questionnaire: Questionnaire) -> list[Message]:
    """A sentence for each code in the settings of answers that the questionnaire lacks."""
    return [
        *_shares(parameters, questionnaire),
        *_reliabilities(parameters, questionnaire),
        *_item_differences(parameters, questionnaire),
        *_known_by(parameters, questionnaire),
    ]


def _shares(parameters: Parameters, questionnaire: Questionnaire) -> Iterator[Message]:
    items = [item for item in questionnaire.items if item.part in TRAIT_PARTS]
    n_points = {item.scale.scale_id: len(item.scale.values) for item in items}
    n_points |= {item.item_id: len(item.scale.values) for item in items}
    for code, shares in (parameters.category_shares or {}).items():
        if code not in n_points:
            yield _unknown("category_shares", code, "scale or item", n_points, questionnaire)
        elif len(shares) != n_points[code]:
            yield Message(
                "The knob category_shares gives {code} {found} shares; it has {expected} answers. "
                "Give one share for each, from least to most favourable.",
                code=repr(code),
                found=len(shares),
                expected=n_points[code],
            )


def _reliabilities(parameters: Parameters, questionnaire: Questionnaire) -> Iterator[Message]:
    for code in parameters.theme_reliability:
        if code not in questionnaire.theme_ids:
            yield _unknown(
                "theme_reliability", code, "theme", questionnaire.theme_ids, questionnaire
            )


def _item_differences(parameters: Parameters, questionnaire: Questionnaire) -> Iterator[Message]:
    items = [item.item_id for item in questionnaire.items if item.part in TRAIT_PARTS]
    for planted in parameters.dif:
        if planted.item not in items:
            yield _unknown("dif", planted.item, "item", items, questionnaire)
        if planted.sector not in questionnaire.sector_ids:
            yield _unknown("dif", planted.sector, "sector", questionnaire.sector_ids, questionnaire)


def _known_by(parameters: Parameters, questionnaire: Questionnaire) -> Iterator[Message]:
    """The kit's own default may lie idle, as its default plans for sectors may."""
    knowledge: tuple[Item, ...] = questionnaire.items_of("knowledge")
    items = [item.item_id for item in knowledge]
    for code, given in parameters.known_by.items():
        if DEFAULT_KNOWN_BY.get(code) == given:
            continue
        if code not in items:
            yield _unknown("known_by", code, "item", items, questionnaire)
        for sector in given if isinstance(given, dict) else ():
            if sector not in questionnaire.sector_ids:
                yield _unknown(
                    "known_by", sector, "sector", questionnaire.sector_ids, questionnaire
                )


KINDS = {
    "item": Message("item"),
    "scale or item": Message("scale or item"),
    "sector": Message("sector"),
    "theme": Message("theme"),
}


def _unknown(
    knob: str, code: str, kind: str, known: Iterable[str], questionnaire: Questionnaire
) -> Message:
    codes = list(known)
    return Message(
        "The knob {knob} names the {kind} {code}, but the questionnaire {questionnaire} has no "
        "such {kind}. The nearest is {near}.",
        knob=knob,
        kind=KINDS[kind],
        code=repr(code),
        questionnaire=questionnaire.questionnaire_id,
        near=nearest(code, codes) or ", ".join(codes),
    )
