"""What may be published of confidential counts. Pure: no Django, no database; contributions come by owner group."""
