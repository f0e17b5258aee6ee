"""What comes in, one reader a file; none of them knows what is done with what it read."""
