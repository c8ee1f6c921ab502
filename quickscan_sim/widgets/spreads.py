"""What the distribution widget shows of one group: its own numbers, and two examples beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from quickscan_sim.analyse.scores.score_counts import bars_of, count_scores
from quickscan_sim.analyse.scores.thirds import share_thirds
from quickscan_sim.language import Share, current_language, mark, translator
from quickscan_sim.present.cells import is_withheld, known, n_and_mark, records, with_interval
from quickscan_sim.present.spread_strip import Bar, SpreadRow
from quickscan_sim.simulate.example_scores import N_PEOPLE, SHAPES, Shape, example_scores
from quickscan_sim.widgets.choices import reading_of

if TYPE_CHECKING:
    from quickscan_sim.advise.reading import Reading
    from quickscan_sim.quickscan import Quickscan

EVERYBODY = ""
HALF_BAR = 0.25
EXAMPLES: dict[Shape, str] = {
    "one_middle": mark("Example, not real: one middle"),
    "two_camps": mark("Example, not real: two camps"),
}


@dataclass(frozen=True)
class Group:
    """One theme of everybody (sector "") or of a sector: its mean and its distribution."""

    theme: str
    sector: str
    mean: dict[str, Any]
    spread: dict[str, Any]
    bars: tuple[Bar, ...]

    @property
    def is_shown(self) -> bool:
        """Whether enough people answered to show anything."""
        return not is_withheld(self.mean, "mean")

    def examples(self, scale: tuple[float, float]) -> dict[Shape, Any]:
        """The scores of invented groups with the same mean; none where they do not fit."""
        found = {shape: example_scores(float(self.mean["mean"]), scale, shape) for shape in SHAPES}
        return {shape: scores for shape, scores in found.items() if scores is not None}


class Spreads:
    """The groups of a quickscan, by theme and sector."""

    def __init__(self, scan: Quickscan) -> None:
        self.reading: Reading = reading_of(scan)
        self.questionnaire = scan.questionnaire
        ends = scan.questionnaire.scored_scale
        self.scale = float(ends.low), float(ends.high)

    @property
    def scan(self) -> Quickscan:
        """The wave that is read."""
        return self.reading.scan

    @cached_property
    def sectors(self) -> list[str]:
        """The sectors that answered, in the order of the questionnaire."""
        rows = self.reading.distributions
        there = set(rows["sector"].dropna())
        return [sector for sector in self.questionnaire.sector_ids if sector in there]

    def group(self, theme: str, sector: str = EVERYBODY) -> Group:
        """One group; without numbers where too few people answered."""
        summary = self.reading.score_summary
        grouping = "sector" if sector else "all"
        of_kind = summary[summary["grouping"] == grouping]
        return Group(
            theme,
            sector,
            _row_of(of_kind, theme, sector),
            _row_of(self.reading.distributions, theme, sector),
            self._bars(theme, sector),
        )

    def _bars(self, theme: str, sector: str) -> tuple[Bar, ...]:
        """By half points; of real people by thirds, so that no bar is somebody's own score."""
        if not self.scan.invented:
            return self._thirds(_row_of(self.reading.distributions, theme, sector))
        rows = _rows_of(self._counts, theme, sector)
        return tuple(
            _around(row["score"], float(row["share"])) for row in rows if known(row["score"])
        )

    @cached_property
    def _counts(self) -> Any:
        return count_scores(
            self.reading.theme_scores,
            self.questionnaire,
            self.scan.professionals,
            score_summary=self.reading.score_summary,
        )

    def _thirds(self, row: dict[str, Any]) -> tuple[Bar, ...]:
        if is_withheld(row, "mean"):
            return ()
        low, high = self.scale
        third = (high - low) / 3
        shares = (row[name] for name in ("p_low", "p_middle", "p_high"))
        return tuple(
            Bar(low + number * third, low + (number + 1) * third, float(share))
            for number, share in enumerate(shares)
        )

    def rows(self, group: Group, *, with_bars: bool) -> list[SpreadRow]:
        """The group itself, then an invented group of each shape with the same mean."""
        say = translator(current_language())
        mean = group.mean
        bounds = (mean["ci_low"], mean["ci_high"])
        low, high = (float(one) if known(one) else None for one in bounds)
        label = f"{self.name(group)}: {self.mean_text(group)}"
        own = SpreadRow(label, float(mean["mean"]), low, high, group.bars if with_bars else ())
        others = [
            SpreadRow(
                say(
                    "{example}: mean {mean}, n = {n}",
                    example=say(EXAMPLES[shape]),
                    mean=self._mean_alone(group),
                    n=N_PEOPLE,
                ),
                float(mean["mean"]),
                bars=self._bars_of_example(scores) if with_bars else (),
                is_example=True,
            )
            for shape, scores in group.examples(self.scale).items()
        ]
        return [own, *others]

    def _bars_of_example(self, scores: Any) -> tuple[Bar, ...]:
        points, counts = bars_of(scores, *self.scale)
        return tuple(
            _around(point, n / len(scores))
            for point, n in zip(points.tolist(), counts.tolist(), strict=True)
        )

    def name(self, group: Group) -> str:
        """The theme and whose scores these are."""
        language = current_language()
        theme = self.questionnaire.theme(group.theme).name.in_language(language)
        return f"{theme}, {self.sector_name(group.sector)}"

    def sector_name(self, sector: str) -> str:
        """The name of a sector, or everybody."""
        language = current_language()
        say = translator(language)
        if not sector:
            return say("everybody")
        return self.questionnaire.sector(sector).name.in_language(language)

    def mean_text(self, group: Group) -> str:
        """Mean, interval and n."""
        language = current_language()
        say = translator(language)
        return say(
            "mean {mean}, {n}",
            mean=with_interval(group.mean, "mean", language),
            n=n_and_mark(group.mean["n"], language),
        )

    def _mean_alone(self, group: Group) -> str:
        bare = group.mean | {"ci_low": None, "ci_high": None}
        return with_interval(bare, "mean", current_language())

    def thirds_of(self, group: Group) -> list[tuple[str, ...]]:
        """For the group and each example: its name and the share in each third of the scale."""
        language = current_language()
        say = translator(language)
        own = [group.spread[name] for name in ("p_low", "p_middle", "p_high")]
        found = [(self.name(group), own)]
        found += [
            (say(EXAMPLES[shape]), list(share_thirds(scores, *self.scale)))
            for shape, scores in group.examples(self.scale).items()
        ]
        return [
            (name, *(Share(float(share)).in_language(language) for share in shares))
            for name, shares in found
        ]


def _row_of(frame: Any, theme: str, sector: str) -> dict[str, Any]:
    found = _rows_of(frame, theme, sector)
    return found[0] if found else {"mean": None, "n": None, "withheld": True}


def _rows_of(frame: Any, theme: str, sector: str) -> list[dict[str, Any]]:
    is_it = frame["sector"] == sector if sector else frame["sector"].isna()
    return records(frame[(frame["theme"] == theme) & is_it.fillna(False)])


def _around(point: float, share: float) -> Bar:
    return Bar(point - HALF_BAR, point + HALF_BAR, share)
