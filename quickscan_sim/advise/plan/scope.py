"""What a plan is for: the municipality, one wijk or one organisation."""

from __future__ import annotations

from dataclasses import dataclass

from quickscan_sim.advise.findings.finding import Finding
from quickscan_sim.errors import QuickscanError, nearest
from quickscan_sim.language import mark
from quickscan_sim.quickscan import Quickscan


@dataclass(frozen=True)
class Scope:
    """Which findings concern a plan, who leads, and on what level it is."""

    neighbourhood_id: str | None = None
    organisation_id: str | None = None
    sector: str | None = None

    @classmethod
    def of(
        cls, scan: Quickscan, neighbourhood_id: str | None, organisation_id: str | None
    ) -> Scope:
        """The scope, checked against the quickscan."""
        if neighbourhood_id and organisation_id:
            raise QuickscanError(
                "A plan is for a neighbourhood or for an organisation, not for both. Choose one."
            )
        if neighbourhood_id:
            _check(neighbourhood_id, list(scan.neighbourhoods["neighbourhood_id"]), NO_WIJK)
            return cls(neighbourhood_id)
        if organisation_id:
            known = list(scan.organisations["organisation_id"])
            _check(organisation_id, known, NO_ORGANISATION)
            return cls(
                None,
                organisation_id,
                scan.organisations["sector"].iloc[known.index(organisation_id)],
            )
        return cls()

    def concerning(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings that this plan may be about."""
        return tuple(finding for finding in findings if self._concerns(finding))

    def _concerns(self, finding: Finding) -> bool:
        if self.neighbourhood_id:
            return finding.neighbourhood_id == self.neighbourhood_id
        if self.organisation_id:
            own = self.organisation_id in (finding.organisation_id, finding.partner_id)
            return own or finding.sector == self.sector
        return True

    def level(self, finding: Finding) -> str:
        """On what level a row about this finding acts."""
        if self.organisation_id:
            return "institution"
        if finding.neighbourhood_id:
            return "neighbourhood"
        return "sector" if finding.sector else "municipality"

    def who(self, finding: Finding) -> tuple[str | None, tuple[str, ...]]:
        """The organisation that is proposed to take the lead, and its partners."""
        concerned = [one for one in (finding.organisation_id, finding.partner_id) if one]
        if self.organisation_id:
            others = tuple(one for one in concerned if one != self.organisation_id)
            return self.organisation_id, others
        return (concerned[0], tuple(concerned[1:])) if finding.organisation_id else (None, ())


NO_WIJK = mark("There is no neighbourhood {found}. There are: {known}.")
NO_ORGANISATION = mark("There is no organisation {found}. Do you mean {nearest}?")


def _check(given: str, known: list[str], text: str) -> None:
    if given not in known:
        listed = ", ".join(known)
        close = nearest(given, known) or known[0]
        raise QuickscanError(text, found=repr(given), known=listed, nearest=close)
