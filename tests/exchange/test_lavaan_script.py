"""The factor analysis for R: what is in the folder, and that R runs it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from quickscan_sim.errors import QuickscanError
from quickscan_sim.exchange import write_lavaan
from quickscan_sim.exchange.lavaan_script import BODY
from quickscan_sim.exchange.lavaan_texts import TEXTS
from quickscan_sim.parameters import load_scenario
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.quickscan import Quickscan
from quickscan_sim.simulate import simulate_quickscan

OWN = Path(__file__).parents[2] / "examples" / "own_questionnaire" / "questionnaire.csv"


def drawn(**knobs: object) -> Quickscan:
    return simulate_quickscan(load_scenario("example", seed=3, **knobs))[0]


@pytest.fixture(scope="module")
def scan() -> Quickscan:
    return drawn()


def write(scan: Quickscan, folder: Path, language: str = "nl", force: bool = False) -> Path:
    write_lavaan(scan.answers, scan.questionnaire, scan.professionals, folder, language, force)
    return folder


@pytest.fixture(scope="module")
def written(scan: Quickscan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(scan, tmp_path_factory.mktemp("lavaan") / "out")


def test_the_folder_holds_data_script_and_explanation(written: Path) -> None:
    visible = {file.name for file in written.iterdir() if not file.name.startswith(".")}
    assert visible == {"data.csv", "model.R", "README.md"}


def test_the_data_hold_a_row_per_person_and_no_code_of_anybody(
    scan: Quickscan, written: Path
) -> None:
    data = pd.read_csv(written / "data.csv")
    items = [item.item_id for item in scan.questionnaire.items_of("practice")]
    assert list(data.columns) == ["row", "wave", "sector", "organisation", *items]
    answered = scan.answers[scan.answers["item_id"].isin(items) & scan.answers["answer"].notna()]
    assert len(data) == answered["professional_id"].nunique()
    assert data["row"].tolist() == list(range(1, len(data) + 1))
    text = (written / "data.csv").read_text(encoding="utf-8")
    assert not any(code in text for code in scan.professionals["professional_id"])
    assert not any(code in text for code in scan.organisations["organisation_id"])


def test_reversed_items_are_turned_around(scan: Quickscan, written: Path) -> None:
    data = pd.read_csv(written / "data.csv")
    for item in scan.questionnaire.items_of("practice"):
        given = scan.answers.loc[scan.answers["item_id"] == item.item_id, "answer"].dropna()
        expected = 6 - given if item.is_reversed else given
        assert sorted(data[item.item_id].dropna()) == sorted(expected.astype(int))


def test_the_script_has_every_sentence_and_theme(scan: Quickscan, written: Path) -> None:
    script = (written / "model.R").read_text(encoding="utf-8")
    assert script.isascii()  # R reads it in every locale
    body = BODY.read_text(encoding="utf-8")
    said = set(re.findall(r'(?:say|heading)\("(\w+)"', body)) | set(
        re.findall(r"TEXTS\$(\w+)", body)
    )
    assert said <= set(TEXTS)
    dynamic = {
        f"{kind}_{step}"
        for kind in ("step", "fails")
        for step in ("configural", "thresholds", "metric", "scalar")
    } - {"fails_configural"}
    assert set(TEXTS) == said | dynamic
    for theme in scan.questionnaire.theme_ids:
        assert f"  {theme} = c(" in script


def test_the_explanation_says_that_the_data_are_about_people(
    scan: Quickscan, tmp_path: Path
) -> None:
    readme = (write(scan, tmp_path / "out", "en") / "README.md").read_text(encoding="utf-8")
    assert "pseudonymous personal data" in readme
    assert "no Python library does it correctly" in readme


def test_two_times_gives_the_same_bytes_and_nothing_is_replaced_unasked(
    scan: Quickscan, tmp_path: Path
) -> None:
    first = (write(scan, tmp_path / "out") / "data.csv").read_bytes()
    with pytest.raises(QuickscanError) as caught:
        write(scan, tmp_path / "out")
    assert "already exists" in caught.value.in_language("en")
    write(scan, tmp_path / "out", force=True)
    assert (tmp_path / "out" / "data.csv").read_bytes() == first


def test_without_answers_there_is_a_sentence_and_no_folder(scan: Quickscan, tmp_path: Path) -> None:
    with pytest.raises(QuickscanError) as caught:
        write(scan.with_tables({"answers": scan.answers.iloc[:0]}), tmp_path / "out")
    assert "nothing to write" in caught.value.in_language("en")
    with pytest.raises(QuickscanError) as caught:
        write(scan.with_tables({"professionals": scan.professionals.iloc[:5]}), tmp_path / "out")
    assert "do not occur" in caught.value.in_language("en")
    assert not (tmp_path / "out").exists()


def test_an_own_questionnaire_has_its_own_themes(tmp_path: Path) -> None:
    own = drawn(questionnaire=str(OWN), n_neighbourhoods=2)
    script = (write(own, tmp_path / "out") / "model.R").read_text(encoding="utf-8")
    assert "  herkennen = c(" in script
    assert not any(theme in script for theme in load_questionnaire().theme_ids)


def has_lavaan() -> bool:
    if shutil.which("Rscript") is None:
        return False
    code = "quit(status = !all(sapply(c('lavaan', 'semTools'), requireNamespace, quietly = TRUE)))"
    return subprocess.run(["Rscript", "-e", code], capture_output=True, check=False).returncode == 0


def run(folder: Path) -> str:
    done = subprocess.run(
        ["Rscript", "model.R"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def _lavaan() -> None:
    if not has_lavaan():
        pytest.skip("R with lavaan and semTools is not installed")


@pytest.mark.usefixtures("_lavaan")
def test_r_runs_the_script_and_finds_the_themes(tmp_path: Path) -> None:
    # Few people and two themes: a whole form takes R ten seconds and more.
    own = drawn(questionnaire=str(OWN), n_neighbourhoods=3)
    items = own.questionnaire.items_of("practice", "herkennen")
    items += own.questionnaire.items_of("practice", "versterken")
    kept = own.answers["item_id"].isin([item.item_id for item in items])
    said = run(write(own.with_tables({"answers": own.answers[kept]}), tmp_path / "out", "en"))
    assert "The question bes_1 is left out" in said
    assert "COSMIN asks for CFI or TLI above .95" in said
    assert re.search(r"Recognising +0\.[6-9]\d   COSMIN", said)
    assert "Fewer than two sectors have 100 people or more" in said
    assert "{" not in said
    assert "lavaan warns" not in said


@pytest.mark.usefixtures("_lavaan")
def test_r_says_that_there_are_too_few_people(scan: Quickscan, tmp_path: Path) -> None:
    few = scan.answers[
        scan.answers["professional_id"].isin(scan.answers["professional_id"].unique()[:20])
    ]
    said = run(write(scan.with_tables({"answers": few}), tmp_path / "out", "en"))
    assert "needs at least 50, so nothing is computed" in " ".join(said.split())
