"""Number formats as Excel and Word write them, in a document's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from pmdocs.charts.language import ChartLanguage

_THOUSAND: Final = 1000
_COMMAS: Final[Mapping[int, str]] = MappingProxyType({1: "", 10**3: ",", 10**6: ",,", 10**9: ",,,", 10**12: ",,,,"})
_FIELDS: Final = re.compile(r"\{(\w+)\}|([^{}]+)")
_FIGURES: Final = re.compile(r"\d(?:[\d.,'\u2019\u00a0\u202f\u066b\u066c ]*\d)?")
# Windows language identifiers (MS-LCID): a format that begins with one names the months in that language.
_IDENTIFIERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ar": "401", "bg": "402", "ca": "403", "cs": "405", "da": "406", "de": "407", "de-at": "C07", "de-ch": "807",
        "el": "408", "en": "809", "en-au": "C09", "en-ca": "1009", "en-gb": "809", "en-ie": "1809", "en-us": "409",
        "es": "C0A", "es-mx": "80A", "et": "425", "eu": "42D", "fi": "40B", "fr": "40C", "fr-ca": "C0C",
        "fr-ch": "100C", "ga": "83C", "he": "40D", "hr": "41A", "hu": "40E", "is": "40F", "it": "410", "ja": "411",
        "ko": "412", "lt": "427", "lv": "426", "nb": "414", "nl": "413", "nl-be": "813", "nn": "814", "no": "414",
        "pl": "415", "pt": "816", "pt-br": "416", "ro": "418", "ru": "419", "sk": "41B", "sl": "424", "sv": "41D",
        "tr": "41F", "uk": "422", "zh": "804", "zh-tw": "404",
    }
)  # fmt: skip


def date_code(pattern: str, tag: str) -> str:
    """The format of a `ChartLanguage` pattern such as ``{month} {year}``, with the months of a language tag."""
    fields = {"year": "yyyy", "month": "mmm", "number": "m", "day": "d"}
    parts = [fields[name] if name else _literal(words) for name, words in _FIELDS.findall(pattern)]
    return _language(tag) + "".join(parts)


def axis_code(largest: Decimal, step: Decimal, language: ChartLanguage) -> str:
    """The format of an axis' figures, in the one short form that suits the largest; nought stays 0."""
    factor, sign = _scale(largest, language)
    decimals = _decimals(step / factor, most=3)
    return _scaled(factor, sign, decimals, ";0") if sign else f"#,##0{decimals}"


def short_code(value: Decimal, language: ChartLanguage) -> str:
    """The format in which a figure looks as `ChartLanguage.short` writes it: 1.24m, 430k, 12."""
    factor, sign = _scale(value, language)
    shown = language.short(value)
    _, _, part = shown.removesuffix(sign).partition(language.decimal)
    decimals = "." + "0" * len(part) if part else ""
    return _scaled(factor, sign, decimals) if sign else f"#,##0{decimals}"


def plain_code(value: Decimal) -> str:
    """The format in which a figure looks as `ChartLanguage.number` writes it: grouped, with at most two decimals."""
    return f"#,##0{_decimals(value, most=2)}"


def shown_code(shown: str) -> str:
    """The format in which an amount without its sign looks as a document writes it: ``+€18,000``."""
    found = _FIGURES.search(shown)
    if found is None:
        return "#,##0"
    figures = found[0]
    decimals = re.search(r"[.,\u066b](\d{1,2})$", figures)
    whole = "#,##0" + ("." + "0" * len(decimals[1]) if decimals else "")
    return _literal(shown[: found.start()]) + whole + _literal(shown[found.end() :])


def _scaled(factor: int, sign: str, decimals: str, nought: str = "") -> str:
    code = f"#,##0{decimals}{_COMMAS[factor]}{_literal(sign)}"
    return f"{code};-{code}{nought}" if nought else code


def _scale(value: Decimal, language: ChartLanguage) -> tuple[int, str]:
    """The short form for a figure, where Excel can divide by it; it divides by thousands only."""
    factor, sign = language.scale(value)
    return (factor, sign) if factor in _COMMAS else (1, "")


def _decimals(value: Decimal, most: int) -> str:
    exponent = value.normalize().as_tuple().exponent
    count = min(most, max(0, -exponent)) if isinstance(exponent, int) else 0
    return "." + "0" * count if count else ""


def _language(tag: str) -> str:
    whole = tag.lower().replace("_", "-")
    identifier = _IDENTIFIERS.get(whole) or _IDENTIFIERS.get(whole.split("-")[0])
    return f"[$-{identifier}]" if identifier else ""


def _literal(words: str) -> str:
    """Words that stand in a format as they are; a quotation mark cannot stand between quotation marks."""
    pieces = words.split('"')
    return '\\"'.join(f'"{piece}"' if piece else "" for piece in pieces)
