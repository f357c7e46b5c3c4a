"""Records that get another id, become several, become one, or go: with every reference and address, in one step or not at all.

`references` finds where an id stands, `yaml_lists` changes lists as somebody wrote them, `work` makes the files of a step,
`trial` checks them before anything is written, `command` is what people run.
"""
