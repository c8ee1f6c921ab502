"""What fits comes with its reasons, spread over what it moves; the user chooses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from advise.scans import OWN, reading_of
from hypothesis import given
from hypothesis import strategies as st

from quickscan_sim.advise import (
    Action,
    Finding,
    collect_findings,
    load_actions,
    possible_causes,
    suggest_actions,
)
from quickscan_sim.advise.actions import (
    advice_in_words,
    note_on_themes,
    sectors_of,
    suggestions_table,
)
from quickscan_sim.advise.actions.action import KINDS, LEVERS
from quickscan_sim.advise.actions.causes import BY_KIND, CAUSES
from quickscan_sim.language import Bilingual, Message
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.vocabulary import GAP_KINDS

LIBRARY = load_actions()
TEXT = Message("A finding")


def finding(kind: str, theme: str | None = None, sector: str | None = None) -> Finding:
    return Finding(kind, "firm", TEXT, TEXT, TEXT, finding_id="F1", theme=theme, sector=sector)


def plain(name: str, **fields: object) -> Action:
    """An action that is for any theme and sector, large, a training, of the kit's own making."""
    bare = replace(
        LIBRARY[0],
        action_id=name,
        theme="*",
        for_kinds=("wish", "need"),
        sectors=("*",),
        effort="large",
        lever="learning",
        features=(),
        confidence="R",
        first_step=Bilingual("Begin binnen 5 weken.", "Begin within 5 weeks."),
    )
    return replace(bare, **fields)  # type: ignore[arg-type]


def reasons(action: Action, of: Finding) -> tuple[int, list[str]]:
    (suggestion,) = suggest_actions(of, (action,))
    return suggestion.fit, [reason.in_language("en") for reason in suggestion.reasons]


OWN_PROPOSAL = "what is known: own proposal of this kit, not measured"


@pytest.mark.parametrize(
    ("fields", "fit", "expected"),
    [
        # 1 for the kind, which the action names second; a large training of our own adds nothing.
        ({}, 1, []),
        # 3 for the theme.
        ({"theme": "zien"}, 4, ["for this theme"]),
        # 4 for the sector.
        ({"sectors": ("school",)}, 5, ["for this sector"]),
        # 1 for no training.
        ({"lever": "rules"}, 2, ["asks no training"]),
        # 1 for each feature.
        (
            {"features": ("connects_informal", "early")},
            3,
            ["connects formal and informal support", "early: before the problem grows"],
        ),
    ],
)
def test_every_reason_has_its_weight(
    fields: dict[str, object], fit: int, expected: list[str]
) -> None:
    got_fit, got = reasons(plain("one", **fields), finding("need", "zien", "school"))
    assert got_fit == fit
    always = ["fits: a theme that scores lower", "large effort: first step within 5 weeks"]
    assert [reason for reason in got if reason not in (*always, OWN_PROPOSAL)] == expected
    assert got[-1] == OWN_PROPOSAL


def test_effort_kind_and_what_is_known_weigh_as_well() -> None:
    """2 + 2 + 2: the kind it names first, small effort, a figure from the source itself."""
    fit, got = reasons(
        plain("one", for_kinds=("need",), effort="small", confidence="H"), finding("need")
    )
    assert fit == 6
    assert got == [
        "fits: a theme that scores lower",
        "small effort: first step within 5 weeks",
        "what is known: a figure from the source itself, from another place",
    ]


def test_five_trainings_are_one_idea() -> None:
    """Trainings fit 5, 5 and 5; rules 4 + 1 = 2; after one training the rules come next."""
    trainings = tuple(plain(f"training_{n}", theme="zien", features=("early",)) for n in range(3))
    rules = plain("rules", lever="rules")
    found = suggest_actions(finding("need", "zien"), (*trainings, rules), at_most=2)
    assert [one.action.action_id for one in found] == ["training_0", "rules"]


def test_another_theme_or_sector_does_not_fit_but_a_gap_is_of_any_theme() -> None:
    other = plain("other", theme="doen", for_kinds=("need", "one_way"))
    assert suggest_actions(finding("need", "zien"), (other,)) == ()
    (gap,) = suggest_actions(finding("one_way", "zien"), (other,))
    assert "for this theme" not in [reason.in_language("en") for reason in gap.reasons]
    of_schools = plain("schools", sectors=("school",))
    assert suggest_actions(finding("need"), (of_schools,)) == ()
    assert suggest_actions(finding("need"), (of_schools,), sectors=("school",))


def test_an_action_for_certain_sectors_must_name_both_sides_of_a_pair() -> None:
    one = plain("one", sectors=("school", "team"), for_kinds=("no_tie",))
    assert suggest_actions(finding("no_tie"), (one,), sectors=("team", "school"))
    assert suggest_actions(finding("no_tie"), (one,), sectors=("team", "club")) == ()


