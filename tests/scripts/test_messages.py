"""What is collected from sources, and what is said of a catalogue that does not match them."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import messages


def collected(text: str, *, template: bool) -> list[tuple[messages.Id, str | None]]:
    return list(messages.messages_in(text, template=template))


def test_a_translate_tag_is_collected() -> None:
    assert collected('<p>it\'s {% translate "Save (now)" %}', template=True) == [("Save (now)", None)]


def test_a_filter_argument_is_collected() -> None:
    assert collected('{{ name|default:_("Nobody") }}', template=True) == [("Nobody", None)]


def test_a_plural_block_is_collected_with_its_placeholders() -> None:
    block = (
        "{% blocktranslate trimmed count n=n %}\n  One return\n {% plural %} {{ n }} returns {% endblocktranslate %}"
    )
    assert collected(block, template=True) == [(("One return", "%(n)s returns"), None)]


def test_lazy_messages_keep_their_context() -> None:
    assert collected('label = pgettext_lazy("month", "May")', template=False) == [("May", "month")]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one template and one catalogue."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("{% translate 'Sign in' %}")
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "LOCALE", tmp_path / "locale")
    messages.extract()
    return tmp_path


def test_a_new_message_comes_in_untranslated(project: Path) -> None:
    assert messages.check() == ["zh_Hans: not translated: 'Sign in'"]


def translate(text: str) -> None:
    path = messages.po_file("zh_Hans")
    untranslated = 'msgid "Sign in"\nmsgstr ""'
    path.write_text(path.read_text().replace(untranslated, f'msgid "Sign in"\nmsgstr "{text}"'))


def test_a_translated_catalogue_has_no_problems(project: Path) -> None:
    translate("登录")
    assert messages.check() == []


def test_a_message_that_left_the_sources_is_reported(project: Path) -> None:
    translate("登录")
    (project / "templates" / "page.html").write_text("")
    assert messages.check() == ["zh_Hans: no longer used: 'Sign in'"]


def test_a_translation_that_invents_a_placeholder_is_reported(project: Path) -> None:
    translate("登录 %(name)s")
    assert messages.check() == ["zh_Hans: other placeholders: 'Sign in'"]


def test_a_compiled_catalogue_is_newer_than_its_source(project: Path) -> None:
    messages.compile_all()
    source = messages.po_file("zh_Hans")
    assert source.with_suffix(".mo").stat().st_mtime >= source.stat().st_mtime
