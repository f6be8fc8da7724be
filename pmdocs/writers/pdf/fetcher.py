"""The only door between a layout and the disk: fonts of the theme, pictures of the project, nothing else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

from pmdocs.pictures import file_fault, is_drawing, picture_fault


@dataclass(frozen=True, slots=True)
class Refusal:
    """An address that was asked for and not given, and why."""

    code: str
    address: str
    reason: str


class ProjectFetcher(URLFetcher):  # type: ignore[misc]
    """Gives out files inside the project's folder and the theme's own files; keeps a list of everything it refused."""

    def __init__(self, folder: Path | None, files: Collection[Path]) -> None:
        """`files` are single files that may be read wherever they lie."""
        super().__init__(allowed_protocols=["file"], allow_redirects=False)
        self._folder = folder.resolve() if folder else None
        self._files = frozenset(path.resolve() for path in files)
        self.refusals: list[Refusal] = []

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The file behind an address, or an error that is remembered: some callers swallow it."""
        path = self._path(url)
        if path is None:
            raise self._refuse("PM341", url, "lies outside the project's folder")
        if fault := file_fault(path):
            raise self._refuse("PM342", url, fault)
        data = path.read_bytes()
        if path not in self._files and (fault := picture_fault(data)):
            raise self._refuse("PM342", url, fault)
        return URLFetcherResponse(url, data, {"Content-Type": _kind(data)})

    def _path(self, url: str) -> Path | None:
        parts = urlsplit(url)
        if parts.scheme != "file" or parts.netloc:
            return None
        path = Path(url2pathname(unquote(parts.path))).resolve()
        inside = self._folder is not None and path.is_relative_to(self._folder)
        return path if inside or path in self._files else None

    def _refuse(self, code: str, url: str, reason: str) -> ValueError:
        self.refusals.append(Refusal(code, url, reason))
        return ValueError(reason)


def _kind(data: bytes) -> str:
    return "image/svg+xml" if is_drawing(data) else "application/octet-stream"
