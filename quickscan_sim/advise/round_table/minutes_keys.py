"""What the parts of the minutes are called in their file: words in the language of the table."""

from __future__ import annotations

from quickscan_sim.language import Bilingual

HEAD_KEYS = {
    "municipality": Bilingual("gemeente", "municipality"),
    "neighbourhood": Bilingual("wijk", "neighbourhood"),
    "measured_on": Bilingual("gemeten_op", "measured_on"),
    "language": Bilingual("taal", "language"),
    "held_on": Bilingual("gehouden_op", "held_on"),
    "present": Bilingual("aanwezig", "present"),
    "lived_experience": Bilingual("ervaringsdeskundige", "lived_experience"),
    "agreements": Bilingual("afspraken", "agreements"),
}
SEAT_KEYS = {
    "seat": Bilingual("stoel", "seat"),
    "said": Bilingual("gezegd", "said"),
    "who_will_be_asked": Bilingual("wie_wordt_gevraagd", "who_will_be_asked"),
}
SEAT_WORDS = {"taken": Bilingual("bezet", "taken"), "empty": Bilingual("leeg", "empty")}
AGREEMENT_KEYS = {
    "finding": Bilingual("bevinding", "finding"),
    "goal": Bilingual("doel", "goal"),
    "action": Bilingual("actie", "action"),
    "owner": Bilingual("trekker", "owner"),
    "function": Bilingual("functie_van_de_trekker", "function_of_owner"),
    "partners": Bilingual("partners", "partners"),
    "first_step": Bilingual("eerste_stap", "first_step"),
    "first_step_by": Bilingual("eerste_stap_uiterlijk", "first_step_by"),
    "term": Bilingual("termijn", "term"),
    "check_date": Bilingual("datum_van_de_check", "check_date"),
    "indicator": Bilingual("wat_we_meten", "indicator"),
    "baseline": Bilingual("nu", "now"),
    "target": Bilingual("streven", "target"),
    "residents": Bilingual("stem_van_bewoners", "residents"),
    "objections": Bilingual("bezwaren", "objections"),
}


def by_written(keys: dict[str, Bilingual]) -> dict[str, str]:
    """The code of each key or word, by how it may be written: in Dutch or in English.

    >>> by_written(SEAT_WORDS)["leeg"]
    'empty'
    """
    return {written: code for code, words in keys.items() for written in (words.en, words.nl, code)}
