"""The questionnaire comes from a file: ours, an institution's own, or one that does not fit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.language import set_language
from quickscan_sim.questionnaire import COLUMNS, Questionnaire, load_questionnaire
from quickscan_sim.vocabulary import PARTS

ROOT = Path(__file__).parent.parent
OWN = ROOT / "examples" / "own_questionnaire" / "questionnaire.csv"
SMALL = [
    {"row": "questionnaire", "id": "q"},
    {"row": "theme", "id": "zien"},
    {"row": "theme", "id": "doen"},
    {"row": "layer", "id": "doen", "theme": "doen"},
    {"row": "sector", "id": "school", "informal": "no"},
    {"row": "sector", "id": "buurt", "informal": "yes"},
    *({"row": "scale", "id": "vaak", "value": str(value)} for value in (1, 2, 3, 4)),
    *({"row": "scale", "id": "weten", "value": str(value)} for value in (0, 1)),
    {"row": "item", "id": "z1", "theme": "zien", "part": "practice", "scale": "vaak"},
    {"row": "item", "id": "d1", "theme": "doen", "part": "practice", "scale": "vaak"},
    {"row": "item", "id": "k1", "part": "knowledge", "scale": "weten", "correct": "1"},
]
"""A whole questionnaire of two themes with one item each."""

Change = Callable[[list[dict[str, str]]], object]


@pytest.fixture(autouse=True)
def _english_sentences():
    set_language("en")
    yield
    set_language("nl")


def load(folder: Path, change: Change = len, separator: str = ",") -> Questionnaire:
    """The small questionnaire, changed, written and read."""
    rows = [dict(row) for row in SMALL]
    change(rows)
    lines = [separator.join(COLUMNS)]
    for row in rows:
        texts = {"text_nl": f"tekst {row['id']}", "text_en": f"text {row['id']}"}
        cells = texts | row
        lines.append(separator.join(cells.get(name, "") for name in COLUMNS))
    path = folder / "own.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return load_questionnaire(path)


def item(rows: list[dict[str, str]], item_id: str) -> dict[str, str]:
    return next(row for row in rows if row["row"] == "item" and row["id"] == item_id)


def test_ours_has_24_scored_items_six_on_each_of_four_themes() -> None:
    ours = load_questionnaire()
    assert ours.theme_ids == ["signaleren", "ondersteunen", "stimuleren", "samenwerking"]
    assert [len(ours.items_of("practice", theme)) for theme in ours.theme_ids] == [6, 6, 6, 6]
    assert ours.scored_scale.values == (1, 2, 3, 4, 5)


def test_ours_has_one_reversed_item_of_hesitation_on_each_theme() -> None:
    ours = load_questionnaire()
    hesitating = [one for one in ours.items_of("practice") if one.aspect == "hesitation"]
    assert [one.theme_id for one in hesitating] == ours.theme_ids
    assert all(one.is_reversed for one in hesitating)


def test_ours_has_seven_sectors_three_layers_and_every_part() -> None:
    ours = load_questionnaire()
    assert len(ours.sectors) == 7
    assert [one.sector_id for one in ours.sectors if one.is_informal] == ["informal"]
    assert ours.layer_ids == ["signaleren", "ondersteunen", "stimuleren"]
    assert {one.part for one in ours.items} == set(PARTS)


def test_ours_rates_partners_on_three_aspects_of_trust_and_three_of_value() -> None:
    ours = load_questionnaire()
    assert list(ours.aspect_groups.values()) == ["trust"] * 3 + ["value"] * 3
    assert {one.scale.values for one in ours.partner_aspects} == {(1, 2, 3, 4)}
    assert load_questionnaire(OWN).partner_aspects == ()


def test_every_text_of_ours_is_there_in_both_languages() -> None:
    ours = load_questionnaire()
    texts = [ours.title, ours.notice, *(one.text for one in ours.items)]
    texts += [one.name for one in (*ours.themes, *ours.layers, *ours.sectors)]
    texts += [label for one in ours.items for _, label in one.scale.labels]
    texts += [text for one in ours.partner_aspects for text in (one.name, one.text)]
    assert [one for one in texts if not one.nl or not one.en] == []


def test_ours_says_that_it_is_no_validated_instrument() -> None:
    assert "niet het gevalideerde instrument" in load_questionnaire().notice.nl


def test_the_right_answer_of_each_knowledge_question_is_on_its_scale() -> None:
    for one in load_questionnaire().items_of("knowledge"):
        assert one.correct in one.scale.values


def test_an_own_questionnaire_with_five_themes_on_a_6_point_scale_loads() -> None:
    own = load_questionnaire(OWN)
    assert len(own.theme_ids) == 5
    assert own.scored_scale.values == (1, 2, 3, 4, 5, 6)
    assert own.layer("gezondheid").theme_id == ""
    assert own.layer("verwijzing").name.in_language("nl") == "Verwijzing"


def test_a_layer_without_a_name_is_called_after_its_theme(tmp_path: Path) -> None:
    assert load(tmp_path).layer("doen").name.in_language("nl") == "tekst doen"


def test_semicolons_and_empty_optional_cells_are_fine(tmp_path: Path) -> None:
    own = load(tmp_path, separator=";")
    assert own.item("z1").sectors == ("school", "buurt")
    assert not own.item("z1").is_reversed


def change_cell(item_id: str, column: str, value: str) -> Change:
    return lambda rows: item(rows, item_id).update({column: value})


def add(**row: str) -> Change:
    return lambda rows: rows.append(row)


def remove(kind: str, row_id: str) -> Change:
    def change(rows: list[dict[str, str]]) -> None:
        rows[:] = [row for row in rows if (row["row"], row["id"]) != (kind, row_id)]

    return change


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (change_cell("z1", "scale", "vaakk"), "Item z1: the column scale .*Did you mean vaak?"),
        (change_cell("z1", "scale", "xyz"), "holds 'xyz'; expected one of vaak, weten"),
        (change_cell("z1", "theme", "zie"), "Item z1: the column theme .*Did you mean zien?"),
        (change_cell("z1", "theme", ""), "Item z1: the column theme holds ''; expected one of"),
        (change_cell("z1", "sectors", "scool buurt"), "column sectors .*Did you mean school?"),
        (change_cell("z1", "part", "wishes"), "Item z1: the column part .*Did you mean wish?"),
        (change_cell("z1", "reversed", "ja"), "reversed holds 'ja'; expected one of no, yes"),
        (change_cell("k1", "correct", "ja"), "Item k1: the column correct holds 'ja'"),
        (change_cell("k1", "correct", ""), "Item k1: the column correct holds ''.*0, 1"),
        (change_cell("k1", "correct", "3"), "Item k1: the column correct holds '3'.*0, 1"),
        (
            add(row="item", id="w1", theme="zien", part="wish", scale="vaak"),
            "Item w1: .* is answered with 1 for yes.*; its scale vaak holds 1, 2, 3, 4",
        ),
        (change_cell("z1", "text_en", ""), r"\(z1\): text_nl and text_en must both be filled in"),
        (add(row="item", id="z1", theme="zien", scale="vaak"), "item z1 occurs more than once"),
        (add(row="scale", id="vaak", value="4"), "scale vaak4? ?4? occurs more than once"),
        (add(row="scale", id="vaak", value="x"), "the value of an answer is a whole number"),
        (add(row="thema", id="x"), "the column row holds 'thema'; expected one of questionnaire"),
        (add(row="theme", id="laat"), "The theme laat has no item of the part practice"),
        (add(row="layer", id="l2", theme="dooen"), "Item l2: the column theme .*mean doen?"),
        (
            add(row="partner_aspect", id="p1", aspect="trus", scale="vaak"),
            "Item p1: the column aspect .*Did you mean trust?",
        ),
        (
            add(row="partner_aspect", id="p1", aspect="trust", scale="weten"),
            "The question p1 about partners has the answers 0, 1; expected 1 to 4",
        ),
        (remove("item", "d1"), "The theme doen has no item of the part practice"),
        (remove("questionnaire", "q"), "no row of the kind questionnaire"),
        (remove("scale", "vaak"), "Item z1: the column scale holds 'vaak'"),
    ],
)
def test_each_thing_that_does_not_fit_gets_its_own_sentence(
    tmp_path: Path, change: Change, sentence: str
) -> None:
    with pytest.raises(QuickscanError, match=sentence):
        load(tmp_path, change)


def test_a_scored_scale_of_three_points_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match="are 1, 2, 3; expected 4 to 7 consecutive"):
        load(tmp_path, lambda rows: rows.remove({"row": "scale", "id": "vaak", "value": "4"}))


def test_a_scored_scale_with_a_hole_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match="are 1, 2, 3, 4, 6; expected 4 to 7 consecutive"):
        load(tmp_path, add(row="scale", id="vaak", value="6"))


def test_two_scales_among_the_scored_items_are_refused(tmp_path: Path) -> None:
    with pytest.raises(QuickscanError, match="use different answers"):
        load(tmp_path, change_cell("d1", "scale", "weten"))


def test_all_problems_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    def change(rows: list[dict[str, str]]) -> None:
        item(rows, "z1")["scale"] = "vaakk"
        item(rows, "d1")["theme"] = "doenn"

    with pytest.raises(QuickscanError) as caught:
        load(tmp_path, change)
    assert len(str(caught.value).splitlines()) >= 2
    assert all(line.startswith("In own.csv: ") for line in str(caught.value).splitlines())


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("row,id,text_nl\nitem,x,y\n", encoding="utf-8")
    with pytest.raises(QuickscanError, match="has no column text_en"):
        load_questionnaire(path)


def test_a_questionnaire_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(QuickscanError, match=r"no questionnaire 'practise'.*practice"):
        load_questionnaire("practise")


def test_an_unknown_code_offers_the_nearest() -> None:
    ours = load_questionnaire()
    with pytest.raises(QuickscanError, match=r"no theme 'signalern'. The nearest is signaleren"):
        ours.theme("signalern")
    with pytest.raises(QuickscanError, match=r"no sector 'x'. The nearest is primary_school,"):
        ours.sector("x")
