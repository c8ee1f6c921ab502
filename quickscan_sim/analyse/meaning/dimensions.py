"""What it says that questions measure one thing or more, and how they go together."""

from __future__ import annotations

from quickscan_sim.analyse.meaning.meaning import Meaning
from quickscan_sim.analyse.reliability.parallel_analysis import ParallelAnalysis
from quickscan_sim.analyse.reliability.polychoric import PolychoricCorrelations
from quickscan_sim.language import Message, Number, mark
from quickscan_sim.vocabulary import SMALL_CELL

_HOW_MANY = {
    "none": mark(
        "These answers show nothing that the questions share: the first eigenvalue ({first}) is no "
        "larger than chance makes it ({bar}). n = {n}."
    ),
    "one": mark(
        "There is no sign of a second thing behind these questions: only the first eigenvalue "
        "({first}) is larger than chance makes it ({bar}). With few people a second one is easily "
        "missed (n = {n})."
    ),
    "more": mark(
        "These questions measure perhaps more than one thing: {n_factors} eigenvalues are larger "
        "than chance makes them. n = {n}. Read the questions again before you add them up."
    ),
}
_TOGETHER = mark(
    "All {n_pairs} pairs of questions go together: even for the weakest pair the interval lies "
    "above 0."
)
_AGAINST = mark(
    "{n_against} of the {n_pairs} pairs of questions go against each other, such as {item} and "
    "{other_item} ({estimate}). Was a question not turned around?"
)
_UNCLEAR = mark(
    "For {n_unclear} of the {n_pairs} pairs of questions it is not clear whether they go "
    "together: the interval holds 0, or there is none."
)


def meaning_of_parallel_analysis(found: ParallelAnalysis) -> Meaning:
    """The reading of a parallel analysis: one thing, perhaps more, or nothing shared.

    Never "clear": a second thing that looks like the first is easily missed, and random dips and
    rises make a second one too.

    >>> import pandas as pd
    >>> table = pd.DataFrame({"observed": [2.1, 0.6], "random_p95": [1.3, 1.0]})
    >>> found = ParallelAnalysis(eigenvalues=table, n_factors=1, n=80, n_items=3,
    ...     correlation="pearson", random_data="permuted", n_draws=200)
    >>> print(meaning_of_parallel_analysis(found).says.in_language("en"))
    There is no sign of a second thing behind these questions: only the first eigenvalue (2.10) is
    larger than chance makes it (1.30). With few people a second one is easily missed (n = 80).
    """
    why = found.why()
    if why is not None or found.n_factors is None:
        return Meaning(
            "not_computed",
            Message("There is no number. {why}", why=why),
            Message("That these questions measure one thing, or more than one."),
        )
    if found.n < SMALL_CELL:
        return _withheld()
    kind = ("none", "one")[found.n_factors] if found.n_factors < 2 else "more"
    first = found.eigenvalues.iloc[0]
    return Meaning(
        "unclear",
        Message(
            _HOW_MANY[kind],
            first=Number(float(first["observed"])),
            bar=Number(float(first["random_p95"])),
            n_factors=found.n_factors,
            n=found.n,
        ),
        Message(
            "What that one thing is, or that there is no second, smaller thing. An eigenvalue says "
            "how much of all differences one pattern explains."
        ),
    )


def meaning_of_polychoric(found: PolychoricCorrelations) -> Meaning:
    """The reading of a table of polychoric correlations: together, against, or not clear.

    "clear" where the intervals of all pairs lie above 0, or that of at least one below 0.
    """
    why = found.why()
    if why is not None and (found.pairs.empty or found.pairs["estimate"].isna().any()):
        return Meaning(
            "not_computed",
            Message("There is no number. {why}", why=why),
            Message("That these questions go together, or do not."),
        )
    if found.n < SMALL_CELL:
        return _withheld()
    against = found.pairs[found.pairs["ci_high"] < 0].sort_values("estimate", kind="stable")
    n_together = int((found.pairs["ci_low"] > 0).sum())
    n_pairs = len(found.pairs)
    says_not = Message("Why questions go together. That can also be the way they are worded.")
    if len(against):
        furthest = against.iloc[0]
        says = Message(
            _AGAINST,
            n_against=len(against),
            n_pairs=n_pairs,
            item=furthest["item"],
            other_item=furthest["other_item"],
            estimate=Number(float(furthest["estimate"])),
        )
        return Meaning("clear", says, says_not)
    if n_together == n_pairs:
        return Meaning("clear", Message(_TOGETHER, n_pairs=n_pairs), says_not)
    unclear = Message(_UNCLEAR, n_unclear=n_pairs - n_together, n_pairs=n_pairs)
    return Meaning("unclear", unclear, says_not)


def _withheld() -> Meaning:
    return Meaning(
        "withheld",
        Message("Fewer than {n} people answered, so nothing is shown.", n=SMALL_CELL),
        Message("That there is nothing to see; only that it could be about one person."),
    )
