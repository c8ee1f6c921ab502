"""Make the files of this example again: an invented quickscan in the shape of LimeSurvey.

    python examples/limesurvey_export/make_example.py

The same kit writes the same bytes. The people, organisations and places do not exist.
"""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

from quickscan_sim.parameters import Parameters, SectorPlan
from quickscan_sim.questionnaire import Item
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate import simulate_quickscan

FOLDER = Path(__file__).parent
SEED = 20260316
SMALL = SectorPlan(n_invited_low=5, n_invited_high=8)
PARAMETERS = Parameters(
    seed=SEED,
    n_neighbourhoods=4,
    sectors={
        "youth_health": SectorPlan(n_served=2, n_invited_low=6, n_invited_high=9),
        "housing": SectorPlan(n_served=2, n_invited_low=5, n_invited_high=8),
    },
    other_sectors=SMALL,
)

LETTERS = {
    "frequency": "A",
    "confidence": "A",
    "know_1": "A",
    "know_2": "A",
    "know_3": "A",
    "know_4": "A",
}
WORDS = {"yesno": {0: "N", 1: "Y"}, "checklist": {0: "N", 1: "Y", 2: "U"}}
NOT_APPLICABLE = "NVT"
THEMES = {"sig": "SIG", "ond": "OND", "sti": "STI", "sam": "SAM"}
LAYERS = {"signaleren": "SIG", "ondersteunen": "OND", "stimuleren": "STI"}


MAPPING = """\
# Zo leest de kit het bestand response_export.csv.
# Regels met een # ervoor zijn uitleg; de kit slaat ze over.
# Dit voorbeeld is verzonnen: {municipality} bestaat niet en niemand vulde dit echt in.

municipality: {municipality}
measured_on: {measured_on}        # de dag waarop de vragenlijst sloot
invented: yes                  # bij antwoorden van echte mensen: no
questionnaire: practice        # of het bestand van een eigen vragenlijst, bijvoorbeeld eigen.csv

# Welke kolom zegt wie er antwoordde?
columns:
  respondent: id
  link_code: CODE              # een code die mensen zelf maken; koppelt een tweede meting
  organisation: ORG
  neighbourhoods: "WIJK[{{neighbourhood}}]"   # een kolom per wijk, met Y als iemand daar werkt
  finished: submitdate         # gevuld als iemand het formulier heeft verstuurd

# keep: wie halverwege stopte telt mee met de antwoorden die er zijn. drop: laat die weg.
partial_responses: keep

# Welke kolom hoort bij welke vraag van de vragenlijst?
items:
{items}

# Wat betekent een code? Per schaal van de vragenlijst.
# Een schaal die hier niet staat, heeft gewone getallen (1, 2, 3 ...).
answers:
  frequency: {{A1: 1, A2: 2, A3: 3, A4: 4, A5: 5}}
  confidence: {{A1: 1, A2: 2, A3: 3, A4: 4, A5: 5}}
  yesno: {{N: 0, Y: 1}}
  checklist: {{N: 0, Y: 1, U: 2}}
  know_1: {{A1: 1, A2: 2, A3: 3, A4: 4, A5: 5}}
  know_2: {{A1: 1, A2: 2, A3: 3, A4: 4, A5: 5}}
  know_3: {{A1: 1, A2: 2, A3: 3, A4: 4, A5: 5}}
  know_4: {{A1: 1, A2: 2, A3: 3, A4: 4, A5: 5}}
not_applicable: [NVT]          # "niet van toepassing voor mijn functie"
missing: [N/A]                 # staat er als iemand een vraag niet te zien kreeg

# De wijken, met de code die in het bestand staat.
# income_group: few of many gezinnen met een laag inkomen. Cijfers mag u weglaten.
neighbourhoods:
{neighbourhoods}

# De organisaties, met de code die in het bestand staat.
# invited: hoeveel mensen zijn uitgenodigd. Weggelaten: de respons is onbekend.
organisations:
{organisations}

# De vraag naar partners.
partners:
  ticked: "P[{{partner}}]"               # Y of leeg
  level: "N[{{partner}}_{{layer}}]"        # 0 tot en met 5
  quality: "K[{{partner}}]"              # 1 tot en met 4
  layers: {{SIG: signaleren, OND: ondersteunen, STI: stimuleren}}
  no_partners: "P[GEEN]"               # aangekruist: ik werk met niemand van deze lijst
  # Wat mensen zelf invulden bij "anders". Zet hier welke organisatie ze bedoelen.
  # Teksten die hier niet staan, worden geteld en nooit overgenomen.
  other: "P[other]"
  other_names:
{other_names}
  # refuse: stoppen als iemand de eigen organisatie als partner noemt. drop: die regel weglaten.
  own_organisation_named: refuse
"""


