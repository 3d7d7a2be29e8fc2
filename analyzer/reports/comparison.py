"""A comparison of a denied package with its successor as a person reads it on a terminal, arranged also for its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from analyzer.reports.text import beside, can_encode
from analyzer.reports.view import Report, fact_text
from analyzer.reports.words import SYMBOLS, WORDS, Pair, word

CHANGES = ("changed", "added", "dropped", "kept")
SIGNS = {"kept": "=", "changed": "~", "added": "+", "dropped": "-"}
_TONES = {"kept": "dim", "changed": "yellow", "added": "green", "dropped": "red",
          "consistent": "green", "mismatch": "red", "unclear": "yellow", "error": "red", "warning": "yellow"}  # fmt: skip


class ComparisonView:
    """A comparison arranged for reading. Everything here is already masked."""

    def __init__(self, data: Report) -> None:
        self.data = data

    def duties(self) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
        """Yield the duty pairs by role, what changed first."""
        for role, pairs in groupby(self.data["duties"], key=lambda pair: str(pair["role"])):
            yield role, sorted(pairs, key=lambda pair: CHANGES.index(pair["change"]))

    def counts(self) -> list[tuple[str, int]]:
        """Return the number of duties of each fate that any has."""
        found = [pair["change"] for pair in self.data["duties"]]
        return [(change, found.count(change)) for change in CHANGES if change in found]

    def moved_facts(self) -> list[Mapping[str, Any]]:
        """Return the facts that are not as they were."""
        return [pair for pair in self.data["facts"] if pair["change"] != "kept"]

    def kept_facts(self) -> list[Pair]:
        """Return the names of the facts that no paper changed."""
        moved = {pair["name"] for pair in self.moved_facts()}
        return list({pair["name"]: pair["label"] for pair in self.data["facts"] if pair["name"] not in moved}.values())

    def value(self, name: str, stated: Mapping[str, Any]) -> Pair:
        """Return a stated value as text."""
        text = fact_text(name, stated["value"])
        return {lang: f"{shown} (OCR)" for lang, shown in text.items()} if stated["low_trust"] else text

    def label(self, duty: Mapping[str, Any]) -> Pair:
        """Return code and name of what a duty points at."""
        if duty["code"] == "outside":
            return WORDS["outside"]
        return {lang: f"{duty['code']} {duty['name_' + lang]}" for lang in ("ko", "en")}


class ComparisonReport:
    """Writes a comparison to a console.

    :param lang: `ko` or `en`.
    """

    def __init__(self, console: Console, lang: str) -> None:
        self._console, self._lang = console, lang
        self._unicode = can_encode("│→✕", console.encoding)

    def write(self, data: Report) -> None:
        """Write one comparison."""
        view = ComparisonView(data)
        parts = (self._head(data), *self._questions(data), *self._findings(data), *self._duties(view), *self._facts(view), *self._outline(data))
        for part in parts:
            self._console.print(part)
        self._console.print(self._foot(data))

    def _word(self, key: str, **values: Any) -> str:
        return word(key, self._lang, **values)

    def _title(self, key: str) -> Text:
        return Text(f"\n{self._word(key)}", style="bold underline")

    def _head(self, data: Report) -> RenderableType:
        table = Table.grid(padding=(0, 2))
        for _ in range(2):
            table.add_column(overflow="fold")
        for side in ("old", "new"):
            package, filed = data[side], data[side]["filed"]
            sign = SYMBOLS[package["verdict"]] if self._unicode else "*"
            code = f"{filed['code']} {filed['name_' + self._lang]}" if filed["code"] else self._word("filed.none")
            lines = Text.assemble((package["package"], "bold"), "\n", (f"{sign} {self._word('verdict.' + package['verdict'])}", f"bold {_TONES[package['verdict']]}"),
                                  f"\n{self._word('filed')}: {code}")  # fmt: skip
            if filed["as_written"]:
                lines.append(f"\n{filed['as_written']}  {filed['found_in']}", style="dim")
            table.add_row(Text(self._word("compare." + side), style="dim"), lines)
        return Panel(Group(Text(data["summary"][self._lang], style="bold"), Padding(table, (1, 0, 0, 0))), title=self._word("compare.title"),
                     title_align="left", box=box.ROUNDED, border_style=_TONES[data["new"]["verdict"]])

    def _questions(self, data: Report) -> Iterator[RenderableType]:
        yield self._title("compare.questions")
        if not data["questions"]:
            yield Text(self._word("compare.questions.none"))
        for number, question in enumerate(data["questions"], 1):
            lines: list[RenderableType] = [Text(question["text"][self._lang], style="bold"), *self._cited(question["cited"])]
            lines.append(beside("→" if self._unicode else "->", Text(question["prepare"][self._lang])))
            yield Padding(beside(f"{number}.", Group(*lines)), (0, 0, 1, 0))

    def _cited(self, cited: Sequence[Mapping[str, Any]]) -> Iterator[RenderableType]:
        for each in cited:
            place = f"  {self._word('compare.' + each['package'])}, {each['document']}" + (f", {self._word('page', page=each['page'])}" if each["page"] else "")
            yield beside("│" if self._unicode else "|", Text.assemble(each["quote"], (place, "dim")))

    def _findings(self, data: Report) -> Iterator[RenderableType]:
        for key in ("open", "settled"):
            yield self._title("compare." + key)
            if not data[key]:
                yield Text(self._word(f"compare.{key}.none"))
            for finding in data[key]:
                head = Text.assemble((self._word("severity." + finding["severity"]), f"bold {_TONES[finding['severity']]}"), (f"  {finding['rule']}", "dim"))
                lines: list[RenderableType] = [Text(finding["message"][self._lang])]
                if key == "open" and finding["advice"]:
                    lines.append(beside("→" if self._unicode else "->", Text(finding["advice"][self._lang])))
                yield Group(head, Padding(Group(*lines), (0, 0, 0, 2)))

    def _duties(self, view: ComparisonView) -> Iterator[RenderableType]:
        for role, pairs in view.duties():
            yield Text.assemble(self._title("compare.duties"), f" - {self._word('role.' + role)}")
            table = self._table("compare.old", "compare.new")
            for pair in pairs:
                table.add_row(self._change(pair["change"]), *(self._duty(view, pair[side], same=pair["change"] == "kept") for side in ("old", "new")))
            yield table

    def _duty(self, view: ComparisonView, duty: Mapping[str, Any] | None, *, same: bool) -> Text:
        if duty is None:
            return Text("")
        return Text.assemble((duty["text"], "dim" if same else ""), (f"\n{view.label(duty)[self._lang]}", "dim"))

    def _facts(self, view: ComparisonView) -> Iterator[RenderableType]:
        yield self._title("compare.facts")
        table = self._table("fact", "compare.old", "compare.new")
        for pair in view.moved_facts():
            values = (view.value(pair["name"], pair[side])[self._lang] if pair[side] else "" for side in ("old", "new"))
            name = Text.assemble(pair["label"][self._lang], (f"\n{self._word('role.' + pair['role'])}", "dim"))
            table.add_row(self._change(pair["change"]), name, *map(Text, values))
        yield table if view.moved_facts() else Text(self._word("compare.facts.none"))
        if kept := view.kept_facts():
            yield Text(f"{self._word('compare.facts.kept')}: {', '.join(name[self._lang] for name in kept)}", style="dim")

    def _table(self, *keys: str) -> Table:
        table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1), show_edge=False)
        table.add_column("", no_wrap=True)
        for key in keys:
            table.add_column(self._word(key), ratio=1, overflow="fold")
        return table

    def _change(self, change: str) -> Text:
        return Text(f"{SIGNS[change]} {self._word('compare.' + change)}", style=_TONES[change])

    def _outline(self, data: Report) -> Iterator[RenderableType]:
        yield self._title("compare.outline")
        yield Text(self._word("compare.outline.note"), style="dim")
        for number, part in enumerate(data["outline"], 1):
            yield Text(f"{number}. {part['heading'][self._lang]}", style="bold")
            for point in part["points"]:
                text = Text(f"[{self._word('compare.blank')}] {point['text'][self._lang]}", style="italic") if point["blank"] else Text(point["text"][self._lang])
                yield Padding(beside("-", Group(text, *self._cited(point["cited"]))), (0, 0, 0, 2))

    def _foot(self, data: Report) -> RenderableType:
        versions = " / ".join(f"{name} {version}" for name, version in data["versions"].items())
        day = f"{self._word('rules_on')} {data['filed_on']}"
        return Text(f"\n{day}\n{data['catalogue']['source']}\n{versions}\n{self._word('disclaimer')} {self._word('compare.truth')}", style="dim")
