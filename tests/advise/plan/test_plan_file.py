"""A plan as a file: read back without loss, and every mistake told with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from quickscan_sim.advise import DataVersion, ImprovementPlan, Measure, PlanRow
from quickscan_sim.advise.plan import LEVELS, STATUSES, plan_text, read_plan, write_plan
from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language

ROW = PlanRow(
    finding_id="F1",
    finding="Onderwijs: lager dan andere sectoren. Het gemiddelde is 2,9 (n = 24).",
    theme="signaleren",
    goal="Op 16 maart 2027 is de gemiddelde score ten minste 3,3.",
    action="Bespreek in het team welke signalen u ziet.",
    action_id="sig_signs_and_first_question",
    owner="O1",
    owner_function="teamleider",
    partners=("O2", "O3"),
    first_step="De teamleider zet dit op de agenda.",
    first_step_by=date(2026, 4, 27),
    term=date(2026, 12, 16),
    check_date=date(2027, 3, 16),
    indicator="gemiddelde score op Signaleren",
    baseline=Measure("2,9 (n = 24)", 2.9, 24),
    target=Measure("3,3", 3.3),
    level="sector",
    residents="Een ervaringsdeskundige maakt de lijst vanaf het begin mee.",
    risk="",
    resources="2 uur",
    expected_effect="",
    assumption="",
    starts_now=True,
)
PLAN = ImprovementPlan(
    language="nl",
    title="Verbeterplan voor Dovenbrug",
    municipality="Dovenbrug",
    neighbourhood_id=None,
    organisation_id=None,
    data=DataVersion("0123456789abcdef", 1, date(2026, 3, 16), True, "0.1.0"),
    rows=(ROW,),
    decided_on=date(2026, 3, 16),
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(
    (
        "no",
        "null",
        "~",
        "2026-01-01",
        "007",
        "1e3",
        "ja: nee",
        "# geen",
        "- streepje",
        "'",
        '"',
        "twee\nregels",
        "regel met spatie \nen nog een",
        "\n\n",
        " voor en na ",
        "emoji 🧡 é",
        "tab\tin",
        "%",
        "[a, b",
        "{x}",
        "&a *b !c",
        "|",
        ">-",
        "---",
        "a\r\nb",
        "woord " * 40,
        "woord  dubbel " * 20,
    )
)
CODES = TEXTS.map(str.strip).filter(bool)
DAYS = st.none() | st.dates()
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)
MEASURES = st.builds(Measure, TEXTS, NUMBERS, st.none() | st.integers(0, 10**8))
ROWS = st.builds(
    PlanRow,
    **dict.fromkeys(
        (
            *("finding_id", "finding", "goal", "action", "owner_function", "first_step"),
            *("indicator", "residents", "risk", "resources", "expected_effect", "assumption"),
        ),
        TEXTS,
    ),
    **dict.fromkeys(("theme", "action_id", "owner", "neighbourhood_id"), st.none() | CODES),
    **dict.fromkeys(("first_step_by", "term", "check_date"), DAYS),
    **dict.fromkeys(("baseline", "target"), MEASURES),
    partners=st.lists(CODES, max_size=3).map(tuple),
    level=st.sampled_from(LEVELS),
    status=st.sampled_from(STATUSES),
    starts_now=st.booleans(),
)
VERSIONS = st.builds(DataVersion, TEXTS, st.integers(0, 9), st.dates(), st.booleans(), TEXTS)
PLANS = st.builds(
    ImprovementPlan,
    language=st.sampled_from(("nl", "en")),
    title=TEXTS,
    municipality=TEXTS,
    neighbourhood_id=st.none() | CODES,
    organisation_id=st.none() | CODES,
    data=VERSIONS,
    rows=st.lists(ROWS, max_size=2).map(tuple),
    not_found=TEXTS,
    limits=TEXTS,
    process=TEXTS,
    decided_on=DAYS,
)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("nl")


@settings(
    max_examples=15,
    phases=(Phase.explicit, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(plan=PLANS)
@example(plan=PLAN)
def test_any_plan_is_read_back_as_it_was(plan: ImprovementPlan, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes(plan_text(plan).encode())
    assert read_plan(file) == plan


def test_a_text_can_be_changed_without_quotation_marks(tmp_path: Path) -> None:
    """In Notepad: a colon, an apostrophe and a # below the key; nothing where it is empty."""
    text = plan_text(PLAN)
    assert "\n    risico:\n" in text
    assert "    wat_we_zagen: >-\n      Onderwijs: lager dan" in text
    assert read_plan(write_plan(PLAN, tmp_path / "same.yaml")) == PLAN
    assert text.count("'") == 2, "only the version of the form stands in quotation marks"
    typed = text.replace("Onderwijs: lager", 'Foto\'s: "hier" #1 - lager')
    file = tmp_path / "plan.yaml"
    file.write_text(typed, encoding="utf-8")
    assert read_plan(file).rows[0].finding.startswith('Foto\'s: "hier" #1 - lager dan')


