"""Single edits that each make a published statement false, seeded into any handbook's records, and what the rules tell of them.

    python -m tests.faults.semantic [--root FOLDER] [--half tuning|measuring] [--class CODE] [--show]
"""
