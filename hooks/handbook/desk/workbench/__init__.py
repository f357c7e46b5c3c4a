"""The workbench: a report's passages beside a practice that is written from them, without any YAML, on this computer only."""
