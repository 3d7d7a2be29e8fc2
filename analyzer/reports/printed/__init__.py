"""The report on A4 paper, for the file: the same words and the same arrangement as the page."""

from analyzer.reports.printed.sheet import CREATOR, report_pdf

__all__ = ["CREATOR", "report_pdf"]
