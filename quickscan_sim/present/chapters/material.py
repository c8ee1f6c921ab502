"""What every chapter is written from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from quickscan_sim.language import Readable
from quickscan_sim.present.document import FigureBlock, Paragraph
from quickscan_sim.present.figure_style import Description, as_png
from quickscan_sim.present.names import Names
from quickscan_sim.present.tie_states import Networks
from quickscan_sim.vocabulary import GAP_KINDS

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from quickscan_sim.advise.finding import Finding
    from quickscan_sim.advise.plan import ImprovementPlan
    from quickscan_sim.advise.reading import Reading
    from quickscan_sim.questionnaire import Questionnaire
    from quickscan_sim.quickscan import Quickscan

NETWORK_KINDS = ("strong_tie", *GAP_KINDS, "silent")
STRENGTHS = ("strength", "strong_tie")


@dataclass(frozen=True)
class Material:
    """A reading with its findings and plan, and the names and language to write in."""

    reading: Reading
    findings: tuple[Finding, ...]
    plan: ImprovementPlan
    names: Names

    @property
    def language(self) -> str:
        """Language of the report."""
        return self.names.language

    @property
    def say(self) -> Callable[..., str]:
        """The translator of the language."""
        return self.names.say

    @property
    def scan(self) -> Quickscan:
        """The quickscan that was read."""
        return self.reading.scan

    @cached_property
    def networks(self) -> Networks:
        """Who works with whom, each network read once."""
        return Networks(self.reading.tie_readings)

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire that was filled in."""
        return self.scan.questionnaire

    def text(self, value: object) -> str:
        """A message, a text in two languages or a plain text, as it is read."""
        return value.in_language(self.language) if isinstance(value, Readable) else str(value)

    def figure(self, figure: Figure, description: Description, caption: str) -> FigureBlock:
        """A figure with its alternative text and data table."""
        return FigureBlock(
            as_png(figure), description.alt, caption, description.header, description.rows
        )

    def finding_lines(
        self, findings: tuple[Finding, ...] | list[Finding], with_caution: bool = True
    ) -> tuple[Paragraph, ...]:
        """Findings as lines of a list: title, numbers, and what they do not say."""
        return tuple(
            Paragraph(
                " ".join(
                    self.text(part)
                    for part in (
                        finding.explanation,
                        *((finding.caution,) if with_caution else ()),
                    )
                ),
                f"{self.text(finding.title)} ({finding.finding_id}).",
            )
            for finding in findings
        )
