"""A map of duties: sentences that mean like things lie close together."""

from __future__ import annotations

import importlib
from dataclasses import dataclass

import numpy as np
from pandas import DataFrame

from analyzer.audits.analyses.vectors import Vectors

METHODS = ("pca", "umap")


@dataclass(frozen=True, slots=True)
class DutyMap:
    """Duties with two coordinates.

    :param points: The duties with `x` and `y`, and the package's `filed_code`, `verdict` and `outcome`.
    :param explained: Share of the vectors' variance that the two axes hold; None for UMAP, whose axes have no measure. Where it
        is small, distances on the map say little, and neighbours more than far ones.
    """

    points: DataFrame
    explained: float | None


def duty_map(duties: DataFrame, vectors: Vectors, packages: DataFrame, *, method: str = "pca", seed: int = 0) -> DutyMap:
    """Lay duties out in the plane.

    :param duties: `Audit.duties` or a part of them.
    :param vectors: `duty_vectors` of these rows.
    :param packages: `Audit.packages`.
    :param method: `pca`, or `umap` where umap-learn is installed (it is no dependency of ours).
    :raises ValueError: For another method or fewer than three duties.
    :raises ImportError: If `umap` is asked for and not installed.
    """
    if method not in METHODS:
        raise ValueError(f"{method!r}: choose one of {', '.join(METHODS)}.")
    if len(duties) < 3:
        raise ValueError(f"{len(duties)} duties make no map; give three or more.")
    explained: float | None = None
    if method == "umap":
        try:
            umap = importlib.import_module("umap")
        except ImportError as error:
            raise ImportError("UMAP is not installed: pip install umap-learn, or use method='pca'.") from error
        place = umap.UMAP(random_state=seed, metric="cosine").fit_transform(vectors)
    else:
        from sklearn.decomposition import PCA

        pca = PCA(2, svd_solver="full").fit(np.asarray(vectors, dtype=float))
        place = pca.transform(np.asarray(vectors, dtype=float))
        explained = float(pca.explained_variance_ratio_.sum())
    columns = ["package_id", "document", "role", "text", "code", "share"]
    points = duties[columns].reset_index(drop=True).assign(x=place[:, 0], y=place[:, 1])
    return DutyMap(points.merge(packages[["package_id", "filed_code", "verdict", "outcome"]], on="package_id", how="left"), explained)
