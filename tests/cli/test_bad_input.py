"""Wrong input from the command line: a sentence, exit status 1 or 2, nothing written or lost."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from quickscan_sim.cli.main import app

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "limesurvey_export"


def quickscan(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound") / "data"
    assert quickscan("simulate", "--set", "n_neighbourhoods=2", "--out", folder).exit_code == 0
    return folder


@pytest.fixture
def data(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "data"))


def change(folder: Path, table: str, row: int, column: str, value: object) -> None:
    path = folder / f"{table}.csv"
    frame = pd.read_csv(path, dtype="str", keep_default_na=False)
    frame.loc[row, column] = str(value)
    frame.to_csv(path, index=False)


def repeat_first_row(folder: Path, table: str) -> None:
    path = folder / f"{table}.csv"
    header, first, *rest = path.read_text().splitlines()
    path.write_text("\n".join([header, first, first, *rest]) + "\n")


def name_itself(folder: Path) -> None:
    own = pd.read_csv(folder / "ties.csv", dtype="str").loc[0, "organisation_id"]
    change(folder, "ties", 0, "partner_id", own)


BREAKS: dict[str, tuple[Callable[[Path], object], str]] = {
    "an answer 6": (lambda folder: change(folder, "answers", 0, "answer", 6), "antwoord 6"),
    "a word for an answer": (
        lambda folder: change(folder, "answers", 0, "answer", "vaak"),
        "'vaak'; verwacht: een heel getal",
    ),
    "an unknown item": (
        lambda folder: change(folder, "answers", 0, "item_id", "sig_9"),
        "'sig_9' komt niet voor",
    ),
    "an unknown sector": (
        lambda folder: change(folder, "organisations", 0, "sector", "shool"),
        "'shool' komt niet voor",
    ),
    "the same respondent twice": (
        lambda folder: repeat_first_row(folder, "professionals"),
        "komt meer dan één keer voor",
    ),
    "a partner that names itself": (name_itself, "noemt de eigen organisatie"),
    "a table that is missing": (lambda folder: (folder / "ties.csv").unlink(), "ties.csv"),
    "an empty file": (lambda folder: (folder / "answers.csv").write_text(""), "leeg"),
    "a column that is missing": (
        lambda folder: (
            pd.read_csv(folder / "works_in.csv")
            .drop(columns="share")
            .to_csv(folder / "works_in.csv", index=False)
        ),
        "geen kolom share",
    ),
}


@pytest.mark.parametrize("kind", BREAKS)
def test_a_broken_data_folder_is_refused_with_a_sentence(
    kind: str, data: Path, tmp_path: Path
) -> None:
    break_it, sentence = BREAKS[kind]
    break_it(data)
    result = quickscan("report", data, "--out", tmp_path / "report")
    assert result.exit_code == 1
    assert sentence in " ".join(result.output.split())
    assert not (tmp_path / "report").exists()


def test_the_same_sentence_reads_in_english(data: Path) -> None:
    change(data, "answers", 0, "answer", 6)
    result = quickscan("score", data, "--language", "en")
    assert "holds the answer 6; expected one of 1, 2, 3, 4, 5" in result.output


def test_a_folder_saved_by_dutch_excel_reads_the_same(
    sound: Path, data: Path, tmp_path: Path
) -> None:
    for table in ("neighbourhoods", "works_in", "organisations"):
        path = data / f"{table}.csv"
        frame = pd.read_csv(path)
        frame.to_csv(path, index=False, sep=";", decimal=",", encoding="utf-8-sig")
    assert (
        quickscan("score", data).output.splitlines()[-20:]
        == (quickscan("score", sound).output.splitlines()[-20:])
    )


def test_a_wijk_with_three_respondents_is_withheld_and_no_error(data: Path, tmp_path: Path) -> None:
    path = data / "professionals.csv"
    people = pd.read_csv(path, dtype="str")
    works_in = pd.read_csv(data / "works_in.csv", dtype="str")
    small = works_in["neighbourhood_id"].iloc[0]
    here = works_in.loc[works_in["neighbourhood_id"] == small, "professional_id"]
    answered = people["professional_id"].isin(here) & (people["responded"] == "True")
    silenced = people.index[answered][3:]
    people.loc[silenced, ["responded", "answered_partners"]] = "False"
    people.to_csv(path, index=False)
    for table in ("answers", "ties"):
        frame = pd.read_csv(data / f"{table}.csv", dtype="str")
        gone = frame["professional_id"].isin(people.loc[silenced, "professional_id"])
        frame[~gone].to_csv(data / f"{table}.csv", index=False)
    result = quickscan("score", data, "--out", tmp_path / "scores")
    assert result.exit_code == 0, result.output
    summary = pd.read_csv(tmp_path / "scores" / "score_summary.csv")
    row = summary[(summary["grouping"] == "neighbourhood") & (summary["neighbourhood_id"] == small)]
    assert row["withheld"].all()
    assert row["mean"].isna().all()


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("report", "nowhere"), 1, "bestaat niet"),
        (("report",), 2, "DATA"),
        (("simulate", "exampel"), 1, "dichtstbijzijnde is example"),
        (("simulate", "--set", "n_neighbourhood=3"), 1, "n_neighbourhoods"),
        (("simulate", "--set", "n_neighbourhoods"), 1, "naam=waarde"),
        (("simulate", "--set", "response_rate=veel"), 1, "response_rate"),
        (("simulate", "--seed", "-1"), 2, "--seed"),
        (("demo", "--language", "fr"), 2, "language"),
        (("form", "questionnaire.docx"), 1, "geen vragenlijst"),
        (("lab", "nowhere"), 1, "geen lessen"),
    ],
)
def test_a_wrong_call_says_what_is_expected_and_writes_nothing(
    arguments: tuple[str, ...],
    status: int,
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = quickscan(*arguments)
    assert result.exit_code == status
    assert sentence in " ".join(result.output.split())
    assert "Traceback" not in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["photo.png", "report.docx", "scan.sav", "notes.txt"])
def test_a_file_of_another_kind_is_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    result = quickscan("check", file)
    assert result.exit_code == 1
    assert result.output.strip().endswith(".")
    assert list(tmp_path.iterdir()) == [file]


def test_a_first_mapping_is_written_once_and_never_overwritten(tmp_path: Path) -> None:
    export = Path(shutil.copy(EXAMPLE / "response_export.csv", tmp_path / "scan.csv"))
    assert quickscan("check", export).exit_code == 1
    mapping = tmp_path / "scan.yaml"
    mapping.write_text(mapping.read_text() + "# mine\n")
    assert quickscan("check", export).exit_code == 1
    assert mapping.read_text().endswith("# mine\n")


def hear_ctrl_c() -> None:
    """A job in the background is started deaf to Ctrl-C, and so would be what it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_half_way_leaves_no_half_output(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "quickscan_sim.cli.main", "demo", "--out", str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=hear_ctrl_c,  # noqa: PLW1509 - no threads here
    )
    while not list(tmp_path.iterdir()) and process.poll() is None:
        pass  # until the half folder is there
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert b"Gestopt" in errors
    assert list(tmp_path.iterdir()) == []


def test_force_never_replaces_the_data_by_a_report(data: Path) -> None:
    before = sorted(path.name for path in data.iterdir())
    result = quickscan("report", data, "--out", data, "--force")
    assert result.exit_code == 1
    assert sorted(path.name for path in data.iterdir()) == before


def test_force_on_a_single_file_keeps_what_was_there(data: Path, tmp_path: Path) -> None:
    mine = tmp_path / "plan.csv"
    mine.write_text("mine")
    assert quickscan("plan", data, "--out", mine).exit_code == 1
    assert quickscan("plan", data, "--out", mine, "--force").exit_code == 0
    assert mine.read_text() != "mine"
    assert (tmp_path / "plan.csv.bak").read_text() == "mine"


def test_separators_behind_the_last_column_are_no_error(data: Path) -> None:
    path = data / "works_in.csv"
    header, *rows = path.read_text().splitlines()
    path.write_text("\n".join([header, *(f"{row},," for row in rows)]) + "\n")
    assert quickscan("score", data).exit_code == 0
