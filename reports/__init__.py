"""The work and the numbers: quarters, submissions, revisions, targets, releases."""
