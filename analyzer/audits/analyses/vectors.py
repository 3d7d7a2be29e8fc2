"""Duties as vectors of the shipped encoder, each text encoded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from pandas import DataFrame

if TYPE_CHECKING:
    from analyzer.language.encoder import Encoder

Vectors = npt.NDArray[np.float32]


def duty_vectors(duties: DataFrame, encoder: Encoder | None = None) -> Vectors:
    """Return one unit vector for each row.

    :param duties: `Audit.duties`, or any table with a column `text`.
    :param encoder: Another encoder than the shipped one.
    """
    from analyzer.language.encoder import shipped_encoder

    texts = duties["text"].to_list()
    unique = list(dict.fromkeys(texts))
    place = {text: row for row, text in enumerate(unique)}
    return (encoder or shipped_encoder()).encode(unique)[[place[text] for text in texts]]
