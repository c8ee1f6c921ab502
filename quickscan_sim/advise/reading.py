"""Everything that is computed from one wave of a quickscan, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from quickscan_sim import analyse
from quickscan_sim.errors import QuickscanError
from quickscan_sim.quickscan import Quickscan

if TYPE_CHECKING:
    import pandas as pd

CENTRALISATION = {
    "estimate": "centralisation",
    "ci_low": "centralisation_low",
    "ci_high": "centralisation_high",
}


@dataclass(frozen=True)
class Reading:
    """A quickscan of one wave with its results; findings, plan and report are made from it.

    What not every reader needs is computed when it is asked for.
    """

    scan: Quickscan
    theme_scores: pd.DataFrame
    score_summary: pd.DataFrame
    contrasts: pd.DataFrame
    comparison: pd.DataFrame
    shares: pd.DataFrame
    response: pd.DataFrame
    tie_readings: pd.DataFrame
    network_measures: pd.DataFrame
    organisation_measures: pd.DataFrame
    gaps: pd.DataFrame
    withholds_more: bool = False
    """Whether more than usual is withheld, because the numbers together gave somebody away."""

    @cached_property
    def reliability(self) -> pd.DataFrame:
        """Alpha of every theme, with an interval that knows who are colleagues."""
        scan = self.scan
        return analyse.summarise_reliability(scan.answers, scan.questionnaire, scan.professionals)

    @cached_property
    def distributions(self) -> pd.DataFrame:
        """How the scores are spread, beside their mean."""
        scan = self.scan
        return analyse.summarise_distributions(
            self.theme_scores,
            scan.questionnaire,
            scan.professionals,
            score_summary=self.score_summary,
        )

    @cached_property
    def seeing_acting(self) -> pd.DataFrame:
        """How much more often the same people see than act."""
        scan = self.scan
        return analyse.compare_seeing_acting(
            scan.answers,
            scan.questionnaire,
            scan.professionals,
            score_summary=self.score_summary,
        )

    @cached_property
    def non_response(self) -> pd.DataFrame:
        """What the people who stayed away could change."""
        scan, scale = self.scan, self.scan.questionnaire.scored_scale
        return analyse.non_response_bounds(
            self.theme_scores,
            scan.professionals,
            scan.organisations,
            self.score_summary,
            (scale.low, scale.high),
        )

    @cached_property
    def top_gaps(self) -> pd.DataFrame:
        """The few weak spots of each wijk to talk about first."""
        return analyse.top_gaps(self.gaps)

    @cached_property
    def skipped_gaps(self) -> pd.DataFrame:
        """Where not every kind of weak spot was looked for."""
        return analyse.skipped_gaps(self.tie_readings)

    @cached_property
    def network_with_intervals(self) -> pd.DataFrame:
        """The measures of networks, with how far each depends on one organisation as an estimate.

        Like density that is an estimate for the true network of all organisations, with its
        interval; among those that can be read only it would be of a smaller network.
        """
        place = ["neighbourhood_id", "layer"]
        drawn = analyse.network_intervals(self.tie_readings).measures
        own = drawn[drawn["measure"] == "centralisation"].rename(columns=CENTRALISATION)
        found = self.network_measures.merge(
            own[[*place, *CENTRALISATION.values()]], on=place, how="left", suffixes=("_read", "")
        )
        # In a very large wijk no networks are drawn: there it stays what was read.
        read = found.pop("centralisation_read")
        return found.assign(centralisation=found["centralisation"].fillna(read))

    @cached_property
    def reporter_agreement(self) -> pd.DataFrame:
        """How often colleagues, and two sides of a tie, say the same of a partner."""
        scan = self.scan
        return analyse.reporter_agreement(
            scan.ties,
            scan.professionals,
            scan.works_in,
            scan.active_in,
            scan.questionnaire.layer_ids,
        )

    @cached_property
    def layer_overlap(self) -> pd.DataFrame:
        """How far the partners on two layers are the same, in each wijk."""
        return analyse.overlap_of_layers(self.tie_readings)

    @cached_property
    def partner_scores(self) -> pd.DataFrame:
        """Trust and value of partners; without rows where nobody was asked to rate them."""
        scan = self.scan
        return analyse.score_partner_ratings(
            scan.partner_ratings,
            scan.professionals,
            scan.works_in,
            scan.active_in,
            scan.questionnaire.aspect_groups,
        )

    @cached_property
    def network_comparison(self) -> pd.DataFrame:
        """The networks of wijken with few and with many families on a low income."""
        scan = self.scan
        return analyse.compare_network_groups(
            self.tie_readings, scan.organisations, scan.neighbourhoods, self.gaps
        )

    @cached_property
    def directions(self) -> dict[str, pd.DataFrame]:
        """By theme: whether every question points the same way as the others."""
        items = analyse.favourable_items(self.scan.answers, self.scan.questionnaire)
        return {theme: analyse.find_unreversed(of_theme) for theme, of_theme in items.items()}


def summarise_quickscan(scan: Quickscan, wave: int | None = None) -> Reading:
    """Score, compare and read the network of one wave (the last one, unless another is asked).

    Raises
    ------
    QuickscanError
        When nobody was invited at all, or not in this wave.

    Examples
    --------
    >>> from quickscan_sim.parameters import Parameters
    >>> from quickscan_sim.simulate import simulate_quickscan
    >>> scan, truth = simulate_quickscan(Parameters(seed=1, n_neighbourhoods=2))
    >>> summarise_quickscan(scan).score_summary["grouping"].iloc[0]
    'all'
    """
    if not scan.waves:
        raise QuickscanError(
            "This quickscan holds nobody: the table professionals is empty. "
            "Check whether the right file was read."
        )
    scan = scan.of_wave(scan.waves[-1] if wave is None else wave)
    themes = scan.questionnaire
    theme_scores = analyse.score_themes(scan.answers, themes)
    score_summary = analyse.summarise_scores(
        theme_scores, scan.professionals, scan.works_in, scan.neighbourhoods
    )
    tie_readings = analyse.read_ties(
        scan.ties, scan.professionals, scan.works_in, scan.active_in, themes.layer_ids
    )
    return Reading(
        scan=scan,
        theme_scores=theme_scores,
        score_summary=score_summary,
        contrasts=analyse.contrast_sectors(theme_scores, scan.professionals, score_summary),
        comparison=analyse.compare_groups(
            theme_scores, scan.professionals, scan.works_in, scan.neighbourhoods
        ),
        shares=analyse.summarise_shares(scan.answers, themes, scan.professionals),
        response=analyse.summarise_response(scan.professionals, scan.organisations, scan.active_in),
        tie_readings=tie_readings,
        network_measures=analyse.measure_network(tie_readings, scan.organisations),
        organisation_measures=analyse.measure_organisations(tie_readings, scan.organisations),
        gaps=analyse.find_gaps(tie_readings, scan.organisations),
    )
