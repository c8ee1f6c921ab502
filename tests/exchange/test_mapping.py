"""A mistake in a mapping is told with its line and the nearest right name."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_export import mapping_text, write_export

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import read_quickscan
from quickscan_sim.exchange.mapping import read_mapping
from quickscan_sim.language import set_language


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def problems_of(folder: Path, *changes: tuple[str, str], add: str = "") -> str:
    path = write_export(folder, *changes, add=add)
    with pytest.raises(QuickscanError) as found:
        read_quickscan(path)
    return str(found.value)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "municipality:",
            "munciplity:",
            "line 1: there is no setting 'munciplity' here. The nearest is municipality",
        ),
        ("municipality: Dovenbrug\n", "", "municipality is needed and was not given"),
        ("2026-03-16", "16 maart", "line 2: measured_on is '16 maart'; expected a date such as"),
        (
            "  organisation: ORG",
            "  organisaton: ORG",
            "line 5: there is no setting 'organisaton' here. The nearest is organisation",
        ),
        ("invited: 9", "invited: negen", "invited is 'negen'; expected a whole number"),
        ("income_group: many", "income_group: veel", "is 'veel'; expected few or many"),
        ("sig_2: Q2", "sig_2: Q1", "line 10: the column Q1 is given for more than one item"),
        ("A5: 5", "A5: 6", "A5 means 6, but the scale frequency has the answers 1, 2, 3, 4, 5"),
        ("frequency: {", "frequentie: {", "'frequentie' does not occur among the scales"),
        ("neighbourhoods: [N1]", "neighbourhoods: [N9]", "'N9' does not occur among the neighb"),
        ("de voedselbank: B1", "de voedselbank: B7", "'B7' does not occur among the organisat"),
        ("OND: ondersteunen", "OND: ondersteun", "The nearest is ondersteunen"),
        ('"P[{partner}]"', '"P[{partnr}]"', "'P[{partnr}]' does not hold {partner}"),
        ("  layers: {SIG: signaleren, OND: ondersteunen}\n", "", "say under layers: what each"),
        ("sector: social_team, ", "", "the organisation T1 has no sector, and there is no column"),
    ],
)
def test_a_mistake_is_told_with_line_and_nearest(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    assert sentence in problems_of(tmp_path, (old, new))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: [1, 2\nb: 3\n", "line 2: this is not YAML"),
        ("a: 1\n\tb: 2\n", "line 2: the line starts with a tab"),
        ("a: 1\nb: 2\na: 3\n", "line 3: a stands there a second time (first on line 1)"),
        ("just a text", "does not hold settings"),
        ("", "municipality is needed"),
    ],
)
def test_a_file_that_is_no_yaml_is_told_with_its_line(
    tmp_path: Path, text: str, sentence: str
) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(text)
    with pytest.raises(QuickscanError) as found:
        read_mapping(path)
    assert sentence in str(found.value)


def test_codes_stay_the_texts_that_stand_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(
        mapping_text(
            ("  N2: Plan Zuid", "  010: Plan Zuid"),
            ("[N1, N2]", "[N1]"),
            ("neighbourhoods: [N2]", "neighbourhoods: [010]"),
        )
    )
    mapping, _ = read_mapping(path)
    assert list(mapping.neighbourhoods) == ["N1", "010"]


def test_dutch_yes_and_open_settings_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(mapping_text(("measured_on", "invented: ja\nsheet:\nmeasured_on")))
    mapping, _ = read_mapping(path)
    assert mapping.invented
    assert mapping.sheet is None


def test_an_item_pattern_stands_for_all_items(tmp_path: Path) -> None:
    path = write_export(
        tmp_path, ("items:\n  sig_1: Q1\n  sig_2: Q2\n", 'item_pattern: "X[{item_id}]"\n')
    )
    with pytest.raises(QuickscanError, match=r"the column X\[sig_1\] \(item sig_1\) is not in"):
        read_quickscan(path)
    assert "'X' does not hold {item_id}" in problems_of(
        tmp_path, ("items:\n  sig_1: Q1\n  sig_2: Q2\n", "item_pattern: X\n")
    )


def test_a_table_of_ties_needs_its_columns_and_layer(tmp_path: Path) -> None:
    head = mapping_text().partition("partners:")[0]
    path = write_export(tmp_path)
    for partners, sentence in (
        ("partners: {table: ties.csv}\n", "table needs columns:"),
        ("partners: {table: t.csv, columns: {respondent: a, partner: b}}\n", "on which theme"),
        ("partners: {other: id}\n", "partners needs ticked: or level:"),
        ('partners: {ticked: "P[{partner}]"}\n', "on which theme"),
    ):
        path.with_suffix(".yaml").write_text(head + partners)
        with pytest.raises(QuickscanError, match=sentence):
            read_quickscan(path)


def test_an_own_questionnaire_beside_the_mapping_is_found(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "row,id,theme,part,scale,value,text_nl,text_en\n"
        "questionnaire,own,,,,,Eigen,Own\ntheme,a,,,,,A,A\nlayer,a,a,,,,Samen?,Together?\n"
        "sector,school,,,,,School,School\n"
        + "".join(f"scale,s,,,,{value},{value},{value}\n" for value in range(1, 7))
        + "item,a1,a,practice,s,,Een,One\nitem,a2,a,practice,s,,Twee,Two\n"
    )
    path = tmp_path / "export.csv"
    path.write_text("org;v1;v2;P[X]\n1;6;1;Y\n1;5;;\n2;;3;\n")
    path.with_suffix(".yaml").write_text(
        "municipality: M\nmeasured_on: 2026-01-02\nquestionnaire: own.csv\n"
        "columns: {organisation: org}\nitems: {a1: v1, a2: v2}\n"
        "neighbourhoods: {W: Wijk}\n"
        "organisations:\n  1: {name: Een, sector: school, neighbourhoods: [W]}\n"
        "  2: {name: Twee, sector: school, neighbourhoods: [W], partner_code: X}\n"
        "  3: {name: Drie, sector: school, listed: no}\n"
        'partners: {ticked: "P[{partner}]", layer: a}\n'
    )
    with pytest.raises(QuickscanError, match=r"the column P\[1\] \(partner ticked\) is not in"):
        read_quickscan(path)
    path.with_suffix(".yaml").write_text(
        path.with_suffix(".yaml").read_text().replace("{name: Een,", "{name: Een, listed: no,")
    )
    scan = read_quickscan(path)
    assert scan.questionnaire.questionnaire_id == "own"
    assert scan.answers["answer"].dropna().tolist() == [6, 1, 5, 3]
    assert scan.professionals["professional_id"].tolist() == ["w1-r2", "w1-r3", "w1-r4"]
    assert scan.ties[["partner_id", "layer"]].to_numpy().tolist() == [["2", "a"]]
