"""Every derived number of a project, each computed in exactly one place."""

from pmdocs.figures.compute import compute
from pmdocs.figures.model import Figure, Figures

__all__ = ["Figure", "Figures", "compute"]
