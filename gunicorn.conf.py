"""How gunicorn serves the site, here and in production; the address comes from the command line."""

from __future__ import annotations

worker_class = "gthread"
workers = 2
threads = 4
timeout = 60
graceful_timeout = 10
# A request waits for the page, not for its address's reverse look-up or a second connection.
keepalive = 15
# One application in memory, shared by the workers.
preload_app = True
# Its default place is outside VAR_DIR, and nothing here talks to it.
control_socket_disable = True
