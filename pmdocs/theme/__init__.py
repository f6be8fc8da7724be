"""The look of the documents: colours, typefaces, paper and furniture, one theme for PDF and Word."""

from pmdocs.theme.theme import (
    Colours,
    Cover,
    Density,
    Family,
    Fonts,
    Furniture,
    Logo,
    Margins,
    Paper,
    Sizes,
    Theme,
)

__all__ = [
    "Colours",
    "Cover",
    "Density",
    "Family",
    "Fonts",
    "Furniture",
    "Logo",
    "Margins",
    "Paper",
    "Sizes",
    "Theme",
]
