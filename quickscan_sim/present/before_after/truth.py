"""What would have been seen without the plan, as a part of the document on two measurements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quickscan_sim.language import translator
from quickscan_sim.present.cells import number
from quickscan_sim.present.document import Block, Heading, Paragraph, TableBlock

if TYPE_CHECKING:
    from quickscan_sim.advise.second_measurement.beside_truth import BesideTruth, TiesBesideTruth
    from quickscan_sim.questionnaire import Questionnaire

SHOWN = 0.005
"""An effect below this reads as 0.00."""


def without_plan_part(
    truth: tuple[BesideTruth, ...],
    ties: tuple[TiesBesideTruth, ...],
    questionnaire: Questionnaire,
    language: str,
) -> list[Block]:
    """Scores and contacts after the plan, beside the same year without it."""
    say = translator(language)
    if not truth and not ties:
        return []
    return [
        Heading(2, say("What would we have seen without the plan?")),
        Paragraph(
            say(
                "Only in an invented municipality can this be known. The same year was drawn "
                "again, with the same people and the same luck, and without the plan."
            )
        ),
        *(_scores(truth, questionnaire, language) if truth else []),
        *(_ties(ties, questionnaire, language) if ties else []),
    ]


def _scores(
    truth: tuple[BesideTruth, ...], questionnaire: Questionnaire, language: str
) -> list[Block]:
    """Everybody and every sector; only everybody where the plan moved no mean at all."""
    say = translator(language)
    is_moved = any(abs(line.effect) >= SHOWN for line in truth)
    groups = ("all", "sector") if is_moved else ("all",)
    shown = [line for line in truth if line.grouping in groups]
    header = (
        say("group"),
        say("theme"),
        say("seen"),
        say("truly done by the plan"),
        say("seen without the plan"),
    )
    table = TableBlock(
        say("Change in points: seen, true, and without the plan"),
        header,
        tuple(_score_row(line, questionnaire, language) for line in shown),
        align=("left", "left"),
        is_compact=True,
    )
    if is_moved:
        return [table]
    text = say(
        "This plan moved no mean score by 0.01 points or more. What was seen to move would have "
        "moved without the plan as well: chance, other people who answered, and what happens "
        "anyway."
    )
    return [Paragraph(text), table]


def _score_row(line: BesideTruth, questionnaire: Questionnaire, language: str) -> tuple[str, ...]:
    group = (
        translator(language)("Everybody")
        if line.label is None
        else questionnaire.sector(line.label).name.in_language(language)
    )
    without = line.seen_without
    return (
        group,
        questionnaire.theme(line.theme).name.in_language(language),
        number(line.seen, language, decimals=2),
        number(line.effect, language, decimals=2),
        "–" if without is None else number(without, language, decimals=2),
    )


def _ties(
    ties: tuple[TiesBesideTruth, ...], questionnaire: Questionnaire, language: str
) -> list[Block]:
    say = translator(language)
    of_layer = {one.layer: one for one in ties}
    rows = tuple(
        (
            layer.name.in_language(language),
            f"{of_layer[layer.layer_id].with_plan}",
            f"{of_layer[layer.layer_id].without_plan}",
        )
        for layer in questionnaire.layers
        if layer.layer_id in of_layer
    )
    return [
        TableBlock(
            say("Contacts that there truly are after the year, in all neighbourhoods"),
            (say("theme"), say("with the plan"), say("without the plan")),
            rows,
        )
    ]
