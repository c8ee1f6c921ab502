"""What the actions say: honest, doable, short, and never aimed at families."""

from __future__ import annotations

import re

from advise.library import ACTIONS, BILINGUAL, LANGUAGES, OWN_PROPOSAL, texts

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
DOES_NOT_WORK = {"nl": "Het werkt niet als ", "en": "It does not work if "}
ESTIMATE = {"nl": "Schatting van de kit: ", "en": "Estimate of this kit: "}
READABLE = 55
HARDEST = 10
TRAINING = re.compile(r"training|scholing|cursus|workshop|\bcourse|\bschooling", re.I)


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part]


def n_words(text: str) -> int:
    return len(re.findall(r"[^\s]*\w[^\s]*", text))


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
        assert (action["confidence"] == "R") == (source == OWN_PROPOSAL), action["action_id"]


def test_a_number_in_an_expected_effect_has_its_source() -> None:
    unsourced = [
        action["action_id"]
        for action in ACTIONS
        if re.search(r"\d", action["expected_effect_nl"]) and action["source"] == OWN_PROPOSAL
    ]
    assert unsourced == []


def test_a_mechanism_says_how_it_works_and_how_one_notices_that_it_does_not() -> None:
    for action in ACTIONS:
        for language in LANGUAGES:
            parts = sentences(action[f"mechanism_{language}"])
            assert len(parts) == 2, action["action_id"]
            assert parts[1].startswith(DOES_NOT_WORK[language]), action["action_id"]
            assert not PROMISE[language].search(parts[0]), action["action_id"]


def test_time_and_money_are_marked_as_an_estimate_of_the_kit() -> None:
    for action in ACTIONS:
        for language in LANGUAGES:
            assert action[f"resources_{language}"].startswith(ESTIMATE[language]), action


def test_the_dutch_of_the_library_reads_easily() -> None:
    """Flesch-Douma, 55 or more on average for every kind of text; who acts is no sentence."""
    import textstat

    textstat.set_lang("nl")
    try:
        for part in BILINGUAL:
            if part == "who":
                continue
            scores = {
                action["action_id"]: textstat.flesch_reading_ease(action[f"{part}_nl"])
                for action in ACTIONS
            }
            assert sum(scores.values()) / len(scores) >= READABLE, part
            assert {name: score for name, score in scores.items() if score < HARDEST} == {}, part
    finally:
        textstat.set_lang("en_US")
