"""The ties of the whole network in words: how sure they are, and between whom they run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quickscan_sim.analyse import read_tie_states
from quickscan_sim.analyse.meaning import meaning_of_broker, meaning_of_reporter_agreement
from quickscan_sim.present.cells import records
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.document import Block, Heading, Paragraph, TableBlock, bullets
from quickscan_sim.vocabulary import BROKERAGE_ROLES, SMALL_CELL

if TYPE_CHECKING:
    import pandas as pd

    from quickscan_sim.advise.reading import Reading

TIES = ("confirmed", "one_sided", "unconfirmed")
AT_MOST_BROKERS = 3
BY_ROLE = {role: label for role, label in BROKERAGE_ROLES.items() if role != "total"}


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
        *_agreement(material),
    ]


def _agreement(material: Material) -> list[Block]:
    """How often colleagues, and two organisations, say the same, and what that does not say."""
    rows = overall_agreement(material.reading)
    found = [meaning_of_reporter_agreement(row) for row in rows]
    if not found:
        return []
    said = [material.text(one.says) for one in found]
    caution = material.text(found[0].says_not)
    return [bullets(*said, material.say("What this does not say: {sentence}", sentence=caution))]


def overall_agreement(reading: Reading) -> list[dict[str, Any]]:
    """Of everybody, for knowing each other; nothing below five people."""
    frame = reading.reporter_agreement
    rows = frame[(frame["grouping"] == "all") & (frame["contact"] == "knows")]
    return records(rows[rows["agreement"].notna() & (rows["n_reporters"] >= SMALL_CELL)])


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
    """Organisations that link others more often than chance gives: a strength and a risk."""
    say = material.say
    rows = clear_brokers(material.reading.organisation_measures)
    if not rows:
        return []
    return [
        Heading(3, say("Who stand between others")),
        Paragraph(
            say(
                "These organisations link others most often, going by the ties that were named. "
                "That is a strength, and a risk when one person leaves. Who was not heard could "
                "change this list."
            )
        ),
        bullets(*(_broker(row, material) for row in rows)),
    ]


def _broker(row: dict[str, Any], material: Material) -> str:
    names = material.names
    who = names.organisation(row["organisation_id"], row["neighbourhood_id"])
    told = material.text(meaning_of_broker(row, organisation=who).says)
    most = max(BY_ROLE, key=lambda role: row[role])
    return material.say(
        "{neighbourhood}, {layer}: {told} Mostly {role}.",
        neighbourhood=names.neighbourhood(row["neighbourhood_id"]),
        layer=names.layer(row["layer"]),
        told=told,
        role=material.text(BY_ROLE[most]),
    )


def clear_brokers(organisation_measures: pd.DataFrame) -> list[dict[str, Any]]:
    """At most three wijken with the organisation that most clearly links others there."""
    more = organisation_measures[organisation_measures["brokerage_z"] > 0]
    order = ["brokerage_z", "neighbourhood_id", "organisation_id", "layer"]
    rows = more.sort_values(order, ascending=[False, True, True, True], kind="stable")
    found = records(rows.drop_duplicates("neighbourhood_id").head(AT_MOST_BROKERS))
    return [row for row in found if meaning_of_broker(row, organisation="").certainty == "clear"]
