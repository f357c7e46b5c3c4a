"""The lists below the words of the index pages, one module a family."""
