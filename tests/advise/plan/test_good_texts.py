"""No false alarms: texts of good plans, written by hand, get no remark on how they are written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from advise.plan.municipality import municipality, sample

from quickscan_sim.advise import check_plan

GOOD = [
    # language, residents, risk, action
    ("nl", "Twee ervaringsdeskundigen kiezen vanaf de start mee en krijgen 25 euro per uur.",
     "De school heeft het druk; dan schuift de start twee weken op.",
     "De school en de schuldhulp spreken één vast contact af."),
    ("nl", "Ouders met een laag inkomen maken de brief vooraf mee, tegen vergoeding.",
     "Ouders herkennen zich er niet in. Dan begint het ontwerp opnieuw.",
     "Schrap twee van de vier formulieren."),
    ("nl", "Bewoners beslissen vanaf het eerste overleg mee; hun tijd wordt betaald.",
     "Een warme maaltijd trekt mensen, de zwakke plek is het vervoer.",
     "Het wijkteam houdt spreekuur bij de voedselbank."),
    ("nl", "Jongeren die geldzorgen kennen testen vooraf de afspraak en informeren elkaar samen.",
     "De armoederegeling verandert in januari.",
     "De gemeente vraagt gegevens niet twee keer."),
    ("nl", "Een betaalde ervaringsdeskundige zit vanaf het begin aan tafel.",
     'Iemand zei: "dat zijn probleemgezinnen". Daarover praten wij door.',
     "Plan elke maand een half uur voor beide teams."),
    ("en", "Two experts by experience choose with us from the start and are paid.",
     "The school is short of time; then the start moves by two weeks.",
     "The school and debt advice agree on one fixed contact."),
    ("en", "Parents on a low income help to write the letter beforehand, for a payment.",
     "The poor quality of the form may stay as it is.",
     "Drop two of the four forms."),
    ("en", "Residents decide together with us from the first meeting; their hours are paid.",
     "Poor attendance in the holidays.",
     "The social team sits at the food bank every week."),
    ("en", "Young people with money worries test the agreement beforehand, and inform each other.",
     "The rule changes in January.",
     "The municipality stops asking for data twice."),
    ("en", "A paid expert by experience sits at the table from the outset.",
     'Somebody said "problem families". We talk about that.',
     "Plan half an hour each month for both teams."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "residents", "risk", "action"), GOOD)
def test_a_good_text_gets_no_remark(language: str, residents: str, risk: str, action: str) -> None:
    plan = sample("strong", language)
    row = replace(plan.rows[0], residents=residents, risk=risk, action=action, action_id=None)
    remarks = check_plan(replace(plan, rows=(row, *plan.rows[1:])), *municipality())
    assert [one.message.in_language("en") for one in remarks if one.row == 1] == []


def test_a_target_of_words_alone_is_compared_with_the_number_now() -> None:
    plan = sample("strong", "nl")
    row = next(one for one in plan.rows if one.target.value and one.baseline.value)
    number = plan.rows.index(row) + 1
    lower = replace(row.target, text="0,9", value=None)
    rows = tuple(replace(one, target=lower) if one is row else one for one in plan.rows)
    codes = {
        one.code
        for one in check_plan(replace(plan, rows=rows), *municipality())
        if one.row == number and one.field == "target"
    }
    assert codes & {"target_impossible", "target_not_better"}
