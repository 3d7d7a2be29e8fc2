"""The report on a terminal, readable from 80 columns on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from analyzer.reports.view import JUDGED_ROLES, OUTSIDE, REST, Report, Segment, Source, View, percent
from analyzer.reports.words import SYMBOLS, word

_TONES = {"consistent": "green", "mismatch": "red", "unclear": "yellow", "error": "red", "warning": "yellow", "notice": "blue"}
_SLOTS = {"filed": "blue", "a": "yellow", "b": "magenta", "c": "cyan", "d": "red", "e": "green", "outside": "bright_black", "rest": "bright_black"}
# Narrower panels name occupations by their codes only.
ROOMY = 30
# Bars differ in texture as well as in colour.
_FILLS = {"filed": "█", "a": "▓", "b": "▒", "c": "▚", "d": "▞", "e": "▖", "outside": "░", "rest": "·"}
# What a terminal without Unicode shows instead.
_PLAIN = {"✓": "+", "✕": "x", "→": "->", "≠": "!=", "│": "|", "·": "-", "–": "-",
          "█": "#", "▓": "=", "▒": "+", "▚": "%", "▞": "*", "▖": "o", "░": "."}


class TextReport:
    """Writes reports to a console.

    :param console: Its encoding decides which signs can be used.
    :param lang: `ko` or `en`.
    """

    def __init__(self, console: Console, lang: str) -> None:
        self._console, self._lang = console, lang
        self._signs = {sign: sign if can_encode(sign, console.encoding) else plain for sign, plain in _PLAIN.items()}

    def write_all(self, reports: Sequence[Report]) -> None:
        """Write reports one after the other, and a list of them where there are several."""
        for report in reports:
            self.write(report)
        if len(reports) > 1:
            self._console.print(self._title("index.title"), self._overview([View(report) for report in reports]))

    def _overview(self, views: Sequence[View]) -> RenderableType:
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1))
        for key in ("index.package", "verdict", "index.filed", "role.contract", "role.statement", "index.findings"):
            table.add_column(self._word(key), overflow="fold")
        for view in views:
            verdict = view.report["verdict"]
            found = {role: [s for s in view.sources() if s.role == role and s.document and s.document["primary"]] for role in JUDGED_ROLES}
            table.add_row(
                Text(view.report["package"]),
                Text(f"{self._sign(SYMBOLS[verdict])} {self._word('verdict.' + verdict)}", style=_TONES[verdict]),
                view.filed["code"] or self._sign("–"),
                *(", ".join(view.label(s.document["primary"]["code"])[self._lang] for s in sources if s.document) or self._sign("–")
                  for sources in found.values()),
                str(len(view.findings)),
            )
        return table

    def write(self, report: Report) -> None:
        """Write one report."""
        view = View(report)
        for part in (self._verdict(view), self._sources(view), *self._findings(view), *self._duties(view), *self._problems(view), self._foot(view)):
            self._console.print(part)

    def _word(self, key: str, **values: Any) -> str:
        return word(key, self._lang, **values)

    def _sign(self, sign: str) -> str:
        return self._signs.get(sign, sign)

    def _title(self, key: str) -> Text:
        return Text(f"\n{self._word(key)}", style="bold underline")

    def _verdict(self, view: View) -> RenderableType:
        report, tone = view.report, _TONES[view.report["verdict"]]
        head = Text(f"{self._sign(SYMBOLS[report['verdict']])} {self._word('verdict.' + report['verdict'])}", style=f"bold {tone}")
        tally = [f"{self._word('confidence')} {percent(report['confidence'])}",
                 *(f"{self._word('severity.' + severity)} {count}" for severity, count in view.counts())]
        lines = Group(head, Text(report["summary"][self._lang], style="bold"), Text(f" {self._sign('·')} ".join(tally), style="dim"))
        return Panel(lines, title=Text(report["package"]), title_align="left", border_style=tone, box=box.ROUNDED)

    def _sources(self, view: View) -> RenderableType:
        sources = view.sources()
        across = 3 if len(sources) == 2 or self._console.width >= 100 else 2
        width = self._console.width // across - 1
        panels = [self._filed(view, width), *(self._source(view, source, width) for source in sources)]
        table = Table.grid(padding=(0, 1, 0, 0))
        for _ in range(across):
            table.add_column(overflow="fold", width=width)
        for start in range(0, len(panels), across):
            table.add_row(*panels[start : start + across])
        return Group(self._title("sources"), table)

    def _filed(self, view: View, width: int) -> Panel:
        filed = view.filed
        lines: list[RenderableType] = []
        if filed["code"]:
            lines += [Text(filed["code"], style=f"bold {_SLOTS['filed']}"), Text(view.name(filed["code"])[self._lang], style="bold")]
        else:
            lines.append(Text(self._word("filed.unresolved" if filed["as_written"] else "filed.none"), style="dim"))
        for key in ("as_written", "found_in", "edition"):
            if filed[key]:
                lines.append(Text.assemble((f"{self._word('filed.' + key)}  ", "dim"), filed[key]))
        return Panel(Group(*lines), title=self._word("filed"), title_align="left", width=width, box=box.ROUNDED, border_style="dim")

    def _source(self, view: View, source: Source, width: int) -> Panel:
        document, lines = source.document, list[RenderableType]()
        if document is None:
            lines.append(Text(self._word("missing." + source.role), style="dim"))
        else:
            lines.append(Text(document["path"], style="dim"))
            lines += self._shares(view, source, width - 4) if document["primary"] else [Text(self._word("no_duties"), style="dim")]
        return Panel(Group(*lines), title=self._word("role." + source.role), title_align="left", width=width, box=box.ROUNDED, border_style="dim")

    def _shares(self, view: View, source: Source, width: int) -> Iterator[RenderableType]:
        assert source.document is not None
        primary = source.document["primary"]["code"]
        yield Text(view.label(primary)[self._lang], style=f"bold {_SLOTS[view.slot(primary)]}")
        yield Text(view.name(primary)[self._lang], style="bold")
        if source.agrees is not None:
            sign, key, tone = ("=", "filed.agrees", "green") if source.agrees else (self._sign("≠"), "filed.differs", "red")
            yield Text(f"{sign} {self._word(key)}", style=tone)
        bar = Text()
        for cells, segment in zip(cells_of([s.share for s in source.segments], width), source.segments, strict=True):
            bar.append(self._sign(_FILLS[segment.slot]) * cells, style=_SLOTS[segment.slot])
        yield bar
        table = Table.grid(padding=(0, 1), expand=True)
        table.add_column(no_wrap=True)
        table.add_column(ratio=1, overflow="fold")
        table.add_column(justify="right", no_wrap=True)
        for segment in source.segments:
            fill = Text(self._sign(_FILLS[segment.slot]), style=_SLOTS[segment.slot])
            table.add_row(fill, self._named(segment, width), percent(segment.share))
        yield table

    def _named(self, segment: Segment, width: int) -> str:
        """Return code and name; in narrow panels the code alone, since the duties below spell out the name."""
        if segment.code == REST:
            return segment.name[self._lang]
        if segment.code == OUTSIDE:
            return self._word("outside" if width >= ROOMY else "outside.code")
        return f"{segment.code} {segment.name[self._lang]}" if width >= ROOMY else segment.code

    def _findings(self, view: View) -> Iterator[RenderableType]:
        yield self._title("findings")
        if not view.findings:
            yield Text(self._word("findings.none"))
        for finding in view.findings:
            yield self._finding(finding)

    def _finding(self, finding: Mapping[str, Any]) -> RenderableType:
        tone = _TONES[finding["severity"]]
        head = Text.assemble((f"{self._sign(SYMBOLS[finding['severity']])} {self._word('severity.' + finding['severity'])}", f"bold {tone}"),
                             (f"  {finding['rule']}", "dim"))
        lines: list[RenderableType] = [Text(finding["message"][self._lang], style="bold")]
        for evidence in finding["evidence"]:
            if evidence["quote"]:
                lines.append(beside(self._sign("│"), Text.assemble(evidence["quote"], ("  " + self._place(evidence["document"], evidence["page"]), "dim"))))
        if finding["advice"]:
            lines.append(beside(self._sign("→"), Text(finding["advice"][self._lang])))
        if finding["source"]:
            lines.append(Text(f"{self._word('source')}: {finding['source']}", style="dim"))
        return Group(head, Padding(Group(*lines), (0, 0, 1, 2)))

    def _place(self, document: str, page: int | None) -> str:
        return f"{document}, {self._word('page', page=page)}" if page else document

    def _duties(self, view: View) -> Iterator[RenderableType]:
        for document in view.with_duties():
            yield Text.assemble(self._title("duties"), f" {self._sign('–')} {self._word('role.' + document['role'])}", (f"  {document['path']}", "dim"))
            table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1), show_edge=False)
            table.add_column(self._word("duty"), ratio=3, overflow="fold")
            table.add_column(self._word("points_at"), ratio=1, min_width=18, overflow="fold")
            table.add_column(self._word("probability"), justify="right", no_wrap=True)
            for duty in document["duties"]:
                table.add_row(self._duty(duty), self._target(view, duty), percent(duty["candidates"][0]["probability"]))
            yield table

    def _duty(self, duty: Mapping[str, Any]) -> Text:
        text = Text(f"{duty['context']}: {duty['text']}" if duty["context"] else duty["text"])
        if duty["scope_line"]:
            text.append(f"\n{self._sign('→')} {duty['scope'][self._lang]}", style="dim")
        if duty["excluded_by"]:
            text.append(f"\n! {self._word('excluded')}: {duty['excluded_by'][self._lang]}", style="red")
        if not duty["counted"]:
            text.append(f"\n({self._word('parallel')})", style="dim")
        return text

    def _target(self, view: View, duty: Mapping[str, Any]) -> Text:
        code = duty["candidates"][0]["code"]
        label, name = view.label(code)[self._lang], view.name(code)[self._lang]
        tag = f" ({self._word('filed.tag')})" if code == view.filed["code"] else ""
        return Text.assemble((f"{label}{tag}", f"bold {_SLOTS[view.slot(code)]}"), f"\n{name}")

    def _problems(self, view: View) -> Iterator[RenderableType]:
        if view.with_problems():
            yield self._title("unread")
        for document in view.with_problems():
            yield Text.assemble((document["path"], "bold"), f"  {self._word('status.' + document['status'])}")
            for problem in document["problems"]:
                yield Padding(Text(problem["reason"][self._lang]), (0, 0, 0, 2))
                yield Padding(beside(self._sign("→"), Text(problem["next_step"][self._lang])), (0, 0, 0, 2))

    def _foot(self, view: View) -> RenderableType:
        versions = f" {self._sign('·')} ".join(f"{name} {version}" for name, version in view.report["versions"].items())
        rules = f"{self._word('rules_on')} {view.report['rules_on']}\n" if view.report["rules_on"] else ""
        return Text(f"\n{rules}{view.report['catalogue']['source']}\n{versions}\n{self._word('disclaimer')}", style="dim")


def beside(sign: str, text: RenderableType) -> Table:
    """Return `text` behind a sign, its further lines under its first."""
    table = Table.grid(padding=(0, 1))
    table.add_column(style="dim", no_wrap=True)
    # Cells must fold: rich shortens Korean lines that end at the edge when they may be cut.
    table.add_column(overflow="fold")
    table.add_row(sign, text)
    return table


def can_encode(text: str, encoding: str) -> bool:
    """Return whether a terminal of this encoding can show `text`."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def cells_of(shares: list[float], width: int) -> list[int]:
    """Return how many of `width` cells each share takes; whole cells go to the largest remainders."""
    exact = [share / max(sum(shares), 1e-9) * width for share in shares]
    cells = [int(value) for value in exact]
    for place in sorted(range(len(exact)), key=lambda i: cells[i] - exact[i])[: width - sum(cells)]:
        cells[place] += 1
    return cells