def main() -> None:
    """Write the export and its mapping."""
    scan = example_scan()
    table = with_daily_life(export(scan), other_partners(scan))
    (FOLDER / "response_export.csv").write_bytes(as_limesurvey(table))
    (FOLDER / "response_export.yaml").write_bytes(mapping_text(scan).encode())


def example_scan() -> Quickscan:
    """The invented quickscan behind the example; informal groups invited an unknown number."""
    scan, _ = simulate_quickscan(PARAMETERS)
    organisations = scan.organisations.assign(
        n_invited=scan.organisations["n_invited"].mask(scan.organisations["is_informal"])
    )
    return replace(scan, organisations=organisations)


def mapping_text(scan: Quickscan, **changes: str) -> str:
    """The mapping that belongs to :func:`export`, with comments in Dutch."""
    blocks = {
        "municipality": scan.municipality,
        "measured_on": str(scan.measured_on),
        "items": "\n".join(
            f'  {item.item_id}: "{item_column(item)}"' for item in scan.questionnaire.items
        ),
        "neighbourhoods": _neighbourhood_lines(scan),
        "organisations": _organisation_lines(scan),
        "other_names": "\n".join(
            f"    {text}: {code}" for text, code in _short_names(scan).items()
        ),
    }
    return MAPPING.format(**(blocks | changes))


def _neighbourhood_lines(scan: Quickscan) -> str:
    lines = []
    for row in scan.neighbourhoods.drop(columns="municipality").to_dict("records"):
        facts = [f"{name}: {value}" for name, value in row.items() if not pd.isna(value)]
        lines.append(f"  {row['neighbourhood_id']}: {{{', '.join(facts[1:])}}}")
    return "\n".join(lines)


def _organisation_lines(scan: Quickscan) -> str:
    places = scan.active_in.groupby("organisation_id")["neighbourhood_id"].agg(", ".join)
    lines = []
    for row in scan.organisations.to_dict("records"):
        code = row["organisation_id"]
        invited = "" if pd.isna(row["n_invited"]) else f", invited: {row['n_invited']}"
        lines.append(
            f'  {code}: {{name: "{row["name"]}", sector: {row["sector"]}, '
            f"neighbourhoods: [{places[code]}]{invited}}}"
        )
    return "\n".join(lines)


def _short_names(scan: Quickscan) -> dict[str, str]:
    """How people write two informal groups: the first word of their name."""
    informal = scan.organisations[scan.organisations["is_informal"]].head(2)
    first_words = informal["name"].str.split().str[0].str.lower()
    return dict(zip(first_words, informal["organisation_id"], strict=True))


def other_partners(scan: Quickscan) -> list[str]:
    """Texts at "other partner": some that the hand list knows and some that it does not."""
    first, second = _short_names(scan)
    return [first.capitalize(), f"{second} en de bibliotheek", "huisarts", second, "de speelotheek"]


