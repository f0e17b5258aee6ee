"""What may stand in a return: one rule a file, one list of codes for every door. Pure: no Django, no database."""
