"""Which rule was in force on a filing day, from which source, and how sure is it?"""

from analyzer.regulations.holding import TOPICS, Holding, rules_of
from analyzer.regulations.lifetimes import lifetime_of, months_after
from analyzer.regulations.pay import Floor, Relief, floor_on, monthly_hours
from analyzer.regulations.protection import Protection, is_protected, protection_on
from analyzer.regulations.routes import DEGREE_NAMES, Way, ways_on
from analyzer.regulations.tables import all_in_force, in_force, load_table
from analyzer.regulations.types import Confidence, Entry, Source, Text

__all__ = [
    "DEGREE_NAMES",
    "TOPICS",
    "Confidence",
    "Entry",
    "Floor",
    "Holding",
    "Protection",
    "Relief",
    "Source",
    "Text",
    "Way",
    "all_in_force",
    "floor_on",
    "in_force",
    "is_protected",
    "lifetime_of",
    "load_table",
    "months_after",
    "monthly_hours",
    "protection_on",
    "rules_of",
    "ways_on",
]
