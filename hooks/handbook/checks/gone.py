"""What the ledger knows of an id that no record has any more, for the rules that find it named."""

from __future__ import annotations

from ..catalog import Catalog
from ..catalog.ledger import record_id


def way_out(identifier: str, catalog: Catalog) -> str:
    """What to write instead of an id that was led on or retired; empty for any other, and for one that a record has."""
    move = catalog.ledger.moved_ids.get(identifier)
    if not move or catalog.get(identifier):
        return ""
    end = catalog.ledger.successor(move)
    now = catalog.get(record_id(end.address)) if end else None
    if move.is_retired:
        return f"“{identifier}”已停用（{move.reason.rstrip('。')}）：" + (f"可改成“{now.id}”，" if now else "") + "不再适用就删掉。"
    return f"“{identifier}”现在是“{now.id}”（{now.name}），改成它。" if now else ""