def export(scan: Quickscan) -> pd.DataFrame:
    """A row per respondent, columns and codes as LimeSurvey gives them."""
    people = scan.professionals[scan.professionals["responded"]].reset_index(drop=True)
    columns: dict[str, pd.Series] = {
        "id": pd.Series(range(1, len(people) + 1)),
        "submitdate": pd.Series(f"{scan.measured_on} 12:00:00", index=people.index),
        "CODE": people["professional_id"],
        "ORG": people["organisation_id"],
    }
    columns |= _neighbourhoods(scan, people)
    columns |= _answers(scan, people)
    columns |= _partners(scan, people)
    return pd.DataFrame(columns).astype("str").replace({"<NA>": "", "nan": ""})


def item_column(item: Item) -> str:
    """The LimeSurvey code of an item: sig_1 is SIG[SIG1], know_1 is WEET1."""
    name, number = item.item_id.rsplit("_", 1)
    if item.part == "knowledge":
        return f"WEET{number}"
    if item.part == "checklist":
        return f"AFSPR[C{number}]"
    question = {"practice": THEMES.get(name, name), "confidence": "KAN", "wish": "LEER"}[item.part]
    return f"{question}[{THEMES.get(name, name)}{number if number.isdigit() else ''}]"


def _neighbourhoods(scan: Quickscan, people: pd.DataFrame) -> dict[str, pd.Series]:
    works = scan.works_in.groupby("professional_id")["neighbourhood_id"].agg(set)
    places = people["professional_id"].map(works)
    return {
        f"WIJK[{code}]": places.map(lambda own, code=code: "Y" if code in own else "")
        for code in scan.neighbourhoods["neighbourhood_id"]
    }


def _answers(scan: Quickscan, people: pd.DataFrame) -> dict[str, pd.Series]:
    wide = scan.answers.set_index(["professional_id", "item_id"])
    columns = {}
    for item in scan.questionnaire.items:
        own = wide.xs(item.item_id, level="item_id").reindex(people["professional_id"])
        code = own["answer"].map(
            lambda value, scale=item.scale.scale_id: _code(scale, value), na_action="ignore"
        )
        not_applicable = own["not_applicable"].fillna(False).astype(bool)
        columns[item_column(item)] = code.mask(not_applicable, NOT_APPLICABLE).reset_index(
            drop=True
        )
    return columns


def _code(scale: str, value: int) -> str:
    return WORDS[scale][value] if scale in WORDS else f"{LETTERS[scale]}{value}"


def _partners(scan: Quickscan, people: pd.DataFrame) -> dict[str, pd.Series]:
    ids = people["professional_id"]
    ties = scan.ties
    by_layer = ties.set_index(["professional_id", "partner_id", "layer"])["level"]
    by_partner = ties.groupby(["professional_id", "partner_id"])["quality"].first()
    named = set(by_partner.index)
    codes = scan.organisations["organisation_id"]
    columns = {
        f"P[{code}]": ids.map(lambda person, code=code: "Y" if (person, code) in named else "")
        for code in codes
    }
    some = ids.isin(ties["professional_id"])
    columns["P[other]"] = pd.Series("", index=ids.index)
    columns["P[GEEN]"] = (people["answered_partners"] & ~some).map({True: "Y", False: ""})
    for code in codes:
        for layer, short in LAYERS.items():
            keys = pd.MultiIndex.from_product([ids, [code], [layer]])
            columns[f"N[{code}_{short}]"] = by_layer.reindex(keys).reset_index(drop=True)
    for code in codes:
        keys = pd.MultiIndex.from_product([ids, [code]])
        columns[f"K[{code}]"] = by_partner.reindex(keys).reset_index(drop=True)
    return columns


def with_daily_life(table: pd.DataFrame, others: list[str]) -> pd.DataFrame:
    """The same table with what real exports hold besides: dates, addresses, half-filled forms."""
    rng = stream(SEED, "daily life")
    table = table.assign(CODE=_link_codes(len(table), rng))
    table = _stopped_half_way(table, rng)
    table = _wrote_another_partner(table, others, rng)
    table = _only_opened(table, n=4)
    facts = _limesurvey_facts(table, rng)
    remarks = pd.Series("", index=table.index)
    remarks[rng.choice(table.index, 6, replace=False)] = REMARKS
    ordered = [*facts, *[name for name in table if name not in facts]]
    return table.assign(**facts)[ordered].assign(OPM=remarks)


