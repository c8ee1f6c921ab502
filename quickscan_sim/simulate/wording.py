"""One plain sentence for everything that is planted: what is, never who is to blame."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.language import Bilingual, Message, mark
from quickscan_sim.parameters import Effect
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate.gap_draft import PlantedGap
from quickscan_sim.vocabulary import INCOME_GROUPS

GAP_SENTENCES = {
    "no_tie": mark(
        "{wijk}, {layer}: {organisation} and {partner} do not work together, while such "
        "organisations mostly do elsewhere."
    ),
    "one_way": mark(
        "{wijk}, {layer}: {organisation} counts {partner} as a partner, but the other way "
        "round this is not so."
    ),
    "weak_quality": mark(
        "{wijk}, {layer}: {organisation} and {partner} work together closely, but it "
        "does not run well yet."
    ),
    "single_broker": mark(
        "{wijk}, {layer}: {partner} reaches the other organisations only through {organisation}."
    ),
}


@dataclass(frozen=True)
class GapNames:
    """What wijken, layers and organisations are called, by row number."""

    wijken: list[str]
    layers: list[Bilingual]
    organisations: list[str]

    @classmethod
    def of(cls, scan: Quickscan) -> GapNames:
        """The names in a quickscan."""
        return cls(
            scan.neighbourhoods["name"].to_list(),
            [layer.name for layer in scan.questionnaire.layers],
            scan.organisations["name"].to_list(),
        )


def gap_sentence(gap: PlantedGap, names: GapNames) -> Message:
    """What is true about a planted weak spot."""
    return Message(
        GAP_SENTENCES[gap.kind],
        wijk=names.wijken[gap.wijk],
        layer=names.layers[gap.layer],
        organisation=names.organisations[gap.organisation],
        partner=names.organisations[gap.partner],
    )


def effect_sentence(effect: Effect, scan: Quickscan) -> Message:
    """What is true about a planted difference."""
    theme = scan.questionnaire.theme(effect.theme).name
    group = INCOME_GROUPS.get(effect.income_group or "")
    if effect.sector is None and group is None:
        return _everybody(effect, theme)
    if effect.sector is None:
        text = (
            mark("{theme}: people in {group} do this less than people elsewhere.")
            if effect.size < 0
            else mark("{theme}: people in {group} do this more than people elsewhere.")
        )
        return Message(text, theme=theme, group=group)
    sector = scan.questionnaire.sector(effect.sector).name
    if group is None:
        text = (
            mark("{theme}: the sector {sector} does this less than other sectors.")
            if effect.size < 0
            else mark("{theme}: the sector {sector} does this more than other sectors.")
        )
        return Message(text, theme=theme, sector=sector)
    text = (
        mark("{theme}: in {group} the sector {sector} does this less than elsewhere.")
        if effect.size < 0
        else mark("{theme}: in {group} the sector {sector} does this more than elsewhere.")
    )
    return Message(text, theme=theme, sector=sector, group=group)


def _everybody(effect: Effect, theme: object) -> Message:
    text = (
        mark("{theme}: everybody does this less than usual.")
        if effect.size < 0
        else mark("{theme}: everybody does this more than usual.")
    )
    return Message(text, theme=theme)
