"""Ways to write personal data, and what only looks like them, in any handbook's records; what the rules tell of them.

    python -m tests.faults.personal [--root FOLDER] [--list tuning|measuring] [--show]

Two lists of one author, with lines of a second who had not read the rules. `tuning.yml` is looked at line by line when rules are changed; `measuring.yml` was written before
they were, and only counts: nobody tunes a rule on its lines.
"""
