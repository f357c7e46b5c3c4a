"""Source reports: files of several formats in, one text out."""
