"""The page where flags are explained."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from reports.actions.drafts import save
from reports.drafts import Draft
from reports.forms.explanations import flag_name
from reports.models import Door, Explanation, Submission
from reports.rules.cells import Cell
from reports.rules.explained import key_of
from tests import cast
from tests.cases import bad_inputs
from tests.cast import World
from tests.reports.views.member.conftest import RETURN, browser

EXPLAIN = RETURN + "explain/"
TEXT = "A new image model since 9 May."


def names(submission: Submission) -> list[str]:
    return [flag_name(key_of(found)) for found in Draft(submission).unexplained]


def explained(client: Client, submission: Submission, **fields: object) -> object:
    form = {"flag": names(submission), "reason": "detection", "text": TEXT} | fields
    return client.post(EXPLAIN, form)


def test_without_flags_there_is_nothing_to_explain(preparer: Client) -> None:
    assert "No big changes. Nothing to explain." in preparer.get(EXPLAIN).content.decode()


def test_each_flag_stands_with_its_quarters_and_its_number(flagged: Submission, preparer: Client) -> None:
    page = preparer.get(EXPLAIN)
    [card] = page.context["cards"]
    assert (card.title, [line.label for line in card.lines]) == (
        "Total", ["Removed, found by you", "Blocked before going live"],
    )  # fmt: skip
    assert card.lines[1].past == [("Q3 2025", "–"), ("Q4 2025", "–"), ("Q1 2026", "–"), ("Q2 2026", "100")]
    assert card.lines[1].now == "1,000"
    assert "10 times last quarter (100 → 1,000)" in page.content.decode()


def test_several_flags_are_explained_at_once(flagged: Submission, preparer: Client) -> None:
    answer = explained(preparer, flagged)
    assert answer["Location"] == RETURN + "check/"
    assert Explanation.objects.get().findings.count() == 2
    assert "Saved. Nothing is left to explain." in preparer.get(answer["Location"]).content.decode()


def test_one_press_explains_all_that_is_left(flagged: Submission, preparer: Client) -> None:
    explained(preparer, flagged, flag=[], all="1")
    assert names(flagged) == []


def test_the_rest_is_asked_for_after_one(flagged: Submission, preparer: Client) -> None:
    answer = explained(preparer, flagged, flag=names(flagged)[:1])
    assert answer["Location"] == EXPLAIN
    page = preparer.get(EXPLAIN)
    assert "Saved. 1 flag is left." in page.content.decode()
    assert page.context["checked"] == {names(flagged)[0]}


def test_what_was_written_stays_on_the_page_when_it_does_not_do(flagged: Submission, preparer: Client) -> None:
    page = explained(preparer, flagged, text="so <b>").content.decode()
    assert page.count("Write at least 10 characters: what changed, and since when?") == 2
    assert "so &lt;b&gt;" in page
    assert "<title>Error:" in page


def test_a_flag_and_a_reason_have_to_be_chosen(flagged: Submission, preparer: Client) -> None:
    page = preparer.post(EXPLAIN, {"text": TEXT}).content.decode()
    assert "Check at least one flag that this explains." in page
    assert "Choose one of the reasons." in page


def test_a_flag_whose_number_changed_meanwhile_is_said_to_be_gone(
    world: World, flagged: Submission, preparer: Client
) -> None:
    form = {"flag": names(flagged), "reason": "other", "text": TEXT}
    cast.fill(flagged, by=world.preparer)
    page = preparer.post(EXPLAIN, form).content.decode()
    assert "A flag that you checked is gone, since its number changed." in page
    assert not Explanation.objects.exists()


def test_the_old_text_is_offered_for_a_new_number(world: World, flagged: Submission, preparer: Client) -> None:
    explained(preparer, flagged)
    cell = Cell("aurora-market", "blocked", "TOTAL", 2000)
    save(flagged, {cell.box: cell}, by=world.preparer, door=Door.FORM)
    page = preparer.get(EXPLAIN)
    assert page.context["form"].initial["text"] == TEXT
    assert "You wrote for an earlier number:" in page.content.decode()


def test_an_explanation_is_changed_and_taken_back(flagged: Submission, preparer: Client) -> None:
    explained(preparer, flagged)
    written = Explanation.objects.get()
    assert TEXT in preparer.get(f"{EXPLAIN}?from={written.pk}").context["form"].initial["text"]
    page = preparer.post(EXPLAIN, {"withdraw": written.pk}, follow=True)
    assert "Taken back." in page.content.decode()
    assert len(names(flagged)) == 2


def test_a_viewer_reads_and_explains_nothing(world: World, flagged: Submission, viewer: Client) -> None:
    page = viewer.get(EXPLAIN).content.decode().split("<main")[1].split("</main>")[0]
    assert "10 times last quarter" in page
    assert "<form" not in page
    assert explained(viewer, flagged).status_code == 403


def test_texts_of_people_are_text(world: World, flagged: Submission, preparer: Client) -> None:
    explained(preparer, flagged, text="{{ 7*7 }} <script>alert(1)</script>")
    page = browser(world.signer).get(EXPLAIN).content.decode()
    assert "{{ 7*7 }} &lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_an_earlier_mistake_leads_to_the_return_that_it_is_in(flagged: Submission, preparer: Client) -> None:
    page = preparer.get(EXPLAIN).content.decode()
    assert "the number of Q2 2026 was the wrong one" in page
    assert '<a href="/en/m/aurora/2026-Q2/">that return</a>' in page


@pytest.mark.door("form")
@pytest.mark.parametrize("case", bad_inputs("text"))
def test_a_text_is_kept_as_typed_or_refused(flagged: Submission, preparer: Client, case: dict[str, Any]) -> None:
    text = case["input"].ljust(10, ".")
    answer = explained(preparer, flagged, text=text)
    if case["expect"]["outcome"] == "accept":
        assert [one.text for one in Explanation.objects.all()] == [text.replace("\r\n", "\n")]
    else:
        assert "500 characters" in answer.content.decode()
        assert not Explanation.objects.exists()


def test_the_overview_counts_what_is_left(flagged: Submission, preparer: Client) -> None:
    assert "2 left" in preparer.get(RETURN).content.decode()
    explained(preparer, flagged)
    assert "All given" in preparer.get(RETURN).content.decode()


def test_the_check_names_what_is_left_and_offers_no_signature(flagged: Submission, signer: Client) -> None:
    page = signer.get(RETURN + "check/").content.decode()
    assert "2 flags to explain before it can be signed" in page
    assert f'href="{EXPLAIN}"' in page
    assert f'href="{RETURN}sign/"' not in page
    assert signer.get(RETURN + "sign/")["Location"] == RETURN + "check/"


def test_a_signer_reads_what_was_explained_before_signing(world: World, flagged: Submission, signer: Client) -> None:
    cast.explain(flagged, by=world.preparer, text=TEXT)
    for page in ("check/", "sign/"):
        assert TEXT in signer.get(RETURN + page).text


def test_sending_to_sign_is_refused_while_something_is_left(flagged: Submission, preparer: Client) -> None:
    answer = preparer.post(RETURN + "check/", follow=True)
    assert "2 flags have no explanation yet." in answer.content.decode()
    assert Submission.objects.get(pk=flagged.pk).state == "draft"


def test_the_same_in_another_language_is_kept_and_offered_again(
    world: World, preparer: Client, flagged: Submission
) -> None:
    form = {"flag": names(flagged), "reason": "other", "text": TEXT, "second_text": "自5月9日起使用新模型。"}
    preparer.post(EXPLAIN, form)
    [(_found, told), *_others] = Draft(flagged).explained
    assert told.second_text == "自5月9日起使用新模型。"
    assert "自5月9日起使用新模型。</textarea>" in preparer.get(f"{EXPLAIN}?from={told.explanation}").text
    assert "自5月9日起使用新模型。" in preparer.get(EXPLAIN.replace("explain", "check")).text


def test_a_second_text_that_is_too_long_is_refused_with_what_was_typed(preparer: Client, flagged: Submission) -> None:
    form = {"flag": names(flagged), "reason": "other", "text": TEXT, "second_text": "x" * 501}
    answer = preparer.post(EXPLAIN, form)
    assert ("At most" in answer.text or "at most" in answer.text, "x" * 501 in answer.text) == (True, True)
