"""Do the settings of later measurements fit the questionnaire and the municipality?"""

from __future__ import annotations

import pandas as pd

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Message
from quickscan_sim.parameters import Parameters
from quickscan_sim.parameters.interventions import Intervention, Reach
from quickscan_sim.questionnaire import Questionnaire

SHIFTED_PARTS = ("practice", "confidence")
"""Parts of the form whose answers follow the trait of a theme upwards."""


def check_waves(
    parameters: Parameters,
    questionnaire: Questionnaire,
    organisations: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
) -> None:
    """Raise with a sentence for everything that cannot be drawn in a later wave."""
    reaches: tuple[Reach, ...] = (*parameters.changes, *parameters.interventions)
    problems = [
        *_too_many_answer_later(parameters),
        *_too_many_ties_turn_over(parameters),
        *(_changed_items(parameters, questionnaire)),
        *(
            problem
            for reach in reaches
            for problem in _reaches_nobody(reach, organisations, neighbourhoods, questionnaire)
        ),
    ]
    for change in parameters.changes:
        questionnaire.theme(change.theme)
    for intervention in parameters.interventions:
        _check_codes(intervention, questionnaire)
    if problems:
        raise QuickscanError.of(problems)


def _check_codes(intervention: Intervention, questionnaire: Questionnaire) -> None:
    """An unknown code raises with the nearest right one."""
    if intervention.theme is not None:
        questionnaire.theme(intervention.theme)
    if intervention.layer is not None:
        questionnaire.layer(intervention.layer)
    if intervention.partner_sector is not None:
        questionnaire.sector(intervention.partner_sector)


def _too_many_answer_later(parameters: Parameters) -> list[Message]:
    most = 1 - parameters.p_silent_organisation
    later = parameters.response_rate_later
    if later is None or later <= most + 1e-9:
        return []
    return [
        Message(
            "response_rate_later is {rate}, but nobody answers in a share of {silent} of the "
            "organisations (p_silent_organisation). Possible is 0 to {most}; or lower "
            "p_silent_organisation.",
            rate=later,
            silent=parameters.p_silent_organisation,
            most=round(most, 3),
        )
    ]


def _too_many_ties_turn_over(parameters: Parameters) -> list[Message]:
    """For every tie that ends another pair has to be free for a new one."""
    most = (1 - parameters.tie_density) / parameters.tie_density
    if parameters.n_waves == 1 or parameters.tie_turnover <= most:
        return []
    return [
        Message(
            "tie_turnover is {turnover}, but with a tie_density of {density} at most {most} of "
            "the ties can end and be replaced by ties of other pairs. Lower one of the two.",
            turnover=parameters.tie_turnover,
            density=parameters.tie_density,
            most=f"{most:.2f}",
        )
    ]


def _changed_items(parameters: Parameters, questionnaire: Questionnaire) -> list[Message]:
    return [
        Message(
            "The knob changed_items names the item {item}, which does not follow a "
            "theme: its answers cannot shift. Choose an item about practice or confidence.",
            item=changed.item,
        )
        for changed in parameters.changed_items
        if questionnaire.item(changed.item).part not in SHIFTED_PARTS
    ]


def _reaches_nobody(
    reach: Reach,
    organisations: pd.DataFrame,
    neighbourhoods: pd.DataFrame,
    questionnaire: Questionnaire,
) -> list[Message]:
    if reach.sector is not None:
        questionnaire.sector(reach.sector)
    lists = (
        ("sector", reach.sector, organisations["sector"]),
        ("income_group", reach.income_group, neighbourhoods["income_group"]),
        *(("organisations", one, organisations["organisation_id"]) for one in reach.organisations),
        *(
            ("partner_organisations", one, organisations["organisation_id"])
            for one in getattr(reach, "partner_organisations", ())
        ),
        *(
            ("neighbourhoods", one, neighbourhoods["neighbourhood_id"])
            for one in reach.neighbourhoods
        ),
    )
    return [
        _not_there(knob, code, sorted(set(there.dropna())))
        for knob, code, there in lists
        if code is not None and code not in set(there)
    ]


def _not_there(knob: str, code: str, there: list[str]) -> Message:
    return Message(
        "A change or intervention is for {knob} {code}, which this municipality does not have. "
        "The nearest is {near}.",
        knob=knob,
        code=repr(code),
        near=nearest(code, there) or ", ".join(there[:12]),
    )
