"""Accepted counts into totals, one kind of number a file. Pure: no Django, no database, no sentence."""
