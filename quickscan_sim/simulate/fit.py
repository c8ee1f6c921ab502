"""Do the settings fit the questionnaire, and can they be drawn at all?"""

from __future__ import annotations

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Message
from quickscan_sim.parameters import DEFAULT_PLANS, Effect, Parameters
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.simulate.answer_fit import answer_problems


def check_fit(parameters: Parameters, questionnaire: Questionnaire) -> None:
    """Raise with a sentence for everything in the settings that cannot be drawn."""
    problems = [
        *_unknown_sectors(parameters, questionnaire),
        *_nobody_anywhere(parameters, questionnaire),
        *answer_problems(parameters, questionnaire),
    ]
    for effect in parameters.effects or ():
        problems += _effect_on_nobody(effect, parameters, questionnaire)
    if problems:
        raise QuickscanError.of(problems)


def _unknown_sectors(parameters: Parameters, questionnaire: Questionnaire) -> list[Message]:
    """Plans for sectors the questionnaire lacks; the kit's own default plans may lie idle."""
    return [
        _unknown_sector(sector, questionnaire)
        for sector, plan in parameters.sectors.items()
        if sector not in questionnaire.sector_ids and DEFAULT_PLANS.get(sector) != plan
    ]


def _unknown_sector(sector: str, questionnaire: Questionnaire) -> Message:
    facts = {"sector": repr(sector), "questionnaire": questionnaire.questionnaire_id}
    near = nearest(sector, questionnaire.sector_ids)
    if near:
        return Message(
            "The knob sectors holds a plan for {sector}, but the questionnaire {questionnaire} has "
            "no such sector. The nearest is {near}.",
            near=near,
            **facts,
        )
    return Message(
        "The knob sectors holds a plan for {sector}, but the questionnaire {questionnaire} has "
        "no such sector. It knows: {known}.",
        known=", ".join(questionnaire.sector_ids),
        **facts,
    )


def _nobody_anywhere(parameters: Parameters, questionnaire: Questionnaire) -> list[Message]:
    if any(_is_present(sector, parameters) for sector in questionnaire.sector_ids):
        return []
    return [
        Message(
            "Every sector has n_per_neighbourhood 0, so no neighbourhood has an organisation. "
            "Give at least one sector 1 or more."
        )
    ]


def _effect_on_nobody(
    effect: Effect, parameters: Parameters, questionnaire: Questionnaire
) -> list[Message]:
    questionnaire.theme(effect.theme)
    problems = []
    if effect.sector is not None:
        questionnaire.sector(effect.sector)
        if not _is_present(effect.sector, parameters):
            problems.append(
                Message(
                    "An effect is planted in the sector {sector}, but that sector has no "
                    "organisations. Leave out the effect or give the sector "
                    "n_per_neighbourhood 1 or more.",
                    sector=effect.sector,
                )
            )
    n_many = count_many(parameters)
    n_of_group = {"many": n_many, "few": parameters.n_neighbourhoods - n_many}
    if effect.income_group is not None and n_of_group[effect.income_group] == 0:
        problems.append(
            Message(
                "An effect is planted in neighbourhoods of the group {group}, but there are none. "
                "Leave out the effect or change n_many_low_income.",
                group=repr(effect.income_group),
            )
        )
    return problems


def _is_present(sector: str, parameters: Parameters) -> bool:
    return parameters.plan_of(sector).n_per_neighbourhood > 0


def count_many(parameters: Parameters) -> int:
    """How many neighbourhoods have many families on a low income; half, rounded up, by default."""
    if parameters.n_many_low_income is not None:
        return parameters.n_many_low_income
    return (parameters.n_neighbourhoods + 1) // 2
