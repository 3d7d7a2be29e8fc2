"""Words and sentences of Korean and English: script routing, spaCy pipelines, structural splitting."""

from analyzer.language.lines import Line, Marker, lines_of
from analyzer.language.memory import DIGITS, Asking, remembered
from analyzer.language.needs import Phrases
from analyzer.language.pipelines import pipeline, sentences, warm
from analyzer.language.script import Language, language_of

__all__ = ["DIGITS", "Asking", "Language", "Line", "Marker", "Phrases", "language_of", "lines_of", "pipeline", "remembered", "sentences", "warm"]
