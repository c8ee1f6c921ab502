"""The codebook beside a data folder: every column, and what the data cannot say."""

from __future__ import annotations

from functools import cache

from quickscan_sim.language import Bilingual
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.tables import QUICKSCAN_TABLES, Table, describe_tables

TITLE = Bilingual("Codeboek", "Codebook")
INVENTED = Bilingual(
    "**Verzonnen gegevens.** De gemeente, de wijken, de organisaties en de mensen bestaan niet. "
    "De antwoorden zijn door een computer geloot.",
    "**Invented data.** The municipality, the neighbourhoods, the organisations and the people do "
    "not exist. A computer drew the answers.",
)
REAL = Bilingual(
    "**Antwoorden van echte mensen.** Bewaar deze map alleen op een beveiligde plek van uw "
    "organisatie. Deel hem niet. Verwijder hem als u hem niet meer nodig hebt.",
    "**Answers of real people.** Keep this folder only in a secure place of your organisation. Do "
    "not share it. Delete it when you no longer need it.",
)
MISSING = Bilingual(
    "Een lege cel betekent: niet bekend of niet ingevuld. Een \\* betekent: mag leeg zijn.",
    "An empty cell means: not known or not answered. A \\* means: may be empty.",
)
LIMITS = Bilingual(
    "Dit is het beeld van professionals; bewoners zijn niet gevraagd.",
    "This is the picture of professionals; residents were not asked.",
)
NOT_MODELLED_HEAD = Bilingual("Wat er niet in zit", "What is not in it")
NOT_MODELLED = (
    Bilingual(
        "Gezinnen: er zijn geen antwoorden en geen gegevens van gezinnen.",
        "Families: there are no answers of families and no data about them.",
    ),
    Bilingual(
        "Wat mensen echt doen: de antwoorden zijn wat professionals er zelf over zeggen.",
        "What people really do: the answers are what professionals say themselves.",
    ),
)
NOT_MODELLED_INVENTED = (
    Bilingual(
        "Een echte plaats: getallen over de wijken zijn geloot en beschrijven geen bestaande wijk.",
        "A real place: numbers about the neighbourhoods are drawn and describe no existing one.",
    ),
    Bilingual(
        "Oorzaken: verschillen tussen groepen zijn vooraf ingesteld of toeval.",
        "Causes: differences between groups were set beforehand, or are chance.",
    ),
    Bilingual(
        "Slordig of sociaal wenselijk invullen: daar rekent de simulatie niet mee.",
        "Careless or socially desirable answering: the simulation leaves that out.",
    ),
)
NOT_COPIED_REAL = (
    Bilingual(
        "Namen, e-mailadressen, IP-adressen, burgerservicenummers en open antwoorden uit de "
        "vragenlijst: die zijn niet overgenomen.",
        "Names, e-mail addresses, IP addresses, citizen service numbers and open answers of the "
        "survey: they were not copied.",
    ),
)


def render_codebook(scan: Quickscan, tables: tuple[Table, ...] = QUICKSCAN_TABLES) -> str:
    """The codebook of a quickscan in Markdown, first in Dutch and then in English."""
    return "\n".join(_in_language(scan, tables, language) for language in ("nl", "en"))


@cache
def _described(tables: tuple[Table, ...], language: str) -> str:
    """The same for every municipality of a country, so rendered once."""
    return describe_tables(tables, language).replace("| *|", "| \\* |")


def _in_language(scan: Quickscan, tables: tuple[Table, ...], language: str) -> str:
    said = INVENTED if scan.invented else REAL
    missing = NOT_MODELLED + (NOT_MODELLED_INVENTED if scan.invented else NOT_COPIED_REAL)
    lines = [
        f"# {TITLE.in_language(language)}: quickscan {scan.municipality}",
        "",
        said.in_language(language),
        LIMITS.in_language(language),
        "",
        MISSING.in_language(language),
        "",
        _described(tables, language),
        "",
        f"## {NOT_MODELLED_HEAD.in_language(language)}",
        "",
        *(f"- {point.in_language(language)}" for point in missing),
        "",
    ]
    return "\n".join(lines)
