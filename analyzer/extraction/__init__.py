"""Which paper is this, and what are its duties, its facts and its filed code?"""

from analyzer.extraction.bundled import papers_in
from analyzer.extraction.extract import extract, extract_all
from analyzer.extraction.filed_codes import codes_in_path, parse_code
from analyzer.extraction.speech import CatchAll
from analyzer.extraction.types import CatchAllPhrase, Duty, Fact, FiledCode, Paper, Role

__all__ = ["CatchAll", "CatchAllPhrase", "Duty", "Fact", "FiledCode", "Paper", "Role", "codes_in_path", "extract", "extract_all", "papers_in", "parse_code"]
