"""One person's theme score, step by step: what was answered, turned around, left out, divided."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from quickscan_sim.analyse.scores.minimum_answered import answers_needed, check_rule
from quickscan_sim.analyse.scores.theme_scores import check_answers, score_themes
from quickscan_sim.analyse.typed_rows import typed_rows
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Message, Number, mark
from quickscan_sim.questionnaire import Item, Questionnaire

COLUMNS = {"item_id": "str", "answer": "Int64", "step": "str", "counts_as": "Int64"}
STEPS: dict[str, str] = {
    "counted": mark("{item}: answer {answer}, counts as {counts_as}."),
    "turned_around": mark(
        "{item}: answer {answer} to a question asked the other way round, so it is turned around: "
        "{low} + {high} - {answer} = {counts_as}."
    ),
    "not_applicable": mark("{item}: does not apply to this person's role, so it is left out."),
    "not_answered": mark("{item}: not answered, so it is left out."),
}
"""What happens to an answer, and its sentence."""
NO_SCORE: dict[str, str] = {
    "too_few_answers": mark(
        "Why does this person have no score? {n_answered} questions were answered, and a score on "
        "this theme needs {n_needed}. The mean of so few answers says too little."
    ),
    "nothing_applies": mark(
        "Why does this person have no score? None of these questions applies to this person's "
        "role. That is no shortcoming: the theme is not part of this job."
    ),
}
"""Why somebody has no score, by the code in ``no_score_reason``."""


@dataclass(frozen=True)
class ScoreSteps:
    """How one score came about. ``items`` has a row per item; ``score`` is None without a score."""

    items: pd.DataFrame
    low: int
    high: int
    total: int
    n_answered: int
    n_not_applicable: int
    n_needed: int
    score: float | None
    no_score_reason: str | None

    def sentences(self) -> list[Message]:
        """A sentence for each item, then the sum and the division, or why there is no score."""
        sentences = [STEPS[step] for step in self.items["step"]]
        lines = [
            Message(
                sentence,
                item=row["item_id"],
                answer=row["answer"],
                counts_as=row["counts_as"],
                low=self.low,
                high=self.high,
            )
            for sentence, row in zip(sentences, self.items.to_dict("records"), strict=True)
        ]
        if self.no_score_reason is not None:
            return [*lines, self._why_not()]
        counted = self.items["counts_as"].dropna()
        return [
            *lines,
            Message(
                "Added up: {sum} = {total}.", sum=" + ".join(map(str, counted)), total=self.total
            ),
            Message(
                "Divided by the number of answers: {total} / {n_answered} = {score}.",
                total=self.total,
                n_answered=self.n_answered,
                score=Number(self.score or 0.0),
            ),
        ]

    def _why_not(self) -> Message:
        return Message(
            NO_SCORE[str(self.no_score_reason)],
            n_answered=self.n_answered,
            n_needed=self.n_needed,
        )

    def in_language(self, language: str) -> str:
        """The steps as lines of text."""
        return "\n".join(line.in_language(language) for line in self.sentences())

    def __str__(self) -> str:
        return self.in_language("en")


def explain_score(
    answers: pd.DataFrame,
    questionnaire: Questionnaire,
    professional_id: str,
    theme: str,
    minimum_answered: int | str | None = None,
    out_of: str = "applicable",
    wave: int | None = None,
) -> ScoreSteps:
    """How :func:`~quickscan_sim.analyse.score_themes` gets to one person's score on one theme.

    Parameters
    ----------
    answers, questionnaire, minimum_answered, out_of
        As for :func:`~quickscan_sim.analyse.score_themes`.
    professional_id, theme
        Whose score, on which theme.
    wave
        Which measurement, where the table holds several.

    Raises
    ------
    QuickscanError
        When this person or theme does not occur, the person has several waves and none is
        chosen, or the answers of this person cannot be scored (an item answered twice, an answer
        outside the scale).

    Examples
    --------
    >>> from quickscan_sim.questionnaire import load_questionnaire
    >>> answers = pd.DataFrame({"professional_id": "P1", "wave": 1,
    ...     "item_id": ["sig_1", "sig_2", "sig_3", "sig_4", "sig_6"],
    ...     "answer": pd.array([4, 5, None, None, 2], dtype="Int64"),
    ...     "not_applicable": [False, False, True, False, False]})
    >>> print(explain_score(answers, load_questionnaire(), "P1", "signaleren"))
    sig_1: answer 4, counts as 4.
    sig_2: answer 5, counts as 5.
    sig_3: does not apply to this person's role, so it is left out.
    sig_4: not answered, so it is left out.
    sig_5: not answered, so it is left out.
    sig_6: answer 2 to a question asked the other way round, so it is turned around: 1 + 5 - 2 = 4.
    Added up: 4 + 5 + 4 = 13.
    Divided by the number of answers: 13 / 3 = 4.33.
    """
    items = questionnaire.items_of("practice", questionnaire.theme(theme).theme_id)
    rule = "half" if minimum_answered is None else minimum_answered
    check_rule(rule, out_of, len(items))
    given = _own_answers(answers, professional_id, wave)
    # It refuses double answers and answers outside the scale.
    score_themes(given, questionnaire)
    own = given.set_index("item_id")
    scale = questionnaire.scored_scale
    table = typed_rows([_step(item, own) for item in items], COLUMNS)
    n_answered = int(table["counts_as"].notna().sum())
    n_outside = int((table["step"] == "not_applicable").sum())
    countable = pd.Series([len(items) - (n_outside if out_of == "applicable" else 0)]).to_numpy()
    n_needed = int(answers_needed(rule, countable)[0])
    total = int(table["counts_as"].sum())
    reason = "nothing_applies" if n_outside == len(items) else "too_few_answers"
    has_score = n_answered >= n_needed
    return ScoreSteps(
        items=table,
        low=scale.low,
        high=scale.high,
        total=total,
        n_answered=n_answered,
        n_not_applicable=n_outside,
        n_needed=n_needed,
        score=total / n_answered if has_score else None,
        no_score_reason=None if has_score else reason,
    )


def _own_answers(answers: pd.DataFrame, professional_id: str, wave: int | None) -> pd.DataFrame:
    check_answers(answers)
    own = answers[answers["professional_id"] == professional_id]
    if wave is not None:
        own = own[own["wave"] == wave]
    if own.empty:
        raise QuickscanError(
            "{person} has no answers in this table. Look for the right code in the column "
            "professional_id.",
            person=repr(professional_id),
        )
    waves = sorted(own["wave"].unique())
    if len(waves) > 1:
        raise QuickscanError(
            "{person} answered in the waves {waves}. Choose one with wave=.",
            person=repr(professional_id),
            waves=", ".join(map(str, waves)),
        )
    return own


def _step(item: Item, own: pd.DataFrame) -> dict[str, object]:
    facts: dict[str, object] = {"item_id": item.item_id}
    if item.item_id not in own.index:
        return facts | {"step": "not_answered"}
    row = own.loc[item.item_id].to_dict()
    if pd.notna(row["not_applicable"]) and row["not_applicable"]:
        return facts | {"step": "not_applicable"}
    if pd.isna(row["answer"]):
        return facts | {"step": "not_answered"}
    answer = int(row["answer"])
    if not item.is_reversed:
        return facts | {"answer": answer, "step": "counted", "counts_as": answer}
    turned = item.scale.low + item.scale.high - answer
    return facts | {"answer": answer, "step": "turned_around", "counts_as": turned}
