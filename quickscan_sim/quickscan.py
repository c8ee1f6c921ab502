"""The bundles: a quickscan as it was filled in, and the truth behind an invented one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from quickscan_sim.errors import QuickscanError
from quickscan_sim.table_checks import empty_table
from quickscan_sim.tables import PARTNER_RATINGS, QUICKSCAN_TABLES

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.parameters import Parameters
    from quickscan_sim.questionnaire import Questionnaire


MEASURED_ON = "measured_on_wave_{wave}"
CHANGED_ITEMS = "changed_items_wave_{wave}"
"""Notes in the recipe on a later wave: its day, and the items that read otherwise than in the
first wave, with spaces in between."""


def _no_ratings() -> pd.DataFrame:
    return empty_table(PARTNER_RATINGS)


@dataclass(frozen=True)
class Quickscan:
    """One quickscan: the questionnaire and the tables of :mod:`quickscan_sim.tables`.

    ``invented`` says whether people and places are made up; a real export never is. ``recipe``
    holds what may be public about an invented one: scenario, versions, hashes; never a seed.
    ``ties_announced`` says whether the people who answered were told beforehand that a report may
    call organisations by name; without it real organisations are called after their sector.
    """

    questionnaire: Questionnaire
    neighbourhoods: pd.DataFrame
    organisations: pd.DataFrame
    active_in: pd.DataFrame
    professionals: pd.DataFrame
    works_in: pd.DataFrame
    answers: pd.DataFrame
    ties: pd.DataFrame
    municipality: str
    measured_on: date
    invented: bool
    recipe: Mapping[str, str] = field(default_factory=dict)
    ties_announced: bool = False
    partner_ratings: pd.DataFrame = field(default_factory=_no_ratings)

    def __repr__(self) -> str:
        """One line, where the tables would fill pages."""
        wijken = ", ".join(map(str, self.neighbourhoods["name"].head(3)))
        more = ", …" if len(self.neighbourhoods) > 3 else ""
        n_answered = int(self.professionals["responded"].sum())
        return (
            f"<Quickscan of {self.municipality} ({wijken}{more}): {len(self.organisations)} "
            f"organisations, {n_answered} of {len(self.professionals)} forms filled in>"
        )

    @property
    def may_name_ties(self) -> bool:
        """Whether organisations may be called by name where it is told who names whom."""
        return self.invented or self.ties_announced

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The tables by their name."""
        return {table.name: getattr(self, table.name) for table in QUICKSCAN_TABLES}

    @property
    def waves(self) -> list[int]:
        """The waves in which somebody was invited."""
        return sorted(int(wave) for wave in self.professionals["wave"].unique())

    def of_wave(self, wave: int) -> Quickscan:
        """The same quickscan with the rows of one wave only, as of the day of that wave.

        An invented quickscan names everybody who was invited. There, an organisation without
        people in this wave is left out: it was not there yet, or no longer.
        """
        if wave not in self.waves:
            raise QuickscanError(
                "There is no wave {wave} in this quickscan; it holds {waves}.",
                wave=wave,
                waves=", ".join(map(str, self.waves)),
            )
        one_wave = {
            name: frame[frame["wave"] == wave]
            for name, frame in self.tables.items()
            if "wave" in frame
        }
        if self.invented and len(self.waves) > 1:
            there = set(one_wave["professionals"]["organisation_id"])
            one_wave |= {
                name: self.tables[name][self.tables[name]["organisation_id"].isin(there)]
                for name in ("organisations", "active_in")
            }
        one_wave = {name: frame.reset_index(drop=True) for name, frame in one_wave.items()}
        return replace(self.with_tables(one_wave), measured_on=self.day_of(wave))

    def of_neighbourhood(self, neighbourhood_id: str) -> Quickscan:
        """The quickscan of one wijk: its organisations, who works there, and what they said.

        People who work in several wijken stay in whole; what they said about partners that are
        not active in this wijk is left out.

        Raises
        ------
        QuickscanError
            When there is no such wijk; names those that there are.
        """
        known = set(self.neighbourhoods["neighbourhood_id"])
        if neighbourhood_id not in known:
            raise QuickscanError(
                "There is no neighbourhood {found} in this quickscan; it holds {known}.",
                found=repr(neighbourhood_id),
                known=", ".join(sorted(known)),
            )
        here = {
            name: frame[frame["neighbourhood_id"] == neighbourhood_id]
            for name, frame in self.tables.items()
            if "neighbourhood_id" in frame
        }
        people = set(here["works_in"]["professional_id"])
        for name in ("professionals", "answers", "ties", "partner_ratings"):
            frame = self.tables[name]
            here[name] = frame[frame["professional_id"].isin(people)]
        active = set(here["active_in"]["organisation_id"])
        there = active | set(here["professionals"]["organisation_id"])
        here["organisations"] = self.organisations[
            self.organisations["organisation_id"].isin(there)
        ]
        for name in ("ties", "partner_ratings"):
            here[name] = here[name][here[name]["partner_id"].isin(active)]
        return self.with_tables({name: f.reset_index(drop=True) for name, f in here.items()})

    def day_of(self, wave: int) -> date:
        """The day on which a wave closed; of the first one where the recipe does not tell."""
        noted = self.recipe.get(MEASURED_ON.format(wave=wave))
        if noted is None:
            return self.measured_on
        try:
            return date.fromisoformat(noted)
        except ValueError:
            raise QuickscanError(
                "The recipe says that wave {wave} closed on {found}; expected a date such as "
                "2026-03-16.",
                wave=wave,
                found=repr(noted),
            ) from None

    def changed_items(self, wave: int) -> list[str]:
        """The items that are worded otherwise in this wave than in the first, by their code."""
        return self.recipe.get(CHANGED_ITEMS.format(wave=wave), "").split()

    def with_tables(self, tables: Mapping[str, pd.DataFrame]) -> Quickscan:
        """The same quickscan with some of its tables replaced, by name."""
        return replace(self, **tables)  # type: ignore[arg-type]


