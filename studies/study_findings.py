"""Can a municipality rely on its findings? Over 400 municipalities with a problem, and 400 without.

Without: the scenario ``nothing_planted`` of six wijken. A *firm* claim is false when what its
sentence says is not so in the truth:

- a sector, or a group of wijken, that is lower or higher: the target is professionals like these,
  and among those there is no difference at all, so every such claim is false;
- a share ("at least four in ten"): the share that the item was made to have is lower than that;
- a weak spot: it is not there in the true network (``diagnose.gap_truths``);
- a strong tie: there is no tie both ways, or its mean true quality is below the middle.

With: the same municipality with ONE problem planted, each kind in equal parts (``PROBLEMS``):

- ``sector``: a sector is 1.5 standard deviations lower on one theme (about .9 on the scale from 1
  to 5); among sectors with five organisations or more, for two cannot show it;
- ``wijken``: in wijken with few low incomes everybody is that much lower on one theme;
- ``no_tie``, ``one_way``, ``weak_quality``: three pairs in every wijk; ``single_broker``: one
  organisation in every wijk (more do not fit).

It is found when one of the three main findings is of this sector and theme, or this theme and
these wijken, on the right side; or when a planted pair is told, with its kind, under one of the
three headings: in the main finding itself or in those of the same kind elsewhere that belong with
it (``others_alike``: at most three in all). ``itself`` counts the main findings alone. Natural weak
spots of all kinds exist in these networks too, and are as true as planted ones: ``true`` is the
share of the main findings of the network that are truly there.

Sizes were chosen with seeds from 630000 on. Runs part by part; a run that was broken off goes on
where it was (``--rows``). 800 municipalities take about 20 minutes on one processor.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from quickscan_sim import analyse
from quickscan_sim.advise import Finding, Reading, collect_findings, main_findings
from quickscan_sim.advise.findings.ranking import others_alike
from quickscan_sim.diagnose.gap_truths import TrueNetwork
from quickscan_sim.parameters import Parameters, load_scenario
from quickscan_sim.quickscan import Quickscan, Truth
from quickscan_sim.simulate import simulate_quickscan
from quickscan_sim.vocabulary import GAP_KINDS, WEAK_QUALITY

# Fixed on 2026-11-23, before the first run.
SEEDS = {"planted": 610_000, "none": 620_000}
N = 400
PROBLEMS = ("sector", "wijken", "no_tie", "one_way", "weak_quality", "single_broker")
SIZE = -1.5
PAIRS = {"no_tie": 3, "one_way": 3, "weak_quality": 3, "single_broker": 1}
FEWEST_ORGANISATIONS = 5
AT_MOST = 3

COLUMNS = ("seed", "problem", "n_firm", "false", "found", "itself", "n_network", "n_true")
Mark = tuple[object, ...]


def parameters_of(problem: str, seed: int) -> Parameters:
    """The municipality without any difference, with one problem."""
    nothing = load_scenario("nothing_planted", seed=seed)
    if problem == "none":
        return nothing
    if problem in PAIRS:
        return nothing.changed(n_planted_gaps={problem: PAIRS[problem]})
    scan, _ = simulate_quickscan(nothing)
    rng = np.random.default_rng(seed)
    theme = str(rng.choice(scan.questionnaire.theme_ids))
    if problem == "wijken":
        return nothing.changed(effects=[{"theme": theme, "income_group": "few", "size": SIZE}])
    n = scan.organisations["sector"].value_counts()
    sector = str(rng.choice(sorted(n.index[n >= FEWEST_ORGANISATIONS])))
    return nothing.changed(effects=[{"theme": theme, "sector": sector, "size": SIZE}])


def read(scan: Quickscan) -> Reading:
    """What findings are made of, and no more of the reading."""
    themes, people = scan.questionnaire, scan.professionals
    scores = analyse.score_themes(scan.answers, themes)
    summary = analyse.summarise_scores(scores, people, scan.works_in, scan.neighbourhoods)
    ties = analyse.read_ties(scan.ties, people, scan.works_in, scan.active_in, themes.layer_ids)
    asked = [
        item.item_id for item in themes.items if item.part == "wish" or item.aspect == "hesitation"
    ]
    few = scan.answers[scan.answers["item_id"].isin(asked)]
    return Reading(
        scan=scan,
        theme_scores=scores,
        score_summary=summary,
        contrasts=analyse.contrast_sectors(scores, people, summary),
        comparison=analyse.compare_groups(scores, people, scan.works_in, scan.neighbourhoods),
        shares=analyse.summarise_shares(few, themes, people),
        response=analyse.summarise_response(people, scan.organisations, scan.active_in),
        tie_readings=ties,
        network_measures=pd.DataFrame(),
        organisation_measures=pd.DataFrame(),
        gaps=analyse.find_gaps(ties, scan.organisations),
    )


def false_kinds(findings: tuple[Finding, ...], truth: Truth, network: TrueNetwork) -> list[str]:
    """The kinds of the firm claims that are not so, where no difference is planted."""
    firm = [one for one in findings if one.certainty == "firm"]
    return [one.kind for one in firm if not is_so(one, truth, network)]


def is_so(finding: Finding, truth: Truth, network: TrueNetwork) -> bool:
    """Whether the sentence is true where no sector and no wijk truly differs."""
    kind = finding.kind
    if kind in GAP_KINDS:
        return holds(finding, network)
    if kind in ("hesitation", "wish"):
        return finding.at_least is not None and true_share(finding, truth) >= finding.at_least
    if kind == "strong_tie":
        return is_strong(finding, network)
    return kind == "silent"


def holds(finding: Finding, network: TrueNetwork) -> bool:
    """Whether a weak spot is truly there."""
    place = (str(finding.neighbourhood_id), str(finding.layer))
    return network.holds(finding.kind, place, str(finding.organisation_id), str(finding.partner_id))


def true_share(finding: Finding, truth: Truth) -> float:
    """The share of people like these that the item was made to have."""
    assert finding.origin is not None
    item = dict(finding.origin.where)["item_id"]
    own = truth.items[truth.items["item_id"] == item]
    yes = own["answer"] >= (4 if finding.kind == "hesitation" else 1)
    return float(own.loc[yes, "share"].sum())


def is_strong(finding: Finding, network: TrueNetwork) -> bool:
    """A tie both ways, of which both sides together rate the quality above the middle."""
    pair = (str(finding.organisation_id), str(finding.partner_id))
    ties = network.ties.get((str(finding.neighbourhood_id), str(finding.layer)), set())
    sides = [
        network.quality.get((str(finding.neighbourhood_id), *one)) for one in (pair, pair[::-1])
    ]
    known = [side for side in sides if side is not None]
    return {pair, pair[::-1]} <= ties and float(np.mean(known)) >= WEAK_QUALITY


def planted_marks(truth: Truth) -> set[Mark]:
    """What was planted, in the way that :func:`mark_of` tells a finding."""
    marks: set[Mark] = set()
    for row in truth.planted.to_dict("records"):
        if row["kind"] == "gap":
            pair = frozenset([row["organisation_id"], row["partner_id"]])
            # Quality is rated once for a pair, whatever the layer.
            layer = None if row["gap_kind"] == "weak_quality" else row["layer"]
            marks.add((row["gap_kind"], row["neighbourhood_id"], layer, pair))
        elif pd.notna(row["sector"]):
            marks.add(("need", row["theme"], row["sector"]))
        else:
            marks.add(("difference", row["theme"], True))
    return marks


def mark_of(finding: Finding) -> Mark:
    """What a finding is about."""
    if finding.kind == "need":
        return ("need", finding.theme, finding.sector)
    if finding.kind == "difference":
        return ("difference", finding.theme, (finding.value or 0.0) < 0)
    layer = None if finding.kind == "weak_quality" else finding.layer
    pair = frozenset([finding.organisation_id, finding.partner_id])
    return (finding.kind, finding.neighbourhood_id, layer, pair)


def row_of(problem: str, seed: int) -> dict[str, object]:
    """One municipality: its false firm claims, and whether its problem is among the few."""
    scan, truth = simulate_quickscan(parameters_of(problem, seed))
    reading = read(scan)
    findings = collect_findings(reading)
    network = TrueNetwork(truth.true_ties, scan.active_in, scan.organisations)
    few = main_findings(findings, AT_MOST)
    told = [mark_of(one) for head in few for one in (head, *others_alike(head, findings))]
    planted = planted_marks(truth)
    weak = [one for one in few if one.kind in GAP_KINDS]
    false = false_kinds(findings, truth, network) if problem == "none" else []
    return {
        "seed": seed,
        "problem": problem,
        "n_firm": sum(one.certainty == "firm" for one in findings),
        "false": " ".join(false),
        "found": int(bool(planted & set(told))),
        "itself": int(bool(planted & {mark_of(one) for one in few})),
        "n_network": len(weak),
        "n_true": sum(holds(one, network) for one in weak),
    }


def municipalities(seeds: dict[str, int], n: int) -> Iterator[tuple[str, int]]:
    """Problem and seed of each, the two groups in turn."""
    for number in range(n):
        yield PROBLEMS[number % len(PROBLEMS)], seeds["planted"] + number
        yield "none", seeds["none"] + number


def wilson(n_yes: int, n: int) -> tuple[float, float]:
    """The 95 % interval of Wilson (1927)."""
    z2 = 1.959964**2
    middle = (n_yes + z2 / 2) / (n + z2)
    half = np.sqrt(z2 * (n_yes * (n - n_yes) / n + z2 / 4)) / (n + z2)
    return float(middle - half), float(middle + half)


def table_of(rows: pd.DataFrame) -> pd.DataFrame:
    """Shares with their intervals: of each kind and together."""
    none = rows[rows["problem"] == "none"]
    planted = rows[rows["problem"] != "none"]
    false = none["false"].map(lambda kinds: kinds.split() if isinstance(kinds, str) else [])
    told = [
        ("none", "a firm claim is false", int((false.map(len) > 0).sum()), len(none)),
        *(
            ("none", f"of those: {kind}", int(false.map(lambda own, k=kind: k in own).sum()),
             len(none))
            for kind in sorted(set().union(*false))
        ),
    ]  # fmt: skip
    for problem in (*PROBLEMS, "together"):
        own = planted if problem == "together" else planted[planted["problem"] == problem]
        told += [
            (problem, "told among the three", int(own["found"].sum()), len(own)),
            (problem, "is one of the three itself", int(own["itself"].sum()), len(own)),
        ]
    n_network = int(rows["n_network"].sum())
    told.append(("all", "main weak spots that are there", int(rows["n_true"].sum()), n_network))
    records = []
    for problem, measure, n_yes, n in told:
        low, high = wilson(n_yes, n) if n else (np.nan, np.nan)
        share = n_yes / n if n else np.nan
        records.append((problem, measure, n_yes, n, share, low, high))
    columns = ["problem", "measure", "n_yes", "n", "share", "ci_low", "ci_high"]
    told_firm = pd.DataFrame(
        [("none", "firm findings in each, mean", np.nan, len(none), none["n_firm"].mean(),
          none["n_firm"].quantile(0.1), none["n_firm"].quantile(0.9))],
        columns=columns,
    )  # fmt: skip
    return pd.concat([pd.DataFrame(records, columns=columns), told_firm], ignore_index=True)


def main() -> None:
    """Draw what is not there yet, and write the table when all is."""
    options = _options()
    part, n_parts = map(int, options.part.split("/"))
    folder = options.rows
    folder.mkdir(exist_ok=True)
    path = folder / f"rows_{part}_of_{n_parts}.csv"
    done = set(_drawn(folder)["seed"])
    seeds = {name: first + options.shift for name, first in SEEDS.items()}
    every = list(municipalities(seeds, options.n))
    todo = [one for one in every[part - 1 :: n_parts] if one[1] not in done]
    with path.open("a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=COLUMNS, lineterminator="\n")
        if not file.tell():
            writer.writeheader()
        for problem, seed in todo:
            writer.writerow(row_of(problem, seed))
            file.flush()
    rows = _drawn(folder)
    if len(rows) < len(every):
        print(f"{len(rows)} of {len(every)} municipalities are there; the others are still drawn.")
        return
    table = table_of(rows)
    print(table.to_string(index=False, float_format=lambda value: f"{value:.3f}"))
    if options.out:
        table.to_csv(options.out, index=False, float_format="%.4f", lineterminator="\n")


def _drawn(folder: Path) -> pd.DataFrame:
    """The municipalities that are there, of all parts."""
    parts = [pd.read_csv(path) for path in sorted(folder.glob("rows_*.csv"))]
    return pd.concat(parts) if parts else pd.DataFrame(columns=list(COLUMNS))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    here = Path(__file__)
    parser.add_argument("--n", type=int, default=N, help="municipalities of each sort")
    parser.add_argument("--rows", type=Path, default=here.with_name("findings_rows"),
                        help="folder with the municipalities that are drawn")  # fmt: skip
    parser.add_argument("--part", default="1/1", help="2/3: only the second third, beside others")
    parser.add_argument("--shift", type=int, default=0, help="other seeds, for trying out")
    dated = here.with_name(f"{date.today().isoformat()}_findings.csv")
    parser.add_argument("--out", type=Path, default=dated)
    return parser.parse_args()


if __name__ == "__main__":
    main()
