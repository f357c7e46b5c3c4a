"""Pictures made from records: what a record says becomes shapes, and shapes become SVG text.

Nothing here reads files or knows of pages. Distances are in units of the picture; a page
shows one unit as one CSS pixel.
"""

from .mechanism import mechanism_drawing
from .svg import write_svg

__all__ = ["mechanism_drawing", "write_svg"]
