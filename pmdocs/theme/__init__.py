"""The look of the documents: colours, typefaces, paper and furniture, one theme for PDF and Word."""

from pmdocs.theme.loading import SHIPPED, check_theme, contrast_warnings, load_theme
from pmdocs.theme.theme import (
    Colours,
    Cover,
    Density,
    Family,
    Fonts,
    Furniture,
    Logo,
    Margins,
    Orientation,
    Paper,
    Sizes,
    Theme,
)

__all__ = [
    "SHIPPED",
    "Colours",
    "Cover",
    "Density",
    "Family",
    "Fonts",
    "Furniture",
    "Logo",
    "Margins",
    "Orientation",
    "Paper",
    "Sizes",
    "Theme",
    "check_theme",
    "contrast_warnings",
    "load_theme",
]
