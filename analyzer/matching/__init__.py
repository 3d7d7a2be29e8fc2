"""Which occupations does a duty belong to, and how sure are we?"""

from analyzer.matching.types import OUTSIDE, Candidate, DutyMatch, Profile

__all__ = ["OUTSIDE", "Candidate", "DutyMatch", "Profile"]
