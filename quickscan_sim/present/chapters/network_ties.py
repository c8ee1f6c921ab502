"""The whole network in words: how sure its ties are, formal and informal, who stands between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.analyse import read_tie_states
from quickscan_sim.present.cells import records
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.document import Block, Heading, Paragraph, TableBlock, bullets

if TYPE_CHECKING:
    import pandas as pd

TIES = ("confirmed", "one_sided", "unconfirmed")
AT_MOST_BETWEEN = 3
BETWEEN_FROM = 0.1
"""Share of the shortest routes from which an organisation is said to stand between others."""


def how_sure_ties_are(material: Material) -> list[Block]:
    """Per layer how many ties both sides name, one side names, and how many pairs are unknown."""
    say = material.say
    states = read_tie_states(material.reading.tie_readings)
    rows = []
    for layer in material.questionnaire.layers:
        counts = states.loc[states["layer"] == layer.layer_id, "knows"].value_counts()
        rows.append(
            (
                material.names.layer(layer.layer_id),
                *(str(int(counts.get(state, 0))) for state in TIES),
                str(_n_unknown(layer.layer_id, int(counts.get("unconfirmed", 0)), material)),
            )
        )
    return [
        Heading(3, say("How sure the ties are")),
        Paragraph(
            say(
                "A tie that both sides name is the surest. Where one side gave too few answers, "
                "a tie can be missed. Such a pair counts as unknown, not as without a tie."
            )
        ),
        TableBlock(
            say("Pairs of organisations in all neighbourhoods together, by what they say"),
            (
                say("subject"),
                say("both name each other"),
                say("only one side names the other"),
                say("named; other side not heard yet"),
                say("unknown"),
            ),
            tuple(rows),
            is_compact=True,
        ),
    ]


def _n_unknown(layer: str, n_unconfirmed: int, material: Material) -> int:
    """Pairs with a side that cannot be read, which the other side does not name."""
    measures = material.reading.network_measures
    here = measures[measures["layer"] == layer]
    n, readable = (here[name].astype("int64") for name in ("n_organisations", "n_readable"))
    with_unread = (n * (n - 1) - readable * (readable - 1)) // 2
    return int(with_unread.sum()) - n_unconfirmed


def formal_and_informal(material: Material) -> list[Block]:
    """How often informal groups and other organisations have a tie; nothing without both."""
    say, organisations = material.say, material.scan.organisations
    informal = set(organisations.loc[organisations["is_informal"], "organisation_id"])
    states = read_tie_states(material.reading.tie_readings)
    known = states[states["knows"] != "unknown"]
    n_informal = known[["organisation_id", "partner_id"]].isin(informal).sum(axis=1)
    if not (n_informal == 1).any() or not (n_informal == 0).any():
        return []
    rows = [
        (
            material.names.layer(layer.layer_id),
            *(_n_tied(known[(known["layer"] == layer.layer_id) & kind], say) for kind in kinds),
        )
        for kinds in [(n_informal == 1, n_informal == 0)]
        for layer in material.questionnaire.layers
    ]
    return [
        Heading(3, say("Informal groups and other organisations")),
        Paragraph(
            say(
                "Residents' groups, volunteers and faith communities are partners too. The table "
                "counts pairs of which it is known whether there is a tie, and how many have one."
            )
        ),
        TableBlock(
            say("Pairs with a tie, in all neighbourhoods together"),
            (
                say("subject"),
                say("an informal group and another organisation"),
                say("two other organisations"),
            ),
            tuple(rows),
            is_compact=True,
        ),
    ]


def _n_tied(pairs: pd.DataFrame, say: Any) -> str:
    return str(say("{n} of {all}", n=int(pairs["knows"].isin(TIES).sum()), all=len(pairs)))


def who_stand_between(material: Material) -> list[Block]:
    """Organisations through which others reach each other: a strength and a risk."""
    say, names = material.say, material.names
    rows = most_between(material.reading.organisation_measures)
    if not rows:
        return []
    lines = [
        say(
            "{neighbourhood}: {organisation}, most of all on {layer}.",
            neighbourhood=names.neighbourhood(row["neighbourhood_id"]),
            organisation=names.organisation(row["organisation_id"], row["neighbourhood_id"]),
            layer=names.layer(row["layer"]),
        )
        for row in rows
    ]
    return [
        Heading(3, say("Who stand between others")),
        Paragraph(
            say(
                "These organisations link others most often, going by the ties that were named. "
                "That is a strength, and a risk when one person leaves. Who was not heard could "
                "change this list."
            )
        ),
        bullets(*lines),
    ]


def most_between(organisation_measures: pd.DataFrame) -> list[dict[str, Any]]:
    """At most three wijken with the organisation that stands between others most often there."""
    is_between = organisation_measures["readable"].fillna(value=False) & (
        organisation_measures["betweenness"] >= BETWEEN_FROM
    )
    order = ["betweenness", "neighbourhood_id", "organisation_id", "layer"]
    found = organisation_measures[is_between.astype(bool)].sort_values(
        order, ascending=[False, True, True, True], kind="stable"
    )
    return records(found.drop_duplicates("neighbourhood_id").head(AT_MOST_BETWEEN))
