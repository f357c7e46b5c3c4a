"""The benchmark: synthetic corpora with the real schema, built by the handbook and by other generators, in one run."""
