"""Evidence: whether a report says what a record claims. Knows texts, figures, passages; nothing of records or pages."""
