"""Alpha, lambda 6 and item-rest correlation of bfi beside the reference values of psych 2.2.9.

Takes the CSV that check_bfi_classic.R wrote; ends with 1 when a value is off by more than 1e-6.
"""

from __future__ import annotations

import sys

import pandas as pd

from quickscan_sim.analyse import cronbach_alpha, guttman_lambda6, item_statistics

TOLERANCE = 1e-6


def values(bfi: pd.DataFrame) -> list[tuple[str, float, float]]:
    """Name, value of the kit, reference value (given to 6 decimals)."""
    a, n = (bfi[[f"{letter}{number}" for number in range(1, 6)]] for letter in "AN")
    alpha_a, alpha_n = cronbach_alpha(a), cronbach_alpha(n)
    return [
        ("A: n", alpha_a.n, 2709),
        ("A: alpha", alpha_a.estimate, 0.703756),
        ("A: lambda 6", guttman_lambda6(a).estimate, 0.683170),
        ("A: item-rest A1", item_statistics(a)["item_rest"].iloc[0], 0.311401),
        ("N: n", alpha_n.n, 2694),
        ("N: alpha", alpha_n.estimate, 0.813303),
        ("N: Feldt, low", alpha_n.ci_low, 0.801920),
        ("N: Feldt, high", alpha_n.ci_high, 0.824223),
    ]


def main() -> int:
    """Print every value beside its reference."""
    found = values(pd.read_csv(sys.argv[1]))
    for name, kit, reference in found:
        print(f"{name:18}{kit:14.6f}{reference:14.6f}{kit - reference:12.1e}")
    return int(any(abs(kit - reference) > TOLERANCE for _, kit, reference in found))


if __name__ == "__main__":
    raise SystemExit(main())
