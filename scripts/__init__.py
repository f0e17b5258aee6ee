"""What `make` runs: set-up, run, test, check; knows the commands, not the code."""
