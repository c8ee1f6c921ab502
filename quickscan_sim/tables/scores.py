"""The tables of scores: of a respondent on a theme, and of a group."""

from __future__ import annotations

from quickscan_sim.language import Bilingual
from quickscan_sim.tables.declaration import Table, integer, number, text, yes_no
from quickscan_sim.tables.shared_columns import COUNT, PROFESSIONAL, THEME, WAVE
from quickscan_sim.vocabulary import INCOME_GROUPS

THEME_SCORES = Table(
    "theme_scores",
    Bilingual("een respondent op een thema", "a respondent on a theme"),
    (
        PROFESSIONAL,
        WAVE,
        THEME,
        number("score", "gemiddelde over de vragen", "mean over the items", may_be_missing=True),
        integer("n_answered", "aantal ingevulde vragen", "number of items answered", low=0),
        integer("n_not_applicable", "aantal keer n.v.t.", "number not applicable", low=0),
        integer("n_items", "aantal vragen van het thema", "number of items of the theme", low=1),
        text(
            "no_score_reason",
            "waarom er geen score is",
            "why there is no score",
            allowed=("too_few_answers", "nothing_applies"),
            may_be_missing=True,
        ),
    ),
    ("professional_id", "wave", "theme"),
)

_SUMMARY_NUMBERS = (
    integer("n", "aantal mensen met een score", "people with a score", **COUNT),
    number("mean", "gemiddelde score", "mean score", may_be_missing=True),
    number("sd", "spreiding (standaarddeviatie)", "standard deviation", may_be_missing=True),
    number("ci_low", "ondergrens 95%-interval", "lower bound, 95% interval", may_be_missing=True),
    number("ci_high", "bovengrens 95%-interval", "upper bound, 95% interval", may_be_missing=True),
    yes_no(
        "withheld",
        "niet getoond: te weinig mensen, of af te leiden uit een andere groep",
        "not shown: too few people, or to be derived from another group",
    ),
    integer(
        "n_organisations",
        "aantal organisaties van deze mensen",
        "organisations of these people",
        **COUNT,
    ),
    text(
        "target",
        "waarover het interval gaat",
        "what the interval speaks of",
        allowed=("like_these", "like_these_here", "this_organisation", "all_invited"),
        may_be_missing=True,
    ),
    text(
        "reason",
        "waarom er geen interval is",
        "why there is no interval",
        allowed=("too_few_people", "too_few_clusters", "no_variation"),
        may_be_missing=True,
    ),
)

SCORE_SUMMARY = Table(
    "score_summary",
    Bilingual("een groep op een thema", "a group on a theme"),
    (
        text(
            "grouping",
            "soort groep: all, sector, neighbourhood, sector x neighbourhood, "
            "sector x income group, organisation",
            "kind of group",
        ),
        text("sector", "sector", "sector", may_be_missing=True),
        text("neighbourhood_id", "wijk", "neighbourhood", may_be_missing=True),
        text("organisation_id", "organisatie", "organisation", may_be_missing=True),
        text(
            "income_group",
            "groep wijken: weinig (few) of veel (many) gezinnen met een laag inkomen",
            "group of neighbourhoods: few or many families on a low income",
            allowed=tuple(INCOME_GROUPS),
            may_be_missing=True,
        ),
        THEME,
        *_SUMMARY_NUMBERS,
    ),
    ("grouping", "sector", "neighbourhood_id", "organisation_id", "income_group", "theme"),
)
