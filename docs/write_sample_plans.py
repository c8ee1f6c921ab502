"""Write the three sample plans for graders, with the numbers of the municipality of the demo.

Run it after a change in the draw, the findings or the library:
``python docs/write_sample_plans.py``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from quickscan_sim.advise import (
    Finding,
    ImprovementPlan,
    Measure,
    PlanRow,
    Reading,
    collect_findings,
    draft_plan,
    naming,
    summarise_quickscan,
)
from quickscan_sim.advise.plan import plan_text
from quickscan_sim.language import LANGUAGES, Bilingual
from quickscan_sim.parameters import Parameters
from quickscan_sim.simulate import simulate_quickscan

PLANS = Path(__file__).parents[1] / "quickscan_sim" / "data" / "plans"
SEED = 20
"""Of ``quickscan demo``: the municipality that a new user meets first."""

LIMITS = Bilingual(
    "Dit zijn verzonnen wijken, om mee te oefenen. De cijfers zijn wat professionals over hun "
    "eigen werk zeggen; bewoners zijn niet gevraagd. Een cijfer zegt niet waarom het zo is. Drukte "
    "of regels kunnen een andere verklaring zijn. Een verandering na een jaar kan ook toeval zijn, "
    "of komen doordat andere mensen antwoorden.",
    "These neighbourhoods are invented, to practise with. The figures are what professionals say "
    "about their own work; residents were not asked. A figure does not say why it is so. A full "
    "workload or rules may be another explanation. A change after a year may also be chance, or "
    "come from other people who answer.",
)
NOT_FOUND = Bilingual(
    "Over Stimuleren vonden we geen duidelijk verschil dat om een actie vraagt. Dat bewijst niet "
    "dat alles daar goed gaat. Een deel van de organisaties is niet gehoord.",
    "About Encouraging we found no clear difference that asks for an action. That does not prove "
    "that everything goes well there. Some of the organisations were not heard.",
)
PROCESS = Bilingual(
    "Vier studenten schreven dit plan en bespraken het met twee docenten. Een taalmodel (AI) hielp "
    "bij de taal; de cijfers en keuzes zijn van ons.",
    "Four students wrote this plan and discussed it with two lecturers. A language model (AI) "
    "helped with the language; the figures and choices are ours.",
)
LEADER = Bilingual("teamleider", "team leader")
SHORT_LIMITS = Bilingual(
    "Dit is een oefening met een verzonnen gemeente en met gesimuleerde gegevens.",
    "This is an exercise with an invented municipality and simulated data.",
)
A_TALK = Bilingual(
    "In het eerste kwartaal plannen we een gesprek met bewoners over dit onderwerp.",
    "In the first quarter we plan a talk with residents about this subject.",
)
WEAK_TEXTS = {
    "finding": Bilingual(
        "De samenwerking kan beter, wij schatten een 2,0.",
        "Working together could be better, we estimate a 2.0.",
    ),
    "goal": Bilingual("Wij gaan beter samenwerken.", "We are going to work together better."),
    "first_step": Bilingual("Iemand pakt dit op.", "Somebody takes this up."),
    "indicator": Bilingual("Het gevoel in het team.", "How the team feels."),
    "residents": Bilingual(
        "Wij informeren bewoners met een nieuwsbrief.", "We inform residents with a newsletter."
    ),
}
WEAK_ACTIONS = (
    Bilingual(
        "Alle medewerkers volgen een training over armoede.",
        "All staff follow a training about poverty.",
    ),
    Bilingual("Een cursus gesprekken voeren.", "A course in holding conversations."),
    Bilingual("Vaker overleggen.", "Meet more often."),
)


def sample_plans(
    reading: Reading, findings: tuple[Finding, ...], language: str
) -> dict[str, ImprovementPlan]:
    """The weak, the sufficient and the strong plan, in one language."""
    draft = draft_plan(findings, reading, language)
    strong = _strong(draft, reading, findings)
    return {
        "weak": _weak(strong, language),
        "sufficient": _sufficient(strong, findings, language),
        "strong": strong,
    }


def _strong(
    draft: ImprovementPlan, reading: Reading, findings: tuple[Finding, ...]
) -> ImprovementPlan:
    """The draft with an owner and a partner in every row, and an account around it."""
    rows = tuple(_with_owner(row, reading, findings, draft.language) for row in draft.rows[:4])
    limits, not_found, process = (
        text.in_language(draft.language) for text in (LIMITS, NOT_FOUND, PROCESS)
    )
    return replace(draft, rows=rows, limits=limits, not_found=not_found, process=process)


def _with_owner(
    row: PlanRow, reading: Reading, findings: tuple[Finding, ...], language: str
) -> PlanRow:
    names = naming.Names(reading.scan, named=True)
    finding = next(one for one in findings if one.finding_id == row.finding_id)
    organisations = reading.scan.organisations
    wijk = row.neighbourhood_id or str(reading.scan.neighbourhoods["neighbourhood_id"].iloc[0])
    here = organisations[organisations["organisation_id"].isin(names.in_wijk(wijk))]
    of_sector = here[here["sector"] == finding.sector] if finding.sector else here
    owner = row.owner or str(of_sector["organisation_id"].iloc[0])
    sector = str(organisations.set_index("organisation_id").at[owner, "sector"])
    others = here[(here["sector"] != sector) & (here["organisation_id"] != owner)]
    partner = str(others["organisation_id"].iloc[0])
    return replace(
        row,
        owner=owner,
        owner_function=LEADER.in_language(language),
        partners=row.partners or (partner,),
        status="agreed",
    )


def _sufficient(
    strong: ImprovementPlan, findings: tuple[Finding, ...], language: str
) -> ImprovementPlan:
    """Right numbers with n, all dates; little about residents, means and what may go wrong."""
    by_id = {finding.finding_id: finding for finding in findings}
    rows = tuple(
        replace(
            row,
            finding=_without_interval(by_id[row.finding_id], row, language),
            residents=A_TALK.in_language(language),
            owner=None if number == len(strong.rows) else row.owner,
            resources="",
            risk="",
            status="proposed",
        )
        for number, row in enumerate(strong.rows, start=1)
    )
    limits = SHORT_LIMITS.in_language(language)
    return replace(strong, rows=rows, limits=limits, not_found="", process="")


def _without_interval(finding: Finding, row: PlanRow, language: str) -> str:
    """The title of the finding with its number now, and no more."""
    return f"{finding.title.in_language(language)}: {row.baseline.text}."


def _weak(strong: ImprovementPlan, language: str) -> ImprovementPlan:
    """Loose figures, no owner, no dates, training as the answer."""
    texts = {name: text.in_language(language) for name, text in WEAK_TEXTS.items()}
    empty = dict.fromkeys(("risk", "resources", "expected_effect", "assumption"), "")
    low = Measure({"nl": "laag", "en": "low"}[language])
    high = Measure({"nl": "hoger", "en": "higher"}[language])
    rows = tuple(
        replace(
            row,
            **texts,
            **empty,
            action=action.in_language(language),
            action_id=None,
            finding_id="",
            owner=None,
            owner_function="",
            first_step_by=strong.starts_on + timedelta(weeks=20),
            term=None,
            check_date=None,
            baseline=low,
            target=high,
            starts_now=True,
            status="proposed",
        )
        for row, action in zip(strong.rows, WEAK_ACTIONS, strict=False)
    )
    limits = {"nl": "Dit is een oefening.", "en": "This is for practice."}[language]
    return replace(strong, rows=rows, limits=limits, not_found="", process="")


def main() -> None:
    """Draw, read, and write the six files."""
    scan, _ = simulate_quickscan(Parameters(seed=SEED))
    reading = summarise_quickscan(scan)
    findings = collect_findings(reading)
    names = naming.Names(scan, named=True)
    for language in LANGUAGES:
        for name, plan in sample_plans(reading, findings, language).items():
            file = PLANS / f"{name}_{language}.yaml"
            file.write_text(plan_text(plan, names), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
