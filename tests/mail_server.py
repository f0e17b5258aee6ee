"""An SMTP server on the loopback that keeps what it is given, and can refuse, hang, put off or break off."""

from __future__ import annotations

import email
import email.policy
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

type Answer = Callable[[Envelope], str]


class MailServer:
    """What came in, in order; ``refuse`` maps addresses to the server's answer for them."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.refuse: dict[str, str] = {}
        self.answer: str = "250 kept"
        self.is_breaking_off = False
        self.lock = threading.Lock()

    @property
    def message_ids(self) -> list[str]:
        """The Message-ID of every delivery."""
        with self.lock:
            return [str(message["Message-ID"]) for message in self.messages]

    async def handle_RCPT(self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _o: Any) -> str:
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.is_breaking_off:
            assert server.transport is not None
            server.transport.abort()
            return "421 gone"
        if self.answer.startswith("250"):
            content = envelope.content or b""
            message = email.message_from_bytes(bytes(content, "utf-8") if isinstance(content, str) else content,
                                               policy=email.policy.default)  # fmt: skip
            with self.lock:
                self.messages.append(message)
        return self.answer


@contextmanager
def running() -> Iterator[tuple[MailServer, int]]:
    """A server and its port."""
    kept = MailServer()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield kept, port
    finally:
        controller.stop()


def wait_for(what: Callable[[], bool], patience: float) -> bool:
    """Whether it came true in time."""
    deadline = time.monotonic() + patience
    while not what():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True
