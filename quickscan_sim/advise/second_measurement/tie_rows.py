"""What became of a weak spot in the network: how likely what was missing is there now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quickscan_sim.advise.second_measurement.seen import known

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.findings.finding import Finding
    from quickscan_sim.analyse.network.comparison.network_waves import NetworkWaves

SURE, LIKELY = 0.95, 0.5
"""From these probabilities on something is told as such, or as possible."""
MUCH_MORE_LIKELY = 0.25
"""From this rise of the probability on, a weak spot that is perhaps mended is told as such."""
WHERE = ("kind", "neighbourhood_id", "layer", "organisation_id", "partner_id")
WHY_NOT_JUDGED = {
    "silent_in_a_wave": "silent_in_a_wave",
    "no_shared_organisations": "not_in_both",
}


@dataclass(frozen=True)
class TieChances:
    """How likely what the finding misses was there then and is there now (probabilities).

    ``mended``: it was missing and has come; ``still``: it was missing and still is;
    ``otherwise``: a one-sided contact that ended or turned; ``never``: it was there already.
    """

    kind: str
    before: float
    later: float
    mended: float
    still: float
    otherwise: float
    never: float


def read_tie(
    finding: Finding, network: NetworkWaves | None
) -> tuple[str, str | None, TieChances | None]:
    """Verdict, reason and chances of a weak spot, from the two networks compared.

    Mended or still there is told only from a probability of .95 on. The reasons "views", "whole",
    "whole_listed" and "whole_not_listed" are of kinds that no probability can be given for.
    """
    if network is None:
        return "cannot_read", "no_network", None
    row = _row(finding, network.gaps)
    if row is None:
        return "cannot_read", "not_in_both", None
    chances = _chances(row)
    if chances is None:
        return "cannot_read", _why_not(row), None
    return *_verdict(chances), chances


def _row(finding: Finding, gaps: pd.DataFrame) -> dict[Any, Any] | None:
    own = gaps
    for name in WHERE:
        label = getattr(finding, name)
        own = own[own[name].isna() if label is None else own[name] == label]
    return None if own.empty else dict(own.to_dict("records")[0])


def _chances(row: dict[Any, Any]) -> TieChances | None:
    names = ("there_before", "there_later", "mended", "still", "otherwise", "never")
    p = [known(row[f"p_{name}"]) for name in names]
    numbers = [one for one in p if one is not None]
    return TieChances(str(row["kind"]), *numbers) if len(numbers) == len(names) else None


def _why_not(row: dict[Any, Any]) -> str:
    if row["reason"] in WHY_NOT_JUDGED:
        return WHY_NOT_JUDGED[row["reason"]]
    if row["kind"] == "differing_views":
        return "views"
    return "whole_listed" if row["listed_later"] else "whole_not_listed"


def _verdict(p: TieChances) -> tuple[str, str | None]:
    if p.mended >= SURE:
        return "reached", None
    if p.never >= LIKELY:
        return "cannot_read", "was_there"
    if p.otherwise >= SURE:
        return "cannot_read", "turned"
    if p.still >= SURE:
        return "no_change", "still"
    if p.later >= LIKELY and p.later - p.before >= MUCH_MORE_LIKELY:
        return "perhaps", None
    return "no_change", None
