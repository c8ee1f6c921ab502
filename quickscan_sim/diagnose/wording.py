"""What a diagnosis means, in sentences for a lecturer, a student or a municipality."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from quickscan_sim.diagnose.diagnosands import Diagnosis
from quickscan_sim.language import Message, Number, Share
from quickscan_sim.questionnaire import Questionnaire

A_DIFFERENCE = 0.3
"""Points on the scale: about half a standard deviation of a theme score; an example."""

MOST = 0.95
OFTEN_HIDDEN = 0.05


def describe_diagnosis(found: Diagnosis, questionnaire: Questionnaire) -> list[Message]:
    """What a quickscan of this size can and cannot show: 6 to 10 sentences."""
    return [
        *_size(found),
        *_theme_mean(found, questionnaire),
        *_sector_difference(found),
        *_hidden_sector(found, questionnaire),
        *_wijk_difference(found),
        *_alpha(found),
        *_weak_spots(found),
        *_coverage(found),
        *_monte_carlo(found),
    ]


def _size(found: Diagnosis) -> Iterator[Message]:
    yield Message(
        "{n} invented quickscans were drawn. On average {invited} people were invited and "
        "{responded} answered.",
        n=found.n_draws,
        invited=round(float(found.draws.n_invited.mean())),
        responded=round(float(found.draws.n_responded.mean())),
    )


def _theme_mean(found: Diagnosis, questionnaire: Questionnaire) -> Iterator[Message]:
    margin = found.margin("theme mean", MOST)
    if np.isfinite(margin):
        scale = questionnaire.scored_scale
        yield Message(
            "The mean of a theme, over everybody, lies within {margin} of the truth in 19 of 20 "
            "quickscans, on a scale from {low} to {high}.",
            margin=Number(margin),
            low=scale.low,
            high=scale.high,
        )


def _sector_difference(found: Diagnosis) -> Iterator[Message]:
    """What is missed, and from where on differences are seen."""
    if found.rows("sector difference").empty:
        return
    yield Message(
        "A sector that truly scores {difference} higher or lower than the others: you miss that "
        "{times} out of 10 times.",
        difference=Number(A_DIFFERENCE, 1),
        times=_out_of_ten(1 - found.p_found("sector difference", A_DIFFERENCE)),
    )
    smallest = found.smallest_found("sector difference")
    if np.isfinite(smallest):
        yield Message(
            "Only a difference of {smallest} or more between a sector and the others is seen 8 "
            "out of 10 times.",
            smallest=Number(smallest, 1),
        )
    else:
        yield Message(
            "No difference between a sector and the others, however large, is seen 8 out of 10 "
            "times: sectors are too often too small to show. Invite more people in each sector."
        )


def _hidden_sector(found: Diagnosis, questionnaire: Questionnaire) -> Iterator[Message]:
    shown = found.rows("sector mean").groupby("sector")["p_shown"].mean()
    if len(shown) and shown.min() < 1 - OFTEN_HIDDEN:
        yield Message(
            "In {share} of the quickscans the sector {sector} may not be shown: too few people "
            "answered.",
            share=Share(1 - float(shown.min())),
            sector=questionnaire.sector(str(shown.idxmin())).name,
        )


def _wijk_difference(found: Diagnosis) -> Iterator[Message]:
    rows = found.rows("wijk difference")
    if not (rows["p_interval"] > 0).any():
        yield Message(
            "Whether neighbourhoods with few and with many families on a low income differ cannot "
            "be said: that takes at least two neighbourhoods of each kind."
        )
        return
    smallest = found.smallest_found("wijk difference")
    facts = {
        "difference": Number(A_DIFFERENCE, 1),
        "times": _out_of_ten(1 - found.p_found("wijk difference", A_DIFFERENCE)),
    }
    if np.isfinite(smallest):
        yield Message(
            "A true difference of {difference} between neighbourhoods with few and with many "
            "families on a low income is missed {times} out of 10 times; one of {smallest} is "
            "seen 8 out of 10 times.",
            smallest=Number(smallest, 1),
            **facts,
        )
    else:
        yield Message(
            "A true difference of {difference} between neighbourhoods with few and with many "
            "families on a low income is missed {times} out of 10 times.",
            **facts,
        )


def _alpha(found: Diagnosis) -> Iterator[Message]:
    rows = found.rows("alpha")
    if not (rows["p_shown"] > 0).any():
        return
    low, high = found.quantiles("alpha", ((1 - MOST) / 2, (1 + MOST) / 2))
    yield Message(
        "The reliability (alpha) of a theme is truly {truth}; the quickscan shows something "
        "between {low} and {high}.",
        truth=Number(float(rows["population_value"].mean())),
        low=Number(low),
        high=Number(high),
    )


def _weak_spots(found: Diagnosis) -> Iterator[Message]:
    planted, listed = found.rows("gap found"), found.rows("gap certainty")
    if (planted["p_shown"] > 0).any():
        yield Message(
            "Of the weak spots in working together that are truly there, because they were "
            "planted, the list holds {times} out of 10.",
            times=_out_of_ten(found.mean("gap found", "estimate")),
        )
    if (listed["p_shown"] > 0).any():
        yield Message(
            "Of the weak spots on the list {times} out of 10 are truly there; the list itself "
            "claims {claimed} out of 10.",
            times=_out_of_ten(found.mean("gap certainty", "truth")),
            claimed=_out_of_ten(found.mean("gap certainty", "estimate")),
        )


def _coverage(found: Diagnosis) -> Iterator[Message]:
    coverage = found.table["coverage"].dropna()
    if len(coverage):
        yield Message(
            "The 95% intervals hold the truth in {low} to {high} of the quickscans, by what they "
            "are about; {mean} on average.",
            low=Share(float(coverage.min())),
            high=Share(float(coverage.max())),
            mean=Share(float(coverage.mean())),
        )


def _monte_carlo(found: Diagnosis) -> Iterator[Message]:
    error = 2 * 100 * np.sqrt(0.25 / found.n_draws)
    yield Message(
        "These numbers come from {n} draws and have a margin of their own: a percentage may be up "
        "to {points} points off. More draws, smaller margin.",
        n=found.n_draws,
        points=max(1, int(np.ceil(error))),
    )


def _out_of_ten(share: float) -> object:
    """Times out of ten; never "0" or "10" for what may still happen."""
    times = round(10 * share)
    if times == 0 and share > 0:
        return Message("fewer than 1")
    return Message("more than 9") if times == 10 and share < 1 else times
