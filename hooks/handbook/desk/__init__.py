"""What people at a desk do to the records: write a skeleton, index a report, look at its health, make the schemas."""
