"""Checks an E-9 or E-7-4 case against the dated rules of its route, with the arithmetic. Pure: no papers, no clock."""

from __future__ import annotations

from analyzer.consistency import route_e9, route_e74
from analyzer.consistency.route_types import Answer, Change, Given, Points, State, Stay

__all__ = ["ROUTES", "Answer", "Change", "Given", "Points", "State", "Stay", "route_answers"]

ROUTES = ("E-9", "E-7-4")


def route_answers(route: str, given: Given) -> list[Answer]:
    """Return the answers of one route, question by question.

    :param route: One of `ROUTES`.
    """
    return list((route_e9 if route == "E-9" else route_e74).answers(given))
