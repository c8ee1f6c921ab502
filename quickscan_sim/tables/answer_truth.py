"""Truth tables about answers: what an item was made to do, and how each person answered."""

from __future__ import annotations

from quickscan_sim.language import Bilingual
from quickscan_sim.tables.declaration import Table, integer, number, text, yes_no
from quickscan_sim.tables.shared_columns import PROFESSIONAL, SHARE, WAVE

TRUE_POSITIONS = Table(
    "traits",
    Bilingual("een persoon en een thema", "a person and a theme"),
    (
        PROFESSIONAL,
        WAVE,
        text("theme", "code van het thema", "code of the theme"),
        number(
            "trait",
            "plaats op het thema; 1 is de spreiding tussen mensen binnen een sector",
            "position on the theme; 1 is the spread between people within a sector",
            unit="SD",
        ),
        number(
            "true_score",
            "score die volledige, zorgvuldige antwoorden gemiddeld geven, op de schaal van de "
            "antwoorden",
            "score that complete, careful answers give on average, on the scale of the answers",
        ),
    ),
    ("professional_id", "wave", "theme"),
)

TRUE_ITEMS = Table(
    "items",
    Bilingual("een antwoord op een vraag", "an answer to an item"),
    (
        text("item_id", "code van de vraag", "code of the item"),
        integer("answer", "antwoord zoals op het formulier", "answer as on the form"),
        number(
            "share",
            "aandeel mensen dat dit antwoord zou geven als niets geplant was",
            "share of people who would give this answer if nothing were planted",
            **SHARE,
        ),
        number(
            "threshold",
            "grens waarboven dit antwoord komt; leeg: het minst gunstige antwoord",
            "limit above which this answer comes; empty: the least favourable answer",
            unit="SD",
            may_be_missing=True,
        ),
        number(
            "loading",
            "hoe sterk de vraag met het thema samenhangt",
            "how strongly the item hangs together with the theme",
            low=-1,
            high=1,
        ),
        number(
            "ease",
            "hoeveel gunstiger deze vraag wordt beantwoord dan gemiddeld op de schaal",
            "how much more favourably this item is answered than its scale on average",
            unit="SD",
        ),
        text(
            "dif",
            "sectoren die de vraag anders beantwoorden, met de verschuiving in SD",
            "sectors that answer the item differently, with the shift in SD",
            may_be_missing=True,
        ),
    ),
    ("item_id", "answer"),
)

TRUE_PEOPLE = Table(
    "people",
    Bilingual("een uitgenodigde persoon in een meting", "an invited person in a wave"),
    (
        PROFESSIONAL,
        WAVE,
        yes_no("careless", "antwoordt willekeurig", "answers at random"),
        yes_no(
            "straight_lining",
            "geeft op elke vraag van een schaal hetzelfde antwoord",
            "gives the same answer to every item of a scale",
        ),
        yes_no("near_empty", "stopt na een paar vragen", "stops after a few items"),
        number(
            "social_desirability",
            "hoeveel mooier iemand zijn werk voorstelt dan het is",
            "how much rosier somebody describes the own practice than it is",
            unit="SD",
        ),
        number(
            "hesitation",
            "handelingsverlegenheid: zien zonder te handelen",
            "handelingsverlegenheid: seeing without acting",
            unit="SD",
        ),
    ),
    ("professional_id", "wave"),
)

ANSWER_TRUTH_TABLES: tuple[Table, ...] = (TRUE_POSITIONS, TRUE_ITEMS, TRUE_PEOPLE)
"""What the truth holds about answers; no part of a data folder."""
