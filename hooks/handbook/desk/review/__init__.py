"""`review`: people read what a record says against the original and sign it, in the terminal or in a page of `serve`."""
