"""What is asked of a quickscan: a list of quantities, each with the target it speaks of.

The inquiry stands apart from the data that answer it, as in DeclareDesign (Blair, Cooper, Coppock
and Humphreys 2019, Declaring and Diagnosing Research Designs, APSR 113).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from quickscan_sim.language import mark
from quickscan_sim.questionnaire import Questionnaire
from quickscan_sim.vocabulary import GAP_KINDS, PLANTED_GAP_KINDS

LIKE_THESE = "professionals like these"
"""The average of the truth over all draws: other people, organisations and wijken, drawn alike."""
HERE = "professionals like these, in these neighbourhoods"
"""The same, in the very wijken of the draw: other people and organisations."""
INVITED = "everybody who was invited here"
"""What would have been found in this draw if everybody who was invited had answered."""
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


WHY_AS_ELSEWHERE = mark("the same estimate, with another target")
WHY_LEANS = mark("organisations that answered more weigh more")

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
            "an expectation from a model of the reports, in which mistakes are as frequent for "
            "every organisation"
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
    "theme mean here": Kind(HERE, False, WHY_AS_ELSEWHERE),
    "sector mean here": Kind(HERE, False, WHY_AS_ELSEWHERE),
    "theme mean invited": Kind(INVITED, False, WHY_LEANS),
    "sector mean invited": Kind(INVITED, False, WHY_LEANS),
    "sector difference invited": Kind(INVITED, False, WHY_LEANS, is_difference=True),
}
"""Every kind of estimate, in the order of the table."""


PARTS = ("scores", "neighbourhoods", "alpha", "network", "response")
"""What is asked unless the caller wants less, or also "here" or "invited"."""


def list_inquiries(
    questionnaire: Questionnaire, parts: Collection[str] = PARTS
) -> tuple[Inquiry, ...]:
    """Everything that is asked, in a fixed order; a draw may be silent on some of it.

    ``parts`` are some of :data:`PARTS`, and "here" and "invited": the means (and differences) of
    "scores" once more, for the other targets that an interval may have.
    """
    themes, layers = questionnaire.theme_ids, questionnaire.layer_ids
    cells = [(theme, sector) for theme in themes for sector in questionnaire.sector_ids]
    by_part: dict[str, tuple[Inquiry, ...]] = {
        "scores": (
            *_on_themes("theme mean", themes),
            *_on_cells("sector mean", cells),
            *_on_cells("sector difference", cells),
        ),
        "neighbourhoods": _on_themes("wijk difference", themes),
        "alpha": _on_themes("alpha", themes),
        "network": tuple(Inquiry("density", layer=layer) for layer in layers),
        "response": (Inquiry("response"),),
        "here": (
            *_on_themes("theme mean here", themes),
            *_on_cells("sector mean here", cells),
        ),
        "invited": (
            *_on_themes("theme mean invited", themes),
            *_on_cells("sector mean invited", cells),
            *_on_cells("sector difference invited", cells),
        ),
    }
    by_part["network"] += tuple(
        Inquiry(estimate, gap_kind=kind)
        for estimate, kinds in (("gap certainty", GAP_KINDS), ("gap found", PLANTED_GAP_KINDS))
        for kind in kinds
    )
    order = ("scores", "neighbourhoods", "alpha", "network", "response", "here", "invited")
    return tuple(one for part in order if part in parts for one in by_part[part])


def _on_themes(estimate: str, themes: list[str]) -> tuple[Inquiry, ...]:
    return tuple(Inquiry(estimate, theme) for theme in themes)


def _on_cells(estimate: str, cells: list[tuple[str, str]]) -> tuple[Inquiry, ...]:
    return tuple(Inquiry(estimate, theme, sector) for theme, sector in cells)
