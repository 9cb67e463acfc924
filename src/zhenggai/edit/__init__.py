"""A change → the smallest new text of a file, read back; and files written safely, or not at all.

Edits are values (`edits`), `apply.apply` makes them in the bytes of a file, and
`writing.Writing` writes files under the lock of the ledger, all or none of them:

    with Writing(root, who, patience) as act:
        old = act.read(path)
        act.change(path, old, apply(old, path, [Append(("issues", 2, "log"), event)], lists))
"""
