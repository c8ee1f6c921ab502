"""Neighbourhoods with few and with many families on a low income compared."""

from __future__ import annotations

from quickscan_sim.language import Listing
from quickscan_sim.present.cells import known, records
from quickscan_sim.present.chapters.material import Material
from quickscan_sim.present.chapters.network_groups import networks_of_groups
from quickscan_sim.present.comparison_figure import (
    describe_comparison,
    is_clear,
    plot_comparison,
    signed_with_interval,
)
from quickscan_sim.present.document import Block, Bullets, Heading, Paragraph, bullets
from quickscan_sim.vocabulary import INCOME_GROUPS


def few_and_many(material: Material) -> list[Block]:
    """The raw difference, the difference within sectors, and what they do not say."""
    say = material.say
    title = Heading(2, say("Neighbourhoods compared"))
    groups = material.scan.neighbourhoods["income_group"]
    if groups.dropna().nunique() < 2:
        return [
            title,
            Paragraph(
                say(
                    "It is not known which neighbourhoods have few and which have many families "
                    "on a low income, or there is only one kind. So no comparison is made."
                )
            ),
        ]
    return [
        title,
        Paragraph(_which_neighbourhoods(material)),
        Paragraph(
            say(
                "Two differences stand side by side. The raw difference compares everybody. The "
                "difference within sectors compares like with like: people of one sector with "
                "people of the same sector elsewhere. When only the raw difference is large, it "
                "comes mostly from which sectors work where, and less from how people work. "
                "Whoever works in both kinds of neighbourhood counts in both."
            )
        ),
        *_figure(material),
        Bullets(tuple(_theme_line(theme, material) for theme in material.questionnaire.theme_ids)),
        *networks_of_groups(material),
        Heading(3, say("What this does and does not mean")),
        bullets(
            say(
                "A difference is about groups of professionals, not about residents and not about "
                "one professional."
            ),
            say(
                "The neighbourhoods differ in more than income. This comparison does not say that "
                "income is the cause."
            ),
            say(
                "No clear difference is not the same as no difference: with few neighbourhoods "
                "only a large difference can be seen."
            ),
            say(
                "In a neighbourhood with few families on a low income, money worries may be "
                "easier to miss. A lower score there deserves as much attention as elsewhere."
            ),
        ),
    ]


def _which_neighbourhoods(material: Material) -> str:
    frame = material.scan.neighbourhoods
    parts = []
    for group in INCOME_GROUPS:
        names = tuple(frame.loc[frame["income_group"] == group, "name"])
        label = material.names.income_group(group)
        text = material.text(Listing(names)) if len(names) <= 10 else str(len(names))
        parts.append(f"{label[0].upper()}{label[1:]}: {text}.")
    return " ".join(parts)


def _figure(material: Material) -> list[Block]:
    comparison = material.reading.comparison
    if not comparison["difference"].notna().any():
        return []
    return [
        material.figure(
            plot_comparison(
                comparison,
                material.questionnaire,
                material.language,
                invented=material.scan.invented,
            ),
            describe_comparison(comparison, material.questionnaire, material.language),
            material.say("Difference per theme, few minus many, raw and within sectors."),
        )
    ]


def _theme_line(theme: str, material: Material) -> Paragraph:
    say = material.say
    frame = material.reading.comparison
    rows = {bool(row["adjusted"]): row for row in records(frame[frame["theme"] == theme])}
    lead = f"{material.names.theme(theme)}:"
    within = rows.get(True)
    if within is None or not known(within["difference"]):
        return Paragraph(_why_not(within, material), lead)
    text = say(
        "within sectors {difference}, raw {raw} (n = {n_few} and {n_many}).",
        difference=signed_with_interval(within, material.language),
        raw=signed_with_interval(rows[False], material.language),
        n_few=within["n_few"],
        n_many=within["n_many"],
    )
    return Paragraph(f"{text} {_verdict(within, material)}", lead)


def _verdict(row: dict[str, object], material: Material) -> str:
    say = material.say
    if not known(row["ci_low"]):
        return say("This rests on too few neighbourhoods for an interval.")
    if not is_clear(row):
        return say("This may well be chance.")
    higher = "few" if float(str(row["difference"])) > 0 else "many"
    return say("Higher in {group}.", group=material.names.income_group(higher))


def _why_not(row: dict[str, object] | None, material: Material) -> str:
    if row is not None and row["reason"] == "one_group":
        return material.say("there are scores in one of the two groups only.")
    if row is not None and row["reason"] == "no_shared_sector":
        return material.say("no sector answered in both groups, so like cannot meet like.")
    return material.say("not shown, because a group has fewer than five people.")
