"""Linear mixed models with random intercepts, by REML, as R's lme4 fits them.

Written here, for libraries in Python give wrong answers near a variance of zero; equal to lme4
(tests/oracle). What depends on the number of people is computed once, so that each step of the
search costs only the number of organisations and wijken to the third power.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from quickscan_sim.analyse.comparison.reml import (
    NEAR_ZERO,
    CrossProducts,
    best_spreads,
    combine_at,
    covariance_of_parameters,
    gradient_of,
)
from quickscan_sim.analyse.item_answers import numbers_of
from quickscan_sim.errors import QuickscanError


@dataclass(frozen=True, kw_only=True)
class MixedModel:
    """A fitted mixed model, or the ``reason`` why there is none (the numbers are empty then).

    Attributes
    ----------
    coefficients, covariance
        Of the fixed effects (p) and (p, p); the covariance takes the variances as known.
    variances
        Between the levels of each random effect, and under "residual" that of people.
    random_effects, prediction_errors
        For each random effect its best linear unbiased predictions (BLUPs) and the standard
        errors of prediction, which count the uncertainty of the fixed effects too.
    deviance
        -2 times the restricted log likelihood.
    n
        The people it rests on.
    reason
        "too_few_people" (no more people than fixed effects), "no_variation" (nothing left to
        explain within groups), "overlapping_effects" (fixed effects that follow from each other),
        "too_few_groups" (the levels of a random effect cannot be told from the fixed effects or
        from people, see :func:`can_be_told_apart`), or
        "no_agreement" (two searches ended in different places).
    """

    coefficients: np.ndarray = field(default_factory=lambda: np.zeros(0))
    covariance: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))
    variances: dict[str, float] = field(default_factory=dict)
    random_effects: dict[str, np.ndarray] = field(default_factory=dict)
    prediction_errors: dict[str, np.ndarray] = field(default_factory=dict)
    deviance: float = np.nan
    n: int
    reason: str | None = None
    products: CrossProducts | None = field(default=None, repr=False)
    spreads: np.ndarray = field(default_factory=lambda: np.zeros(0), repr=False)

    def combine(
        self, of_fixed: np.ndarray, of_random: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Sums of fixed and random effects: values, prediction errors, and shrinkage.

        Parameters
        ----------
        of_fixed, of_random
            (k, p) and (k, q): how often each sum counts each effect; the levels of the random
            effects one after the other, in the order in which they were given.

        Returns
        -------
        values, errors, shrinkage
            Each (k,). ``shrinkage`` is the share of the random part's variance that the data leave
            open: 1 - n / (n + residual / between) for one group of n people; 1 where the random
            part has no variance.
        """
        return combine_at(self._fitted(), self.spreads, of_fixed, of_random)

    def satterthwaite(self, of_fixed: np.ndarray) -> float:
        """Degrees of freedom of one sum of fixed effects, by Satterthwaite (1946).

        df = 2 variance^2 / (g' A g), with g the gradient of the variance of the sum and A the
        covariance of the variance parameters from the curvature of the restricted likelihood
        (Fai and Cornelius 1996; as R's lmerTest). A variance estimated as zero is taken as known
        to be zero: with few wijken that makes too many degrees of freedom.
        """
        products = self._fitted()
        known = products.variance_of(self.spreads, of_fixed)
        slope = gradient_of(products, self.spreads, of_fixed)
        around = covariance_of_parameters(products, self.spreads)
        spread = float(slope @ around @ slope)
        return 2 * known**2 / spread if spread > 0 else np.inf

    def _fitted(self) -> CrossProducts:
        if self.products is None:
            raise QuickscanError(
                "This mixed model holds no numbers (reason: {reason}). Look at `reason` first.",
                reason=self.reason,
            )
        return self.products


