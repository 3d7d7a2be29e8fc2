"""How does a person read a review? Every renderer works from the report of schema 1, which is masked."""

from analyzer.reports.files import report_name, write_reports
from analyzer.reports.html import index, page
from analyzer.reports.text import TextReport

__all__ = ["TextReport", "index", "page", "report_name", "write_reports"]
