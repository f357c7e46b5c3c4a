"""What a handbook says of itself: its settings, and what it is as a publication."""
