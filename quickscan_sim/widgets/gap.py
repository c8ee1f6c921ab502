"""One weak spot in the cooperation of a neighbourhood: in a sentence and in a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.language import current_language, mark, translator
from quickscan_sim.widgets.choices import chosen, neighbourhood_named, reading_of
from quickscan_sim.widgets.shown import Shown, folded, picture, sentence, table

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.reading import Reading
    from quickscan_sim.quickscan import Quickscan, Truth

PLANTED = mark("The truth: this weak spot was planted on purpose.")
NOT_PLANTED = mark(
    "The truth: this weak spot was not planted on purpose. It may still be real, or chance."
)


def show_gap(
    scan: Quickscan, neighbourhood: int = 1, number: int = 1, truth: Truth | None = None
) -> Shown:
    """One weak spot of a neighbourhood, with what it stands on and what it does not say.

    Parameters
    ----------
    neighbourhood
        The number of the neighbourhood in :func:`show_neighbourhoods`, from 1.
    number
        1 is the most certain weak spot of this neighbourhood, 2 the next.
    truth
        What :func:`simulate_quickscan` gave along: then it says whether this was planted, and
        leaves out the rest.

    Raises
    ------
    QuickscanError
        When there is no such neighbourhood, or it has fewer weak spots.

    Examples
    --------
    >>> from quickscan_sim import Parameters, set_language, simulate_quickscan
    >>> set_language("en")
    >>> scan, truth = simulate_quickscan(Parameters(seed=21, n_neighbourhoods=2))
    >>> print(show_gap(scan, neighbourhood=1).text.splitlines()[0])
    Weak spot 1 of ...
    >>> set_language("nl")
    """
    from quickscan_sim.advise import gap_finding, naming
    from quickscan_sim.advise.sharing import shareable

    code, name = neighbourhood_named(scan, neighbourhood)
    reading = shareable(reading_of(scan), scan.may_name_ties)
    gaps = reading.gaps
    own = gaps[gaps["neighbourhood_id"] == code]
    say = translator(current_language())
    if own.empty:
        return sentence(
            say(
                "{name}: no weak spot can be seen. That does not mean that all goes well: perhaps "
                "too few people answered.",
                name=name,
            )
        )
    row = own.iloc[chosen("number", number, len(own)) - 1]
    title = sentence(
        say(
            "Weak spot {number} of {n} in {name}, {municipality}",
            number=number,
            n=len(own),
            name=name,
            municipality=scan.municipality,
        ),
        strong=True,
    )
    finding = gap_finding(row.to_dict(), naming.Names(scan, named=scan.may_name_ties))
    language = current_language()
    claim = sentence(f"{finding.title.in_language(language)}.")
    if truth is not None:
        return title + claim + sentence(say(PLANTED if _is_planted(truth, row) else NOT_PLANTED))
    basis, caution = (
        sentence(part.in_language(language)) for part in (finding.explanation, finding.caution)
    )
    return title + claim + basis + caution + _network(reading, own.loc[[row.name]])


def _is_planted(truth: Truth, row: pd.Series[Any]) -> bool:
    """Whether this pair was planted; people rate a weak quality on any subject."""
    planted = truth.planted[
        (truth.planted["gap_kind"] == row["kind"])
        & (truth.planted["neighbourhood_id"] == row["neighbourhood_id"])
    ]
    if row["kind"] != "weak_quality":
        planted = planted[planted["layer"] == row["layer"]]
    pair = {row["organisation_id"], row["partner_id"]}
    return any(
        {one, other} == pair
        for one, other in zip(planted["organisation_id"], planted["partner_id"], strict=True)
    )


def _network(reading: Reading, gap: pd.DataFrame) -> Shown:
    from quickscan_sim.advise import naming
    from quickscan_sim.present import plot_network
    from quickscan_sim.present.names import Names
    from quickscan_sim.present.network_words import describe_network

    language, scan = current_language(), reading.scan
    place = gap.iloc[0]
    names = Names(naming.Names(scan, scan.may_name_ties), language)
    labels = names.in_neighbourhood(str(place["neighbourhood_id"]))
    # A weak spot on all subjects is shown on the first.
    layer = place["layer"] if isinstance(place["layer"], str) else scan.questionnaire.layer_ids[0]
    what = (
        reading.tie_readings,
        scan.organisations,
        str(place["neighbourhood_id"]),
        layer,
        scan.questionnaire,
        language,
    )
    words = describe_network(*what, names=labels, gaps=gap)
    figure = plot_network(*what, names=labels, gaps=gap, invented=scan.invented, on_screen=True)
    say = translator(language)
    caption = say("Who names whom, as a table")
    return picture(figure, words.alt) + folded(caption, table(caption, words.header, words.rows))
