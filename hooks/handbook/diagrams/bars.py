"""A bar that shows how a whole is divided. It stands in a table beside the same numbers."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from .shapes import Area, Bar
from .svg import write_bars

LENGTH = 120
THICK = 12


def share_bar(shares: Iterable[tuple[str, int]], total: int) -> Markup:
    """The bar for (kind, number) in order, as inline SVG that screen readers pass over; empty when there is nothing."""
    bars: list[Bar] = []
    x = 1.0
    for kind, number in shares:
        length = (LENGTH - 2) * number / total if total else 0
        if number:
            bars.append(Bar(Area(round(x, 1), 1, round(length, 1), THICK - 2), kind))
        x += length
    return Markup(
        f'<svg class="hb-figure__image hb-share" viewBox="0 0 {LENGTH} {THICK}" width="{LENGTH}" height="{THICK}"'
        f' aria-hidden="true">{"".join(write_bars(bars))}</svg>'
    )
