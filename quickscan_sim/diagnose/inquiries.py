"""What is asked of a quickscan: a list of quantities, each with the target it speaks of.

The inquiry stands apart from the data that answer it, as in DeclareDesign (Blair, Cooper, Coppock
and Humphreys 2019, Declaring and Diagnosing Research Designs, APSR 113).
"""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.language import mark
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.vocabulary import GAP_KINDS

LIKE_THESE = "professionals like these"
"""The average of the truth over all draws: other people, organisations and wijken, drawn alike."""
THIS_DRAW = "this municipality"
"""The truth of the very draw that the estimate comes from."""
KNOB = "the setting"
"""The value that the scenario asks for."""


@dataclass(frozen=True)
class Inquiry:
    """One quantity; fields that do not apply are None.

    ``estimate`` is a key of :data:`KINDS`.
    """

    estimate: str
    theme: str | None = None
    sector: str | None = None
    layer: str | None = None
    gap_kind: str | None = None


@dataclass(frozen=True)
class Kind:
    """What holds for all inquiries of one kind.

    ``target`` is what the interval (or the claim) of the kit speaks of. ``unbiased`` says whether
    theory promises that the estimate is right on average, and ``why`` gives the reason.
    ``is_difference`` marks those for which "is there a difference at all?" is a question.
    """

    target: str
    unbiased: bool
    why: str
    is_difference: bool = False


KINDS: dict[str, Kind] = {
    "theme mean": Kind(
        LIKE_THESE,
        True,
        mark("people answer or stay away independently of what they would have answered"),
    ),
    "sector mean": Kind(
        LIKE_THESE,
        True,
        mark("people answer or stay away independently of what they would have answered"),
    ),
    "sector difference": Kind(
        LIKE_THESE, True, mark("the difference between two unbiased means"), is_difference=True
    ),
    "wijk difference": Kind(
        LIKE_THESE,
        True,
        mark("weighted least squares on group and sector, both known for everybody"),
        is_difference=True,
    ),
    "alpha": Kind(
        KNOB,
        False,
        mark(
            "alpha is too low on average in a small sample, and too high where sectors or wijken "
            "truly differ, for that adds spread"
        ),
    ),
    "density": Kind(
        THIS_DRAW,
        False,
        mark(
            "a tie counts when at least half of an organisation's respondents name it: reports "
            "that are missed or mistaken do not cancel out"
        ),
    ),
    "response": Kind(
        KNOB, True, mark("the average chance to respond is set over organisations of any size")
    ),
    "gap certainty": Kind(
        THIS_DRAW,
        False,
        mark("a probability from a model of the reports, drawn towards what other wijken show"),
    ),
    "gap found": Kind(
        THIS_DRAW, False, mark("only pairs with enough respondents on both sides can be read")
    ),
}
"""Every kind of estimate, in the order of the table."""


def list_inquiries(questionnaire: Questionnaire) -> tuple[Inquiry, ...]:
    """Everything that is asked, in a fixed order; a draw may be silent on some of it."""
    themes, layers = questionnaire.theme_ids, questionnaire.layer_ids
    cells = [(theme, sector) for theme in themes for sector in questionnaire.sector_ids]
    return (
        *(Inquiry("theme mean", theme) for theme in themes),
        *(Inquiry("sector mean", theme, sector) for theme, sector in cells),
        *(Inquiry("sector difference", theme, sector) for theme, sector in cells),
        *(Inquiry("wijk difference", theme) for theme in themes),
        *(Inquiry("alpha", theme) for theme in themes),
        *(Inquiry("density", layer=layer) for layer in layers),
        Inquiry("response"),
        *(Inquiry("gap certainty", gap_kind=kind) for kind in GAP_KINDS),
        *(Inquiry("gap found", gap_kind=kind) for kind in GAP_KINDS),
    )
