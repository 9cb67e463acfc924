"""Three forms of a unit file → one: ours, with what theirs changed since both were the same.

`settle.settle` is the door. Records are told by id, never by line; see `three` for what counts as
a conflict, `renumber` for two new records of one id, and `settle` for what makes it safe.
"""
