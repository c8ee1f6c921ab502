"""What the lecturer's guide promises: minutes, points, marking hours, commands and mistakes."""

from __future__ import annotations

import csv
import re
import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from quickscan_sim.cli.commands.workshop import CardOrCommand
from quickscan_sim.cli.main import app
from quickscan_sim.language import LANGUAGES
from quickscan_sim.teach.questions import load_questions

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "course" / "guide"
HEADS = {
    "nl": ("Minutenplan", "Nakijken", "Zonder computers", "Welke fout hoort bij welke vraag"),
    "en": (
        "Minute plan",
        "Marking",
        "Without computers",
        "Which mistake belongs to which question",
    ),
}
TOGETHER = {"nl": "**Samen**", "en": "**Together**"}
HOURS = {"nl": "uur", "en": "hours"}

WITH_COMMANDS = (
    *sorted(GUIDE.glob("*.md")),
    *sorted((ROOT / "quickscan_sim" / "data" / "course_folder").glob("*.md")),
    ROOT / "docs" / "learning-platforms.md",
    ROOT / "README.md",
)

languages = pytest.mark.parametrize("language", LANGUAGES)
long_modules = pytest.mark.parametrize("module", ["M2", "M5", "M6"])


def text_of(module: str, language: str) -> str:
    return (GUIDE / f"{module}_{language}.md").read_text(encoding="utf-8")


def part_of(module: str, language: str, heading: str) -> str:
    after = re.split(rf"^##+ {heading}$", text_of(module, language), flags=re.MULTILINE)[1]
    return re.split(r"^##+ ", after, flags=re.MULTILINE)[0]


def table_rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def number(cell: str) -> float:
    found = re.search(r"\d+(?:[.,]\d+)?", cell)
    return float(found[0].replace(",", ".")) if found else 0.0


@languages
@pytest.mark.parametrize("module", ["M0", "M2", "M5", "M6"])
def test_the_minutes_of_a_plan_add_up(module: str, language: str) -> None:
    head, *rows = table_rows(part_of(module, language, HEADS[language][0]))
    *parts, total = rows
    assert total[0] == TOGETHER[language]
    columns = [place for place, cell in enumerate(total) if place and cell]
    assert len(columns) == (1 if module == "M0" else 2), head
    for column in columns:
        assert sum(number(row[column]) for row in parts) == number(total[column])
    assert module == "M0" or number(total[columns[-1]]) == 90


@languages
@pytest.mark.parametrize("module", ["M2", "M5"])
def test_marking_adds_up_and_halves(module: str, language: str) -> None:
    rows = table_rows(part_of(module, language, HEADS[language][1]))
    minutes: list[float] = []
    totals: list[float] = []
    for row in rows:
        if row[0] == TOGETHER[language]:
            totals.append(number(row[2]))
            assert sum(minutes) == totals[-1]
            minutes = []
        elif number(row[2]):
            product = re.search(r"(\d+) \D*x (\d+)", row[1])
            if product:
                assert int(product[1]) * int(product[2]) == number(row[2]), row
            minutes.append(number(row[2]))
    full, half = totals
    assert half <= full / 2


@languages
def test_marking_of_the_plan_adds_up_and_halves(language: str) -> None:
    text = part_of("M6", language, HEADS[language][1])
    rows = table_rows(text)[1:]
    hours = [number(row[2]) for row in rows if row[0] != TOGETHER[language]]
    total = number(rows[-1][2])
    assert sum(hours) == total == 19.5
    said = [
        float(one.replace(",", ".")) for one in re.findall(rf"([\d.,]+) {HOURS[language]}", text)
    ]
    for halved in (6.0, 9.7):
        assert halved in said
        assert halved <= total / 2
    for n, each, made in re.findall(rf"(\d+) × (\d+) \w+ = ([\d.,]+) {HOURS[language]}", text):
        assert int(n) * int(each) / 60 == pytest.approx(float(made.replace(",", ".")))


@languages
@pytest.mark.parametrize("module", ["M2", "M5", "M6"])
def test_a_lesson_without_computers_takes_ninety_minutes(module: str, language: str) -> None:
    text = part_of(module, language, HEADS[language][2])
    assert sum(int(one) for one in re.findall(r"\((\d+) minut\w+\)", text)) == 90


