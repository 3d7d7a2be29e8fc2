"""Routes of E-7 and beside it that are not examined by comparing duties with an occupation."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analyzer.occupations.folding import fold, number_key
from analyzer.occupations.types import Note
from analyzer.resources import load_json

_BARE = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class Route:
    """One route, such as `E-7-4`.

    :param numbers: Occupation numbers that are filed on this route.
    :param writings: Other writings of it, such as subtypes and Korean names.
    :param text: Why no occupation is compared on this route.
    """

    id: str
    name: Note
    text: Note
    numbers: tuple[str, ...]
    writings: tuple[str, ...]
    source: str


@functools.cache
def load_routes() -> Mapping[str, Route]:
    """Return the routes by id. Read once."""
    rows = load_json("corpora", "occupations", "routes.json")["routes"]
    return {row["id"]: _route(row) for row in rows}


def _route(row: dict[str, Any]) -> Route:
    written = (tuple(row["numbers"]), tuple(row["writings"]))
    return Route(row["id"], Note(**row["name"]), Note(**row["text"]), *written, row["source"])


def explain_route(route_id: str) -> Route:
    """Return a route by its id.

    :raises KeyError: If there is no such route; the message names the known ones.
    """
    routes = load_routes()
    if route_id not in routes:
        raise KeyError(f"No route {route_id!r}. Known: {', '.join(routes)}.")
    return routes[route_id]


def route_of(written: str) -> Route | None:
    """Return the route that a number or a visa type names (`S740`, `9999`, `E74`, `비전문취업`), else None."""
    return _writings().get(number_key(written) or _bare(written))


@functools.cache
def _writings() -> Mapping[str, Route]:
    known: dict[str, Route] = {}
    for route in load_routes().values():
        known |= dict.fromkeys(
            (*route.numbers, *(_bare(text) for text in (route.id, route.name.ko, route.name.en, *route.writings))),
            route,
        )
    return known


def _bare(text: str) -> str:
    """Return `E9` for `e-9`. The sector behind E-9 (`E-9-1`) does not change the route."""
    bare = _BARE.sub("", fold(text)).upper()
    return "E9" if re.fullmatch(r"E9\d{1,2}", bare) else bare
