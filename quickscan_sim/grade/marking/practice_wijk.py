"""What the questions expect on the practice neighbourhood, which anybody can open."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from quickscan_sim.exchange.outputs import write_whole
from quickscan_sim.exchange.recipe import kit_version
from quickscan_sim.grade.course.course import Course
from quickscan_sim.teach.key import hash_of_questions
from quickscan_sim.teach.questions import Expected, Question, expect, load_questions

FILE = "practice_answers.json"


def practice_expected(course: Course) -> Mapping[str, Expected]:
    """What is right on the practice neighbourhood, by question; kept in the course once computed.

    Computing it reads the whole neighbourhood, which costs more than marking a student.
    """
    asked = [
        one
        for one in load_questions()
        if one.is_handed_in and one.is_automatic and one.kind != "function"
    ]
    made_from = f"{kit_version()} {hash_of_questions(asked)}"
    file = course.places().for_lecturer / FILE
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        if content["made_from"] == made_from:
            return {name: Expected.from_json(one) for name, one in content["expected"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    found = _computed(asked)
    content = {
        "made_from": made_from,
        "expected": {name: one.to_json() for name, one in found.items()},
    }
    write_whole(file, json.dumps(content, ensure_ascii=False).encode(), private=True)
    return found


def _computed(asked: Sequence[Question]) -> dict[str, Expected]:
    from quickscan_sim.teach.packs.pack import PRACTICE, read_pack_folder

    _, data = read_pack_folder(PRACTICE)
    return {one.question_id: expect(one, data) for one in asked}
