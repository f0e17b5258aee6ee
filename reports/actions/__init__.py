"""The verbs of this app: each one transaction, one event, effects on commit."""
