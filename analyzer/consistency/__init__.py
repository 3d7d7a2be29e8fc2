"""Do contract, statement and code agree?"""

from analyzer.consistency.judge import judge
from analyzer.consistency.types import Evidence, Filed, Finding, Message, PaperReview, Review, Severity, Verdict

__all__ = ["Evidence", "Filed", "Finding", "Message", "PaperReview", "Review", "Severity", "Verdict", "judge"]