def test_a_plan_is_written_whole_and_an_older_one_is_kept(tmp_path: Path) -> None:
    file = write_plan(PLAN, tmp_path / "plan.yaml")
    with pytest.raises(QuickscanError, match=r"plan\.yaml"):
        write_plan(replace(PLAN, title="anders"), file)
    assert read_plan(file) == PLAN
    write_plan(replace(PLAN, title="anders"), file, force=True)
    assert read_plan(file).title == "anders"
    assert read_plan(tmp_path / "plan.yaml.bak") == PLAN


def test_keys_are_in_the_language_of_the_plan_and_both_are_read(tmp_path: Path) -> None:
    dutch, english = plan_text(PLAN), plan_text(replace(PLAN, language="en"))
    assert "termijn: 2026-12-16" in dutch
    assert "term: 2026-12-16" in english
    mixed = dutch.replace("termijn:", "term:").replace("begint_nu: ja", "begint_nu: yes")
    file = tmp_path / "plan.yaml"
    file.write_text(mixed, encoding="utf-8")
    assert read_plan(file) == PLAN


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_what_windows_programs_write_is_read_too(encoding: str, tmp_path: Path) -> None:
    plan = replace(PLAN, title="Coördinatie in één wijk")
    file = tmp_path / "plan.yaml"
    file.write_bytes(plan_text(plan).replace("\n", "\r\n").encode(encoding))
    assert read_plan(file) == plan


MISTAKES = [
    ("unknown key", "    termijn:", "    termijm:", r"line {line}: .*'termijm'.*termijn"),
    ("missing key", "    termijn: 2026-12-16\n", "", r"line \d+: .*key term is missing"),
    ("no date", "termijn: 2026-12-16", "termijn: eind december", r"line {line}: .*a date"),
    ("no such day", "termijn: 2026-12-16", "termijn: 2026-02-31", r"line {line}: .*does not exist"),
    ("status", "status: voorgesteld", "status: bijna", r"line {line}: .*'bijna'.*afgesproken"),
    ("level", "niveau: sector", "niveau: land", r"line {line}: .*'land'.*gemeente"),
    ("a tab", "    termijn:", "\ttermijn:", r"line {line}: .*a tab. Use spaces"),
    ("double", "    niveau: sector", "    termijn: 2026-01-01", r"line \d+: .*second time"),
    ("twice", "    niveau: sector", "    term: 2026-12-16", r"line \d+: .*'term'.*another lang"),
    ("list", "    risico:\n", "    risico: [a, b]\n", r"line {line}: .*a list.*a text"),
    ("table", "    risico:\n", "    risico: {a: b}\n", r"line {line}: .*a table.*a text"),
    ("number", "getal: 3.3", "getal: ruim drie", r"line {line}: .*a number"),
    ("whole", "n: 24\n", "n: 24,5\n", r"line {line}: .*a whole number"),
    ("yes", "begint_nu: ja", "begint_nu: misschien", r"line {line}: .*ja, nee"),
    ("text for table", "    streven:\n      tekst: 3,3\n      getal: 3.3\n      n:\n",
     "    streven: 3,3\n", r"line \d+: streven .*name: value"),
    ("no plan", "quickscan_plan: '1'\n", "", r"no improvement plan"),
    ("newer", "quickscan_plan: '1'", "quickscan_plan: '9'", r"form '9'"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "said"), [one[1:] for one in MISTAKES],
                         ids=[one[0] for one in MISTAKES])  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_the_file_stays(
    right: str, wrong: str, said: str, tmp_path: Path
) -> None:
    text = plan_text(PLAN)
    assert text.count(right) == 1, text
    file = tmp_path / "plan.yaml"
    file.write_text(text.replace(right, wrong), encoding="utf-8")
    before = file.read_bytes()
    line = text[: text.index(right)].count("\n") + 1
    with pytest.raises(QuickscanError, match=said.replace("{line}", str(line))):
        read_plan(file)
    assert file.read_bytes() == before


def test_an_empty_file_and_a_list_are_no_plan(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    for content, said in (
        ("", "empty"),
        ("- a\n- b\n", "plan.yaml"),
        ("\x00\x01", "no plain text"),
    ):
        file.write_text(content)
        with pytest.raises(QuickscanError, match=said):
            read_plan(file)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = plan_text(PLAN).replace("termijn:", "termijm:").replace("begint_nu: ja", "begint_nu: x")
    file = tmp_path / "plan.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(QuickscanError) as found:
        read_plan(file)
    lines = found.value.in_language("en").splitlines()
    assert len(lines) == 2
    assert "termijm" in lines[0]
    assert "begint_nu" in lines[1]


def test_a_date_that_occurs_twice_is_written_twice() -> None:
    day = date(2026, 3, 16)
    plan = replace(PLAN, decided_on=day, data=replace(PLAN.data, measured_on=day))
    text = plan_text(plan)
    assert text.count("2026-03-16") == 2
    assert "&id" not in text
    assert "null" not in text


def test_a_key_with_a_typing_error_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(plan_text(PLAN).replace("    trekker:", "    treker:"), encoding="utf-8")
    with pytest.raises(QuickscanError) as found:
        read_plan(file)
    (line,) = found.value.in_language("en").splitlines()
    assert "'treker'" in line
    assert "trekker" in line