@given(
    kind=st.sampled_from(sorted(KINDS)),
    theme=st.sampled_from([None, "signaleren", "samenwerking", "unknown"]),
    sector=st.sampled_from([None, "housing", "informal", "unknown"]),
    at_most=st.integers(0, 8),
)
def test_suggestions_fit_differ_and_do_not_depend_on_anything_but_their_input(
    kind: str, theme: str | None, sector: str | None, at_most: int
) -> None:
    asked = finding(kind, theme, sector)
    found = suggest_actions(asked, at_most=at_most)
    assert len(found) <= at_most
    names = [one.action.action_id for one in found]
    assert len(set(names)) == len(names)
    assert all(kind in one.action.for_kinds and one.reasons for one in found)
    assert [one.action.action_id for one in suggest_actions(asked, LIBRARY, at_most)] == names
    # The best comes first, and fewer asked is the same list cut off.
    assert [one.action.action_id for one in suggest_actions(asked, at_most=8)][:at_most] == names


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_theme_the_library_does_not_know_still_gets_two_ideas(kind: str) -> None:
    found = suggest_actions(finding(kind, "herkennen", "library"))
    assert len(found) >= 2
    assert len({one.action.lever for one in found}) >= 2


def test_another_questionnaire_gets_the_sentence_about_its_themes() -> None:
    assert note_on_themes(LIBRARY, load_questionnaire()) is None
    note = note_on_themes(LIBRARY, load_questionnaire(OWN))
    assert note is not None
    usable = [
        one for one in LIBRARY if one.theme == "*" or not GAP_KINDS.keys().isdisjoint(one.for_kinds)
    ]
    assert f"Of its {len(LIBRARY)} actions, {len(usable)} can still be used" in note.in_language(
        "en"
    )


@pytest.mark.parametrize("name", ["ordinary", "own", "few"])
def test_every_finding_of_a_quickscan_gets_options_and_causes(name: str) -> None:
    reading = reading_of(name)
    for one in collect_findings(reading):
        sectors = sectors_of(one, reading.scan)
        assert set(sectors) <= {each.sector_id for each in reading.scan.questionnaire.sectors}
        assert suggest_actions(one, sectors=sectors), one.kind
        assert 3 <= len(possible_causes(one)) <= 5


def test_the_sectors_of_a_pair_are_those_of_its_organisations() -> None:
    scan = reading_of("ordinary").scan
    first, second = scan.organisations.iloc[0], scan.organisations.iloc[1]
    pair = replace(
        finding("no_tie"),
        organisation_id=first["organisation_id"],
        partner_id=second["organisation_id"],
    )
    assert sectors_of(pair, scan) == tuple(dict.fromkeys((first["sector"], second["sector"])))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_causes_begin_with_structure_and_never_with_people(kind: str) -> None:
    last = {"different_words", "not_heard", "chance", "not_needed", "known_for_long"}
    causes = possible_causes(finding(kind))
    assert causes[0].cause_id not in last
    assert 3 <= len(causes) <= 5
    assert len({cause.cause_id for cause in causes}) == len(causes)
    for cause in causes:
        assert cause.how_to_find_out.in_language("en").endswith((".", "?"))


def test_every_cause_belongs_to_a_kind_and_none_blames() -> None:
    used = {cause for causes in BY_KIND.values() for cause in causes} | {"rules_in_the_way"}
    assert used == set(CAUSES)
    blame = ("unwilling", "motivat", "refus", "lazy", "choice", "attitude", "famil")
    for explanation, _ in CAUSES.values():
        assert explanation.startswith("Perhaps ")
        assert not any(word in explanation.lower() for word in blame)


def test_an_unknown_kind_of_finding_gets_the_causes_that_hold_for_anything() -> None:
    assert [cause.cause_id for cause in possible_causes(finding("new"))][-1] == "chance"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_text_to_copy_holds_the_whole_way(language: str) -> None:
    one = finding("hesitation", "signaleren")
    (option, *_), (cause, *_) = suggest_actions(one), possible_causes(one)
    text = advice_in_words(one, [cause], option, language)
    for part in (cause.how_to_find_out, option.action.text, option.action.risk, *option.reasons):
        assert part.in_language(language) in text
    assert len(advice_in_words(one, [], None, language).splitlines()) == 4


def test_the_table_has_a_row_for_every_option_in_both_languages() -> None:
    one, other = finding("hesitation", "signaleren"), finding("silent")
    suggested = [(each, suggest_actions(each)) for each in (one, other)]
    dutch, english = (suggestions_table(suggested, language) for language in ("nl", "en"))
    assert len(dutch) == len(english) == sum(len(options) for _, options in suggested)
    assert list(dutch["action_id"]) == list(english["action_id"])
    assert (dutch["action"] != english["action"]).all()
    assert set(english["lever"]) <= {lever.en for lever in LEVERS.values()}
    assert suggestions_table([], "nl").columns.equals(dutch.columns)
