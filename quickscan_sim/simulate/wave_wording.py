"""One plain sentence for everything that truly changed between two measurements."""

from __future__ import annotations

from quickscan_sim.language import Bilingual, Message, Number, Share, mark
from quickscan_sim.parameters.interventions import LEVERS_ON_TIES, Intervention
from quickscan_sim.parameters.waves import Change, ChangedItem
from quickscan_sim.quickscan import Quickscan

NEW_WORDING = {
    True: mark(
        'The item "{item}" is worded otherwise than in the first wave and is answered higher for '
        "that reason alone, as by {size} standard deviations between people."
    ),
    False: mark(
        'The item "{item}" is worded otherwise than in the first wave and is answered lower for '
        "that reason alone, as by {size} standard deviations between people."
    ),
}

CHANGED = {
    "more": mark(
        "{theme}: {who} do this more than in the first wave, by {size} standard deviations "
        "between people."
    ),
    "less": mark(
        "{theme}: {who} do this less than in the first wave, by {size} standard deviations "
        "between people."
    ),
    "same": mark("{theme}: {who} do this as much as in the first wave."),
}


def change_sentence(change: Change, scan: Quickscan) -> Message:
    """What is true about a change that has no named cause."""
    direction = "same" if change.size == 0 else "more" if change.size > 0 else "less"
    return Message(
        CHANGED[direction],
        theme=scan.questionnaire.theme(change.theme).name,
        who=_who(change, scan),
        size=Number(abs(change.size)),
    )


def _who(change: Change, scan: Quickscan) -> Message:
    """The people within reach, in words."""
    is_part = bool(change.income_group or change.neighbourhoods or change.organisations)
    if change.sector is None:
        return Message("people in some neighbourhoods") if is_part else Message("all people")
    sector = scan.questionnaire.sector(change.sector).name
    if is_part:
        return Message("people of the sector {sector} in some neighbourhoods", sector=sector)
    return Message("people of the sector {sector}", sector=sector)


TAKING_PART = {
    True: mark(
        "{title}: has {grown} of its full effect. Of the {n_reached} pairs of organisations that "
        "it reaches, {n_taking_part} take part."
    ),
    False: mark(
        "{title}: has {grown} of its full effect. Of the {n_reached} people that it reaches, "
        "{n_taking_part} take part."
    ),
}


def intervention_sentence(
    intervention: Intervention, grown: float, n_reached: int, n_taking_part: int
) -> Message:
    """What is true about an intervention that works."""
    title = Bilingual(
        intervention.title_nl or intervention.name, intervention.title_en or intervention.name
    )
    return Message(
        TAKING_PART[intervention.lever in LEVERS_ON_TIES],
        title=title,
        grown=Share(grown),
        n_reached=n_reached,
        n_taking_part=n_taking_part,
    )


def changed_item_sentence(changed: ChangedItem, scan: Quickscan) -> Message:
    """What is true about an item that was worded otherwise."""
    return Message(
        NEW_WORDING[changed.size >= 0],
        item=scan.questionnaire.item(changed.item).text,
        size=Number(abs(changed.size)),
    )
