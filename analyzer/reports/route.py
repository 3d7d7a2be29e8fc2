"""The answers of a route as a person reads them on a terminal, and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from analyzer.consistency.route_check import Answer, State

_STATES = {
    State.MET: ("충족", "met", "green"),
    State.FAILED: ("미충족", "not met", "bold red"),
    State.RISK: ("위험", "at risk", "yellow"),
    State.OPEN: ("확인 필요", "to check", "dim"),
}
_TITLES = {
    "E-9": ("E-9 비전문취업(고용허가제)", "E-9 employment permit system"),
    "E-7-4": ("E-7-4 숙련기능인력(점수제)", "E-7-4 skilled worker by points"),
}
_FOOT = (
    "주어진 날짜와 숫자만 본 참고 결과입니다. 허가를 약속하지 않으며 법률 자문이 아닙니다.",
    "Based on the given dates and numbers alone. No promise of an outcome, not legal advice.",
)
_DISPUTE = ("자료가 서로 다른 점:", "Where sources differ:")
_SOURCES = ("기준 자료:", "Sources:")


def route_lines(answers: Mapping[str, Sequence[Answer]], lang: str) -> Iterator[RenderableType]:
    """Yield the answers by route, what fails and what is at risk first, then sources and what this is not."""
    en = lang == "en"
    order = list(_STATES)
    for route, given in answers.items():
        yield Text(_TITLES[route][en], style="bold blue")
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for answer in sorted(given, key=lambda answer: (answer.state is State.OPEN, answer.state is State.MET, order.index(answer.state))):
            state = _STATES[answer.state]
            table.add_row(Text(state[en], style=state[2]), Text(answer.text.in_lang(lang)))
            for entry in answer.entries:
                if entry.dispute is not None:
                    table.add_row("", Text(f"{_DISPUTE[en]} {entry.dispute.in_lang(lang)}", style="dim"))
        yield Padding(table, (0, 0, 1, 2))
    sources = dict.fromkeys(str(entry.source) for given in answers.values() for answer in given for entry in answer.entries)
    if sources:
        yield Text(f"{_SOURCES[en]} {'; '.join(sources)}", style="dim")
    yield Text(_FOOT[en], style="dim")


def route_data(answers: Mapping[str, Sequence[Answer]]) -> list[dict[str, Any]]:
    """Return the answers as plain data."""
    return [
        {
            "route": route,
            "answers": [
                {
                    "topic": answer.topic,
                    "state": answer.state.value,
                    "text": answer.text.to_dict(),
                    "disputes": [{"ko": entry.dispute.ko, "en": entry.dispute.en} for entry in answer.entries if entry.dispute],
                    "sources": [entry.cited for entry in answer.entries],
                }
                for answer in given
            ],
        }
        for route, given in answers.items()
    ]
