"""Invented quickscans small enough to check by head: everybody gives one score on every item."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pandas as pd
from small_scan import small_scan

from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.workshop.views.view import Drawn

THEME = "signaleren"


@dataclass(frozen=True)
class Crowd:
    """Some people of a sector in a wijk who all score alike, in each wave that they answer."""

    wijk: str
    sector: str
    n: int
    scores: tuple[int | None, ...]


def drawn(crowds: list[Crowd], groups: dict[str, str | None]) -> Drawn:
    """An organisation for each crowd; ``groups`` gives the income group of each wijk."""
    questionnaire = load_questionnaire()
    items = questionnaire.items_of("practice", THEME)
    people, places, answers = [], [], []
    for crowd in crowds:
        organisation = f"{crowd.wijk}-{crowd.sector}"
        for number in range(crowd.n):
            for wave, score in enumerate(crowd.scores, start=1):
                who = {"professional_id": f"{organisation}-{number}", "wave": wave}
                answered = {"responded": score is not None, "answered_partners": False}
                of_person = {"organisation_id": organisation, "sector": crowd.sector}
                people.append(who | of_person | answered)
                places.append(who | {"neighbourhood_id": crowd.wijk, "share": 1.0})
                answers += [
                    who
                    | {
                        "item_id": item.item_id,
                        "answer": 6 - score if item.is_reversed else score,
                        "not_applicable": False,
                    }
                    for item in items
                    if score is not None
                ]
    wijken = [{"neighbourhood_id": w, "name": w.title(), "income_group": groups[w]} for w in groups]
    organisations = [
        {
            "organisation_id": f"{crowd.wijk}-{crowd.sector}",
            "sector": crowd.sector,
            "name": f"Team {crowd.wijk}",
            "is_informal": False,
            "n_invited": crowd.n,
        }
        for crowd in crowds
    ]
    tables: dict[str, Any] = {
        "neighbourhoods": pd.DataFrame(wijken),
        "organisations": pd.DataFrame(organisations),
        "professionals": pd.DataFrame(people),
        "works_in": pd.DataFrame(places),
        "answers": pd.DataFrame(answers),
    }
    # Facts never look at the truth.
    return Drawn(small_scan(questionnaire=questionnaire, **tables), SimpleNamespace())  # type: ignore[arg-type]
