"""Each module seeds some classes of faults and lists them as `FAULTS`."""
