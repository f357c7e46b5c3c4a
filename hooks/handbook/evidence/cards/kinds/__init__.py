"""The kinds of find on a card, one file each: a module that has `KIND` is one, found by listing this folder."""

from __future__ import annotations

import importlib
import pkgutil

from ..kind import CardKind

_NAMES = sorted(module.name for module in pkgutil.iter_modules(__path__))
KINDS: tuple[CardKind, ...] = tuple(importlib.import_module(f"{__name__}.{name}").KIND for name in _NAMES)
