"""The filled-in forms of one wave: whose, and what there is to see in each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import Listing, current_language, translator
from quickscan_sim.present.cells import known, records

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.analyse.scores.score_steps import ScoreSteps
    from quickscan_sim.questionnaire import Questionnaire
    from quickscan_sim.quickscan import Quickscan


@dataclass(frozen=True)
class Rules:
    """How scores are made: ``minimum`` "half", "any" or a number of sentences."""

    turns: bool = True
    minimum: int | str = "half"

    @property
    def are_usual(self) -> bool:
        """Whether these are the rules of every report."""
        return self == Rules()


USUAL = Rules()
PER_KIND = 2
"""Ranks in each kind of form: with a reversed answer that changes when turned, and without."""


class Forms:
    """The forms of an invented quickscan, scored by any rules.

    Raises
    ------
    QuickscanError
        For real forms: those are nobody else's business.
    """

    def __init__(self, scan: Quickscan) -> None:
        if not scan.invented:
            raise QuickscanError(
                "A score sheet shows the form of one person. It opens for an invented "
                "neighbourhood only, never for real people. Choose show_scores instead."
            )
        if scan.answers.empty:
            raise QuickscanError("Nobody filled in a form, so there is no form to choose.")
        self.scan = scan.of_wave(scan.waves[-1])
        self._scores: dict[Rules, pd.DataFrame] = {}
        self._steps: dict[tuple[str, str, Rules], ScoreSteps] = {}
        self._everybody: dict[tuple[str, Rules], dict[str, Any]] = {}
        self._in_order: dict[str, list[tuple[str, str]]] = {}

    @cached_property
    def people(self) -> list[str]:
        """The pseudonyms of who filled in a form."""
        return sorted(str(one) for one in self.scan.answers["professional_id"].unique())

    @cached_property
    def _as_given(self) -> Questionnaire:
        """The same questionnaire, with no sentence marked as reversed."""
        asked = self.scan.questionnaire
        return replace(asked, items=tuple(replace(one, is_reversed=False) for one in asked.items))

    def _asked(self, rules: Rules) -> Questionnaire:
        return self.scan.questionnaire if rules.turns else self._as_given

    def person_named(self, person: str) -> str:
        """The pseudonym, when somebody with it filled in a form."""
        if person not in self.people:
            raise QuickscanError(
                "There is no form of {person}. Did you mean {near}?",
                person=repr(person),
                near=nearest(str(person), self.people) or self.people[0],
            )
        return person

    def scores(self, rules: Rules = USUAL) -> pd.DataFrame:
        """The scores of everybody by these rules."""
        from quickscan_sim.analyse import score_themes

        if rules not in self._scores:
            self._scores[rules] = score_themes(
                self.scan.answers, self._asked(rules), minimum_answered=rules.minimum
            )
        return self._scores[rules]

    def steps(self, person: str, theme: str, rules: Rules = USUAL) -> ScoreSteps:
        """How one score comes about by these rules."""
        from quickscan_sim.analyse import explain_score

        key = person, theme, rules
        if key not in self._steps:
            own = self._answers_by_person[person]
            asked = self._asked(rules)
            self._steps[key] = explain_score(own, asked, person, theme, rules.minimum)
        return self._steps[key]

    @cached_property
    def _answers_by_person(self) -> dict[str, pd.DataFrame]:
        return {str(name): own for name, own in self.scan.answers.groupby("professional_id")}

    def everybody(self, theme: str, rules: Rules = USUAL) -> dict[str, Any]:
        """Mean, n and whether it is withheld, of everybody on one theme by these rules."""
        from quickscan_sim.analyse import summarise_groups

        if (theme, rules) not in self._everybody:
            own = self.scores(rules)
            own = own[own["theme"] == theme]
            found = summarise_groups(own["score"], own["professional_id"].map(self._sector_of))
            self._everybody[theme, rules] = records(found)[0]
        return self._everybody[theme, rules]

    @cached_property
    def _sector_of(self) -> dict[str, str]:
        people = self.scan.professionals
        return dict(zip(people["professional_id"], people["sector"], strict=True))

    def in_order(self, theme: str) -> list[tuple[str, str]]:
        """Label and pseudonym of each form: one of each kind first, then kind by kind."""
        if theme not in self._in_order:
            found = sorted(self._cases(theme))
            firsts: dict[int, tuple[int, str, str]] = {}
            for one in found:
                firsts.setdefault(one[0] // PER_KIND, one)
            first = list(firsts.values())
            rest = [one for one in found if one not in first]
            self._in_order[theme] = [(label, person) for _, person, label in [*first, *rest]]
        return self._in_order[theme]

    def _cases(self, theme: str) -> list[tuple[int, str, str]]:

        own = self.scores()
        turned = self._turned(theme)
        say = translator(current_language())
        found = []
        for row in records(own[own["theme"] == theme]):
            person = str(row["professional_id"])
            n_outside = row["n_not_applicable"]
            n_open = row["n_items"] - row["n_answered"] - n_outside
            tags = [
                *([say("too few answers")] if known(row["no_score_reason"]) else []),
                *(
                    [say("does not apply: {n}", n=row["n_not_applicable"])]
                    * bool(row["n_not_applicable"])
                ),
                *([say("open: {n}", n=n_open)] if n_open else []),
            ]
            rank = _rank(row, n_open, known(row["no_score_reason"]), person in turned)
            told = Listing(tuple(tags)).in_language(current_language()) or say("complete")
            found.append((rank, person, f"{person} – {told}"))
        return found

    def _turned(self, theme: str) -> set[str]:
        """Who answered a reversed sentence with another answer than the middle one."""
        asked = self.scan.questionnaire
        ids = [one.item_id for one in asked.items_of("practice", theme) if one.is_reversed]
        answers = self.scan.answers
        middle = asked.scored_scale.values[len(asked.scored_scale.values) // 2]
        is_so = answers["item_id"].isin(ids) & (answers["answer"] != middle).fillna(False)
        return set(answers.loc[is_so, "professional_id"])


def _rank(row: dict[str, Any], n_open: int, has_none: bool, is_turned: bool) -> int:
    """0 for n.v.t. and open in one form, then n.v.t., open, too few answers, and complete."""
    kinds = (bool(row["n_not_applicable"] and n_open), bool(row["n_not_applicable"]), bool(n_open))
    place = 3 if has_none else next((at for at, is_so in enumerate(kinds) if is_so), 4)
    return PER_KIND * place + (not is_turned)
