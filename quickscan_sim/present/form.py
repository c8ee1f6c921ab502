"""The questionnaire as a form: one page that prints on A4 and needs no other file or host."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from quickscan_sim.language import Bilingual, translator
from quickscan_sim.present.page_templates import page_templates
from quickscan_sim.questionnaire import Item, PartnerAspect, Questionnaire
from quickscan_sim.vocabulary import (
    COLLABORATION_LEVELS,
    PARTS,
    QUALITY,
    SMALL_CELL,
    level_label,
    quality_label,
)

if TYPE_CHECKING:
    import pandas as pd
    from jinja2 import Template
    from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"

MAX_QUALITY_PARTNERS = 5
"""Quality is asked for at most this many partners, to keep the form short."""

MAX_RATED_PARTNERS = 3
"""Trust and value are asked for at most this many partners, the closest ones."""

RATED_PARTS = ("practice", "confidence")
TICKED_PARTS = ("wish", "checklist")

# Seconds per kind of answer. Assumptions [R]: set by reading the form aloud, never timed with
# people. A first use with respondents should replace them.
SECONDS_INTRODUCTION = 60.0
SECONDS_ABOUT_YOU = 40.0
SECONDS_PER_RATING = 8.0
SECONDS_PER_TICK = 6.0
SECONDS_PER_KNOWLEDGE_QUESTION = 18.0
SECONDS_PARTNER_EXPLANATION = 30.0
SECONDS_PER_LISTED_PARTNER = 2.0
SECONDS_PER_LEVEL = 6.0
SECONDS_PER_QUALITY = 3.0
SECONDS_PER_PARTNER_RATING = 5.0

USUAL_PARTNERS = 6
"""How many partners a respondent ticks, for the time on the form: an assumption [R]."""
USUAL_LIST = 20
"""How many partners a list holds when none is given: an assumption [R]."""
BLANK_LINES = 12
EXTRA_LINES = 3


@dataclass(frozen=True)
class AnswerTable:
    """Items that share a scale, and so one row of column headings; a theme where they have one."""

    theme: Bilingual | None
    meaning: Bilingual | None
    answers: tuple[tuple[int, str], ...]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class PartnerGroup:
    """Partners of one sector on the list, as (code, name); no name means a blank line."""

    name: str
    partners: tuple[tuple[str, str], ...]


def render_form(
    questionnaire: Questionnaire, language: str, organisations: pd.DataFrame | None = None
) -> str:
    """The questionnaire as one self-contained HTML page that prints on A4.

    Parameters
    ----------
    questionnaire
        Any questionnaire: the names, scales and layers on the form are its own.
    language
        "nl" or "en".
    organisations
        The partners to tick: a table with ``organisation_id``, ``sector`` and ``name``. Without
        it the form has blank lines to write partners on.

    Returns
    -------
    str
        HTML. Field names are the item codes, so that they can be taken over in a survey tool.
        The right answers to knowledge questions are not on the page.

    Examples
    --------
    >>> from quickscan_sim.questionnaire import load_questionnaire
    >>> page = render_form(load_questionnaire(), "nl")
    >>> "Oefenversie, niet het gevalideerde instrument" in page
    True
    """
    n_listed = USUAL_LIST if organisations is None else len(organisations)
    n_partners = min(USUAL_PARTNERS, n_listed)
    return _template().render(
        _=translator(language),
        language=language,
        questionnaire=questionnaire,
        minutes=ceil(estimate_minutes(questionnaire, n_partners, n_listed)),
        small_cell=SMALL_CELL,
        max_quality_partners=MAX_QUALITY_PARTNERS,
        max_rated_partners=MAX_RATED_PARTNERS,
        extra_minutes=ceil(estimate_extra_minutes(questionnaire, n_partners)),
        rated_aspects=list(rated_aspects(questionnaire, language)),
        sections=list(answer_sections(questionnaire, language)),
        knowledge=questionnaire.items_of("knowledge"),
        knowledge_heading=part_heading("knowledge", language),
        partner_groups=partner_groups(questionnaire, organisations, language),
        levels=[(value, level_label(value, language)) for value in COLLABORATION_LEVELS],
        qualities=[(value, quality_label(value, language)) for value in QUALITY],
    )


def estimate_minutes(
    questionnaire: Questionnaire,
    n_partners: int = USUAL_PARTNERS,
    n_listed: int = USUAL_LIST,
) -> float:
    """How many minutes it takes to fill in the form: a sum of assumed seconds, not a measurement.

    Without the extra part at the end, see :func:`estimate_extra_minutes`.

    Parameters
    ----------
    questionnaire
        The questionnaire to fill in.
    n_partners
        Partners that a respondent ticks; each gets a level for every layer.
    n_listed
        Partners on the list to run through.

    Returns
    -------
    float
        Minutes, from the constants ``SECONDS_...`` of this module (assumptions).

    Examples
    --------
    >>> from quickscan_sim.questionnaire import load_questionnaire
    >>> round(estimate_minutes(load_questionnaire()), 1)
    11.3
    """
    seconds = SECONDS_INTRODUCTION + SECONDS_ABOUT_YOU
    seconds += SECONDS_PER_RATING * _count(questionnaire, RATED_PARTS)
    seconds += SECONDS_PER_TICK * _count(questionnaire, TICKED_PARTS)
    seconds += SECONDS_PER_KNOWLEDGE_QUESTION * _count(questionnaire, ("knowledge",))
    return (seconds + _partner_seconds(len(questionnaire.layers), n_partners, n_listed)) / 60


def estimate_extra_minutes(questionnaire: Questionnaire, n_partners: int = USUAL_PARTNERS) -> float:
    """How many minutes the extra part takes, on trust and value: assumed seconds too.

    >>> from quickscan_sim.questionnaire import load_questionnaire
    >>> estimate_extra_minutes(load_questionnaire())
    1.5
    """
    n_ratings = len(questionnaire.partner_aspects) * min(n_partners, MAX_RATED_PARTNERS)
    return SECONDS_PER_PARTNER_RATING * n_ratings / 60


def _count(questionnaire: Questionnaire, parts: tuple[str, ...]) -> int:
    return sum(len(questionnaire.items_of(part)) for part in parts)


def _partner_seconds(n_layers: int, n_partners: int, n_listed: int) -> float:
    if not n_layers:
        return 0.0
    n_levels = n_layers * n_partners
    n_qualities = n_layers * min(n_partners, MAX_QUALITY_PARTNERS)
    return (
        SECONDS_PARTNER_EXPLANATION
        + SECONDS_PER_LISTED_PARTNER * n_listed
        + SECONDS_PER_LEVEL * n_levels
        + SECONDS_PER_QUALITY * n_qualities
    )


def answer_sections(
    questionnaire: Questionnaire, language: str
) -> Iterator[tuple[str, str, list[AnswerTable]]]:
    """Part, heading and tables, for each part that the questionnaire has."""
    for part in (*RATED_PARTS, *TICKED_PARTS):
        tables = list(_answer_tables(questionnaire, part, language))
        if tables:
            yield part, part_heading(part, language), tables


def _answer_tables(questionnaire: Questionnaire, part: str, language: str) -> Iterator[AnswerTable]:
    """Practice items in a table per theme; the shorter parts in one table per scale."""
    if part == "practice":
        for theme in questionnaire.themes:
            items = questionnaire.items_of(part, theme.theme_id)
            yield AnswerTable(theme.name, theme.meaning, _answers(items[0], language), items)
        return
    by_scale: dict[str, list[Item]] = {}
    for item in questionnaire.items_of(part):
        by_scale.setdefault(item.scale.scale_id, []).append(item)
    for found in by_scale.values():
        yield AnswerTable(None, None, _answers(found[0], language), tuple(found))


def rated_aspects(
    questionnaire: Questionnaire, language: str
) -> Iterator[tuple[list[tuple[int, str]], tuple[PartnerAspect, ...]]]:
    """Aspects of partners that share a scale, below the words of its answers."""
    by_scale: dict[str, list[PartnerAspect]] = {}
    for aspect in questionnaire.partner_aspects:
        by_scale.setdefault(aspect.scale.scale_id, []).append(aspect)
    for found in by_scale.values():
        labels = found[0].scale.labels
        yield [(value, label.in_language(language)) for value, label in labels], tuple(found)


def _answers(item: Item, language: str) -> tuple[tuple[int, str], ...]:
    return tuple((value, label.in_language(language)) for value, label in item.scale.labels)


def part_heading(part: str, language: str) -> str:
    """The name of a part with a capital."""
    words = PARTS[part].in_language(language)
    return words[:1].upper() + words[1:]


def partner_groups(
    questionnaire: Questionnaire, organisations: pd.DataFrame | None, language: str
) -> list[PartnerGroup]:
    """The partners per sector, and blank lines for those that the list misses."""
    _ = translator(language)
    if organisations is None:
        return [PartnerGroup(_("Partners you work with"), _blank_lines(BLANK_LINES))]
    groups = []
    for sector in questionnaire.sectors:
        partners = _names(organisations[organisations["sector"] == sector.sector_id])
        if partners:
            groups.append(PartnerGroup(sector.name.in_language(language), partners))
    others = _names(organisations[~organisations["sector"].isin(questionnaire.sector_ids)])
    return [*groups, PartnerGroup(_("Other partners"), others + _blank_lines(EXTRA_LINES))]


def _names(organisations: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    return tuple(zip(organisations["organisation_id"], organisations["name"], strict=True))


def _blank_lines(n: int) -> tuple[tuple[str, str], ...]:
    return tuple((f"other_{number}", "") for number in range(1, n + 1))


@cache
def _template() -> Template:
    environment = page_templates(TEMPLATES)
    environment.filters["css_string"] = _css_string
    return environment.get_template("form.html.j2")


def _css_string(text: str) -> Markup:
    """Text between quotes in a style sheet; every sign but letters and digits becomes its code."""
    from markupsafe import Markup

    return Markup('"{}"').format(
        "".join(sign if sign.isalnum() else f"\\{ord(sign):06x}" for sign in text)
    )
