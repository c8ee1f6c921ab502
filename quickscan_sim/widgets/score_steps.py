"""The five steps from the answers on one form to a theme score, as a table and sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quickscan_sim.language import current_language, mark, translator
from quickscan_sim.present.cells import known, records
from quickscan_sim.widgets.shown import Shown, sentence, table

if TYPE_CHECKING:
    from quickscan_sim.analyse.scores.score_steps import ScoreSteps
    from quickscan_sim.questionnaire import Questionnaire

STEPS = (
    mark("The answers as given"),
    mark("Reversed sentences are turned around"),
    mark("What does not apply or is open is left out"),
    mark("Enough answered, or not"),
    mark("The mean"),
)
GIVEN, TURNED, LEFT_OUT, ENOUGH, MEAN = range(1, 6)


@dataclass(frozen=True)
class StepsShown:
    """One form on one theme, up to a step; ``turns`` says whether reversed sentences turn."""

    steps: ScoreSteps
    questionnaire: Questionnaire
    turns: bool
    upto: int

    def shown(self) -> Shown:
        """The table of sentences, then what follows from it."""
        say = translator(current_language())
        columns = [(say("sentence"), self._sentences()), (say("answer"), self._answers())]
        if self.upto >= TURNED:
            columns.append((say("turned around"), self._turned()))
        if self.upto >= LEFT_OUT:
            columns.append((say("counts as"), self._counted()))
        header = [name for name, _ in columns]
        rows = list(zip(*(cells for _, cells in columns), strict=True))
        found = table(self.title(), header, rows)
        for line in self.below():
            found += sentence(line)
        return found

    def title(self) -> str:
        """Which step this is."""
        say = translator(current_language())
        return say(
            "Step {number} of {n}: {step}",
            number=self.upto,
            n=len(STEPS),
            step=say(STEPS[self.upto - 1]),
        )

    def below(self) -> list[str]:
        """From step 4 whether enough is answered; in step 5 the sum, or why there is no score."""
        language = current_language()
        lines = [self._enough()] if self.upto >= ENOUGH else []
        if self.upto >= MEAN:
            n_last = 1 if self.steps.score is None else 2
            lines += [line.in_language(language) for line in self.steps.sentences()[-n_last:]]
        return lines

    def told(self) -> str:
        """What this step did to this form, in words."""
        tell: dict[int, Callable[[], str]] = {
            GIVEN: self._told_given,
            TURNED: self._told_turned,
            LEFT_OUT: self._told_left_out,
            ENOUGH: self._enough,
            MEAN: lambda: " ".join(self.below()[1:]),
        }
        return f"{self.title()}. {tell[self.upto]()}"

    @property
    def _rows(self) -> list[dict[str, Any]]:
        return records(self.steps.items)

    def _is_reversed(self, row: dict[str, Any]) -> bool:
        return self.questionnaire.item(row["item_id"]).is_reversed

    def _sentences(self) -> list[str]:
        language = current_language()
        say = translator(language)
        texts = []
        for number, row in enumerate(self._rows, start=1):
            text = self.questionnaire.item(row["item_id"]).text.in_language(language)
            told = say("{sentence} (reversed)", sentence=text) if self._is_reversed(row) else text
            texts.append(f"{number}. {told}")
        return texts

    def _answers(self) -> list[str]:
        return [self._given(row) for row in self._rows]

    def _given(self, row: dict[str, Any]) -> str:
        say = translator(current_language())
        if row["step"] == "not_applicable":
            return say("does not apply")
        return str(row["answer"]) if known(row["answer"]) else say("open")

    def _turned(self) -> list[str]:
        say = translator(current_language())
        cells = []
        for row in self._rows:
            if row["step"] == "turned_around":
                both = self.steps.low + self.steps.high
                cells.append(f"{both} − {row['answer']} = {row['counts_as']}")
            elif self._is_reversed(row) and known(row["answer"]):
                cells.append(say("stays {answer}", answer=row["answer"]))
            else:
                cells.append("–")
        return cells

    def _counted(self) -> list[str]:
        say = translator(current_language())
        left_out = say("does not count")
        return [
            str(row["counts_as"]) if known(row["counts_as"]) else left_out for row in self._rows
        ]

    def _told_given(self) -> str:
        return ", ".join(self._answers())

    def _told_turned(self) -> str:
        say = translator(current_language())
        if not self.turns:
            return say("Turning is off: reversed sentences stay as they are.")
        turned = [
            say(
                "Sentence {number}: {answer} becomes {counts_as}.",
                number=number,
                answer=row["answer"],
                counts_as=row["counts_as"],
            )
            for number, row in enumerate(self._rows, start=1)
            if row["step"] == "turned_around"
        ]
        return " ".join(turned) or say("On this form no reversed sentence was answered.")

    def _told_left_out(self) -> str:
        say = translator(current_language())
        out = [
            say("Sentence {number}: {answer}", number=number, answer=self._given(row))
            for number, row in enumerate(self._rows, start=1)
            if not known(row["counts_as"])
        ]
        return "; ".join(out) or say("Every sentence has an answer, so all of them count.")

    def _enough(self) -> str:
        say = translator(current_language())
        return say(
            "Sentences: {n_items}. Do not apply: {n_outside}. Answered: {n_answered}. "
            "Needed: {n_needed}. {verdict}",
            n_items=len(self._rows),
            n_outside=self.steps.n_not_applicable,
            n_answered=self.steps.n_answered,
            n_needed=self.steps.n_needed,
            verdict=say("That is not enough: no score.")
            if self.steps.score is None
            else say("That is enough."),
        )
