"""What the state of a tie, the overlap of layers, agreement of reporters and trust say."""

from __future__ import annotations

from collections.abc import Mapping

from quickscan_sim.analyse.meaning.meaning import Meaning, side_of
from quickscan_sim.analyse.meaning.without_number import without_number
from quickscan_sim.language import Message, Number, Share, mark
from quickscan_sim.vocabulary import MIN_REPORTERS, PARTNER_GROUPS, RATING, SMALL_CELL

Row = Mapping[str, object]

HALF = 0.5
PUBLISHED_AGREEMENT = 0.6
"""Two respondents of one organisation agree in 60-90 % of cases in published surveys."""

_STATES = {
    "confirmed": mark("{one} and {other} name each other: the tie is confirmed."),
    "one_sided": mark("{one} names {other}, and is not named back."),
    "unconfirmed": mark(
        "{one} names {other}. Too few people of {other} answered to hear the other side."
    ),
    "none": mark("{one} and {other} do not name each other. Enough people of both answered."),
    "unknown": mark("Whether there is a tie between {one} and {other} is not known yet."),
}
_NOT_STATES = {
    "confirmed": mark("How well it works, or that everybody in both organisations has contact."),
    "one_sided": mark(
        "That the other side would rather not work together. Perhaps other people there have "
        "the contact, or see it differently. Ask both."
    ),
    "unconfirmed": mark(
        "That the other side sees it the same way. Too few people there were heard."
    ),
    "none": mark("That there ought to be a tie, or why there is none."),
    "unknown": mark("That there is no tie. Too few people were heard to say so."),
}
_OVERLAP = {
    "above": mark(
        "Most partners are the same on {layer} and {other_layer}: {overlap} of all named partners "
        "is named on both (from {low} to {high}, {n} organisations)."
    ),
    "below": mark(
        "Partners differ between {layer} and {other_layer}: {overlap} of all named partners is "
        "named on both (from {low} to {high}, {n} organisations)."
    ),
    "unclear": mark(
        "Whether most partners are the same on {layer} and {other_layer} is not clear. Named on "
        "both: {overlap}, but {low} to {high} is possible ({n} organisations)."
    ),
}
_WHO = {
    "colleagues": mark("Two colleagues say the same of a partner"),
    "two_sides": mark("Two organisations say the same of their tie"),
}
_AGREEMENT = {
    "above": mark(
        "{who} in {agreement} of cases (from {low} to {high}). In published surveys that is 60 to "
        "90%. When one names a partner, the other does so in {naming}."
    ),
    "below": mark(
        "{who} in only {agreement} of cases (from {low} to {high}). In published surveys that is "
        "60 to 90%. So check single ties before you lean on them."
    ),
    "unclear": mark(
        "{who} in {agreement} of cases, but {low} to {high} is possible. Whether that is as much "
        "as the 60 to 90% of published surveys is not clear."
    ),
}
_SCORE = {
    "above": mark(
        "Partners give {organisation} {mean} for {group}, on a scale from {least} to {most}. With "
        "95% certainty that is above the middle (from {low} to {high}, n = {n})."
    ),
    "below": mark(
        "Partners give {organisation} {mean} for {group}, on a scale from {least} to {most}. With "
        "95% certainty that is below the middle (from {low} to {high}, n = {n}). Ask them what "
        "would help."
    ),
    "unclear": mark(
        "Partners give {organisation} {mean} for {group}, on a scale from {least} to {most}. "
        "Whether that is above or below the middle is not clear: {low} to {high} is possible "
        "(n = {n})."
    ),
}
_NOT_SCORE = mark(
    "What an organisation is worth, or how a person works. It is what close partners see. A low "
    "number is something to ask about, not a verdict."
)


