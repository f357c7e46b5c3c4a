"""Pictures made from records: what a record says becomes shapes, and shapes become SVG text.

Nothing here reads files or knows of pages. Distances are in units of the picture; a page
shows one unit as one CSS pixel.
"""

from pathlib import Path

from ..site.kept import Makers
from .bars import share_bar
from .mechanism import mechanism_drawing
from .neighbourhood import Neighbourhood, neighbourhood_drawing
from .svg import write_svg

HERE = Path(__file__).resolve().parent
MAKERS = Makers((HERE, HERE.parent / "theme" / "templating.py"), ("markupsafe",))
__all__ = ["MAKERS", "Neighbourhood", "mechanism_drawing", "neighbourhood_drawing", "share_bar", "write_svg"]