@languages
def test_the_points_of_the_short_route_are_those_of_its_questions(language: str) -> None:
    points = {
        one.question_id: one.points
        for module in ("M2", "M5", "M6")
        for one in load_questions(module)
    }
    short = {"M2": "A2 A5 A6 A10", "M5": "A1 A4 A6 A10", "M6": "A1 A2 A4"}
    for module, asked in short.items():
        own = sum(points[f"{module}.{one}"] for one in asked.split())
        every = sum(value for name, value in points.items() if name.startswith(f"{module}.A"))
        words = {"nl": f"{own:g} van de {every:g} punten", "en": f"{own:g} of the {every:g} points"}
        assert words[language] in part_of(module, language, HEADS[language][0])


@languages
def test_the_plans_to_calibrate_with_have_the_points_that_are_said(language: str) -> None:
    points: Counter[str] = Counter()
    path = ROOT / "quickscan_sim" / "data" / "plans" / "anchors.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            points[row["plan"]] += int(row["level"])
    text = text_of("M6", language)
    for plan, total in points.items():
        assert re.search(rf"`{plan}_{language}.yaml`\) \| {total} \w+ 32 ", text)


def asked_in(cell: str) -> Iterator[str]:
    for one in cell.split(", "):
        span = re.match(r"([WA])(\d+) (?:tot en met|to) [WA](\d+)", one)
        if span:
            yield from (f"{span[1]}{place}" for place in range(int(span[2]), int(span[3]) + 1))
        else:
            yield one


@languages
@pytest.mark.parametrize("module", ["M2", "M5"])
def test_the_guide_names_the_mistakes_that_a_question_shows(module: str, language: str) -> None:
    told: dict[str, set[str]] = {}
    for questions, mistakes in table_rows(part_of(module, language, HEADS[language][3]))[1:]:
        for part in mistakes.split("; "):
            some = re.match(r"(?:also )?in (.+?) (?:ook|also) ", part)
            own = re.split(r", | en | and ", some[1]) if some else asked_in(questions)
            for one in own:
                told.setdefault(one, set()).update(re.findall(r"MV-\w\d+", part))
    for question in load_questions(module):
        if not question.is_automatic or question.kind == "function":
            continue
        shown = set(question.mutants) | {one.misconception for one in question.options}
        assert told[question.question_id.split(".")[1]] == shown - {None, ""}, question.question_id


def commands_in(text: str) -> Iterator[list[str]]:
    """Whole commands; a name in running text such as `quickscan lab` too."""
    pieces = re.findall(r"^quickscan .+$|`(quickscan [^`\n…]+)`", text, re.MULTILINE)
    lines = [*re.findall(r"^(quickscan .+)$", text, re.MULTILINE), *filter(None, pieces)]
    for line in dict.fromkeys(lines):
        yield shlex.split(line)[1:]


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=lambda page: page.stem)
def test_every_command_on_a_page_can_be_typed(page: Path) -> None:
    for typed in commands_in(page.read_text(encoding="utf-8")):
        command: Any = get_command(app)
        words = typed
        while hasattr(command, "commands"):
            if isinstance(command, CardOrCommand):
                words = command.with_command(words)
            name = words.pop(0)
            assert name in command.commands, (page.name, name)
            command = command.commands[name]
        known = {flag for one in command.params for flag in (*one.opts, *one.secondary_opts)}
        asked = {word for word in words if word.startswith("--")}
        assert asked <= known, (page.name, asked - known)


@languages
@long_modules
def test_paper_and_round_table_are_of_the_same_neighbourhood(module: str, language: str) -> None:
    """The seed of the practice neighbourhood in the kit: tests/course/test_practice_wijk.py."""
    text = text_of(module, language)
    for line in re.findall(r"^quickscan class practice .*$", text, re.MULTILINE):
        assert "--seed 2027 " in line
    assert f"quickscan class paper {module} " in text


@pytest.mark.parametrize("page", sorted(GUIDE.glob("*.md")), ids=lambda page: page.stem)
def test_files_that_the_guide_names_are_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name in re.findall(r"`((?:quickscan_sim|course|assignments)(?:/[\w./-]+)?)`", text):
        assert (ROOT / name).exists(), name
    language = page.stem[-2:]
    for name in re.findall(r"`(M\d_\w+)`", text):
        assert (ROOT / "course" / language / f"{name}.ipynb").is_file(), name
