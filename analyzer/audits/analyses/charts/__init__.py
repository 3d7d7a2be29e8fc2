"""Charts of the analyses with altair. Titles say what was found; intervals are drawn; colours can be told apart by everybody.

Every function takes the table of one analysis and `lang` (`ko` or `en`) and returns an altair chart; `save` writes it.
"""

from __future__ import annotations

from analyzer.audits.analyses.charts.confusion import confusion_chart
from analyzer.audits.analyses.charts.forest import association_chart, joint_chart
from analyzer.audits.analyses.charts.language import drift_chart, term_chart
from analyzer.audits.analyses.charts.map import map_chart
from analyzer.audits.analyses.charts.rates import rate_chart, renumbering_chart
from analyzer.audits.analyses.charts.scores import calibration_chart, roc_chart, threshold_chart
from analyzer.audits.analyses.charts.templates import template_chart
from analyzer.audits.analyses.charts.theme import save, use_theme

__all__ = [
    "association_chart",
    "calibration_chart",
    "confusion_chart",
    "drift_chart",
    "joint_chart",
    "map_chart",
    "rate_chart",
    "renumbering_chart",
    "roc_chart",
    "save",
    "template_chart",
    "term_chart",
    "threshold_chart",
    "use_theme",
]
