"""For whom a report is: which reader, which organisation, which neighbourhoods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.quickscan import Quickscan

READERS = ("municipality", "institution", "professional", "residents")
"""The readers, the fullest report first."""


@dataclass(frozen=True)
class Audience:
    """One reader of :data:`READERS`; an institution reads about itself and where it works.

    ``neighbourhood_id`` narrows the report to one wijk; None: all wijken, and for an institution
    all those in which it works.
    """

    reader: str = "municipality"
    organisation_id: str | None = None
    neighbourhood_id: str | None = None

    def neighbourhoods(self, scan: Quickscan) -> tuple[str, ...]:
        """The codes of the neighbourhoods that the report is about, in the order of the table."""
        listed = [str(code) for code in scan.neighbourhoods["neighbourhood_id"]]
        if self.neighbourhood_id is not None:
            return tuple(code for code in listed if code == self.neighbourhood_id)
        if self.organisation_id is None:
            return tuple(listed)
        places = scan.active_in
        own = set(places.loc[places["organisation_id"] == self.organisation_id, "neighbourhood_id"])
        return tuple(code for code in listed if code in own)

    def sector(self, scan: Quickscan) -> str | None:
        """The sector of the institution."""
        if self.organisation_id is None:
            return None
        frame = scan.organisations.set_index("organisation_id")
        return str(frame.loc[self.organisation_id, "sector"])

    def concerns(self, finding: Finding, scan: Quickscan) -> bool:
        """Whether a finding is about what this reader reads about.

        Of the network an institution gets what names it, or names nobody; of the scores what is
        about its own sector or about everybody.
        """
        if finding.neighbourhood_id not in (None, *self.neighbourhoods(scan)):
            return False
        if self.organisation_id is None:
            return True
        named = {finding.organisation_id, finding.partner_id} - {None}
        if named and self.organisation_id not in named:
            return False
        return finding.sector in (None, self.sector(scan))
