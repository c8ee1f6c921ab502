"""The tables of an invented municipality beside its neighbourhoods: profiles and buurten."""

from __future__ import annotations

from typing import Any

from quickscan_sim.language import Bilingual
from quickscan_sim.tables.declaration import Column, Table, integer, number, text
from quickscan_sim.tables.shared_columns import NEIGHBOURHOOD
from quickscan_sim.vocabulary import URBANITY

_SHARE: dict[str, Any] = {"low": 0.0, "high": 1.0, "unit": "0-1"}


def _age(name: str, nl: str, en: str) -> Column:
    return number(name, f"aandeel inwoners {nl}", f"share of residents {en}", **_SHARE)


NEIGHBOURHOOD_PROFILES = Table(
    "neighbourhood_profiles",
    Bilingual(
        "een verzonnen wijk met haar kenmerken; verdelingen en samenhang als in de echte wijken "
        "van Nederland. Niet nagebootst: een kaart (of buurwijken op elkaar lijken), studenten "
        "apart, verandering in de tijd",
        "an invented neighbourhood with its traits; distributions and correlations as in the real "
        "ones of the Netherlands. Not modelled: a map (whether adjacent ones are alike), students "
        "apart, change over time",
    ),
    (
        NEIGHBOURHOOD,
        text(
            "urbanity",
            "stedelijkheid in vijf groepen; gemiddelden per groep als bij het CBS",
            "urbanity in five groups; means per group as at Statistics Netherlands",
            allowed=tuple(URBANITY),
        ),
        integer("n_buurten", "aantal buurten", "number of buurten", low=1),
        _age("p_age_0_14", "van 0 tot 15 jaar", "aged 0-14"),
        _age("p_age_15_24", "van 15 tot 25 jaar", "aged 15-24"),
        _age("p_age_25_44", "van 25 tot 45 jaar", "aged 25-44"),
        _age("p_age_45_64", "van 45 tot 65 jaar", "aged 45-64"),
        _age("p_age_65_plus", "van 65 jaar of ouder", "aged 65 or older"),
        integer("n_dwellings", "aantal woningen, in vijftallen", "homes, in fives", low=5),
        number(
            "p_owner_occupied",
            "aandeel koopwoningen",
            "share of homes owned by who lives there",
            **_SHARE,
        ),
        number(
            "p_other_rent",
            "aandeel huurwoningen die niet van een corporatie zijn; de verdeling van huur over "
            "corporatie en anderen is een aanname",
            "share of rented homes not of a corporation; how rent is split over corporations and "
            "others is an assumption",
            **_SHARE,
        ),
        number(
            "dwelling_value",
            "gemiddelde WOZ-waarde van woningen",
            "mean assessed value of homes (WOZ)",
            low=0,
            unit="1.000 euro",
        ),
        number(
            "p_employed",
            "aandeel van de 15- tot 75-jarigen met werk",
            "share of 15-74 year olds with work",
            **_SHARE,
        ),
        number(
            "p_income_low40",
            "aandeel inwoners in de laagste 40 procent van de inkomens in Nederland; geen armoede",
            "share of residents in the lowest 40 per cent of incomes in the country; not poverty",
            **_SHARE,
        ),
        number(
            "p_income_high20",
            "aandeel inwoners in de hoogste 20 procent van de inkomens in Nederland",
            "share of residents in the highest 20 per cent of incomes in the country",
            **_SHARE,
        ),
        number(
            "p_higher_education",
            "aandeel inwoners met hbo of universiteit",
            "share of residents with higher education",
            **_SHARE,
        ),
    ),
    ("neighbourhood_id",),
)

BUURTEN = Table(
    "buurten",
    Bilingual(
        "een buurt: een deel van een wijk. Aantallen tellen precies op tot de wijk; bij het CBS "
        "zijn ze apart afgerond. Hoe groot buurten zijn is nagebootst, wie er woont niet",
        "a buurt: a part of a neighbourhood. Counts add up to it exactly; Statistics Netherlands "
        "rounds them apart. The sizes of buurten are modelled, who lives in them is not",
    ),
    (
        text("buurt_id", "code van de buurt", "code of the buurt"),
        NEIGHBOURHOOD,
        integer(
            "n_residents",
            "aantal inwoners, in vijftallen; kan 0 zijn",
            "residents, in fives; may be 0",
            low=0,
        ),
        integer(
            "n_households",
            "aantal huishoudens, in vijftallen; kan 0 zijn",
            "households, in fives; may be 0",
            low=0,
        ),
    ),
    ("buurt_id",),
)

PLACE_TABLES: tuple[Table, ...] = (NEIGHBOURHOOD_PROFILES, BUURTEN)
"""What an invented municipality holds beside the tables of a data folder."""