REMARKS = [
    "Goed dat hier aandacht voor is. Wat gebeurt er met de uitkomsten?",
    "Ik werk hier pas twee maanden, dus ik ken nog niet alle organisaties.",
    "De vragen over regelingen vond ik lastig te beantwoorden.",
    "Graag een terugkoppeling aan ons team, het liefst mondeling.",
    "Bij ons op de locatie is er geen vast aanspreekpunt meer sinds de zomer.",
    "Mooi initiatief. Neem ook de huisartsen mee de volgende keer.",
]


def _link_codes(n: int, rng: np.random.Generator) -> list[str]:
    """Codes that people make themselves, such as two letters and three digits; all different."""
    numbers = rng.choice(26 * 26 * 1000, n, replace=False)
    return [
        f"{chr(97 + number // 26000)}{chr(97 + number // 1000 % 26)}{number % 1000:03d}"
        for number in numbers
    ]


def _stopped_half_way(table: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Some people stopped after the first questions: everything behind them is empty."""
    stopped = rng.choice(table.index, 7, replace=False)
    table = table.copy()
    for row in stopped:
        table.loc[row, table.columns[int(rng.integers(16, 40)) :]] = ""
    return table


def _wrote_another_partner(
    table: pd.DataFrame, others: list[str], rng: np.random.Generator
) -> pd.DataFrame:
    # Nobody of an informal group: the text may name that group, and it comes last in the list.
    asked = table.filter(like="P[").ne("").any(axis=1) & (table["ORG"] < "O21")
    saw_partners = table.index[asked]
    rows = rng.choice(saw_partners, len(others), replace=False)
    table = table.copy()
    table.loc[rows, "P[other]"] = others
    return table


def _only_opened(table: pd.DataFrame, n: int) -> pd.DataFrame:
    """People who opened the link and left again."""
    empty = pd.DataFrame("", index=range(n), columns=table.columns)
    return pd.concat([table, empty], ignore_index=True)


def _limesurvey_facts(table: pd.DataFrame, rng: np.random.Generator) -> dict[str, list[str]]:
    """The columns that LimeSurvey puts in front; IP addresses from the range for examples."""
    n = len(table)
    opened = datetime(2026, 3, 2, 8, 30)
    starts = [
        opened + timedelta(days=int(day), minutes=int(minute))
        for day, minute in zip(rng.integers(0, 13, n), rng.integers(0, 660, n), strict=True)
    ]
    ends = [
        start + timedelta(seconds=int(second))
        for start, second in zip(starts, rng.integers(300, 1500, n), strict=True)
    ]
    last_filled = table.ne("").to_numpy()[:, ::-1].argmax(axis=1)
    sent = table.filter(like="AFSPR[").ne("").any(axis=1) & (last_filled < len(table.columns))
    return {
        "id": [str(number) for number in range(1, n + 1)],
        "submitdate": [f"{end}" if done else "" for end, done in zip(ends, sent, strict=True)],
        "lastpage": ["6" if done else "2" for done in sent],
        "startlanguage": ["nl"] * n,
        "seed": [str(number) for number in rng.integers(10**8, 2 * 10**9, n)],
        "startdate": [f"{start}" for start in starts],
        "datestamp": [f"{end}" for end in ends],
        "ipaddr": [f"192.0.2.{number}" for number in rng.integers(1, 255, n)],
        "refurl": [""] * n,
    }


def as_limesurvey(table: pd.DataFrame) -> bytes:
    """CSV as LimeSurvey writes it: UTF-8 with BOM, every cell quoted, and a last empty line."""
    text = io.StringIO()
    table.to_csv(text, index=False, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    return ("\N{BYTE ORDER MARK}" + text.getvalue() + "\r\n").encode()


if __name__ == "__main__":
    main()