def fit_mixed_model(
    values: np.ndarray,
    fixed: np.ndarray,
    random: Mapping[str, np.ndarray],
    weights: np.ndarray | None = None,
) -> MixedModel:
    """Fixed effects and random intercepts, by restricted maximum likelihood (REML).

    y = X beta + sum of Z_k b_k + e, with b_k ~ N(0, variance_k) and e ~ N(0, residual / weight).
    Beta and the residual variance are profiled out, and the restricted likelihood is searched over
    the standard deviations of the b_k relative to that of e (Bates, Maechler, Bolker and Walker
    2015, Journal of Statistical Software 67). Two searches, from different starts and by different
    methods, must end in the same place.

    Parameters
    ----------
    values
        (n,), without missing values.
    fixed
        X, (n, p), with its own column for the intercept.
    random
        For each random effect either (n,) codes 0, 1, 2 ... of the level of each person, or (n, q)
        shares in which a person belongs to each level (multiple membership: Browne, Goldstein and
        Rasbash 2001). One to three effects.
    weights
        How often each person counts; by default once.

    Returns
    -------
    MixedModel
        Or one that holds only a ``reason``.

    Examples
    --------
    Two people in each of three wijken: means 1.5, 3.5 and 5.5.

    >>> y = np.array([1.0, 2, 3, 4, 5, 6])
    >>> found = fit_mixed_model(y, np.ones((6, 1)), {"wijk": np.array([0, 0, 1, 1, 2, 2])})
    >>> {name: round(variance, 4) for name, variance in found.variances.items()}
    {'wijk': 3.75, 'residual': 0.5}
    >>> bool(np.allclose(found.random_effects["wijk"], [-1.875, 0, 1.875]))
    True
    """
    y, design = numbers_of(values, "values"), np.asarray(fixed, dtype=float)
    weight = np.ones(len(y)) if weights is None else np.asarray(weights, dtype=float)
    members = {name: _memberships(groups) for name, groups in random.items()}
    _check(y, design, members, weight)
    reason = _cannot_fit(design, members)
    if reason:
        return MixedModel(n=len(y), reason=reason)
    products = CrossProducts.of(y, design, list(members.values()), weight)
    if products.leaves_nothing():
        return MixedModel(n=len(y), reason="no_variation")
    spreads = best_spreads(products)
    if spreads is None:
        return MixedModel(n=len(y), reason="no_agreement")
    return _describe(products, spreads, list(members))


def can_be_told_apart(fixed: np.ndarray, groups: np.ndarray) -> bool:
    """Whether the levels of a random effect can be told from the fixed effects and from people.

    Not so with one level, with a level for every person, or where each level has a fixed effect
    of its own (one organisation in each sector).

    Parameters
    ----------
    fixed
        X, (n, p).
    groups
        As in :func:`fit_mixed_model`.
    """
    rows = _memberships(groups)
    n_levels = int((rows != 0).any(axis=0).sum())
    if not 2 <= n_levels < len(rows):
        return False
    rest = rows - fixed @ np.linalg.lstsq(fixed, rows, rcond=None)[0]
    return bool((rest**2).sum() > 1e-10 * (rows**2).sum())


def _describe(products: CrossProducts, spreads: np.ndarray, names: list[str]) -> MixedModel:
    residual = products.residual_variance(spreads)
    effects, joint, _ = products.predict(spreads)
    p = products.n_fixed
    errors = np.sqrt(np.clip(np.diag(joint) * residual, 0, None))
    ends = np.cumsum(products.n_levels)[:-1] + p
    return MixedModel(
        coefficients=effects[:p],
        covariance=joint[:p, :p] * residual,
        variances=dict(zip(names, (spreads**2 * residual).tolist(), strict=True))
        | {"residual": residual},
        random_effects=dict(zip(names, np.split(effects, [p, *ends])[1:], strict=True)),
        prediction_errors=dict(zip(names, np.split(errors, [p, *ends])[1:], strict=True)),
        deviance=products.deviance(spreads),
        n=products.n,
        products=products,
        spreads=np.where(spreads < NEAR_ZERO, 0.0, spreads),
    )


def _memberships(groups: np.ndarray) -> np.ndarray:
    given = np.asarray(groups)
    if given.ndim == 2:
        return given.astype(float)
    codes = given.astype(int)
    return np.asarray(np.eye(int(codes.max(initial=-1)) + 1)[codes])


def _check(
    y: np.ndarray, design: np.ndarray, members: dict[str, np.ndarray], weight: np.ndarray
) -> None:
    if not 1 <= len(members) <= 3:
        raise QuickscanError(
            "A mixed model takes one to three random effects; found {n}.", n=len(members)
        )
    n_rows = {"values": len(y), "fixed": len(design), "weights": len(weight)}
    n_rows |= {name: len(rows) for name, rows in members.items()}
    if len(set(n_rows.values())) > 1 or design.ndim != 2:
        raise QuickscanError(
            "A mixed model needs a row for each person everywhere; found {rows}.",
            rows=", ".join(f"{name}: {rows}" for name, rows in n_rows.items()),
        )
    arrays = {"values": y, "fixed": design, "weights": weight} | members
    for name, numbers in arrays.items():
        if not np.isfinite(numbers).all():
            raise QuickscanError(
                "A mixed model takes no missing values; `{name}` has some. Leave those people out.",
                name=name,
            )
    if (weight <= 0).any():
        raise QuickscanError("The weights of a mixed model must be above 0.")


def _cannot_fit(design: np.ndarray, members: dict[str, np.ndarray]) -> str | None:
    n, p = design.shape
    if n <= p:
        return "too_few_people"
    if np.linalg.matrix_rank(design) < p:
        return "overlapping_effects"
    told_apart = all(can_be_told_apart(design, rows) for rows in members.values())
    return None if told_apart else "too_few_groups"
