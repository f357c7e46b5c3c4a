"""One module per output that is not a page."""
