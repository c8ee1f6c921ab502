"""What must hold for questions, and where it does not."""

from __future__ import annotations

import pandas as pd

from quickscan_sim.language import Message, Number, Share, mark
from quickscan_sim.teach.question_quality.diagnose_questions import Diagnosis
from quickscan_sim.teach.question_quality.words import in_words

CAUGHT = 0.99
NAMED = 0.90
WRONGLY = 0.02
GUESSED = 0.30


def shortfalls(diagnosis: Diagnosis) -> tuple[Message, ...]:
    """A sentence for everything that falls short; none when all holds."""
    return (
        *_of_mistakes(diagnosis.mistakes),
        *_of_whole_sets(diagnosis.whole_sets),
        *_of_forms(diagnosis.other_forms),
    )


def _of_mistakes(mistakes: pd.DataFrame) -> list[Message]:
    """A shared hint is no wrong one: it counts as named."""
    found = []
    for row in mistakes.to_dict("records"):
        facts = {
            "question": row["question_id"],
            "mistake": row["misconception"],
            "n": row["n"],
        }
        if row["caught"] < CAUGHT:
            text = mark("{question}: {mistake} is caught in {share} of {n} variants.")
            found.append(Message(text, share=Share(row["caught"]), **facts))
        if row["named"] + row["shared"] < NAMED:
            text = mark("{question}: {mistake} is named in {share} of {n} variants.")
            found.append(Message(text, share=Share(row["named"] + row["shared"]), **facts))
        if row["wrongly"] > WRONGLY:
            text = mark("{question}: {mistake} is taken for another in {share} of {n} variants.")
            found.append(Message(text, share=Share(row["wrongly"]), **facts))
    return found


def _of_whole_sets(whole_sets: pd.DataFrame) -> list[Message]:
    found = []
    for row in whole_sets.to_dict("records"):
        facts = {"module": row["module"], "part": in_words(row["part"])}
        if row["way"] == "model solution" and row["lowest"] < 1:
            text = mark("{module} ({part}): the model solution gets {share} at the lowest.")
            found.append(Message(text, share=Number(row["lowest"]), **facts))
        elif row["way"] == "empty" and row["highest"] > 0:
            text = mark("{module} ({part}): empty answers get {share} at the highest.")
            found.append(Message(text, share=Number(row["highest"]), **facts))
        elif row["way"] not in ("model solution", "empty") and row["mean"] > GUESSED:
            text = mark("{module} ({part}): whoever guesses ({way}) gets {share} on average.")
            found.append(Message(text, way=in_words(row["way"]), share=Share(row["mean"]), **facts))
    return found


def _of_forms(forms: pd.DataFrame) -> list[Message]:
    return [
        Message(
            "{question}: a right answer in another form ({form}) is accepted in {share} of {n} "
            "variants.",
            question=row["question_id"],
            form=in_words(row["form"]),
            share=Share(row["accepted"]),
            n=row["n"],
        )
        for row in forms.to_dict("records")
        if row["accepted"] < 1
    ]
