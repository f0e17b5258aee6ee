"""An invented coalition with years of returns, so that the site can be tried; nobody else imports it.

``cast``, ``timeline``, ``tastes``, ``amounts``, ``story`` and ``script`` are pure: the same seed and day give the same
returns. ``people``, ``rounds``, ``returns``, ``goals`` write them, ``load`` puts all in order.
"""
