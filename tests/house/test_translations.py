"""Everything people read is there in both languages."""

from __future__ import annotations

from scripts import messages


def test_every_message_is_translated_and_none_is_stale():
    assert messages.check() == []
