"""One rule per file; the engine finds them by listing this folder.

Codes: HB1xx files and YAML, HB2xx fields, HB3xx ids and links, HB4xx sources and evidence, HB5xx shorthands,
HB6xx style and privacy, HB7xx source reports and their indexes, HB8xx the built site, HB9xx the checks themselves.
"""