def _no_rows() -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame()


@dataclass(frozen=True)
class Truth:
    """What was drawn to make an invented quickscan; never part of the data folder.

    Tables: ``traits`` (professional_id, wave, theme, trait: the latent position on a theme in
    standard deviations, true_score: the score it gives on average), ``true_ties`` (wave,
    neighbourhood_id, layer, organisation_id, partner_id, level, quality: ties that truly exist),
    ``planted`` (what a reader could find in the first wave; ``closed_in_wave`` when it went),
    ``effects`` (every drawn effect of sector, organisation, neighbourhood), ``items`` and
    ``people`` (what items were made to do, how people answered; see
    :mod:`quickscan_sim.tables.answer_truth`), ``changes`` (what truly changed in later waves, and
    why), ``turnover`` (wave, organisation_id, left_id, came_id).
    """

    parameters: Parameters
    traits: pd.DataFrame
    true_ties: pd.DataFrame
    planted: pd.DataFrame
    effects: pd.DataFrame
    items: pd.DataFrame
    people: pd.DataFrame
    changes: pd.DataFrame = field(default_factory=_no_rows)
    turnover: pd.DataFrame = field(default_factory=_no_rows)

    def of_wave(self, wave: int) -> Truth:
        """The truth of one wave: its rows, and the weak spots that are still there."""
        one_wave = {
            name: frame[frame["wave"] == wave].reset_index(drop=True)
            for name, frame in vars(self).items()
            if hasattr(frame, "columns") and "wave" in frame
        }
        if "closed_in_wave" in self.planted:
            is_there = ~(self.planted["closed_in_wave"] <= wave).fillna(False).astype(bool)
            one_wave["planted"] = self.planted[is_there].reset_index(drop=True)
        return replace(self, **one_wave)
