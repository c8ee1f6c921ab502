"""``quickscan class diagnose``: do the questions catch and name every mistake?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.cli.session import Screen
from quickscan_sim.language import Number, Share

if TYPE_CHECKING:
    import pandas as pd
    from rich.table import Table

    from quickscan_sim.teach.question_quality import Diagnosis


@dataclass(frozen=True)
class QuestionsWish:
    """What is asked: a module or all, on how many variants, from which seed, and where to write."""

    module: str | None
    n_variants: int
    seed: int
    out: Path
    force: bool


def show_diagnosis(screen: Screen, wish: QuestionsWish) -> None:
    """Draw variants, try every answer, show the tables and write them."""
    from quickscan_sim.exchange import atomic_file
    from quickscan_sim.teach.question_quality import diagnose_questions, draw_cases, shortfalls
    from quickscan_sim.teach.questions import load_questions

    questions = load_questions(wish.module)
    with screen.counting("Drawing variants") as show:
        done = iter(range(1, wish.n_variants + 1))
        cases = draw_cases(
            wish.n_variants, questions, wish.seed, step=lambda: show(next(done), wish.n_variants)
        )
    diagnosis = diagnose_questions(questions, cases)
    _tell(screen, diagnosis)
    short = shortfalls(diagnosis)
    screen.title("What falls short")
    for sentence in short:
        screen.tell(sentence)
    if not short:
        screen.say("Nothing: all thresholds are met on these variants.")
    screen.say("These numbers are about questions. They are no evidence that people learn.")
    with atomic_file(wish.out, wish.force) as file:
        one_table(diagnosis).to_csv(file, index=False, lineterminator="\n", encoding="utf-8")
    screen.place("Table", wish.out)


def one_table(diagnosis: Diagnosis) -> pd.DataFrame:
    """All tables under one another; ``table`` says which one a row is of."""
    import pandas as pd

    tables = [frame.assign(table=name) for name, frame in diagnosis.tables.items() if len(frame)]
    whole = pd.concat(tables, ignore_index=True)
    return whole[["table", *(name for name in whole.columns if name != "table")]]


def _tell(screen: Screen, diagnosis: Diagnosis) -> None:
    tries = diagnosis.n_tries
    screen.say(
        "{n} variants; a variant took {mean} draws on average, and {most} at most.",
        n=len(tries),
        mean=Number(sum(tries) / len(tries), 1),
        most=max(tries),
    )
    screen.title("Every mistake as an answer")
    screen.say("n: the variants in which the mistake leads to another answer than the right one.")
    screen.console.print(_mistakes(screen, diagnosis.mistakes))
    screen.title("Whole sets of answers")
    screen.console.print(_whole_sets(screen, diagnosis.whole_sets))
    forms = diagnosis.other_forms
    screen.say(
        "Right answers in another form (comma, spaces, capitals, order): {n} tried, {share} "
        "accepted.",
        n=int(forms["n"].sum()),
        share=Share(float((forms["accepted"] * forms["n"]).sum() / forms["n"].sum())),
    )
    screen.say(
        "Pairs of mistakes that somewhere give the same answer, and then share a hint: {n}.",
        n=len(diagnosis.coinciding),
    )


def _mistakes(screen: Screen, mistakes: pd.DataFrame) -> Table:
    from rich.table import Table

    _ = screen.translate
    table = Table(box=None, pad_edge=False)
    for heading in (_("question"), _("mistake"), "n"):
        table.add_column(heading, no_wrap=True)
    shares = ("caught", "named", "shared", "wrongly", "unnamed")
    for heading in (_("caught"), _("named"), _("shared hint"), _("wrongly"), _("unnamed")):
        table.add_column(heading, justify="right")
    for row in mistakes.to_dict("records"):
        cells = [Share(row[name]).in_language(screen.language) for name in shares]
        table.add_row(row["question_id"], row["misconception"], str(row["n"]), *cells)
    return table


def _whole_sets(screen: Screen, sets: pd.DataFrame) -> Table:
    from rich.table import Table

    from quickscan_sim.teach.question_quality import in_words

    _ = screen.translate
    table = Table(box=None, pad_edge=False)
    for heading in (_("who"), _("module"), _("part"), "n"):
        table.add_column(heading)
    for heading in (_("mean"), _("lowest"), _("highest")):
        table.add_column(heading, justify="right")
    for row in sets.to_dict("records"):
        shares = [Share(row[name]).in_language(screen.language) for name in _SHARES]
        who, part = (in_words(row[name]).in_language(screen.language) for name in ("way", "part"))
        table.add_row(who, row["module"], part, str(row["n"]), *shares)
    return table


_SHARES = ("mean", "lowest", "highest")
