"""Every notebook runs from top to bottom, opens with what it teaches and closes with what it found."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import nbformat
import pytest

from notebooks.rendering import NOTEBOOKS, executed, printed, warnings
from tests.e2e.support import ROOT

every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory):
    """Return a runner; notebooks share one archive, each runs once."""
    data = tmp_path_factory.mktemp("notebooks")
    return cache(lambda path: executed(path, data))


def last_lines(notebook: nbformat.NotebookNode) -> list[str]:
    return printed(nbformat.from_dict({"cells": notebook.cells[-1:]})).strip().splitlines()


def drawn(notebook: nbformat.NotebookNode) -> int:
    return sum("image/png" in output.get("data", {}) for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs)


@every_notebook
def test_notebooks_run_without_a_warning_and_end_with_a_finding(path: Path, run) -> None:
    done = run(path)
    assert warnings(done) == []
    assert done.cells[-1].cell_type == "code" and len(last_lines(done)) >= 2
    assert "# ## What was found" in path.read_text("utf-8")


@every_notebook
def test_notebooks_open_with_what_the_reader_learns(path: Path) -> None:
    first = path.read_text("utf-8").split("# %% [markdown]\n")[1]
    assert first.startswith("# # ") and "**What you will learn.**" in first
    assert any("가" <= letter <= "힣" for letter in first)


@every_notebook
def test_notebooks_have_a_rendered_copy_of_the_same_cells(path: Path) -> None:
    import jupytext

    copy = ROOT / "docs" / "notebooks" / f"{path.stem}.ipynb"
    assert copy.stat().st_size < 1_000_000
    rendered = nbformat.read(copy, as_version=4)
    assert [cell.source for cell in rendered.cells] == [cell.source for cell in jupytext.read(path).cells], "run: python -m notebooks"
    assert all(cell.execution_count for cell in rendered.cells if cell.cell_type == "code")


def test_notebooks_one_package_ends_with_a_finding(run) -> None:
    last = last_lines(run(ROOT / "notebooks" / "01_one_package.py"))
    assert "2224 Web developer" in last[1] and "not to the filed occupation 2223" in last[1]


def test_notebooks_denial_archive_finds_what_is_planted(run) -> None:
    done = run(ROOT / "notebooks" / "02_denial_archive.py")
    # The strongest planted effect is clear in 240 packages, none of the findings without an effect is.
    clear = last_lines(done)[1].rpartition(": ")[2].rstrip(".").split(", ")
    assert "contract-vs-filed" in clear
    assert not {"period-conflict", "guarantee-required (notice)", "claims-without-proof (notice)"} & set(clear)
    assert drawn(done) == 4


def test_notebooks_recycled_templates_finds_the_planted_copies(run) -> None:
    found, agent = last_lines(run(ROOT / "notebooks" / "03_recycled_templates.py"))
    of = found.split("; ")[1].split(" planted")[0].split(" of ")
    assert int(of[0]) >= 0.9 * int(of[1]) > 0
    assert agent.endswith("A07.")


def test_notebooks_matcher_shows_the_published_figures(run) -> None:
    done = run(ROOT / "notebooks" / "04_matcher.py")
    told = json.loads((ROOT / "models" / "results.json").read_text("utf-8"))["splits"]["job"]["jobs"]["ko"]["top1"][0]
    assert f"six together {told:.0%}" in last_lines(done)[0]
    assert drawn(done) == 2


def test_notebooks_own_encoder_fits_a_matcher_to_it(run) -> None:
    done = run(ROOT / "notebooks" / "05_own_encoder.py")
    assert "+character-pieces-128\n2224 " in printed(done)
    assert last_lines(done)[0].startswith("Korean: shipped ") and "lie apart" in last_lines(done)[0]
