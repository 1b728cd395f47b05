"""Multinomial logistic regression with a ridge, fitted by Newton's method; and rows of named features as a matrix.

Knows numbers and names of features; knows nothing of what they say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

STEPS = 50
SMALL = 1e-6
FREE = 1e-3
"""The ridge on the constant, which is next to none."""


def feature_names(rows: Sequence[Mapping[str, float]], least: int) -> list[str]:
    """The features that at least `least` rows have, in the order of the alphabet."""
    counts = Counter(name for row in rows for name, value in row.items() if value)
    return sorted(name for name, count in counts.items() if count >= least)


def matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Matrix:
    """One row a row of features, (rows, names + 1); the last column is the constant."""
    columns = {name: column for column, name in enumerate(names)}
    values = np.zeros((len(rows), len(names) + 1))
    values[:, -1] = 1.0
    for number, row in enumerate(rows):
        for name, value in row.items():
            if name in columns:
                values[number, columns[name]] = value
    return values


def fit(values: Matrix, labels: NDArray[np.int64], classes: int, ridge: float) -> Matrix:
    """The weights, (classes, columns), that make `labels` likeliest, each weight squared costing half the ridge."""
    columns = values.shape[1]
    weights = np.zeros((classes, columns))
    given = np.eye(classes)[labels]
    costs = np.full(columns, ridge)
    costs[-1] = FREE
    for _ in range(STEPS):
        likely = shares(values @ weights.T)
        slope = (likely - given).T @ values + weights * costs
        step = np.linalg.solve(_curvature(values, likely, costs), slope.ravel()).reshape(weights.shape)
        weights -= step
        if float(np.abs(step).max()) < SMALL:
            break
    return weights


def shares(scores: Matrix) -> Matrix:
    """Scores of each row as probabilities."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely: Matrix = raised / raised.sum(axis=1, keepdims=True)
    return likely


def _curvature(values: Matrix, likely: Matrix, costs: Matrix) -> Matrix:
    classes, columns = likely.shape[1], values.shape[1]
    curved = np.zeros((classes, columns, classes, columns))
    for one in range(classes):
        for other in range(classes):
            weight = likely[:, one] * ((one == other) - likely[:, other])
            curved[one, :, other, :] = (values * weight[:, None]).T @ values
    flat = curved.reshape(classes * columns, classes * columns)
    flat[np.diag_indices_from(flat)] += np.tile(costs, classes)
    return flat
