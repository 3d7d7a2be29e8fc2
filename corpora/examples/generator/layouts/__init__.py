"""The layouts of the papers: one function per kind of paper, from a case to a `Paper`."""

from __future__ import annotations

from collections.abc import Callable

from corpora.examples.generator.content import Case
from corpora.examples.generator.layouts.a1 import a1
from corpora.examples.generator.layouts.b1 import b1
from corpora.examples.generator.layouts.b2 import b2
from corpora.examples.generator.layouts.certificates import certificate, recommendation
from corpora.examples.generator.layouts.e1 import e1
from corpora.examples.generator.layouts.k1 import k1
from corpora.examples.generator.layouts.k2 import k2
from corpora.examples.generator.layouts.k3 import k3
from corpora.examples.generator.layouts.r1 import r1
from corpora.examples.generator.layouts.r2 import r2
from corpora.examples.generator.model import Paper

LAYOUTS: dict[str, Callable[[Case], Paper]] = {
    "K1": k1,
    "K2": k2,
    "K3": k3,
    "B1": b1,
    "B2": b2,
    "E1": e1,
    "R1": r1,
    "R2": r2,
    "A1": a1,
    "REC": recommendation,
    "CERT": certificate,
}
