"""Messages in files: each is taken whole, and once."""

from __future__ import annotations

import threading
from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection

from coalition.embedded_broker import Channel


@pytest.fixture
def channel(tmp_path: Path) -> Channel:
    folders = {name: str(tmp_path / "queue") for name in ("data_folder_in", "data_folder_out")}
    (tmp_path / "queue").mkdir()
    connection = Connection(
        "filesystem://localhost",
        transport="coalition.embedded_broker:Transport",
        transport_options=folders | {"control_folder": str(tmp_path / "control")},
    )
    return connection.channel()


def test_messages_are_taken_in_the_order_they_came(channel: Channel) -> None:
    for number in range(3):
        channel._put("celery", {"number": number})
    assert [channel._get("celery")["number"] for _message in range(3)] == [0, 1, 2]
    with pytest.raises(Empty):
        channel._get("celery")


def test_a_message_that_is_being_written_is_not_there_yet(channel: Channel) -> None:
    Path(channel.data_folder_out, "00000000000000000001_x.celery.msg.part").write_text('{"number": ')
    with pytest.raises(Empty):
        channel._get("celery")


def test_many_who_take_at_once_get_each_message_once(channel: Channel) -> None:
    taken: list[int] = []

    def take() -> None:
        while len(taken) < 200:
            try:
                taken.append(channel._get("celery")["number"])
            except Empty:
                continue

    takers = [threading.Thread(target=take) for _taker in range(4)]
    for taker in takers:
        taker.start()
    for number in range(200):
        channel._put("celery", {"number": number, "text": "x" * 4000})
    for taker in takers:
        taker.join(timeout=60)
    assert sorted(taken) == list(range(200))
