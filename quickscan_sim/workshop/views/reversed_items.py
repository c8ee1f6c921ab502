"""Mean scores of sectors, with the reversed items turned around or not."""

from __future__ import annotations

from dataclasses import replace

from quickscan_sim.analyse.scores.summary import summarise_scores
from quickscan_sim.analyse.scores.theme_scores import score_themes
from quickscan_sim.language import Message, format_number, translator
from quickscan_sim.present.figure_style import LINE, MAIN
from quickscan_sim.workshop.card import Positions
from quickscan_sim.workshop.picture import HEIGHT, WIDTH, Picture, as_svg, words
from quickscan_sim.workshop.views.view import Drawn, Facts, Verdict, View

LEFT = 420


def facts(drawn: Drawn, settings: Positions, positions: Positions) -> Facts:
    """Means of sectors with n and interval, highest first."""
    scan = drawn.scan
    questionnaire = scan.questionnaire
    if positions.get("reversed") == "forgotten":
        items = tuple(replace(item, is_reversed=False) for item in questionnaire.items)
        questionnaire = replace(questionnaire, items=items)
    scores = score_themes(scan.answers, questionnaire)
    table = summarise_scores(scores, scan.professionals, scan.works_in, scan.neighbourhoods)
    own = table[(table["grouping"] == "sector") & (table["theme"] == settings["theme"])]
    own = own[~own["withheld"].astype(bool)].sort_values("mean", ascending=False)
    names = {sector.sector_id: sector.name for sector in questionnaire.sectors}
    return {
        "sectors": own["sector"].tolist(),
        "names": [names[sector] for sector in own["sector"]],
        "means": own["mean"].tolist(),
        "lows": own["ci_low"].tolist(),
        "highs": own["ci_high"].tolist(),
        "n": own["n"].astype(int).tolist(),
        "highest": own["sector"].iloc[0],
        "lowest": own["sector"].iloc[-1],
    }


def picture(facts: Facts, language: str) -> Picture:
    """A row for each sector."""
    say = translator(language)
    step = (HEIGHT - 40) / len(facts["sectors"])
    parts, rows = [], []
    for place, name in enumerate(facts["names"]):
        y = 40 + step * place
        mean, low, high = (facts[key][place] for key in ("means", "lows", "highs"))
        x = [LEFT + (value - 1) / 4 * (WIDTH - LEFT - 40) for value in (mean, low, high)]
        told = name.in_language(language)
        parts += [
            words(LEFT - 20, y + 8, told, "end"),
            f'<line x1="{x[1]:.1f}" x2="{x[2]:.1f}" y1="{y:.1f}" y2="{y:.1f}" '
            f'stroke="{LINE}" stroke-width="8"/>',
            f'<circle cx="{x[0]:.1f}" cy="{y:.1f}" r="10" fill="{MAIN}"/>',
        ]
        rows.append((told, format_number(mean, language, 2), str(facts["n"][place])))
    alt = say("Mean scores of {n} sectors.", n=len(rows))
    return Picture(
        as_svg(parts, alt), alt, alt, (say("sector"), say("mean"), say("n")), tuple(rows)
    )


def truth(drawn: Drawn, settings: Positions, facts: Facts) -> tuple[Message, ...]:  # noqa: ARG001
    """Nothing beside what the card says."""
    return ()


def lowest_becomes_highest(first: Facts, second: Facts) -> Verdict:
    """The sector that was lowest in round 1 is the highest in round 2; opposite: still lowest."""
    if first["lowest"] == second["highest"]:
        return "seen"
    return "opposite" if first["lowest"] == second["lowest"] else "not seen"


VIEW = View(
    readings={"reversed": ("forgotten", "turned")},
    settings={"theme": "code of the theme"},
    outcomes={"lowest": "code of the sector with the lowest mean", "highest": "the highest one"},
    events={"lowest_becomes_highest": lowest_becomes_highest},
    facts=facts,
    picture=picture,
    truth=truth,
)
