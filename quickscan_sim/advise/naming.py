"""How wijken, organisations, sectors and themes are called in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import Bilingual, Message
from quickscan_sim.quickscan import Quickscan


def is_named(scan: Quickscan, named: bool | None = None) -> bool:
    """Whether organisations are called by their name: the switch for every text and picture.

    Parameters
    ----------
    named
        What the user asks for. None: names in an invented quickscan, and in a real one that says
        that this was announced (``ties_announced``); else labels of sectors.

    Raises
    ------
    QuickscanError
        When names are asked for and the people who answered were not told so beforehand.
    """
    if named and not scan.may_name_ties:
        raise QuickscanError(
            "Organisations cannot be named: this quickscan does not say that it was announced. "
            "Who answered must have known beforehand that a report names organisations. "
            "If so, write ties_announced: yes in the mapping of the export, or "
            '"ties_announced": true in recipe.json of the data folder, and try again.'
        )
    return scan.may_name_ties if named is None else named


class Names:
    """Names for sentences; where organisations may not be named, their sector stands in.

    Parameters
    ----------
    named
        Whether organisations are called by their name. If not, an organisation is called after
        its sector, with a number where a wijk has several of that sector.
    """

    def __init__(self, scan: Quickscan, named: bool) -> None:
        self.scan = scan
        self.questionnaire = scan.questionnaire
        self.named = named

    def wijk(self, neighbourhood_id: str) -> str:
        """The name of a wijk."""
        return self._wijken[neighbourhood_id]

    def sector(self, sector_id: str) -> Bilingual:
        """The name of a sector."""
        return self.questionnaire.sector(sector_id).name

    def theme(self, theme_id: str) -> Bilingual:
        """The name of a theme."""
        return self.questionnaire.theme(theme_id).name

    def layer(self, layer_id: str) -> Bilingual:
        """The name of a layer."""
        return self.questionnaire.layer(layer_id).name

    def organisation(
        self, organisation_id: str, neighbourhood_id: str | None = None
    ) -> str | Bilingual | Message:
        """What an organisation is called, in a text about one wijk or about all."""
        if self.named:
            return self._organisations[organisation_id]
        if neighbourhood_id is None:
            sector = self.sector(self._sectors[organisation_id])
            return Message("an organisation of the sector {sector}", sector=sector)
        return self._labels[neighbourhood_id, organisation_id]

    def in_wijk(self, neighbourhood_id: str) -> list[str]:
        """The codes of the organisations that work in a wijk."""
        active_in = self.scan.active_in
        here = active_in["neighbourhood_id"] == neighbourhood_id
        return list(active_in.loc[here, "organisation_id"])

    @cached_property
    def _wijken(self) -> Mapping[str, str]:
        wijken = self.scan.neighbourhoods
        return dict(zip(wijken["neighbourhood_id"], wijken["name"], strict=True))

    @cached_property
    def _organisations(self) -> Mapping[str, str]:
        organisations = self.scan.organisations
        return dict(zip(organisations["organisation_id"], organisations["name"], strict=True))

    @cached_property
    def _sectors(self) -> Mapping[str, str]:
        organisations = self.scan.organisations
        return dict(zip(organisations["organisation_id"], organisations["sector"], strict=True))

    @cached_property
    def _labels(self) -> Mapping[tuple[str, str], Bilingual]:
        """Sector, numbered within the wijk where there are several."""
        labels = {}
        for wijk in self._wijken:
            members: dict[str, list[str]] = {}
            for organisation in sorted(self.in_wijk(wijk)):
                members.setdefault(self._sectors[organisation], []).append(organisation)
            for sector, alike in members.items():
                name = self.sector(sector)
                for number, organisation in enumerate(alike, start=1):
                    ending = f" {number}" if len(alike) > 1 else ""
                    label = Bilingual(name.nl + ending, name.en + ending)
                    labels[wijk, organisation] = label
        return labels
