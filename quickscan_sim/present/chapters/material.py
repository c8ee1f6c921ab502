"""What every chapter is written from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from quickscan_sim.advise.findings.ranking import main_headings
from quickscan_sim.language import Probability, Readable, mark
from quickscan_sim.present.cells import interval, n_is, number, share, whole
from quickscan_sim.present.chapters.audience import Audience
from quickscan_sim.present.document import FigureBlock, Paragraph
from quickscan_sim.present.figure_style import Description, as_png
from quickscan_sim.present.names import Names
from quickscan_sim.present.tie_states import Networks
from quickscan_sim.vocabulary import GAP_KINDS, SMALL_CELL

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.advise.plan import ImprovementPlan, PlanRow
    from quickscan_sim.advise.reading import Reading
    from quickscan_sim.questionnaire import Questionnaire
    from quickscan_sim.quickscan import Quickscan

NETWORK_KINDS = ("strong_tie", *GAP_KINDS, "silent")
STRENGTHS = ("strength", "strong_tie")
POINTS = ("strength", "need", "difference")
SHARES = ("hesitation", "wish", "silent")
QUALITIES = ("strong_tie", "weak_quality")
"""What the value of a finding is, by its kind; of other kinds it is a certainty."""


@dataclass(frozen=True)
class Material:
    """A reading with its findings and plan, for whom it is, and the names to write in.

    ``findings`` are those of the whole reading, with the same numbers for every reader; what
    concerns this reader is ``own_findings``. ``is_draft``: the plan is the kit's proposal, and
    not the partners' own. ``pictures`` is shared by the reports of one set, so
    that no picture is drawn twice.
    """

    reading: Reading
    findings: tuple[Finding, ...]
    plan: ImprovementPlan
    names: Names
    audience: Audience = field(default_factory=Audience)
    is_draft: bool = True
    pictures: dict[tuple[str, ...], FigureBlock] = field(default_factory=dict)

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

    @cached_property
    def neighbourhoods(self) -> tuple[str, ...]:
        """The codes of the neighbourhoods that the report is about."""
        return self.audience.neighbourhoods(self.scan)

    @cached_property
    def own_findings(self) -> tuple[Finding, ...]:
        """The findings that concern this reader."""
        return tuple(one for one in self.findings if self.audience.concerns(one, self.scan))

    @cached_property
    def own_rows(self) -> tuple[PlanRow, ...]:
        """The rows of the plan that this reader has a part in."""
        return tuple(row for row in self.plan.rows if self._is_own(row))

    def _is_own(self, row: PlanRow) -> bool:
        """Who is owner or partner, and who belongs to the findings behind it."""
        organisation = self.audience.organisation_id
        if organisation is not None and organisation in (row.owner, *row.partners):
            return True
        by_id = {one.finding_id: one for one in self.findings}
        finding = by_id.get(row.finding_id)
        if finding is not None:
            return self.audience.concerns(finding, self.scan)
        return row.neighbourhood_id in (None, *self.neighbourhoods)

    def picture(self, key: tuple[str, ...], draw: Callable[[], FigureBlock]) -> FigureBlock:
        """A figure that other reports of the set show as well: drawn when it is not there yet."""
        if key not in self.pictures:
            self.pictures[key] = draw()
        return self.pictures[key]

    def text(self, value: object) -> str:
        """A message, a text in two languages or a plain text, as it is read."""
        return value.in_language(self.language) if isinstance(value, Readable) else str(value)

    def figure(self, figure: Figure, description: Description, caption: str) -> FigureBlock:
        """A figure with its alternative text and data table."""
        return FigureBlock(
            as_png(figure), description.alt, caption, description.header, description.rows
        )

    def finding_lines(
        self, findings: Sequence[Finding], with_caution: bool = True
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

    def short_lines(self, findings: Sequence[Finding]) -> tuple[Paragraph, ...]:
        """Findings as lines of a summary: title, and one number with its interval and n."""
        return tuple(
            Paragraph(self._number(finding), f"{self.text(finding.title)} ({finding.finding_id}).")
            for finding in findings
        )

    def main_lines(
        self, findings: tuple[Finding, ...], at_most: int, *, with_reasons: bool = True
    ) -> tuple[Paragraph, ...]:
        """The few that matter as lines: number, why it matters, and what it does not say.

        After each come, with their numbers, the others that are told under the same heading.
        """
        lines: list[Paragraph] = []
        for head, alike in main_headings(findings, at_most):
            (short,) = self.short_lines([head])
            reasons = (head.why_it_matters, head.caution) if with_reasons else ()
            told = " ".join(self.text(part) for part in (short.text, *reasons) if part is not None)
            lines.append(Paragraph(told, short.lead))
            lines += [
                Paragraph(one.text, self.say("The same kind: {title}", title=one.lead))
                for one in self.short_lines(alike)
            ]
        return tuple(lines)

    def _number(self, finding: Finding) -> str:
        say, n = self.say, self._n(finding)
        bounds = self._bounds(finding)
        with_n = f"{bounds}; {n}" if bounds else n
        if finding.kind in POINTS:
            return say(
                "The difference is {value} ({with_n}).",
                value=self._of(finding, finding.value),
                with_n=with_n,
            )
        if finding.kind in SHARES:
            return say(
                "That is {value} ({with_n}).", value=self._of(finding, finding.value), with_n=with_n
            )
        if finding.kind in QUALITIES:
            told = say(
                "Its quality is {value}, on a scale from 1 to 4 ({with_n}).",
                value=self._of(finding, finding.value),
                with_n=with_n,
            )
            return told if bounds else f"{told} {self._sure(finding)}."
        return f"{self._sure(finding)} ({n})."

    def _sure(self, finding: Finding) -> str:
        text = (
            mark("This is firm: the chance that it is right is {sure}")
            if finding.certainty == "firm"
            else mark("This is an indication: the chance that it is right is {sure}")
        )
        return self.say(text, sure=self.text(Probability(1 - finding.doubt)))

    def _n(self, finding: Finding) -> str:
        """How many people it rests on; of fewer than five that is not told."""
        if finding.n is not None and finding.n < SMALL_CELL:
            return self.say("fewer than {least} people", least=SMALL_CELL)
        return n_is(whole(finding.n, "?"))

    def _bounds(self, finding: Finding) -> str:
        return interval(
            finding.ci_low, finding.ci_high, lambda bound: self._of(finding, bound), self.language
        )

    def _of(self, finding: Finding, value: object) -> str:
        """A share as a percentage; points and marks with one decimal."""
        if finding.kind in SHARES:
            return share(value, self.language)
        decimals = 2 if finding.kind in POINTS else 1
        return number(value, self.language, decimals=decimals)
