"""The names that people read for the codes in the tables, in one language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from quickscan_sim.advise import naming
from quickscan_sim.language import Readable, translator
from quickscan_sim.vocabulary import INCOME_GROUPS


class Names:
    """The names of :class:`quickscan_sim.advise.naming.Names`, as texts in one language."""

    def __init__(self, names: naming.Names, language: str) -> None:
        self.names = names
        self.language = language

    @property
    def named(self) -> bool:
        """Whether organisations are called by their name."""
        return self.names.named

    @cached_property
    def say(self) -> Callable[..., str]:
        """The translator of the language."""
        return translator(self.language)

    def read(self, text: str | Readable) -> str:
        """A text, a text in two languages or a message, as it is read."""
        return text if isinstance(text, str) else text.in_language(self.language)

    def theme(self, theme_id: str) -> str:
        """The name of a theme."""
        return self.read(self.names.theme(theme_id))

    def layer(self, layer_id: str) -> str:
        """The name of a layer of working together."""
        return self.read(self.names.layer(layer_id))

    def sector(self, sector_id: str) -> str:
        """The name of a sector."""
        return self.read(self.names.sector(sector_id))

    def income_group(self, group: str) -> str:
        """The words for neighbourhoods with few or many families on a low income."""
        return self.read(INCOME_GROUPS[group])

    def neighbourhood(self, neighbourhood_id: str) -> str:
        """The name of a neighbourhood."""
        return self.names.wijk(neighbourhood_id)

    def organisation(self, organisation_id: str, neighbourhood_id: str) -> str:
        """What an organisation is called in a text about one neighbourhood."""
        return self.read(self.names.organisation(organisation_id, neighbourhood_id))

    def in_neighbourhood(self, neighbourhood_id: str) -> dict[str, str]:
        """What each organisation that works in a neighbourhood is called there."""
        return {
            organisation: self.organisation(organisation, neighbourhood_id)
            for organisation in self.names.in_wijk(neighbourhood_id)
        }
