"""What a lecturer reads on the screen after exporting, and options that do not fit."""

import pytest
from small_downloads import ASSIGNMENT
from typer.testing import CliRunner

from quickscan_sim.cli.main import app


def run(*words):
    return CliRunner().invoke(app, ["class", "export", *map(str, words), "--language", "en"])


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--decimal", "dot"], "--decimal is comma or point; found 'dot'"),
        (["--item", "A", "--item", "B"], "once for each column of totals: 1 times. Found: 2"),
    ],
)
def test_options_that_do_not_fit_are_sentences(course, options, sentence):
    result = run(course.folder, ASSIGNMENT, *options)
    assert result.exit_code == 1
    assert sentence in " ".join(result.output.split())
    assert not course.exports.exists()


def test_a_folder_without_course_is_a_sentence(tmp_path):
    result = run(tmp_path, ASSIGNMENT)
    assert result.exit_code == 1
    assert "is no course folder" in result.output
