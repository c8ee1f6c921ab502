"""The action library: complete in two languages, honest, doable, and never aimed at families."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import quickscan_sim
from quickscan_sim.vocabulary import GAP_KINDS

DATA = Path(quickscan_sim.__file__).parent / "data"
LANGUAGES = ("nl", "en")
BILINGUAL = ("text", "first_step", "indicator", "who", "residents", "risk", "expected_effect")
COLUMNS = [
    "action_id",
    "theme",
    "for_kind",
    "sector",
    "effort",
    *(f"{part}_{language}" for part in BILINGUAL for language in LANGUAGES),
    "confidence",
    "source",
]
FOR_KINDS = {"need", "hesitation", "wish", "difference", "silent", *GAP_KINDS}
OWN_PROPOSAL = "eigen voorstel van de kit"
MAX_WORDS = 25
MAX_WEEKS = 6

FORBIDDEN_LABELS = re.compile(
    r"\b(de armen|arme (gezinnen|mensen|kinderen|wijk\w*)|(de )?doelgroep\w*|probleemgezin\w*"
    r"|achterstandswijk\w*|zwakke wijk\w*|uitkeringstrekker\w*|lotgeno\w+|zelf schuld"
    r"|allochto\w+|onwillig\w*"
    r"|the poor|poor (famil\w+|people|children|neighbourhood\w*)|target group\w*"
    r"|problem famil\w+|deprived|disadvantaged|unwilling\w*|welfare recipient\w*)\b",
    re.IGNORECASE,
)
AIMED_AT_FAMILIES = re.compile(
    r"\b(gezinnen|ouders|bewoners|huurders) (moeten|dienen)\b|\bleer (gezinnen|ouders|bewoners)\b"
    r"|\bbudget(teren|cursus|training)\b|\bgedragsverandering\b"
    r"|\b(families|parents|residents|tenants) (must|should|have to)\b"
    r"|\bteach (families|parents|residents)\b|\bbudgeting\b",
    re.IGNORECASE,
)
PROMISE = {
    "nl": re.compile(r"\b(zal|zullen|gegarandeerd|garande\w+|zeker weten|bewezen dat)\b", re.I),
    "en": re.compile(r"\b(will|guarante\w+|proves|proven that|certainly)\b", re.I),
}
WHAT_IS_NOT_KNOWN = {
    "nl": re.compile(
        r"\b(niet|geen|onbekend|aanname|vermoeden|hooguit|ontbreekt|kan dus ook|pas)\b", re.I
    ),
    "en": re.compile(
        r"\b(not|no|unknown|unmeasured|assumption|guess|at most|may also|only)\b", re.I
    ),
}
TRAINING = re.compile(r"training|scholing|cursus|workshop|\bcourse|\bschooling", re.I)


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ACTIONS = read_csv(DATA / "actions.csv")
QUESTIONNAIRE = read_csv(DATA / "questionnaires" / "practice.csv")


def ids(kind: str) -> list[str]:
    return [row["id"] for row in QUESTIONNAIRE if row["row"] == kind]


def texts(action: dict[str, str], *parts: str) -> list[tuple[str, str]]:
    """The named texts of an action in both languages, each with where it stands."""
    columns = [f"{part}_{language}" for part in parts for language in LANGUAGES]
    return [(f"{action['action_id']}.{column}", action[column]) for column in columns]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part]


def n_words(text: str) -> int:
    return len(re.findall(r"[^\s]*\w[^\s]*", text))


def actions_for(kind: str, theme: str, sector: str = "*") -> list[str]:
    """Actions for this kind of finding; a sector also gets those for all sectors."""
    return [
        action["action_id"]
        for action in ACTIONS
        if kind in action["for_kind"].split()
        and action["theme"] in (theme, "*")
        and (sector == "*" or {sector, "*"} & set(action["sector"].split()))
    ]


def test_the_file_has_the_agreed_columns_in_the_agreed_order() -> None:
    assert list(ACTIONS[0]) == COLUMNS


def test_there_are_enough_actions_to_choose_from() -> None:
    assert len(ACTIONS) >= 40


def test_no_cell_is_empty_and_none_holds_stray_spaces() -> None:
    wrong = [
        f"{action['action_id']}.{column}"
        for action in ACTIONS
        for column in COLUMNS
        if not action[column] or action[column] != " ".join(action[column].split())
    ]
    assert wrong == []


def test_ids_are_unique_and_safe_as_file_and_column_names() -> None:
    found = [action["action_id"] for action in ACTIONS]
    assert len(found) == len(set(found))
    assert [name for name in found if not re.fullmatch(r"[a-z][a-z0-9_]+", name)] == []


def test_every_dutch_text_has_its_own_english_twin() -> None:
    same = [
        f"{action['action_id']}.{part}"
        for action in ACTIONS
        for part in BILINGUAL
        if action[f"{part}_nl"] == action[f"{part}_en"]
    ]
    assert same == []


def test_numbers_are_the_same_in_dutch_and_english() -> None:
    def numbers(text: str) -> list[str]:
        return sorted(re.findall(r"\d+(?:[.,]\d+)?", text.replace(",", ".")))

    different = [
        f"{action['action_id']}.{part}"
        for action in ACTIONS
        for part in BILINGUAL
        if numbers(action[f"{part}_nl"]) != numbers(action[f"{part}_en"])
    ]
    assert different == []


def test_kinds_themes_sectors_effort_and_confidence_are_known_values() -> None:
    for action in ACTIONS:
        name = action["action_id"]
        assert set(action["for_kind"].split()) <= FOR_KINDS, name
        assert action["theme"] in {*ids("theme"), "*"}, name
        assert action["sector"] == "*" or set(action["sector"].split()) <= set(ids("sector")), name
        assert action["effort"] in {"small", "medium", "large"}, name
        assert action["confidence"] in {"H", "M", "D", "R"}, name


def test_every_kind_of_finding_has_an_action_for_a_theme_that_the_library_does_not_know() -> None:
    for_any_theme = {
        kind
        for action in ACTIONS
        if action["theme"] == "*" and action["sector"] == "*"
        for kind in action["for_kind"].split()
    }
    assert for_any_theme == FOR_KINDS


def test_every_theme_has_at_least_three_actions_for_a_low_score() -> None:
    assert {theme: n for theme in ids("theme") if (n := len(actions_for("need", theme))) < 3} == {}


def test_every_sector_finds_two_actions_for_a_low_score_on_every_theme() -> None:
    missing = [
        (theme, sector)
        for theme in ids("theme")
        for sector in ids("sector")
        if len(actions_for("need", theme, sector)) < 2
    ]
    assert missing == []


def test_every_theme_has_an_action_for_hesitation_wishes_and_differences_in_every_sector() -> None:
    missing = [
        (kind, theme, sector)
        for kind in ("hesitation", "wish", "difference")
        for theme in ids("theme")
        for sector in ids("sector")
        if not actions_for(kind, theme, sector)
    ]
    assert missing == []


def test_every_kind_of_gap_has_three_actions_on_every_layer() -> None:
    missing = [
        (kind, layer)
        for kind in GAP_KINDS
        for layer in ids("layer")
        if len({*actions_for(kind, layer), *actions_for(kind, "samenwerking")}) < 3
    ]
    assert missing == []


def test_no_sentence_is_longer_than_a_reader_at_b1_follows() -> None:
    long = [
        (where, n_words(sentence))
        for action in ACTIONS
        for where, text in texts(action, *(part for part in BILINGUAL if part != "who"))
        for sentence in sentences(text)
        if n_words(sentence) > MAX_WORDS
    ]
    assert long == []


def test_an_action_and_its_effect_are_one_sentence_each() -> None:
    more = [
        where
        for action in ACTIONS
        for where, text in texts(action, "text", "expected_effect")
        if len(sentences(text)) != 1 or not text.endswith(".")
    ]
    assert more == []


def test_no_text_labels_people_or_neighbourhoods() -> None:
    labels = [
        (where, found.group())
        for action in ACTIONS
        for where, text in texts(action, *BILINGUAL)
        if (found := FORBIDDEN_LABELS.search(text))
    ]
    assert labels == []


def test_the_label_check_knows_a_label_when_it_sees_one() -> None:
    for label in ("een achterstandswijk", "de armen", "probleemgezinnen", "poor families"):
        assert FORBIDDEN_LABELS.search(label)
    assert not FORBIDDEN_LABELS.search("gezinnen met een laag inkomen, families in poverty")


def test_no_action_asks_families_to_behave_differently() -> None:
    aimed = [
        (where, found.group())
        for action in ACTIONS
        for where, text in texts(action, "text", "first_step", "indicator")
        if (found := AIMED_AT_FAMILIES.search(text))
    ]
    assert aimed == []


def test_at_most_a_quarter_of_the_actions_is_a_training() -> None:
    trainings = [
        action["action_id"]
        for action in ACTIONS
        if TRAINING.search(action["text_nl"] + action["text_en"])
    ]
    assert 1 <= len(trainings) <= len(ACTIONS) / 4


def test_the_first_step_names_somebody_from_the_list_of_who_acts() -> None:
    unnamed = [
        f"{action['action_id']}.{language}"
        for action in ACTIONS
        for language in LANGUAGES
        if not any(
            function in action[f"first_step_{language}"].lower()
            for function in functions(action[f"who_{language}"])
        )
    ]
    assert unnamed == []


def functions(who: str) -> list[str]:
    """ "teamleider (school); manager (zorg)" gives teamleider and manager."""
    return [part.split("(")[0].strip().lower() for part in who.split(";")]


def test_who_acts_is_a_function_with_its_kind_of_organisation() -> None:
    pattern = re.compile(r"[^;()]+ \([^()]+\)(; [^;()]+ \([^()]+\))*")
    wrong = [
        where
        for action in ACTIONS
        for where, text in texts(action, "who")
        if not pattern.fullmatch(text)
    ]
    assert wrong == []
    for action in ACTIONS:
        assert len(functions(action["who_nl"])) == len(functions(action["who_en"]))


def test_the_first_step_fits_within_six_weeks() -> None:
    for action in ACTIONS:
        dutch = re.findall(r"binnen (\d+) weken", action["first_step_nl"])
        english = re.findall(r"[Ww]ithin (\d+) weeks", action["first_step_en"])
        assert dutch == english, action["action_id"]
        assert len(dutch) == 1, action["action_id"]
        assert 1 <= int(dutch[0]) <= MAX_WEEKS, action["action_id"]


def test_each_indicator_counts_something_and_says_where_its_baseline_comes_from() -> None:
    dutch = re.compile(r"(Aantal|Aandeel|Gemiddeld\w*) .+\. Nulmeting: .*(telling|quickscan).*\.")
    english = re.compile(r"(Number|Share|Average) .+\. Baseline: .*(count|quickscan).*\.")
    vague = [
        action["action_id"]
        for action in ACTIONS
        if not dutch.fullmatch(action["indicator_nl"])
        or not english.fullmatch(action["indicator_en"])
    ]
    assert vague == []


def test_residents_or_experts_by_experience_take_part_and_are_paid() -> None:
    unpaid = [
        action["action_id"]
        for action in ACTIONS
        if not re.search(r"betaal|vergoed|vergoeding", action["residents_nl"])
        or not re.search(r"\bpaid\b|\bpays\b", action["residents_en"])
    ]
    assert unpaid == []


def test_residents_take_part_from_the_start_and_not_afterwards() -> None:
    late = [
        action["action_id"]
        for action in ACTIONS
        if not re.search(r"vanaf|vooraf|voordat", action["residents_nl"])
        or not re.search(r"from the|before", action["residents_en"], re.IGNORECASE)
    ]
    assert late == []


def test_no_voice_of_a_resident_is_invented() -> None:
    quoted = [
        where
        for action in ACTIONS
        for where, text in texts(action, *BILINGUAL)
        if re.search(r"[\"“”„«»‘]|(?<!\w)'[A-Za-z]", text)
    ]
    assert quoted == []


def test_an_expected_effect_promises_nothing_and_says_what_is_not_known() -> None:
    for action in ACTIONS:
        for language in LANGUAGES:
            effect = action[f"expected_effect_{language}"]
            assert not PROMISE[language].search(effect), (action["action_id"], effect)
            assert WHAT_IS_NOT_KNOWN[language].search(effect), (action["action_id"], effect)


def test_every_action_has_a_source_and_own_proposals_claim_no_evidence() -> None:
    address = re.compile(r"https?://[^\s;]+( ; https?://[^\s;]+)*")
    for action in ACTIONS:
        source = action["source"]
        assert address.fullmatch(source) or "http" not in source, action["action_id"]
        if source == OWN_PROPOSAL:
            assert action["confidence"] in {"D", "R"}, action["action_id"]
        if action["confidence"] == "R":
            assert source == OWN_PROPOSAL, action["action_id"]


def test_a_number_in_an_expected_effect_has_its_source() -> None:
    unsourced = [
        action["action_id"]
        for action in ACTIONS
        if re.search(r"\d", action["expected_effect_nl"]) and action["source"] == OWN_PROPOSAL
    ]
    assert unsourced == []
