"""Draw the invented answers on which R and the kit are compared: ordinal_items.csv and _small.csv.

Run once (python tests/oracle/ordinal_items.py); both files are kept, so nothing depends on it.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

SEED = 20261123
LOADINGS = np.array([0.8, 0.7, 0.75, 0.6, 0.5, 0.65])
FOLDER = Path(__file__).parent


def main() -> None:
    """Six items with one factor and one correlated pair: five answers, four, and two."""
    rng = np.random.default_rng(SEED)
    for name, n, share_missing in (("ordinal_items.csv", 300, 0.02), ("ordinal_small.csv", 40, 0)):
        factor = rng.standard_normal((n, 1))
        own = rng.standard_normal((n, 6))
        own[:, 1] = 0.4 * own[:, 0] + np.sqrt(1 - 0.4**2) * own[:, 1]
        underneath = factor * LOADINGS + own * np.sqrt(1 - LOADINGS**2)
        borders = [[-1.6, -0.8, 0.1, 1.0]] * 3 + [[-1.2, -0.3, 0.9], [-1.0, 0.0, 1.4], [0.3]]
        answers = np.column_stack(
            [1 + np.searchsorted(own, underneath[:, item]) for item, own in enumerate(borders)]
        )
        items = pd.DataFrame(answers, columns=[f"Q{number}" for number in range(1, 7)])
        missing = rng.random(items.shape) < share_missing
        items.mask(missing).astype("Int64").to_csv(FOLDER / name, index=False)


if __name__ == "__main__":
    main()
