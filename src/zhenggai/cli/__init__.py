"""The command line: options, clock, printing, exit codes. The only importer of typer."""
