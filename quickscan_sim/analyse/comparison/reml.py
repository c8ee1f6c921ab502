"""The restricted likelihood of a mixed model, in the notation of lme4, and its best place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

NEAR_ZERO = 1e-5
"""Relative standard deviations below this are zero."""

AGREE = 1e-5
"""How near two searches must end, in deviance."""

STARTS = (1.0, 0.2)
"""Relative standard deviations that the two searches start from: ICC .5 and .04."""

LARGEST = 1e3


@dataclass(frozen=True)
class CrossProducts:
    """All that the likelihood needs of the people: Z'WZ, Z'WX, X'WX and what y adds.

    y stands without its least-squares fit on X (``shift``): the sums of squares stay exact, and
    are in units of ``unit``, what is left of y.
    """

    zz: np.ndarray
    zx: np.ndarray
    xx: np.ndarray
    zy: np.ndarray
    yy: float
    shift: np.ndarray
    unit: float
    n: int
    n_levels: tuple[int, ...]
    log_weights: float

    @classmethod
    def of(
        cls, y: np.ndarray, x: np.ndarray, members: list[np.ndarray], weight: np.ndarray
    ) -> CrossProducts:
        """From values, fixed effects, memberships of levels, and weights above 0."""
        root = np.sqrt(weight)[:, None]
        wx, wy = x * root, y * root[:, 0]
        z = np.hstack(members) * root
        shift = np.linalg.lstsq(wx, wy, rcond=None)[0]
        rest = wy - wx @ shift
        # What rounding leaves of constant values is nothing.
        size = float(np.sqrt((wy**2).mean()))
        unit = float(np.sqrt((rest**2).mean()))
        unit = unit if unit > 1e-12 * size else 0.0
        rest = rest / unit if unit else rest * 0
        return cls(
            zz=z.T @ z,
            zx=z.T @ wx,
            xx=wx.T @ wx,
            zy=z.T @ rest,
            yy=float(rest @ rest),
            shift=shift,
            unit=unit,
            n=len(y),
            n_levels=tuple(rows.shape[1] for rows in members),
            log_weights=float(np.log(weight).sum()),
        )

    @property
    def n_fixed(self) -> int:
        """The number of fixed effects."""
        return len(self.xx)

    def leaves_nothing(self) -> bool:
        """Whether fixed and random effects together explain every value."""
        if self.unit == 0:
            return True
        everything = np.block([[self.xx, self.zx.T], [self.zx, self.zz]])
        right = np.concatenate([np.zeros(self.n_fixed), self.zy])
        explained = right @ np.linalg.lstsq(everything, right, rcond=1e-10)[0]
        return bool(self.yy - explained < 1e-9 * self.yy)

    def spread_of_levels(self, spreads: np.ndarray) -> np.ndarray:
        """The relative standard deviation of every level."""
        return np.repeat(spreads, self.n_levels)

    def solve(self, spreads: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, float, float]:
        """L, R_ZX and R_X of lme4, the coefficients' right-hand side, and the penalised rest."""
        from scipy.linalg import solve_triangular

        lam = self.spread_of_levels(spreads)
        inner = self.zz * lam[:, None] * lam
        inner.flat[:: len(lam) + 1] += 1
        lower = np.linalg.cholesky(inner)
        right_hand = np.column_stack([self.zx, self.zy]) * lam[:, None]
        both = solve_triangular(lower, right_hand, lower=True, check_finite=False)
        of_x, of_y = both[:, :-1], both[:, -1]
        corner = np.linalg.cholesky(self.xx - of_x.T @ of_x)
        right = np.linalg.solve(corner, -of_x.T @ of_y)
        rest = self.yy - float(of_y @ of_y) - float(right @ right)
        log_size = 2 * float(np.log(np.diag(lower)).sum() + np.log(np.diag(corner)).sum())
        return lower, of_x, corner, rest, log_size

    def deviance(self, spreads: np.ndarray) -> float:
        """-2 restricted log likelihood, with beta and sigma at their best (Bates 2015, eq. 42)."""
        _, _, _, rest, log_size = self.solve(np.asarray(spreads, dtype=float))
        df = self.n - self.n_fixed
        variance = rest / df * self.unit**2
        return float(log_size + df * (1 + np.log(2 * np.pi * variance)) - self.log_weights)

    def deviance_at(self, parameters: np.ndarray) -> float:
        """-2 restricted log likelihood at relative deviations and the log residual variance."""
        _, _, _, rest, log_size = self.solve(parameters[:-1])
        df, log_variance = self.n - self.n_fixed, float(parameters[-1])
        scaled = rest * self.unit**2 / np.exp(log_variance)
        return float(log_size + df * (np.log(2 * np.pi) + log_variance) + scaled)

    def residual_variance(self, spreads: np.ndarray) -> float:
        """The REML estimate of the variance of people within groups."""
        rest = self.solve(np.asarray(spreads, dtype=float))[3]
        return rest / (self.n - self.n_fixed) * self.unit**2

    def variance_of(self, spreads: np.ndarray, of_fixed: np.ndarray) -> float:
        """The variance of a sum of fixed effects."""
        corner = self.solve(spreads)[2]
        part = np.linalg.solve(corner, of_fixed)
        return float(part @ part) * self.residual_variance(spreads)

    def predict(self, spreads: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Effects (fixed, then random), their joint covariance, and that of b given beta.

        Henderson's (1975) mixed model equations, written so that a variance of 0 is no division;
        both covariances are relative to the residual variance.
        """
        lam = self.spread_of_levels(spreads)
        turn = np.concatenate([np.ones(self.n_fixed), lam])
        inner = self.zz * lam[:, None] * lam + np.eye(len(lam))
        cross = self.zx * lam[:, None]
        inverse = np.linalg.inv(np.block([[self.xx, cross.T], [cross, inner]]))
        right = np.concatenate([np.zeros(self.n_fixed), self.zy * lam])
        effects = turn * (inverse @ right) * self.unit
        effects[: self.n_fixed] += self.shift
        joint = inverse * turn[:, None] * turn
        return effects, joint, np.linalg.inv(inner) * lam[:, None] * lam


def combine_at(
    products: CrossProducts, spreads: np.ndarray, of_fixed: np.ndarray, of_random: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Sums of effects at given relative deviations: values, prediction errors, shrinkage."""
    effects, joint, conditional = products.predict(spreads)
    sums = np.hstack([of_fixed, of_random])
    relative = np.clip(((sums @ joint) * sums).sum(axis=1), 0, None)
    left = ((of_random @ conditional) * of_random).sum(axis=1)
    before = of_random**2 @ products.spread_of_levels(spreads) ** 2
    shrinkage = np.divide(left, before, out=np.ones_like(left), where=before > 0)
    return sums @ effects, np.sqrt(relative * products.residual_variance(spreads)), shrinkage


def best_spreads(products: CrossProducts) -> np.ndarray | None:
    """Where the restricted likelihood is highest; None where two searches disagree twice."""
    k = len(products.n_levels)
    starts = np.full(k, STARTS[0]), np.full(k, STARTS[1])
    for _ in range(2):
        ends = _descend(products, starts[0]), _walk(products, starts[1])
        deviances = [products.deviance(end) for end in ends]
        if abs(deviances[0] - deviances[1]) < AGREE:
            break
        starts = ends[1] + 0.1, ends[0] + 0.1
    else:
        return None
    places = [*_walls(ends[1]), *ends]
    best = min(places, key=products.deviance)
    return best if (best < LARGEST).all() and np.isfinite(products.deviance(best)) else None


def _descend(products: CrossProducts, start: np.ndarray) -> np.ndarray:
    """Over squares: the deviance is even in the deviations, so a descent would stick at zero."""
    from scipy.optimize import minimize

    def deviance(squares: np.ndarray) -> float:
        return products.deviance(np.sqrt(squares))

    found = minimize(
        deviance,
        start**2,
        method="L-BFGS-B",
        bounds=[(0.0, LARGEST**2)] * len(start),
        options={"ftol": 1e-14, "gtol": 1e-8, "maxiter": 500},
    )
    return np.asarray(np.sqrt(found.x))


def _walk(products: CrossProducts, start: np.ndarray) -> np.ndarray:
    """A simplex, that may cross zero: a wall there would make it flat."""
    from scipy.optimize import minimize

    def deviance(spreads: np.ndarray) -> float:
        return products.deviance(np.minimum(np.abs(spreads), LARGEST))

    found = minimize(
        deviance,
        start,
        method="Nelder-Mead",
        options={"xatol": 1e-8, "fatol": 1e-11, "maxiter": 2000},
    )
    return np.asarray(np.minimum(np.abs(found.x), LARGEST))


def gradient_of(products: CrossProducts, spreads: np.ndarray, of_fixed: np.ndarray) -> np.ndarray:
    """How the variance of a sum of fixed effects moves with each parameter that is not zero."""
    active = np.flatnonzero(spreads > 0)

    def variance(values: np.ndarray) -> float:
        moved = spreads.copy()
        moved[active] = values[:-1]
        corner = products.solve(moved)[2]
        part = np.linalg.solve(corner, of_fixed)
        return float(part @ part) * float(np.exp(values[-1]))

    at = np.append(spreads[active], np.log(products.residual_variance(spreads)))
    slope = np.empty(len(at))
    for one, step in enumerate(_steps(at)):
        slope[one] = _richardson(
            [
                (variance(at + h * step) - variance(at - h * step)) / (2 * h * np.abs(step).sum())
                for h in (1.0, 0.5)
            ]
        )
    return slope


def covariance_of_parameters(products: CrossProducts, spreads: np.ndarray) -> np.ndarray:
    """2 times the inverse of the deviance's Hessian, over the parameters that are not zero."""
    active = np.flatnonzero(spreads > 0)

    def deviance(values: np.ndarray) -> float:
        moved = np.append(spreads, values[-1])
        moved[active] = values[:-1]
        return products.deviance_at(moved)

    at = np.append(spreads[active], np.log(products.residual_variance(spreads)))
    steps = _steps(at)
    hessian = np.empty((len(at), len(at)))
    for one, other in product(range(len(at)), repeat=2):
        a, b = steps[one], steps[other]
        hessian[one, other] = _richardson(
            [
                sum(
                    sign * deviance(at + h * (p * a + q * b))
                    for p, q, sign in ((1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1))
                )
                / (4 * h**2 * np.abs(a).sum() * np.abs(b).sum())
                for h in (1.0, 0.5)
            ]
        )
    return 2 * np.linalg.pinv(hessian, hermitian=True)


def _walls(spreads: np.ndarray) -> list[np.ndarray]:
    """The same place with the small ones at zero."""
    small = np.flatnonzero(spreads < 1e-3)
    moved = []
    for chosen in product((False, True), repeat=len(small)):
        if any(chosen):
            place = spreads.copy()
            place[small[list(chosen)]] = 0.0
            moved.append(place)
    return moved


def _steps(at: np.ndarray) -> np.ndarray:
    """A small step along each parameter; never across zero."""
    size = np.append(np.minimum(0.02, at[:-1] / 4), 0.02)
    return np.diag(size)


def _richardson(pair: list[float]) -> float:
    """From a step and half of it, the limit to the fourth order."""
    whole, half = pair
    return (4 * half - whole) / 3
