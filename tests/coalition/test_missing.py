"""An address that leads nowhere answers in the reader's terms."""

from __future__ import annotations

from django.test import Client


def test_a_person_gets_a_page(client: Client) -> None:
    answer = client.get("/zh-hans/nothing/")
    assert (answer.status_code, "text/html" in answer["Content-Type"]) == (404, True)


def test_a_program_gets_a_problem_document(client: Client) -> None:
    answer = client.get("/api/v1/nothing/")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["code"] == "not_found"
