"""A module of two questions, and the source that teaches it: small enough to break on purpose."""

from __future__ import annotations

QUESTIONS = """\
module: M9
title_nl: Tellen
title_en: Counting
objectives:
  - {id: M9.a, text_nl: Je leest een getal., text_en: You read a number.}
  - {id: M9.b, text_nl: Je verklaart een getal., text_en: You explain a number.}
questions:
- id: M9.W1
  part: worksheet
  task: reading
  objective: M9.a
  visibility: open
  kind: choice
  points: 1
  minutes: 1
  prompt_nl: Wat zegt een gemiddelde van 3?
  prompt_en: What does a mean of 3 tell?
  answer: {function: fixed, rules: {value: b}}
  options:
    - {key: a, misconception: MV-S8, text_nl: Iedereen is gelijk., text_en: All are the same.}
    - {key: b, text_nl: Het kan twee kampen zijn., text_en: It may be two camps.}
    - {key: c, misconception: MV-S6, text_nl: De som is 3., text_en: The sum is 3.}
    - {key: d, misconception: MV-S3, text_nl: Leeg telt als 3., text_en: Blank counts as 3.}
- id: M9.A1
  part: assignment
  task: writing
  objective: M9.b
  visibility: open
  kind: text
  points: 4
  minutes: 5
  prompt_nl: Leg een getal uit.
  prompt_en: Explain a number.
  form: {n_low: 10, n_high: 100}
  good_answer_nl: Het getal gaat over zeven mensen.
  good_answer_en: The number is about seven people.
  rubric:
    - name_nl: Uitleg
      name_en: Explanation
      points: 4
      levels_nl: [Niets., Iets., Veel.]
      levels_en: [Nothing., Something., Much.]
"""

HEAD = """\
# ---
# jupyter:
#   module: M9
#   notebooks:
#     explore: {nl: M9_1_verkenning, en: M9_1_explore}
#     worksheet: {nl: M9_2_werkblad, en: M9_2_worksheet}
#     assignment: {nl: M9_3_opdracht, en: M9_3_assignment}
#     talk: {nl: M9_4_gesprek, en: M9_4_talk}
# ---

"""
BANNERS = {
    "nl": "> **Deze wijk is verzonnen.** Er staan geen echte mensen in.",
    "en": "> **This neighbourhood is invented.** There are no real people in it.",
}


def texts(name: str, dutch: str, english: str, part: str = "") -> str:
    """A text and its twin, written as a source writes them."""
    marks = f'part="{part}" ' if part else ""
    return "".join(
        f'# %% [markdown] {marks}lang="{language}" name="{name}"\n'
        + "".join(f"# {line}\n" for line in text.splitlines())
        + "\n"
        for language, text in (("nl", dutch), ("en", english))
    )


def title(part: str) -> str:
    """The first cell of a part, with the banner."""
    return texts(
        part,
        f"# Tellen {part}\n\n{BANNERS['nl']}",
        f"# Counting {part}\n\n{BANNERS['en']}",
        part,
    )


def opened(name: str, objectives: str = "") -> str:
    """A cell that opens the wijk."""
    return (
        f'# %% name="{name}"{objectives}\n# nl: Open je wijk.\n# en: Open your neighbourhood.\n'
        'from quickscan_sim.lesson import open_my_wijk\n\nmy_scan = open_my_wijk("", "nl")\n\n'
    )


SOURCE = "".join(
    [
        HEAD,
        title("explore"),
        opened("open", ' objectives="M9.a M9.b"'),
        texts(
            "why",
            "## Waarom dit ertoe doet\n\n## Je kunt straks\n\n<!-- objectives -->\n\n## Nodig",
            "## Why this matters\n\n## Afterwards you can\n\n<!-- objectives -->\n\n"
            "## What you need",
        ),
        texts("predict", "## Voorspel", "## Predict"),
        texts("try", "## Probeer: de plek", "## Try: the place"),
        texts("explain", "## Leg uit", "## Explain"),
        title("worksheet"),
        opened("open_worksheet"),
        texts("worksheet_about", "## Werkblad", "## Worksheet"),
        '# %% question="M9.W1"\n\n',
        title("assignment"),
        opened("open_assignment"),
        texts("assignment_about", "## Opdracht", "## Assignment"),
        '# %% question="M9.A1"\n\n',
        title("talk"),
        texts(
            "end",
            "## Kernpunten\n\n## Pas op\n\n## Taal en zorgvuldigheid\n\n"
            "## Reflectie voor je portfolio",
            "## Remember\n\n## Watch out\n\n## Words and care\n\n## Reflection for your portfolio",
        ),
    ]
)
