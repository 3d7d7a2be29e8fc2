"""Under which conditions a result holds: when they change, it is made again."""

from __future__ import annotations

import hashlib

from analyzer.resources import resource
from analyzer.watch.settings import Settings

_DATA = (("corpora", "rules"), ("corpora", "lexicon"), ("corpora", "editions"), ("corpora", "occupations"))
OPTIONS = ("lang", "code", "filed_on", "annotate")


def conditions_of(settings: Settings) -> dict[str, str]:
    """Return the versions of program, model and rules, and the options that a result depends on."""
    from analyzer.matching.matcher import shipped_matcher
    from analyzer.pipeline import versions

    return {
        **versions(shipped_matcher()),
        "rules": _digest(),
        "lang": settings.lang,
        "code": settings.code or "",
        "filed_on": settings.filed_on.isoformat() if settings.filed_on else "",
        "annotate": "yes" if settings.annotate else "no",
    }


def _digest() -> str:
    """Return a hash over the data that rules are read from."""
    sum_ = hashlib.sha256()
    for parts in _DATA:
        for path in sorted(resource(*parts).glob("*.json")):
            sum_.update(path.name.encode() + path.read_bytes())
    return sum_.hexdigest()[:16]
