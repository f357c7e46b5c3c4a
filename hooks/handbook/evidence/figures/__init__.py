"""Figures in Chinese prose: what one is, how it is read, when two agree."""

from .agreement import Difference, agrees, difference, nearest, write_figure
from .model import Bound, Figure
from .reading import read_figures

__all__ = ["Bound", "Difference", "Figure", "agrees", "difference", "nearest", "read_figures", "write_figure"]
