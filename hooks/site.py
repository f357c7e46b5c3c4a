"""Names for MkDocs what this repository is built with: the adapter that the installed package offers as a plugin."""

from handbook.plugin import HandbookPlugin

adapter = HandbookPlugin()
globals().update({name: getattr(adapter, name) for name in dir(adapter) if name.startswith("on_")})
