"""How wide a typeface runs, so that columns made for one face hold the words of another."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# Ordinary text in the face, against the same text and size in Calibri, to about five hundredths.
_WIDTHS: Final[Mapping[str, str]] = {
    "0.95": "Garamond, EB Garamond, Adobe Garamond Pro, Perpetua",
    "1.00": "Calibri, Carlito, Times New Roman, Times, Liberation Serif, Gill Sans MT, Source Sans Pro, Source Sans 3",
    "1.02": "Candara, Corbel, Calibri Light",
    "1.05": "Cambria, Caladea, Constantia, Franklin Gothic Book, Lato, Minion Pro",
    "1.08": "Aptos, Trebuchet MS, Tahoma, Fira Sans",
    "1.10": "Arial, Helvetica, Helvetica Neue, Liberation Sans, Segoe UI, Roboto, Book Antiqua, Palatino Linotype",
    "1.12": "Georgia, Gelasio, IBM Plex Sans, Frutiger, Univers",
    "1.15": "Open Sans, Noto Sans, Noto Serif, Century Schoolbook, Bookman Old Style, Inter, Lucida Sans",
    "1.22": "Century Gothic, Consolas, Poppins",
    "1.26": "Verdana, DejaVu Sans, DejaVu Serif, Montserrat, Lucida Console",
    "1.33": "Courier New, Courier, Liberation Mono",
}
USUAL_WIDTH: Final = 1.1
"""That of most faces an organisation has made or bought."""

_BY_NAME: Final[Mapping[str, float]] = MappingProxyType(
    {face.strip().casefold(): float(width) for width, faces in _WIDTHS.items() for face in faces.split(",")}
)


def running_width(face: str) -> float:
    """How many times wider than Calibri a face runs; a usual width for one that is not known."""
    return _BY_NAME.get(" ".join(face.split()).casefold(), USUAL_WIDTH)
