"""One misconception: what somebody thinks, how it shows in an answer, and what helps."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.language import Bilingual


@dataclass(frozen=True)
class Misconception:
    """One row of ``data/misconceptions.csv``.

    ``module`` is where it is taught, ``modules_also`` where it comes back. ``detection`` says
    where it can show: "number" (a wrong computation gives it away), "choice" (a wrong option is
    linked to it), "text" (a person or the word list sees it). ``computation`` names the answer
    function and the rule that make the wrong number; empty where no number gives it away or where
    each question has its own. ``explanation`` is what a student reads who made this very mistake:
    what the answer is made of, and why that is no good. ``hints`` are where to look, which rule,
    and an example worked out with other numbers.
    """

    misconception_id: str
    module: str
    detection: tuple[str, ...]
    statement: Bilingual
    shows_as: Bilingual
    explanation: Bilingual
    hints: tuple[Bilingual, Bilingual, Bilingual]
    modules_also: tuple[str, ...] = ()
    computation: str = ""
