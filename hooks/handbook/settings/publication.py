"""The handbook as a publication: what it is called and where it is found."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Publication:
    """Name and address of the handbook; the address is empty until it has been put on a server.

    `issues` is where people report what is wrong with it, empty while there is no such place.
    """

    name: str = "本手册"
    address: str = ""
    issues: str = ""

    @property
    def base(self) -> str:
        """The path of the site on its server."""
        return urlsplit(self.address).path

    def page(self, url: str) -> str:
        """The permanent address of a page; from the site's root while the site has no address."""
        return f"{self.address.rstrip('/')}/{url}" if self.address else url

    def where(self, url: str) -> str:
        """How a page is found by whom holds a file of the handbook: its address, or what makes it one."""
        return self.page(url) if self.address else f"在手册首页的网址后面加 {url}"


UNPUBLISHED = Publication()
