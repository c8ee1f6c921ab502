"""One small invented quickscan, read and written down once for all tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import pytest

from quickscan_sim.advise import collect_findings, draft_plan, summarise_quickscan
from quickscan_sim.advise.reading import Reading
from quickscan_sim.parameters import Parameters
from quickscan_sim.present.document import Document
from quickscan_sim.present.report import report_document
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan

OWN = Path(__file__).parents[2] / "examples" / "own_questionnaire" / "questionnaire.csv"


@dataclass(frozen=True)
class Story:
    """A reading, and how to make a report of it."""

    reading: Reading

    def document(
        self,
        language: str = "nl",
        named: bool | None = None,
        reader: str = "municipality",
        organisation_id: str | None = None,
    ) -> Document:
        findings = collect_findings(self.reading, named=named)
        plan = draft_plan(findings, self.reading, language, named=named)
        return report_document(
            self.reading,
            findings,
            plan,
            language,
            reader=reader,
            organisation_id=organisation_id,
            named=named,
        )


def story_of(scan: Quickscan) -> Story:
    return Story(summarise_quickscan(scan))


@pytest.fixture(scope="session")
def scan() -> Quickscan:
    return simulate_quickscan(Parameters(seed=3, n_neighbourhoods=2, response_rate=0.45))[0]


@pytest.fixture(scope="session")
def story(scan: Quickscan) -> Story:
    return story_of(scan)


@pytest.fixture(scope="session")
def report_nl(story: Story) -> Document:
    return story.document("nl")


@pytest.fixture(scope="session")
def report_en(story: Story) -> Document:
    return story.document("en")


@pytest.fixture(scope="session")
def real_report(scan: Quickscan) -> Document:
    """The same answers as if they were a real export: no name shown, response unknown."""
    organisations = scan.organisations.assign(
        n_invited=pd.Series(pd.NA, index=scan.organisations.index, dtype="Int64")
    )
    return story_of(replace(scan, invented=False, organisations=organisations)).document("nl")


@pytest.fixture(scope="session")
def own_report() -> Document:
    parameters = Parameters(seed=2, n_neighbourhoods=2, questionnaire=str(OWN))
    return story_of(simulate_quickscan(parameters)[0]).document("en")
