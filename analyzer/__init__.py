"""E-7 package analyzer: do the contract, the Recruitment Reason Statement and the filed occupation code agree?

Importing this module loads no model. See `docs/` for the report schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analyzer.api import audit, compare, profile, profiles, review

__all__ = ["audit", "compare", "profile", "profiles", "review"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from analyzer import api

        return getattr(api, name)
    raise AttributeError(f"module 'analyzer' has no attribute {name!r}")
