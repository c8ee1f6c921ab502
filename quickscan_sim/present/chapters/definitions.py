"""The words of the report explained in plain sentences, and the rule behind the findings."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.advise.findings.certainty import THE_RULE
from quickscan_sim.advise.findings.ranking import WHY_THESE
from quickscan_sim.language import mark
from quickscan_sim.vocabulary import MIN_REPORTERS, SMALL_CELL

ALL_NUMBERS = ("municipality", "institution")
FULL = ("municipality",)
FACTS = {"minimum": SMALL_CELL, "reporters": MIN_REPORTERS}
"""What the sentences may name."""


@dataclass(frozen=True)
class Definition:
    """A word of the report, what it means, and the readers who meet it."""

    term: str
    text: str
    readers: tuple[str, ...] = ALL_NUMBERS


DEFINITIONS = (
    Definition(
        mark("Theme score"),
        mark(
            "the mean of somebody's answers to the questions of a theme. Questions that are "
            "asked the other way round are turned first. People who answered too few questions "
            'get no score. "Not applicable to my role" lowers nobody\'s score.'
        ),
    ),
    Definition(
        mark("Mean and interval"),
        mark(
            "the mean over people. The 95% interval shows where the mean of a great many "
            "professionals like these could lie. Colleagues resemble each other; the interval "
            "takes that into account. A wide interval means: we know little."
        ),
    ),
    Definition(mark("n"), mark("the number of people behind a number.")),
    Definition(
        mark("Small groups"),
        mark(
            "below {minimum} people nothing is shown. Sometimes a second group is not shown "
            'either, so that nobody can work out the first. Such a cell says "not shown".'
        ),
    ),
    Definition(
        mark("Partners"),
        mark(
            "we read the partners of an organisation when at least {reporters} people there "
            "answered the partner question. If somebody left the whole list untouched, that "
            "counts as unknown, not as having no partners."
        ),
    ),
    Definition(
        mark("Weak spot"),
        mark(
            "a tie that you would expect and that does not show. Or one that only one side "
            "names, that does not run smoothly, or that everything depends on. The certainty "
            "takes into account that people forget partners."
        ),
    ),
    Definition(
        mark("Firm or indication"),
        mark(
            "a finding is firm when it is almost certain, also when we take into account how "
            "much was looked at. An indication is less sure: it may be chance. Check an "
            "indication first with the people concerned."
        ),
    ),
    Definition(
        mark("Ties that are there"),
        mark(
            "of all ties that are possible between the organisations of the neighbourhood, the "
            "share that is there. It is an estimate of the true network of all. What an "
            "organisation that was not heard would say is predicted, and never counted as zero. "
            "More is not always better: ties take time."
        ),
        FULL,
    ),
    Definition(
        mark("Named by both sides"),
        mark(
            "of the ties that one side sees, the share that the other side sees too, in that same "
            "estimate. A difference is something to talk about, and no mistake."
        ),
        FULL,
    ),
    Definition(
        mark("Depends on one organisation"),
        mark(
            "0% when every organisation has as many partners, 100% when everything runs through "
            "one. It is estimated in the same way. A high number is a strength and a risk."
        ),
        FULL,
    ),
    Definition(
        mark("Readable"),
        mark(
            "organisations where at least {reporters} people answered. For the others it is "
            "unknown whom they name. They are not counted as having no ties."
        ),
        FULL,
    ),
)

CHOOSING = (
    THE_RULE,
    mark("Smaller differences are not listed. They may be there, but this quickscan cannot tell."),
    mark(
        "A weak spot in working together is listed when its probability is above 50%. In each "
        "neighbourhood at most one weak spot of a kind becomes a finding."
    ),
    mark("Of every kind of finding at most three are kept: those that weigh most."),
    WHY_THESE,
    mark("Findings of the same kind in other places stand with it: two at most."),
    mark("Every finding has a number, such as F3. It is the same in every report."),
)
"""The rule, in plain words."""
