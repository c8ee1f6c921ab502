"""The kit's numbers on psych's bfi beside those that R gave; exits 1 when one is off."""

from __future__ import annotations

import sys

import pandas as pd

from quickscan_sim.analyse import omega_total, ordinal_alpha, polychoric_correlation

TOLERANCE = 1.5e-6
"""R's values are given in six decimals."""
OF_OMEGA = {
    "green_yang": 0.838785,
    "cfa_observed": 0.800,
    "cfa_model": 0.813,
    "minres": 0.818,
    "latent": 0.862,
}
THREE_DECIMALS = 6e-4


def main(path: str) -> int:
    """Print kit, R and difference for each value, and count those that differ too much."""
    bfi = pd.read_csv(path)
    agreeable = bfi[["A1", "A2", "A3", "A4", "A5"]].assign(A1=7 - bfi["A1"])
    nervous = bfi[["N1", "N2", "N3", "N4", "N5"]]
    rows = [
        ("ordinal alpha A", ordinal_alpha(agreeable, 0).estimate, 0.759605, TOLERANCE),
        ("ordinal alpha N", ordinal_alpha(nervous, 0).estimate, 0.839355, TOLERANCE),
        ("polychoric A1 A2", first_correlation(agreeable), 0.408884, TOLERANCE),
        ("polychoric N1 N2", first_correlation(nervous), 0.763512, TOLERANCE),
        ("green_yang A", omega_total(agreeable, n_bootstrap=0).estimate, 0.729002, TOLERANCE),
    ]
    for definition, expected in OF_OMEGA.items():
        tolerance = TOLERANCE if definition == "green_yang" else THREE_DECIMALS
        found = omega_total(nervous, definition, n_bootstrap=0).estimate
        rows.append((f"{definition} N", found, expected, tolerance))
    n_off = 0
    print(f"{'':20}{'kit':>12}{'R':>12}{'difference':>14}")
    for label, found, expected, tolerance in rows:
        n_off += not abs(found - expected) <= tolerance
        print(f"{label:20}{found:12.6f}{expected:12.6f}{found - expected:14.2e}")
    return min(n_off, 1)


def first_correlation(items: pd.DataFrame) -> float:
    """The correlation of the first two items, among people who answered all five."""
    return float(polychoric_correlation(items).pairs["estimate"].iloc[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
