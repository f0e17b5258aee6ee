"""Takes several steps at the same moment, each on a connection of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from django.db import OperationalError, connection

from members.errors import Refusal


def at_once(*steps: Callable[[], object]) -> list[object]:
    """What each step came to, when all begin together; a database in memory says *locked* instead of waiting."""
    start, results = threading.Barrier(len(steps)), [None] * len(steps)

    def take(number: int, step: Callable[[], object]) -> None:
        start.wait()
        results[number] = patiently(step)
        own = connection.connection
        connection.close()
        # Django leaves a database in memory open, for another thread might need it.
        own.close()

    threads = [threading.Thread(target=take, args=one) for one in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def patiently(step: Callable[[], object]) -> object:
    while True:
        try:
            return step()
        except Refusal as refusal:
            return refusal
        except OperationalError as problem:
            if "locked" not in str(problem):
                raise
            time.sleep(0.01)