def meaning_of_tie_state(row: Row, *, organisation: object, partner: object) -> Meaning:
    """The reading of a row of :func:`~quickscan_sim.analyse.read_tie_states` (knowing each other).

    ``organisation`` and ``partner`` are what the two are called.

    >>> row = {"knows": "one_sided", "names": False}
    >>> meaning = meaning_of_tie_state(row, organisation="School", partner="Team")
    >>> meaning.says.in_language("en")
    'Team names School, and is not named back.'
    """
    state = str(row["knows"])
    names = row["names"] is True or str(row["names"]) == "True"
    turned = state in ("one_sided", "unconfirmed") and not names
    one, other = (partner, organisation) if turned else (organisation, partner)
    return Meaning(
        "clear" if state in ("confirmed", "none") else "unclear",
        Message(_STATES[state], one=one, other=other),
        Message(_NOT_STATES[state]),
    )


def meaning_of_layer_overlap(row: Row, *, layer: object, other_layer: object) -> Meaning:
    """The reading of a row of :func:`~quickscan_sim.analyse.overlap_of_layers`.

    "clear" when the interval lies on one side of a half.
    """
    missing = without_number(row, "overlap", "ci_low", needed=MIN_REPORTERS)
    if missing is not None:
        return missing
    side, ends = _side(row, HALF)
    facts = {"layer": layer, "other_layer": other_layer, "overlap": Share(_number(row, "overlap"))}
    return Meaning(
        _certainty(side),
        Message(_OVERLAP[side], **facts, **_shares(ends), n=row["n_readable"]),
        Message("That one subject is better than the other, or that partners ought to be alike."),
    )


def meaning_of_reporter_agreement(row: Row) -> Meaning:
    """The reading of a row of :func:`~quickscan_sim.analyse.reporter_agreement`.

    "clear" when the interval lies on one side of 60 %, the least that published surveys found.
    """
    missing = without_number(row, "agreement", "ci_low", needed=MIN_REPORTERS)
    if missing is not None:
        return missing
    side, ends = _side(row, PUBLISHED_AGREEMENT)
    naming = row["agreement_naming"]
    facts = {
        "who": Message(_WHO[str(row["between"])]),
        "agreement": Share(_number(row, "agreement")),
        "naming": Share(_number(row, "agreement_naming")) if naming == naming else "-",
    }
    return Meaning(
        _certainty(side),
        Message(_AGREEMENT[side], **facts, **_shares(ends)),
        Message(
            "That either of them is right. Most partners are named by nobody, and that counts as "
            "saying the same. People of one organisation can also truly have other contacts."
        ),
    )


def meaning_of_partner_score(row: Row, *, organisation: object) -> Meaning:
    """The reading of a row of :func:`~quickscan_sim.analyse.score_partner_ratings`.

    ``organisation`` is what is rated, such as an organisation or "organisations in this
    neighbourhood". "clear" when the interval lies on one side of the middle of the scale.

    >>> row = {"group": "trust", "mean": 2.0, "ci_low": 1.7, "ci_high": 2.3, "n_raters": 9}
    >>> meaning_of_partner_score(row, organisation="School").certainty
    'clear'
    """
    missing = without_number(row, "mean", "ci_low", needed=SMALL_CELL)
    if missing is not None:
        return missing
    least, most = RATING
    side, (low, high) = _side(row, (least + most) / 2)
    return Meaning(
        _certainty(side),
        Message(
            _SCORE[side],
            organisation=organisation,
            group=PARTNER_GROUPS[str(row["group"])],
            mean=Number(_number(row, "mean")),
            least=least,
            most=most,
            low=Number(low),
            high=Number(high),
            n=row["n_raters"],
        ),
        Message(_NOT_SCORE),
    )


def _side(row: Row, boundary: float) -> tuple[str, tuple[float, float]]:
    ends = _number(row, "ci_low"), _number(row, "ci_high")
    return side_of(*ends, boundary), ends


def _shares(ends: tuple[float, float]) -> dict[str, object]:
    return {"low": Share(ends[0]), "high": Share(ends[1])}


def _certainty(side: str) -> str:
    return "unclear" if side == "unclear" else "clear"


def _number(row: Row, name: str) -> float:
    return float(str(row[name]))
