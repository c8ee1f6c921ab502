"""A small course and a class of four, for tests of what platforms give and take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_downloads import ASSIGNMENT, CLASS

from quickscan_sim.grade.course.course import SETTINGS, open_course
from quickscan_sim.grade.platforms.class_file import write_class_list
from quickscan_sim.language import set_language


@pytest.fixture(autouse=True)
def in_english():
    set_language("en")


@pytest.fixture
def course(tmp_path: Path):
    folder = tmp_path / "course"
    source = folder / "source" / ASSIGNMENT
    source.mkdir(parents=True)
    (source / f"{ASSIGNMENT}.ipynb").write_text('{"cells": []}')
    settings = {"course_run": "2027-spring", "language": "nl", "kit_version": "0.1.0"}
    (folder / SETTINGS).write_text(json.dumps(settings))
    course = open_course(folder)
    write_class_list(CLASS, course.class_list)
    return course
