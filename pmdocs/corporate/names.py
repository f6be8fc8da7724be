"""What Word calls its built-in styles, in the file itself and in six languages, so that each is found again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_SPACES: Final = re.compile(r"\s+")
_LEVELS: Final = ("1", "2", "3", "4")
_DEPTHS: Final = ("", " 2", " 3")

# Canonical name -> names other producers write in its place: English as menus show it, German, French, Spanish,
# Italian, Dutch. "{n}" stands for a heading's or list's level.
_SINGLE: Final[Mapping[str, str]] = {
    "Normal": "Standard | Normale | Standaard | Default Paragraph Style",
    "Title": "Titel | Titre | Título | Puesto | Titolo",
    "Subtitle": "Untertitel | Sous-titre | Subtítulo | Sottotitolo | Ondertitel",
    "Body Text": "Textkörper | Corps de texte | Texto independiente | Corpo testo | Corpo del testo | Platte tekst",
    "caption": "Caption | Beschriftung | Légende | Descripción | Epígrafe | Leyenda | Didascalia | Bijschrift",
    "TOC Heading": (
        "Inhaltsverzeichnisüberschrift | En-tête de table des matières | Título TDC | Título de TDC | "
        "Titolo sommario | Kopvaninhoudsopgave | Kop van inhoudsopgave"
    ),
    "header": "Header | Kopfzeile | En-tête | Encabezado | Intestazione | Koptekst",
    "footer": "Footer | Fußzeile | Pied de page | Pie de página | Piè di pagina | Voettekst",
    "Hyperlink": "Link | Lien hypertexte | Hipervínculo | Collegamento ipertestuale | Internet Link",
    "FollowedHyperlink": (
        "Followed Hyperlink | BesuchterHyperlink | BesuchterLink | Lien hypertexte suivi visité | "
        "Hipervínculo visitado | Collegamento visitato | Collegamento ipertestuale visitato | GevolgdeHyperlink | "
        "Visited Internet Link"
    ),
    "Strong": "Fett | Élevé | Texto en negrita | Enfasi (grassetto) | Zwaar",
    "Emphasis": "Hervorhebung | Accentuation | Énfasis | Enfasi (corsivo) | Nadruk",
    "HTML Code": "HTML-Code | Code HTML | Código HTML | Codice HTML",
    "Default Paragraph Font": (
        "Absatz-Standardschriftart | Police par défaut | Fuente de párrafo predeter. | "
        "Carattere predefinito paragrafo | Car. predefinito paragrafo | Standaardalinea-lettertype"
    ),
    "Normal Table": (
        "Table Normal | Normale Tabelle | NormaleTabelle | Tableau Normal | Tabla normal | Tabella normale | "
        "Standaardtabel"
    ),
    "Table Grid": (
        "Tabellenraster | Tabellengitternetz | Tabellengitter | Grille du tableau | Tabla con cuadrícula | "
        "Griglia tabella | Tabelraster"
    ),
    "No List": "Keine Liste | Aucune liste | Sin lista | Nessun elenco | Geen lijst",
}
_LEVELLED: Final[Mapping[str, str]] = {
    "heading {n}": "Heading {n} | Überschrift {n} | Titre {n} | Título {n} | Titolo {n} | Kop {n}",
    "toc {n}": (
        "TOC {n} | Contents {n} | Verzeichnis {n} | TM {n} | TDC {n} | Sommario {n} | Inhopg {n} | Inhoudsopgave {n}"
    ),
}
_DEEP: Final[Mapping[str, str]] = {
    "List{n}": "Liste{n} | Lista{n} | Elenco{n} | Lijst{n}",
    "List Bullet{n}": (
        "Aufzählungszeichen{n} | Liste à puces{n} | Lista con viñetas{n} | Punto elenco{n} | Lijst opsom.teken{n}"
    ),
    "List Number{n}": (
        "Listennummer{n} | Liste à numéros{n} | Lista con números{n} | Numero elenco{n} | Lijstnummering{n}"
    ),
    "List Continue{n}": (
        "Listenfortsetzung{n} | Liste continue{n} | Continuar lista{n} | Elenco continua{n} | Lijstvoortzetting{n}"
    ),
}


def folded(name: str) -> str:
    """A name as Word compares them: capitals and the number of spaces make no difference."""
    return _SPACES.sub(" ", name).strip().casefold()


def id_of(name: str) -> str:
    """The id Word makes of a name: without spaces and letters beyond ASCII, so that of "Überschrift 1" lacks its Ü."""
    return "".join(letter for letter in name if letter.isascii() and not letter.isspace())


def _table() -> dict[str, tuple[str, ...]]:
    found = {name: _split(others) for name, others in _SINGLE.items()}
    for pattern, others in _LEVELLED.items():
        found |= {pattern.format(n=n): _split(others.format(n=n)) for n in _LEVELS}
    for pattern, others in _DEEP.items():
        found |= {pattern.format(n=n): _split(others.format(n=n)) for n in _DEPTHS}
    return found


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split("|"))


OTHER_NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(_table())
"""Each built-in style we use, by the name it has in every well-made file, with the names it has in other files."""
