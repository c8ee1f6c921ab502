"""Names a second: gathered from pools, beside Faker row by row in the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from faker import Faker

from quickscan_sim.parameters import Parameters
from quickscan_sim.questionnaire import load_questionnaire
from quickscan_sim.random_streams import stream
from quickscan_sim.simulate.names import draw_organisation_names
from quickscan_sim.simulate.people_names import draw_people_names

RUNS = 5
N_NAMES = 1_000_000
N_FAKER = 5_000
N_MUNICIPALITIES = 342
N_ORGANISATIONS = 400
AT_LEAST = 100


def seconds_each(work: Callable[[], object], n: int) -> float:
    """Median CPU seconds for one of n rows."""
    spent = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        spent.append((time.process_time() - start) / n)
    return statistics.median(spent)


def with_faker() -> list[str]:
    """Names one by one, as a loop over rows would make them."""
    fake = Faker("nl_NL")
    fake.seed_instance(int(stream(1, "faker").integers(2**32)))
    return [fake.name() for _ in range(N_FAKER)]


def organisations() -> None:
    """Names of the organisations of a whole country, a municipality at a time."""
    sectors = load_questionnaire(Parameters().questionnaire).sectors
    areas = [f"Wijk {number % 10}" for number in range(N_ORGANISATIONS // len(sectors))]
    for municipality in range(N_MUNICIPALITIES):
        for number, sector in enumerate(sectors):
            rng = stream(municipality, "names", number)
            draw_organisation_names(
                sector.sector_id, sector.is_informal, sector.name.nl, areas, rng
            )


def main() -> None:
    """Print the cost of a name for each way of making it, and how many different ones came."""
    pools = seconds_each(lambda: draw_people_names(N_NAMES, stream(1, "names")), N_NAMES)
    faker = seconds_each(with_faker, N_FAKER)
    named = N_MUNICIPALITIES * N_ORGANISATIONS
    of_organisation = seconds_each(organisations, named)
    print(f"CPU time per name, median of {RUNS} runs")
    print(f"{'':44}{'microseconds':>14}{'names/s':>12}")
    for label, cost in (
        (f"people, {N_NAMES:,} from pools", pools),
        (f"people, {N_FAKER:,} from Faker row by row", faker),
        (f"organisations, {N_MUNICIPALITIES} x {N_ORGANISATIONS}", of_organisation),
    ):
        print(f"{label:44}{cost * 1e6:14.3f}{1 / cost:12,.0f}")
    print(f"pools are {faker / pools:.0f} times as fast as Faker (aim: at least {AT_LEAST})")
    different = len(set(draw_people_names(N_FAKER, stream(1, "names"))))
    print(f"different names among {N_FAKER:,}: {different:,} from pools, ", end="")
    print(f"{len(set(with_faker())):,} from Faker")


if __name__ == "__main__":
    main()
