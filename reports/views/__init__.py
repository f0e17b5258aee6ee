"""Pages behind the sign-in: the member area, and the desk in a folder of its own."""
