"""Write a first mapping for an export, for a person to check and complete."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from quickscan_sim.exchange.guesses import Guess, guess_columns
from quickscan_sim.exchange.survey_table import read_survey_table
from quickscan_sim.questionnaire import Questionnaire, load_questionnaire

CHECK = "# controleer"
FILL_IN = "# invullen"
MOST_NAMES = 60
"""Columns without a place that are listed; more would hide the rest of the mapping."""

HEAD = """\
# Zo leest de kit het bestand {file}.
# De kit deed een voorstel. Bekijk elke regel:
#   # controleer   hier is geraden; klopt het niet, verander het dan
#   # invullen     hier weet de kit het niet
# Is alles ingevuld? Vraag het na met: quickscan check {file}

municipality:                  {fill}: naam van de gemeente
measured_on:                   {fill}: dag waarop de vragenlijst sloot, zoals 2026-03-16
invented: no                   # yes: de mensen zijn verzonnen (een oefening)
ties_announced: no             # yes: vooraf verteld dat het rapport organisaties bij naam noemt
questionnaire: {questionnaire}
wave: 1                        # 1: eerste meting, 2: tweede meting
"""

PEOPLE = """
# Welke kolom zegt wie er antwoordde? Regels die u niet nodig hebt, mag u weghalen.
columns:
{lines}

# keep: wie halverwege stopte telt mee met de antwoorden die er zijn. drop: laat die weg.
partial_responses: keep
"""

ITEMS = """
# Welke kolom hoort bij welke vraag van de vragenlijst?
items:
{lines}
# Stond een vraag niet in uw vragenlijst? Zet de code dan hier: [know_1, know_2]
not_asked: []
{left}"""

ANSWERS = """
# Wat betekent een code? Per schaal: {{code in het bestand: antwoord}}.
# Een schaal die hier niet staat, heeft gewone getallen (1, 2, 3 ...).
{lines}
not_applicable: [{not_applicable}]   # codes voor "niet van toepassing voor mijn functie"
missing: [N/A]                 # codes voor: niet gezien of niet ingevuld
"""

PLACES = """
# De wijken, met de code die in het bestand staat.
# income_group: few (weinig) of many (veel) gezinnen met een laag inkomen.
neighbourhoods:
{neighbourhoods}

# De organisaties, met de code die in het bestand staat. Zet ook partners neer die niet meededen.
# sector: een van {sectors}
# invited: hoeveel mensen zijn uitgenodigd. Weet u het niet, laat de regel dan weg.
organisations:
{organisations}
"""

PARTNERS = """
# De vraag naar partners. Weghalen als die niet is gesteld.
partners:
{lines}
  # refuse: stoppen als iemand de eigen organisatie als partner noemt. drop: die regel weglaten.
  own_organisation_named: refuse
"""

NO_PARTNERS = """
# De vraag naar partners is niet herkend. Is die gesteld, haal dan de # weg en vul in.
# partners:
#   ticked: "P[{partner}]"             # kolom per partner, Y of leeg
#   level: "N[{partner}_{layer}]"      # kolom per partner en thema, 0 tot en met 5
#   quality: "K[{partner}]"            # kolom per partner, 1 tot en met 4
#   layers: {SIG: signaleren, OND: ondersteunen, STI: stimuleren}
#   other: "P[other]"                  # wat mensen zelf invulden
#   other_names: {voedselbank: O03}    # welke organisatie ze bedoelen
"""


def first_mapping(
    path: str | Path, questionnaire: str | Path = "practice", sheet: str | None = None
) -> str:
    """The text of a first YAML mapping, with what the kit recognised in the export.

    Guesses are marked ``# controleer`` and open places ``# invullen``. Nothing that people wrote
    in open answers is copied.

    Parameters
    ----------
    path
        The export, CSV or XLSX.
    questionnaire
        Name or path of the questionnaire that was used.

    Raises
    ------
    QuickscanError
        When the export or the questionnaire cannot be read.
    """
    export = Path(path).expanduser()
    form = load_questionnaire(questionnaire)
    table = read_survey_table(export, sheet)
    guess = guess_columns(table.cells, form)
    return "".join(
        (
            HEAD.format(
                file=export.name,
                fill=FILL_IN,
                questionnaire=_quoted(_seen_from(export.resolve().parent, questionnaire)),
            ),
            PEOPLE.format(lines=_people(guess)),
            ITEMS.format(lines=_items(guess, form), left=_left(guess)),
            ANSWERS.format(
                lines=_answers(guess), not_applicable=", ".join(map(_quoted, guess.not_applicable))
            ),
            _sectors(guess, form),
            PLACES.format(
                neighbourhoods=_neighbourhoods(guess),
                organisations=_organisations(guess),
                sectors=", ".join(form.sector_ids),
            ),
            _partners(guess),
        )
    )


def _seen_from(folder: Path, questionnaire: str | Path) -> str:
    """The name of a questionnaire of the kit, or the way from the mapping to an own one."""
    path = Path(questionnaire)
    if not path.is_file():
        return str(questionnaire)
    return Path(os.path.relpath(path.resolve(), folder)).as_posix()


def _quoted(text: str) -> str:
    """A text that YAML reads back unchanged."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _people(guess: Guess) -> str:
    found = dict(guess.people)
    lines = []
    if guess.neighbourhood_array:
        found.pop("neighbourhood", None)
        lines.append(f"  neighbourhoods: {_quoted(guess.neighbourhood_array)}   {CHECK}")
    lines += [f"  {setting}: {_quoted(column)}   {CHECK}" for setting, column in found.items()]
    if "organisation" not in found:
        lines.append(f"  organisation:   {FILL_IN}: kolom met de code van de organisatie")
    if "neighbourhood" not in found and not guess.neighbourhood_array:
        lines.append("  # neighbourhood:   kolom met de wijk; weglaten: de wijk van de organisatie")
    return _lines(lines)


