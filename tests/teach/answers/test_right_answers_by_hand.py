"""Every right answer by another route: from what the student reads, with pandas alone.

Nothing here looks at how the answers are computed. Each question is answered from its text, its
table and the tables of the own wijk, and must come out at what the kit calls right.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pandas as pd
import pytest

from quickscan_sim.language import set_language
from quickscan_sim.teach.own_data import OwnData
from quickscan_sim.teach.questions import Question, assess, expect, load_questions
from quickscan_sim.teach.questions.wording import options_of, prompt_of, shown
from quickscan_sim.teach.variants.draw_variant import draw_variant
from quickscan_sim.teach.variants.personal_draw import PersonalDraw, Unit

LANGUAGES = ("nl", "en")
UNKNOWN, BLANK = "?", "–"


class Asked:
    """A question as it stands before one student."""

    def __init__(self, question: Question, data: OwnData) -> None:
        self.question, self.data = question, data
        self.prompt = prompt_of(question, data).en
        table = question.material.of(data) if question.material else pd.DataFrame()
        table = table.reset_index() if table.index.name else table
        self.table = table.map(lambda cell: shown(cell, "en"))
        self.table.columns = pd.Index([shown(column, "en") for column in table.columns])
        options = options_of(question, data)
        self.labels = {key: shown(label, "en") for key, label in options.items()}

    def told(self, pattern: str) -> str:
        """What the text says at the place of the group."""
        found = re.search(pattern, self.prompt)
        assert found, f"{self.question.question_id} does not tell {pattern}: {self.prompt}"
        return found[1]

    def code_of(self, codes: Iterable[str]) -> str:
        """The one of these codes that the text names."""
        words = set(re.findall(r"\w+", self.prompt))
        (code,) = words & set(codes)
        return str(code)

    def matrix(self) -> pd.DataFrame:
        """Who (row) names whom (column), as it is printed."""
        return self.table.set_index(self.table.columns[0])

    def option(self, words: str) -> str:
        """The key of the option with these words."""
        keys = [key for key, label in self.labels.items() if words in label]
        assert len(keys) == 1, f"which of these says {words!r}: {self.labels}"
        return keys[0]

    def letter(self, start: str) -> str:
        """The letter in the table of the row that starts with these words."""
        (row,) = self.table[self.table.iloc[:, 1].str.startswith(start)].index
        return str(self.table.iloc[row, 0])


def scores_of(data: OwnData) -> pd.DataFrame:
    """Person, theme, sector and score of everybody who may have a score, in plain pandas."""
    scan = data.scan
    items = pd.DataFrame(
        [
            (item.item_id, item.theme_id, item.is_reversed)
            for item in scan.questionnaire.items
            if item.part == "practice"
        ],
        columns=["item_id", "theme", "turned"],
    )
    rows = scan.answers.merge(items, on="item_id")
    rows = rows[~rows["not_applicable"].astype(bool)]
    value = rows["answer"].astype("Float64").to_numpy(float, na_value=math.nan)
    rows = rows.assign(value=value)
    rows["value"] = rows["value"].where(~rows["turned"], 6 - rows["value"])
    asked = rows.groupby(["professional_id", "theme"])["value"]
    each = pd.DataFrame({"n": asked.size(), "given": asked.count(), "score": asked.mean()})
    each = each[(2 * each["given"] >= each["n"]) & (each["given"] > 0)].reset_index()
    return each.merge(scan.professionals[["professional_id", "sector"]], on="professional_id")


def theme_scores(asked: Asked, theme: str | None = None) -> pd.DataFrame:
    scores = scores_of(asked.data)
    theme = theme or asked.code_of(scores["theme"])
    return scores[scores["theme"] == theme]


def sector_mean(asked: Asked) -> float:
    scores = theme_scores(asked)
    of_sector = scores[scores["sector"] == asked.code_of(scores["sector"])]
    return float(of_sector["score"].mean())


def theme_of_sentence(asked: Asked) -> str:
    (theme,) = {
        item.theme_id
        for item in asked.data.scan.questionnaire.items
        if f'"{item.text.en}"' in asked.prompt
    }
    return str(theme)


def fewest(asked: Asked) -> int:
    n, n_apart = int(asked.told(r"(\d+) sentences")), int(asked.told(r"n\.v\.t\. (\d+) times?"))
    return max(1, math.ceil((n - n_apart) / 2))


def by_theme(asked: Asked) -> Any:
    return scores_of(asked.data).groupby("theme")["score"]


def counted(cells: list[str]) -> bool:
    applies = [cell for cell in cells if not cell.startswith("n.v.t.")]
    given = [cell for cell in applies if cell != BLANK]
    return len(given) >= max(1, math.ceil(len(applies) / 2))


def by_hand(answers: list[tuple[str, bool]]) -> float:
    given = [(int(cell), turned) for cell, turned in answers if cell.isdigit()]
    return sum(6 - answer if turned else answer for answer, turned in given) / len(given)


def hand_score(asked: Asked) -> float:
    rows = asked.table.itertuples(index=False)
    return by_hand([(row[3], row[2] == "yes") for row in rows])


def hand_table(asked: Asked) -> dict[str, float]:
    turned = ["reversed" in name for name in asked.table.columns[2:]]
    return {
        row[0]: by_hand(list(zip(row[2:], turned, strict=True)))
        for row in asked.table.itertuples(index=False)
    }


def six_forms(asked: Asked) -> dict[str, str]:
    rows = asked.table.itertuples(index=False)
    return {row[0]: "telt" if counted(list(row[3:])) else "telt_niet" for row in rows}


def below_three(asked: Asked) -> float:
    scores = theme_scores(asked)["score"]
    return 100 * (scores < 3).mean()


def spread(asked: Asked) -> str:
    _, low, middle, high, n = (float(cell) for cell in asked.table.iloc[0])
    groups = {"low": low, "middle": middle, "high": high}
    return next((name for name, size in groups.items() if 2 * size > n), "divided")


def shown_sectors(asked: Asked) -> dict[str, str]:
    n = {row[0]: int(row[2]) for row in asked.table.itertuples(index=False)}
    hidden = {code for code in n if n[code] < 5}
    while (
        hidden
        and len(hidden) < len(n)
        and (len(hidden) == 1 or sum(n[code] for code in hidden) < 5)
    ):
        hidden.add(min((code for code in n if code not in hidden), key=lambda code: n[code]))
    return {code: "toon_niet" if code in hidden else "toon" for code in n}


def beside_wijk(asked: Asked) -> str:
    scores = sorted(asked.table.iloc[:, 0].astype(float))
    wijk = float(asked.told(r"mean of the neighbourhood is (\d\.\d+)"))
    if len(scores) < 5:
        return "too_small"
    is_higher = sum(scores) / len(scores) > wijk
    rest = scores[:-1] if is_higher else scores[1:]
    if (sum(rest) / len(rest) > wijk) != is_higher:
        return "one_person"
    return "higher" if is_higher else "lower"


def most_divided(asked: Asked) -> str:
    rows = {
        asked.option(row[0]): [float(cell.rstrip("%\N{NO-BREAK SPACE} ")) for cell in row[2:5]]
        for row in asked.table.itertuples(index=False)
    }
    return max(rows, key=lambda theme: (min(rows[theme][0], rows[theme][2]), -rows[theme][1]))


def theme_score(answers: list[int | None], reversed_sentences: list[bool]) -> float | None:
    """The function that a student may write for the extra question."""
    pairs = zip(answers, reversed_sentences, strict=True)
    applies = [(answer, turned) for answer, turned in pairs if answer != 9]
    given = [6 - answer if turned else answer for answer, turned in applies if answer is not None]
    enough = len(given) > 0 and 2 * len(given) >= len(applies)
    return sum(given) / len(given) if enough else None


M2: dict[str, Callable[[Asked], Any]] = {
    "M2.W1": lambda asked: 6 - int(asked.told(r"gave the answer (\d)")),
    "M2.W2": hand_score,
    "M2.W3": fewest,
    "M2.W4": lambda asked: asked.option("Yes: four sentences apply"),
    "M2.W5": lambda asked: theme_scores(asked)["score"].mean(),
    "M2.W6": lambda asked: len(theme_scores(asked)),
    "M2.W7": sector_mean,
    "M2.W8": below_three,
    "M2.W9": lambda asked: asked.option("1.00"),
    "M2.W10": theme_of_sentence,
    "M2.W11": lambda asked: asked.option("It may be one group"),
    "M2.W12": lambda asked: asked.option("You give no figure"),
    "M2.W13": lambda asked: theme_score,  # noqa: ARG005
    "M2.A1": hand_table,
    "M2.A2": six_forms,
    "M2.A3": lambda asked: by_theme(asked).mean().to_dict(),
    "M2.A4": lambda asked: by_theme(asked).count().to_dict(),
    "M2.A5": lambda asked: {
        key for key, label in asked.labels.items() if not 1 <= float(label.replace(",", ".")) <= 5
    },
    "M2.A6": spread,
    "M2.A7": shown_sectors,
    "M2.A8": beside_wijk,
    "M2.A9": most_divided,
}


def density(asked: Asked) -> float:
    cells = asked.matrix().to_numpy().ravel().tolist()
    return cells.count("1") / (cells.count("1") + cells.count("0"))


def reciprocity(asked: Asked) -> float:
    matrix = asked.matrix()
    pairs = [
        {matrix.loc[one, two], matrix.loc[two, one]}
        for place, one in enumerate(matrix.index)
        for two in matrix.index[place + 1 :]
    ]
    with_one = [pair for pair in pairs if "1" in pair]
    return sum(pair == {"1"} for pair in with_one) / len(with_one)


def letters(asked: Asked) -> dict[str, str]:
    def one_letter(row: tuple[str, ...]) -> str:
        if int(row[1]) < 3 or int(row[4]) < 3:
            return "E"
        names = [2 * int(row[at + 1]) >= int(row[at]) for at in (1, 4)]
        works = [2 * int(row[at + 2]) >= int(row[at]) for at in (1, 4)]
        if all(names):
            return "A" if any(works) else "C"
        return "B" if any(names) else "D"

    return {row[0]: one_letter(row) for row in asked.table.itertuples(index=False)}


def unknown_in_column(asked: Asked) -> set[str]:
    code = asked.told(r"column of (O\d+)")
    column = asked.matrix()[code]
    return {str(row) for row, cell in column.items() if cell == UNKNOWN and row != code}


def named_in_row(asked: Asked) -> set[str]:
    row = asked.matrix().loc[asked.told(r"partners does (O\d+)")]
    return {str(code) for code, cell in row.items() if cell == "1"}


def most_named(asked: Asked) -> list[str]:
    matrix = asked.matrix()
    columns = [code for code in matrix.columns if code in matrix.index]
    return sorted(columns, key=lambda code: (-(matrix[code] == "1").sum(), code))


def alone_between(asked: Asked) -> Counter[str]:
    return Counter(via for via in asked.table.iloc[:, 1] if "," not in via)


def broker(asked: Asked) -> str:
    alone = alone_between(asked)
    return min(alone, key=lambda code: (-alone[code], code))


def surely_not(asked: Asked) -> set[str]:
    rows = asked.table.itertuples(index=False)
    return {row[0] for row in rows if int(row[2]) >= 3 and 2 * int(row[3]) < int(row[2])}


def two_sides(asked: Asked) -> str:
    one, two = re.findall(r"O\d+", asked.prompt)[:2]
    matrix = asked.matrix()
    cells = {matrix.loc[one, two], matrix.loc[two, one]}
    if UNKNOWN in cells:
        return asked.option("at least one side")
    starts = {2: "One of the two names", 1: "They both" if "1" in cells else "Neither"}
    return asked.option(starts[len(cells)])


def both_views(asked: Asked) -> str:
    first, second = (float(cell) < 2.5 for cell in asked.table.iloc[:, 1])
    if first and second:
        return asked.option("Both find working together weak")
    if not first and not second:
        return asked.option("Both find working together good")
    return asked.option("Only the first" if first else "Only the second")


def first_link(asked: Asked) -> str:
    rows = asked.table.itertuples(index=False)
    gain = {
        str(row[0]): len(re.findall(r"O\d+", f"{row[3]} {row[4]}"))
        for row in rows
        if row[1] == row[2] == "0"
    }
    most = max(gain.values())
    (best,) = [pair for pair, n in gain.items() if n == most]
    return best


M5: dict[str, Callable[[Asked], Any]] = {
    "M5.W1": lambda asked: (asked.table.iloc[:, -1].astype(int) >= 3).sum(),
    "M5.W2": density,
    "M5.W3": lambda asked: asked.option("An organisation names the other that often"),
    "M5.W4": density,
    "M5.W5": reciprocity,
    "M5.W6": letters,
    "M5.W7": unknown_in_column,
    "M5.W8": named_in_row,
    "M5.W9": lambda asked: most_named(asked)[:3],
    "M5.W10": lambda asked: sum(
        float(cell) >= 2.5 for cell in asked.table.iloc[:, 1] if cell != BLANK
    ),
    "M5.W11": broker,
    "M5.W12": density,
    "M5.W13": lambda asked: asked.option("You ask both"),
    "M5.A1": letters,
    "M5.A2": surely_not,
    "M5.A3": reciprocity,
    "M5.A4": broker,
    "M5.A5": lambda asked: max(alone_between(asked).values()),
    "M5.A6": two_sides,
    "M5.A7": both_views,
    "M5.A8": lambda asked: most_named(asked)[0],
    "M5.A9": first_link,
}


def firm_rows(asked: Asked) -> set[str]:
    def bounds(text: str) -> list[float]:
        text = text.replace("\N{MINUS SIGN}", "-").replace(",", ".")
        return [float(number) for number in re.findall(r"-?\d+\.\d+", text)]

    firm = {
        row[0]
        for row in asked.table.itertuples(index=False)
        if bounds(row[-1])[0] > 0 or bounds(row[-1])[1] < 0
    }
    return firm or {"geen"}


def n_by_sector(asked: Asked, theme: str) -> pd.Series:
    return theme_scores(asked, theme)["sector"].value_counts()


def lowest_sectors(asked: Asked) -> dict[str, str]:
    cells = scores_of(asked.data).groupby(["theme", "sector"])["score"].agg(["mean", "count"])
    enough = cells[cells["count"] >= 5]["mean"].reset_index()
    lowest = enough.sort_values("mean").drop_duplicates("theme")
    return dict(zip(lowest["theme"], lowest["sector"], strict=True))


def lacking(asked: Asked) -> dict[str, str]:
    def letter(cells: tuple[str, ...]) -> str:
        empty = [letter for letter, cell in zip("ABCD", cells, strict=True) if cell == BLANK]
        return empty[0] if empty else "E"

    return {row[0]: letter(row[2:]) for row in asked.table.itertuples(index=False)}


def first_steps(asked: Asked) -> int:
    rows = asked.table.itertuples(index=False)
    return sum(int(row[1]) <= 6 and row[2] != BLANK for row in rows)


FITTING = {
    "1": "Agree on a route",
    "2": "Let both sides meet",
    "3": "Phone first",
    "4": "Arrange a second",
    "5": "Plan a training",
}
SMART = {
    "S": "School and social team set up",
    "M": "We count",
    "A": "The social team and the school said yes",
    "R": "This fits in the two hours",
    "T": "On 1 June",
}
M6: dict[str, Callable[[Asked], Any]] = {
    "M6.W1": firm_rows,
    "M6.W2": lambda asked: asked.option("There is no time"),
    "M6.W3": lambda asked: {row: asked.letter(text) for row, text in FITTING.items()},
    "M6.W4": lambda asked: {row: asked.letter(text) for row, text in SMART.items()},
    "M6.W5": lambda asked: {
        asked.option("Experts by experience take part from the first"),
        asked.option("Experts by experience have a task"),
        asked.option("The volunteers of the giveaway shop"),
    },
    "M6.W6": lambda asked: asked.option("Families with money worries find us late"),
    "M6.W7": lambda asked: (n_by_sector(asked, "stimuleren") >= 5).sum(),
    "M6.W8": first_steps,
    "M6.W9": lambda asked: asked.option("We try the drop-in hour at one school"),
    "M6.W10": lambda asked: asked.option("We ask whether families gain"),
    "M6.W11": lambda asked: asked.option("This neighbourhood is invented"),
    "M6.A1": lambda asked: by_theme(asked).mean().to_dict(),
    "M6.A2": lambda asked: by_theme(asked).count().to_dict(),
    "M6.A3": lowest_sectors,
    "M6.A4": lacking,
    "M6.A5": lambda asked: set(n_by_sector(asked, "samenwerking")[lambda n: n >= 5].index),
}
BY_HAND = {**M2, **M5, **M6}
AUTOMATIC = [question for question in load_questions() if question.is_automatic]


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("nl")


@pytest.fixture(scope="module", params=["anna", "bilal"])
def own(request: pytest.FixtureRequest) -> OwnData:
    personal = PersonalDraw(b"by hand, by another route than it", "run-1", 1)
    return draw_variant(personal, Unit(request.param, False), load_questions()).data


def test_every_automatic_question_is_answered_here() -> None:
    in_files = {question.question_id for question in AUTOMATIC}
    assert set(BY_HAND) == in_files


@pytest.mark.parametrize("question", AUTOMATIC, ids=lambda question: question.question_id)
def test_the_answer_by_hand_is_right(question: Question, own: OwnData) -> None:
    answer = BY_HAND[question.question_id](Asked(question, own))
    expected = expect(question, own)
    found = assess(question, expected, answer)
    assert (found.is_right, found.form) == (True, None), (answer, expected)


TABLES = ("scores", "of_sector", "below", "people")
"""What a line of code in a text makes or reads."""


def test_the_lines_of_code_in_the_texts_run_as_they_are_printed(own: OwnData) -> None:
    from quickscan_sim.lesson import score_themes

    names: dict[str, Any] = {"score_themes": score_themes, "my_scan": own.scan}
    n_lines = 0
    for question in AUTOMATIC:
        text = prompt_of(question, own).nl
        printed = re.findall(r"`([^`]+)`", text)
        lines = [line for line in printed if line.startswith(TABLES) and re.search(r"[.(=]", line)]
        for line in lines:
            n_lines += 1
            given = _run(line, names)
        if not lines or isinstance(given, pd.DataFrame):
            continue
        if isinstance(given, pd.Series):
            if question.kind != "table":
                continue  # numbers to look up or to count in
            given = given.to_dict()
        assert assess(question, expect(question, own), given).is_right, lines
    assert n_lines >= 8


def _run(line: str, names: dict[str, Any]) -> Any:
    if " = " in line:
        exec(line, names)
        return None
    return eval(line, names)


def test_who_names_whom_in_the_tables_is_who_names_whom_in_the_data(own: OwnData) -> None:
    n_tables = 0
    for question in AUTOMATIC:
        material = question.material
        if material and material.function == "matrix_table" and not material.rules.get("five"):
            n_tables += 1
            asked = Asked(question, own)
            assert told_on(own, layer_of(asked)).to_dict() == asked.matrix().to_dict()
    assert n_tables >= 5


def test_what_the_texts_say_of_a_layer_holds(own: OwnData) -> None:
    asked = {question.question_id: Asked(question, own) for question in AUTOMATIC}
    told = {layer.layer_id: told_on(own, layer.layer_id) for layer in own.scan.questionnaire.layers}
    n_ties = {layer: int((matrix == "1").sum().sum()) for layer, matrix in told.items()}
    thinnest = asked["M5.W12"]
    assert "fewest ties" in thinnest.prompt
    assert n_ties[layer_of(thinnest)] == min(n_ties.values())


def layer_of(asked: Asked) -> str:
    (layer,) = (
        one.layer_id
        for one in asked.data.scan.questionnaire.layers
        if f"layer {one.name.en}" in asked.prompt
    )
    return layer


def told_on(data: OwnData, layer: str) -> pd.DataFrame:
    """Who names whom on a layer, in plain pandas: at least half of three or more who answered."""
    people, ties = data.scan.professionals, data.scan.ties
    codes = list(data.scan.organisations["organisation_id"])
    answered = people[people["answered_partners"].astype(bool)].groupby("organisation_id").size()
    naming = ties[(ties["layer"] == layer) & (ties["level"].astype("Float64") > 0)]
    n_naming = pd.crosstab(naming["organisation_id"], naming["partner_id"])
    n_naming = n_naming.reindex(index=codes, columns=codes, fill_value=0)
    n = answered.reindex(codes, fill_value=0)
    told = (2 * n_naming).ge(n, axis=0).astype(int).astype(str)
    told[n < 3] = UNKNOWN
    for code in codes:
        told.loc[code, code] = BLANK
    return told
