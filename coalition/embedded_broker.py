"""The broker of files for a site without a message server: kombu's, with messages that come and go whole.

Kombu writes a message under its final name and takes one by copying it, so that a reader may meet half of it, which
ends a worker. Here it gets its name when it is complete, and belongs to whoever renames it first. For a message that
is lost with its taker the sweep rings again.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps, loads


class Channel(filesystem.Channel):
    """Puts and takes whole messages, the oldest first."""

    def _put(self, queue: str, payload: Any, **kwargs: Any) -> None:  # type: ignore[override]  # as kombu has it
        name = f"{time.time_ns():020}_{uuid.uuid4()}.{queue}.msg"
        path = Path(self.data_folder_out, name)
        draft = path.with_name(f"{name}.part")
        try:
            draft.write_text(dumps(payload), encoding="utf-8")
            draft.rename(path)
        except OSError as problem:
            raise ChannelError(f"The message {path} cannot be written.") from problem

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        for path in sorted(Path(self.data_folder_in).iterdir()):
            if path.name.partition(".")[2] != f"{queue}.msg":
                continue
            mine = path.with_name(f"{path.name}.{uuid.uuid4()}.taken")
            try:
                path.rename(mine)
            except FileNotFoundError:
                continue  # somebody else was faster
            text = mine.read_text(encoding="utf-8")
            mine.unlink()
            return loads(text)
        raise Empty

    def get_table(self, exchange: str) -> Any:
        """Which queues an exchange leads to."""
        with self._alone():
            return super().get_table(exchange)

    def _queue_bind(self, exchange: str, routing_key: Any, pattern: Any, queue: Any) -> None:
        with self._alone():
            super()._queue_bind(exchange, routing_key, pattern, queue)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other processes from reading the table of queues while it is written."""
        self.control_folder.mkdir(exist_ok=True)
        with Path(self.control_folder, "lock").open("a") as gate:
            filesystem.lock(gate, LOCK_EX)
            try:
                yield
            finally:
                filesystem.unlock(gate)


class Transport(filesystem.Transport):
    """Kombu's transport with channels of our own."""

    Channel = Channel
