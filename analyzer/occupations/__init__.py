"""What does an occupation code mean, in which edition, and what lies inside and outside its scope?"""

from analyzer.occupations.catalogue import Catalogue, load_catalogue
from analyzer.occupations.editions import Edition, EditionKind, Meaning, edition_on, load_editions, newest_edition
from analyzer.occupations.names import NAME_LEVEL, match_name
from analyzer.occupations.numbers import NumberUse, meanings_of, number_uses
from analyzer.occupations.resolve import Resolution, ResolutionStatus, resolve
from analyzer.occupations.routes import Route, explain_route, load_routes, route_of
from analyzer.occupations.search import Boundary, Hit, between, find
from analyzer.occupations.types import Exclusion, Neighbour, Note, Occupation, Recommendation, ScopeLine

__all__ = [
    "NAME_LEVEL",
    "Boundary",
    "Catalogue",
    "Edition",
    "EditionKind",
    "Exclusion",
    "Hit",
    "Meaning",
    "Neighbour",
    "Note",
    "NumberUse",
    "Occupation",
    "Recommendation",
    "Resolution",
    "ResolutionStatus",
    "Route",
    "ScopeLine",
    "between",
    "edition_on",
    "explain_route",
    "find",
    "load_catalogue",
    "load_editions",
    "load_routes",
    "match_name",
    "meanings_of",
    "newest_edition",
    "number_uses",
    "resolve",
    "route_of",
]
