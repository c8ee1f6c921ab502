"""How wijken, organisations, sectors and themes are called in sentences."""

from __future__ import annotations

from quickscan_sim.language import Bilingual, Message
from quickscan_sim.quickscan import Quickscan


class Names:
    """Names for sentences; where organisations may not be named, their sector stands in."""

    def __init__(self, scan: Quickscan, named: bool) -> None:
        self.questionnaire = scan.questionnaire
        self.named = named
        self._wijken = dict(
            zip(scan.neighbourhoods["neighbourhood_id"], scan.neighbourhoods["name"], strict=True)
        )
        organisations = scan.organisations.set_index("organisation_id")
        self._names = organisations["name"].to_dict()
        self._sectors = organisations["sector"].to_dict()

    def wijk(self, neighbourhood_id: str) -> str:
        """The name of a wijk."""
        return str(self._wijken[neighbourhood_id])

    def sector(self, sector_id: str) -> Bilingual:
        """The name of a sector."""
        return self.questionnaire.sector(sector_id).name

    def theme(self, theme_id: str) -> Bilingual:
        """The name of a theme."""
        return self.questionnaire.theme(theme_id).name

    def layer(self, layer_id: str) -> Bilingual:
        """The name of a layer."""
        return self.questionnaire.layer(layer_id).name

    def organisation(self, organisation_id: str) -> str | Message:
        """The name of an organisation, or that it is one of its sector."""
        if self.named:
            return str(self._names[organisation_id])
        sector = self.sector(str(self._sectors[organisation_id]))
        return Message("an organisation of the sector {sector}", sector=sector)
