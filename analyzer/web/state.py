"""What lives as long as the server: settings, the packages, and where the work is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from fastapi import HTTPException, Request

from analyzer.readers.pictures import PagePictures
from analyzer.web.desk import Desk
from analyzer.web.settings import Settings
from analyzer.web.store import Store
from analyzer.web.workshop import Workshop


@dataclass(frozen=True, slots=True)
class State:
    """Everything that requests share."""

    settings: Settings
    store: Store
    workshop: Workshop
    pictures: PagePictures

    def close(self) -> None:
        """End all work and delete everything."""
        self.workshop.close()
        self.pictures.close()
        self.store.close()


def state_of(request: Request) -> State:
    """Return what requests share."""
    return cast(State, request.app.state.shared)


def desk_of(request: Request, identity: str) -> Desk:
    """Return a package.

    :raises HTTPException: 404 if there is none of that name (any more).
    """
    desk = state_of(request).store.get(identity)
    if desk is None:
        raise HTTPException(404)
    return desk
