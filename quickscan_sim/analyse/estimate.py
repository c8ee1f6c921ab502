"""An estimate with its interval, or the named reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quickscan_sim.language import Message, format_number, mark, translator

REASONS: dict[str, str] = {
    "too_few_items": mark("There are too few items; this needs at least {needed}."),
    "too_few_people": mark("Too few people answered; this needs at least {needed}."),
    "too_few_answers": mark("Too few questions were answered; this needs at least {needed}."),
    "no_alike_items": mark("No two questions are answered enough alike to compare them."),
    "singular": mark(
        "One question follows entirely from the others, or there are too few people for so many "
        "questions."
    ),
    "not_converged": mark("These answers do not lead to one best solution."),
    "too_few_clusters": mark(
        "There are too few organisations; a sector or group needs at least {needed}."
    ),
    "no_variation": mark("Everybody gave the same answers, so there is nothing to compare."),
    "everybody_changed_equally": mark(
        "Everybody changed by the same number of points, so nothing shows how sure that is."
    ),
    "equal_scores": mark("Within each of the two groups all scores are the same."),
    "no_fair_interval": mark("There is no interval for this number that can be trusted."),
    "no_interval": mark("There are too few people or organisations for an interval."),
    "no_colleagues": mark("No two colleagues answered, so there is nothing to compare."),
    "no_such_items": mark("The questionnaire has no questions for this."),
    "withheld": mark(
        "Not shown: too few people, or the answers of a few people would follow from it."
    ),
    "constant_item": mark("Everybody gave the same answer to this question."),
    "constant_items": mark("Everybody gave the same answer to at least one of the questions."),
    "constant_sum": mark(
        "The answers of everybody add up to the same number; look for a question that was not "
        "turned around."
    ),
    "too_few_groups": mark("There are too few groups; this needs at least {needed}."),
    "equal_means": mark("The means differ so little that this number does not exist."),
    "groups_of_one": mark("Every group has one person, so colleagues cannot be compared."),
    "small_group": mark("Fewer than {needed} people of this group answered, so nothing is shown."),
    "full_agreement": mark("Everybody in a group agrees fully; then there is no interval."),
    "items_changed": mark(
        "The questions of this theme are not the same in both measurements, so the scores cannot "
        "be compared."
    ),
    "nobody_in_both": mark("Nobody of this group answered in both measurements."),
    "no_norm": mark("The norm holds nothing about this group on this theme."),
    "one_side_only": mark("In one of the two measurements nobody of this group has a score."),
    "at_limit": mark(
        "Some combinations of answers never occur, so a correlation runs to exactly 1 or -1."
    ),
    "not_positive_definite": mark(
        "These correlations contradict each other, so nothing can be built on them together."
    ),
    "improper_model": mark(
        "A model with one thing behind the answers does not fit: it explains more than 100% of a "
        "question."
    ),
    "unstable_interval": mark(
        "The interval cannot be made: too many resamples of these people give no number."
    ),
    "too_few": mark(
        "Not shown: too few people, or the answers of a few people would follow from it."
    ),
    "one_group": mark("One of the two groups of neighbourhoods has no answers."),
    "no_shared_sector": mark("No sector answered in both groups of neighbourhoods."),
    "too_few_neighbourhoods": mark("There are too few neighbourhoods for an interval."),
    "overlapping_effects": mark("The groups cannot be told apart in these answers."),
    "no_agreement": mark("Two calculations did not agree, so neither is shown."),
    "nobody": mark("Nobody answered."),
    "nobody_invited": mark("Nobody was invited."),
    "too_few_pairs": mark(
        "Too few pairs of organisations can be read to say what is to be expected."
    ),
    "no_ties": mark("No organisation that could tell names a partner."),
    "no_two_steps": mark("No organisation is named by one and names another."),
    "all_tied": mark("All organisations have a tie with each other, so no core stands out."),
    "no_groups": mark("The sector, or formal or informal, is not known of every organisation."),
    "one_kind": mark("All organisations that could tell are of one kind."),
    "empty_cell": mark("All ties, or all missing ties, are within sectors or all between them."),
    "too_large": mark("The network is too large for this."),
    "too_few_heard": mark("In fewer than half of the organisations enough people answered."),
    "sampled": mark("The network is large, so this comes from a sample of it."),
    "unknown_ties": mark("Too few people could tell, and nobody else names this organisation."),
    "one_partner": mark("This organisation has one partner only."),
    "too_few_reporters": mark("Too few people of this organisation could tell whom they name."),
    "no_shared_organisations": mark("These organisations are not there at both measurements."),
    "silent_in_a_wave": mark("At one of the two measurements too few people told about partners."),
    "other_kind": mark("This kind of weak spot is not judged over time."),
    "unknown_n_invited": mark("Nobody noted how many people were invited."),
}
"""Why a result holds no number: a code and its sentence."""


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """A number with its 95 % interval, or a reason why there is none.

    ``name`` says what is estimated ("alpha") and ``method`` how, both in English and marked for the
    catalogue; ``n`` counts the people it rests on. Without a number the three numbers are NaN and
    ``reason`` is a key of :data:`REASONS`; with one, ``reason`` is None, or says why only the
    interval is missing. ``needed`` is the number that the reason speaks of.

    >>> facts = {"n": 19, "name": "alpha", "method": "Feldt interval"}
    >>> print(Estimate(estimate=0.78, ci_low=0.57, ci_high=0.904, **facts))
    alpha 0.78 [0.57; 0.90], n = 19 (Feldt interval)
    >>> print(Estimate(n=1, name="alpha", method="", reason="too_few_people", needed=2))
    alpha: Too few people answered; this needs at least 2.
    """

    estimate: float = np.nan
    ci_low: float = np.nan
    ci_high: float = np.nan
    n: int
    name: str
    method: str
    reason: str | None = None
    needed: int | None = None

    def why(self) -> Message | None:
        """The sentence that belongs to the reason."""
        return Message(REASONS[self.reason], needed=self.needed) if self.reason else None

    def in_language(self, language: str) -> str:
        """The estimate with its interval and n, or why there is none."""
        say = translator(language)
        name = say(self.name)
        if np.isnan(self.estimate):
            return f"{name}: {why.in_language(language)}" if (why := self.why()) else name
        middle, low, high = (
            format_number(value, language) for value in (self.estimate, self.ci_low, self.ci_high)
        )
        interval = say("no interval") if np.isnan(self.ci_low) else f"[{low}; {high}]"
        return f"{name} {middle} {interval}, n = {self.n} ({say(self.method)})"

    def __str__(self) -> str:
        return self.in_language("en")
