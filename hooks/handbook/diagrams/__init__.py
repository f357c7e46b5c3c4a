"""Pictures made from records: what a record says becomes shapes, and shapes become SVG text.

Nothing here reads files or knows of pages. Distances are in units of the picture; a page
shows one unit as one CSS pixel.
"""

from .bars import share_bar
from .mechanism import mechanism_drawing
from .neighbourhood import Neighbourhood, neighbourhood_drawing
from .shapes import Drawing
from .svg import write_svg

__all__ = ["Drawing", "Neighbourhood", "mechanism_drawing", "neighbourhood_drawing", "share_bar", "write_svg"]
