"""Which columns of an export a mapping asks for, and what for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quickscan_sim.exchange.yaml_lines import Place
from quickscan_sim.language import Bilingual, Message

if TYPE_CHECKING:
    from quickscan_sim.exchange.mapping import ExportMapping, Partners
    from quickscan_sim.questionnaire import Questionnaire


@dataclass(frozen=True)
class Use:
    """A column, what it is for, and where the mapping says so."""

    column: str
    purpose: Message | Bilingual
    place: Place


@dataclass(frozen=True)
class PartnerColumn:
    """A column about one partner, and about one layer where it says so."""

    column: str
    organisation_id: str
    layer: str | None


PURPOSES: dict[str, Bilingual] = {
    "organisation": Bilingual("organisatie", "organisation"),
    "respondent": Bilingual("nummer van de respondent", "number of the respondent"),
    "link_code": Bilingual("koppelcode", "link code"),
    "sector": Bilingual("sector", "sector"),
    "neighbourhood": Bilingual("wijk", "neighbourhood"),
    "neighbourhoods": Bilingual("wijken", "neighbourhoods"),
    "wave": Bilingual("meting", "wave"),
    "finished": Bilingual("afgerond", "finished"),
    "role": Bilingual("functie", "role"),
    "years_experience": Bilingual("jaren ervaring", "years of experience"),
    "ticked": Bilingual("partner aangekruist", "partner ticked"),
    "level": Bilingual("niveau van samenwerken", "level of working together"),
    "quality": Bilingual("kwaliteit", "quality"),
    "other": Bilingual("andere partner", "other partner"),
    "no_partners": Bilingual("geen partners", "no partners"),
    "touched": Bilingual("partnervraag gezien", "partner question seen"),
}


def used_columns(mapping: ExportMapping, questionnaire: Questionnaire) -> list[Use]:
    """Every column that the mapping names, in its order."""
    return [*_people(mapping), *_items(mapping, questionnaire), *_partners(mapping)]


def item_columns(mapping: ExportMapping, questionnaire: Questionnaire) -> dict[str, str]:
    """The column of every item that was asked: its own, or the one of the pattern."""
    columns = {}
    for item in questionnaire.items:
        own = mapping.items.get(item.item_id)
        if own is None and mapping.item_pattern and item.item_id not in mapping.not_asked:
            own = mapping.item_pattern.replace("{item_id}", item.item_id)
        if own is not None:
            columns[item.item_id] = own
    return columns


def neighbourhood_columns(mapping: ExportMapping) -> dict[str, str]:
    """The column of every wijk, when the export has one for each."""
    pattern = mapping.columns.neighbourhoods
    if pattern is None:
        return {}
    return {code: pattern.replace("{neighbourhood}", code) for code in mapping.neighbourhoods}


def partner_columns(mapping: ExportMapping, kind: str) -> list[PartnerColumn]:
    """The columns of one pattern of the partner question: "ticked", "level" or "quality"."""
    partners = mapping.partners
    pattern = getattr(partners, kind) if partners else None
    if partners is None or pattern is None:
        return []
    return [
        PartnerColumn(
            pattern.replace("{partner}", facts.partner_code or code).replace("{layer}", name),
            code,
            layer,
        )
        for code, facts in mapping.organisations.items()
        if facts.listed
        for name, layer in _layers(partners, pattern)
    ]


def _layers(partners: Partners, pattern: str) -> list[tuple[str, str | None]]:
    """Code in the file and layer of the questionnaire; one nameless layer without {layer}."""
    return list(partners.layers.items()) if "{layer}" in pattern else [("", None)]


def _people(mapping: ExportMapping) -> Iterator[Use]:
    for name, column in mapping.columns:
        if column is not None and name != "neighbourhoods":
            yield Use(column, PURPOSES[name], ("columns", name))
    for column in neighbourhood_columns(mapping).values():
        yield Use(column, PURPOSES["neighbourhoods"], ("columns", "neighbourhoods"))


def _items(mapping: ExportMapping, questionnaire: Questionnaire) -> Iterator[Use]:
    for item_id, column in item_columns(mapping, questionnaire).items():
        place = ("items", item_id) if item_id in mapping.items else ("item_pattern",)
        yield Use(column, Message("item {item}", item=item_id), place)


def _partners(mapping: ExportMapping) -> Iterator[Use]:
    if mapping.partners is None or mapping.partners.table:
        return
    for kind in ("ticked", "level", "quality"):
        for found in partner_columns(mapping, kind):
            yield Use(found.column, PURPOSES[kind], ("partners", kind))
    for kind in ("other", "no_partners", "touched"):
        column = getattr(mapping.partners, kind)
        if column is not None:
            yield Use(column, PURPOSES[kind], ("partners", kind))
