"""`draft`: from a report on the desk to a source record with its index, and from some of its passages to a practice record that a
person completes. What can be read off is written, everything else is a gap with the question to answer; nothing is invented."""
