"""Pages of the shell and the public face, one file a section."""
