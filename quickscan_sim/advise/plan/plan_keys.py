"""What the parts of a plan are called in its file: kinder in the language of the plan."""

from __future__ import annotations

from quickscan_sim.language import Bilingual

MARK = "quickscan_plan"
"""The first key of every plan file, with the version of its form."""
FORM = "1"

LANGUAGE = Bilingual("taal", "language")
TITLE = Bilingual("titel", "title")
DATA = Bilingual("gegevens", "data")
ROWS = Bilingual("rijen", "rows")

PLAN_KEYS = {
    "language": LANGUAGE,
    "title": TITLE,
    "municipality": Bilingual("gemeente", "municipality"),
    "neighbourhood_id": Bilingual("wijk", "neighbourhood"),
    "organisation_id": Bilingual("organisatie", "organisation"),
    "data": DATA,
    "decided_on": Bilingual("besloten_op", "decided_on"),
    "rows": ROWS,
    "not_found": Bilingual("niet_gevonden", "not_found"),
    "limits": Bilingual("grenzen", "limits"),
    "process": Bilingual("verantwoording", "process"),
}
DATA_KEYS = {
    "fingerprint": Bilingual("vingerafdruk", "fingerprint"),
    "wave": Bilingual("meting", "wave"),
    "measured_on": Bilingual("gemeten_op", "measured_on"),
    "invented": Bilingual("verzonnen", "invented"),
    "kit_version": Bilingual("versie_van_de_kit", "kit_version"),
}
ROW_KEYS = {
    "finding_id": Bilingual("bevinding", "finding"),
    "finding": Bilingual("wat_we_zagen", "what_we_saw"),
    "theme": Bilingual("thema", "theme"),
    "neighbourhood_id": Bilingual("wijk", "neighbourhood"),
    "goal": Bilingual("doel", "goal"),
    "action": Bilingual("actie", "action"),
    "action_id": Bilingual("actie_uit_bibliotheek", "action_from_library"),
    "owner": Bilingual("trekker", "owner"),
    "owner_function": Bilingual("functie_van_de_trekker", "function_of_owner"),
    "partners": Bilingual("partners", "partners"),
    "first_step": Bilingual("eerste_stap", "first_step"),
    "first_step_by": Bilingual("eerste_stap_uiterlijk", "first_step_by"),
    "term": Bilingual("termijn", "term"),
    "check_date": Bilingual("datum_van_de_check", "check_date"),
    "indicator": Bilingual("wat_we_meten", "indicator"),
    "baseline": Bilingual("nu", "now"),
    "target": Bilingual("streven", "target"),
    "level": Bilingual("niveau", "level"),
    "residents": Bilingual("stem_van_bewoners", "residents"),
    "risk": Bilingual("risico", "risk"),
    "resources": Bilingual("middelen", "resources"),
    "expected_effect": Bilingual("verwacht_effect", "expected_effect"),
    "assumption": Bilingual("aanname", "assumption"),
    "starts_now": Bilingual("begint_nu", "starts_now"),
    "status": Bilingual("status", "status"),
}
MEASURE_KEYS = {
    "text": Bilingual("tekst", "text"),
    "value": Bilingual("getal", "number"),
    "n": Bilingual("n", "n"),
}

MAY_BE_ABSENT = (
    "neighbourhood_id",
    "organisation_id",
    "decided_on",
    "not_found",
    "limits",
    "process",
    "action_id",
    "theme",
    "status",
    "value",
    "n",
)

YES = Bilingual("ja", "yes")
NO = Bilingual("nee", "no")
LEVEL_WORDS = {
    "institution": Bilingual("instelling", "institution"),
    "neighbourhood": Bilingual("wijk", "neighbourhood"),
    "sector": Bilingual("sector", "sector"),
    "municipality": Bilingual("gemeente", "municipality"),
}
STATUS_WORDS = {
    "proposed": Bilingual("voorgesteld", "proposed"),
    "agreed": Bilingual("afgesproken", "agreed"),
    "started": Bilingual("gestart", "started"),
    "done": Bilingual("klaar", "done"),
    "stopped": Bilingual("gestopt", "stopped"),
}