def _items(guess: Guess, form: Questionnaire) -> str:
    lines = []
    for item in form.items:
        column = guess.items.get(item.item_id)
        if column is None:
            lines.append(f"  {item.item_id}:   {FILL_IN}: {item.text.nl}")
        else:
            mark = f"   {CHECK}: {item.text.nl}" if item.item_id in guess.unsure_items else ""
            lines.append(f"  {item.item_id}: {_quoted(column)}{mark}")
    return _lines(lines)


def _left(guess: Guess) -> str:
    """Names of columns that have no place yet, to choose from."""
    if not guess.without_place:
        return ""
    names = [f"#   {name}" for name in guess.without_place[:MOST_NAMES]]
    return _lines(["# Kolommen die nog geen plek hebben:", *names, ""])


def _answers(guess: Guess) -> str:
    lines = []
    if guess.answers_are_texts:
        lines.append(f"answers_are_texts: yes   {CHECK}: in de cellen staan woorden")
    if guess.answers:
        lines.append("answers:")
    for scale, codes in guess.answers.items():
        lines.append(f"  {scale}:   {CHECK}")
        lines += [
            f"    {_quoted(code)}: {'' if value is None else value}"
            + (f"   {FILL_IN}" if value is None else "")
            for code, value in codes.items()
        ]
    return _lines(lines or ["# answers: {frequency: {A1: 1, A2: 2, A3: 3, A4: 4, A5: 5}}"])


def _sectors(guess: Guess, form: Questionnaire) -> str:
    if not guess.sectors:
        return ""
    known = {sector.name.nl.casefold(): sector.sector_id for sector in form.sectors}
    known |= {sector.name.en.casefold(): sector.sector_id for sector in form.sectors}
    known |= {sector_id: sector_id for sector_id in form.sector_ids}
    lines = [
        f"  {_quoted(code)}: {known.get(code.casefold(), '')}   "
        + (CHECK if code.casefold() in known else FILL_IN)
        for code in guess.sectors
    ]
    head = "\n# De sectoren in het bestand, en welke sector van de vragenlijst dat is.\nsectors:\n"
    return head + _lines(lines) + "\n"


def _neighbourhoods(guess: Guess) -> str:
    if not guess.neighbourhoods:
        return f"  W1: {{name: }}   {FILL_IN}: code en naam van elke wijk"
    return _lines(
        f"  {_quoted(code)}: {{name: {_quoted(code)}, income_group: }}   {FILL_IN}: naam en groep"
        for code in guess.neighbourhoods
    )


def _organisations(guess: Guess) -> str:
    if not guess.organisations:
        return f"  O1: {{name: , sector: }}   {FILL_IN}: code, naam en sector van elke organisatie"
    return _lines(
        f"  {_quoted(code)}: {{name: {_quoted(code)}, sector: , neighbourhoods: [], "
        f"invited: }}   {FILL_IN}"
        for code in guess.organisations
    )


def _partners(guess: Guess) -> str:
    if not guess.partners:
        return NO_PARTNERS
    lines = [f"  {name}: {_quoted(pattern)}   {CHECK}" for name, pattern in guess.partners.items()]
    if guess.layers:
        lines.append("  layers:")
        lines += [
            f"    {_quoted(code)}: {layer}   {CHECK if layer else FILL_IN}"
            for code, layer in guess.layers.items()
        ]
    if "other" in guess.partners:
        lines.append(f"  other_names: {{}}   {FILL_IN}, zoals {{voedselbank: O03}}")
    return PARTNERS.format(lines=_lines(lines))
