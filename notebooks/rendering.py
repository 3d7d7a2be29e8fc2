"""Runs a notebook (jupytext, percent format) from top to bottom and returns it with its outputs."""

from __future__ import annotations

import os
from pathlib import Path

from nbformat import NotebookNode

FOLDER = Path(__file__).resolve().parent
NOTEBOOKS = sorted(FOLDER.glob("[0-9][0-9]_*.py"))
#: Where notebooks put the archive and the audit that they share; `build/notebooks` if it is not set.
DATA = "E7_NOTEBOOK_DATA"
_SECONDS = 600


def executed(path: Path, data: Path | None = None) -> NotebookNode:
    """Return a notebook with its outputs.

    :param data: Folder for the archive and the audit that notebooks share.
    :raises nbclient.exceptions.CellExecutionError: If a cell fails; its text shows cell and error.
    """
    import jupytext
    from nbclient import NotebookClient

    notebook: NotebookNode = jupytext.read(path)
    env = os.environ | {"PYTHONUTF8": "1", "PYTHONPATH": str(FOLDER.parent)} | ({DATA: str(data)} if data else {})
    # The kernel warns of its plain local sockets, which is no matter here.
    quiet = ["--log-level=40"]
    client = NotebookClient(notebook, timeout=_SECONDS, kernel_name="python3", extra_arguments=quiet, resources={"metadata": {"path": str(path.parent)}})
    client.execute(env=env)
    return notebook


def printed(notebook: NotebookNode) -> str:
    """Return everything that the notebook printed, and the text of its last values."""
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return "\n".join(output.get("text") or output.get("data", {}).get("text/plain", "") for output in outputs)


def warnings(notebook: NotebookNode) -> list[str]:
    """Return what went to standard error."""
    return [output.text for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs if output.get("name") == "stderr"]
