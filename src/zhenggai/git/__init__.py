"""Questions to git: commits, files as committed or staged, what changed. Its only caller.

What a person typed reaches git once, in `asking.commit_named`, as an argument that git cannot
take for an option; all else is asked by the ids that git gave. Paths are relative to the folder
that is asked about, a ledger's, which need not be the top of its repository.
"""
