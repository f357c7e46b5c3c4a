"""Attack by mutation: whatever stands in a file, the answer is a finding or a message, never an exception, and soon.

    python3 -m tests.fuzz --minutes 10            every target in turn, with a new seed
    python3 -m tests.fuzz --target reports --seed 7

An input that made something break is kept in `corpus/<target>/` and is run with every run of the suite.
"""
