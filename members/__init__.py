"""Who: companies, owner groups, platforms, coalitions, people and their roles; knows nothing of reports."""
