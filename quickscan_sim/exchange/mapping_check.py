"""Does a mapping fit the questionnaire and itself? Every code that it names must exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from quickscan_sim.exchange.codes import first_of, near
from quickscan_sim.exchange.survey_columns import item_columns
from quickscan_sim.exchange.yaml_lines import Place, YamlFile
from quickscan_sim.language import Message
from quickscan_sim.vocabulary import COLLABORATION_LEVELS, QUALITY

if TYPE_CHECKING:
    from quickscan_sim.exchange.mapping import ExportMapping, Partners
    from quickscan_sim.questionnaire import Questionnaire


def mapping_problems(
    mapping: ExportMapping, file: YamlFile, questionnaire: Questionnaire
) -> list[Message]:
    """A sentence for each code that does not exist and each setting that does not go together."""
    checks = (
        _items(mapping, questionnaire),
        _answers(mapping, questionnaire),
        _sectors(mapping, questionnaire),
        _places(mapping),
        _partners(mapping, questionnaire),
    )
    return [
        sentence
        for check in checks
        for sentence in first_of(file.at(place, sentence) for place, sentence in check)
    ]


Found = Iterator[tuple[Place, Message]]


def _items(mapping: ExportMapping, questionnaire: Questionnaire) -> Found:
    known = [item.item_id for item in questionnaire.items]
    for item_id in mapping.items:
        yield from _unknown(("items", item_id), item_id, known, "items")
    for number, item_id in enumerate(mapping.not_asked):
        yield from _unknown(("not_asked", str(number)), item_id, known, "items")
    columns = item_columns(mapping, questionnaire)
    for item_id in known:
        if item_id not in columns and item_id not in mapping.not_asked:
            yield (
                ("items",),
                Message(
                    "the item {item} has no column. Add it under items, or under not_asked if the "
                    "survey left it out.",
                    item=item_id,
                ),
            )
    columns_twice = [
        item_id
        for position, (item_id, column) in enumerate(columns.items())
        if column in list(columns.values())[:position]
    ]
    for item_id in columns_twice:
        yield (
            ("items", item_id),
            Message(
                "the column {column} is given for more than one item.", column=columns[item_id]
            ),
        )


def _answers(mapping: ExportMapping, questionnaire: Questionnaire) -> Found:
    scales = {item.scale.scale_id: item.scale for item in questionnaire.items}
    for name, codes in mapping.answers.items():
        yield from _unknown(("answers", name), name, scales, "scales")
        for code, value in codes.items() if name in scales else ():
            if value not in scales[name].values:
                yield (
                    ("answers", name, code),
                    Message(
                        "{code} means {value}, but the scale {scale} has the answers {allowed}.",
                        code=code,
                        value=value,
                        scale=name,
                        allowed=", ".join(map(str, scales[name].values)),
                    ),
                )


def _sectors(mapping: ExportMapping, questionnaire: Questionnaire) -> Found:
    known = questionnaire.sector_ids
    for code, sector in mapping.sectors.items():
        yield from _unknown(("sectors", code), sector, known, "sectors")
    for code, facts in mapping.organisations.items():
        if facts.sector is not None:
            place = ("organisations", code, "sector")
            yield from _unknown(place, facts.sector, known, "sectors")
        elif mapping.columns.sector is None:
            yield (
                ("organisations", code),
                Message(
                    "the organisation {code} has no sector, and there is no column with the "
                    "sector. Add sector: with one of {allowed}.",
                    code=code,
                    allowed=", ".join(known),
                ),
            )


def _places(mapping: ExportMapping) -> Found:
    for code, facts in mapping.organisations.items():
        for number, place in enumerate(facts.neighbourhoods):
            yield from _unknown(
                ("organisations", code, "neighbourhoods", str(number)),
                place,
                mapping.neighbourhoods,
                "neighbourhoods",
            )
    pattern = mapping.columns.neighbourhoods
    if pattern is not None and "{neighbourhood}" not in pattern:
        yield ("columns", "neighbourhoods"), _without_field(pattern, "{neighbourhood}")
    if mapping.item_pattern is not None and "{item_id}" not in mapping.item_pattern:
        yield ("item_pattern",), _without_field(mapping.item_pattern, "{item_id}")


def _partners(mapping: ExportMapping, questionnaire: Questionnaire) -> Found:
    partners = mapping.partners
    if partners is None:
        return
    for code, layer in partners.layers.items():
        yield from _unknown(("partners", "layers", code), layer, questionnaire.layer_ids, "layers")
    if partners.layer is not None:
        yield from _unknown(
            ("partners", "layer"), partners.layer, questionnaire.layer_ids, "layers"
        )
    for text, code in partners.other_names.items():
        yield from _unknown(
            ("partners", "other_names", text), code, mapping.organisations, "organisations"
        )
    yield from _out_of_range("levels", partners.levels, COLLABORATION_LEVELS)
    yield from _out_of_range("qualities", partners.qualities, QUALITY)
    yield from _patterns(partners)


def _patterns(partners: Partners) -> Found:
    if partners.table is not None:
        if partners.columns is None:
            yield (
                ("partners", "table"),
                Message("table needs columns: with respondent, partner and layer."),
            )
        elif partners.columns.layer is None and partners.layer is None:
            yield ("partners", "columns"), _no_layer()
        return
    patterns = {
        name: getattr(partners, name)
        for name in ("ticked", "level", "quality")
        if getattr(partners, name) is not None
    }
    if "ticked" not in patterns and "level" not in patterns:
        yield (
            ("partners",),
            Message("partners needs ticked: or level: (a pattern with {{partner}}), or table:."),
        )
    for name, pattern in patterns.items():
        if "{partner}" not in pattern:
            yield ("partners", name), _without_field(pattern, "{partner}")
    by_layer = [name for name, pattern in patterns.items() if "{layer}" in pattern]
    if by_layer and not partners.layers:
        yield (
            ("partners", by_layer[0]),
            Message("the pattern holds {{layer}}; say under layers: what each code means."),
        )
    if not by_layer and partners.layer is None:
        yield ("partners",), _no_layer()


def _no_layer() -> Message:
    return Message(
        "it is not clear on which theme people work together. Add layer: with one layer of the "
        "questionnaire, or a pattern with {{layer}}."
    )


def _out_of_range(name: str, codes: dict[str, int], allowed: Iterable[int]) -> Found:
    values = list(allowed)
    for code, value in codes.items():
        if value not in values:
            yield (
                ("partners", name, code),
                Message(
                    "{code} means {value}; expected one of {allowed}.",
                    code=code,
                    value=value,
                    allowed=", ".join(map(str, values)),
                ),
            )


def _without_field(pattern: str, field: str) -> Message:
    return Message(
        "the pattern {pattern} does not hold {field}.", pattern=repr(pattern), field=field
    )


def _unknown(place: Place, code: str, known: Iterable[str], kind: str) -> Found:
    allowed = list(known)
    if code not in allowed:
        yield (
            place,
            Message(
                "{code} does not occur among the {kind}. The nearest is {near}.",
                code=repr(code),
                kind=KIND_NAMES[kind],
                near=near(code, allowed),
            ),
        )


KIND_NAMES = {
    "items": Message("items of the questionnaire"),
    "scales": Message("scales of the questionnaire"),
    "sectors": Message("sectors of the questionnaire"),
    "layers": Message("layers of the questionnaire"),
    "neighbourhoods": Message("neighbourhoods of this mapping"),
    "organisations": Message("organisations of this mapping"),
}
