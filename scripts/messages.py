"""Message catalogues: collected, held to the sources, compiled, with Babel alone; it knows where texts stand, not what
they say.

.venv/bin/python -m scripts.messages extract|check|compile
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS
from babel.messages.extract import extract as extract_from
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
SOURCES = ("coalition", "members", "reports", "templates")
LANGUAGES = ("zh_Hans",)
LAZY = {f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext", "npgettext")}
KEYWORDS = {**DEFAULT_KEYWORDS, **LAZY, "gettext_noop": None}
Id = str | tuple[str, ...]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def source_files() -> Iterator[Path]:
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts:
                yield path


def messages_in(text: str, *, template: bool) -> Iterator[tuple[Id, str | None]]:
    """Each message of one source, with its context.

    Django turns a template into something like Python; without its indentation it is Python enough for Babel.
    """
    if template:
        text = "\n".join(line.strip() for line in templatize(text).splitlines())
    for _, found, _, context in extract_from("python", io.BytesIO(text.encode()), KEYWORDS):
        yield found, context


def extracted() -> Catalog:
    """Every message of the sources, with the files it stands in."""
    catalog = Catalog(charset="utf-8")
    for path in source_files():
        for found, context in messages_in(path.read_text(), template=path.suffix != ".py"):
            catalog.add(found, context=context, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return catalog


def po_file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(path: Path, language: str) -> Catalog:
    if not path.exists():
        now = datetime.now(UTC)
        return Catalog(locale=language, project="coalition-reporting", version="1", creation_date=now, fuzzy=False)
    with path.open("rb") as source:
        return read_po(source, locale=language)


def extract() -> list[str]:
    """Bring every catalogue up to date; new messages come in untranslated, none is guessed from a similar one."""
    template = extracted()
    for language in LANGUAGES:
        path = po_file(language)
        catalog = read(path, language)
        # Only what people wrote may differ between two runs.
        template.creation_date = catalog.creation_date
        catalog.update(template, no_fuzzy_matching=True)
        catalog.header_comment = ""
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as target:
            write_po(target, catalog, width=110, sort_output=True, ignore_obsolete=True, include_lineno=False)
        print(f"{path.relative_to(ROOT)}: {sum(not done(m) for m in catalog if m.id)} of {len(catalog)} to translate")
    return []


def forms(text: str | Sequence[str] | None) -> list[str]:
    """The forms of an id or a translation, one where it has no plural."""
    return [text or ""] if text is None or isinstance(text, str) else list(text)


def done(message: Message) -> bool:
    return all(forms(message.string)) and not message.fuzzy


def keeps_placeholders(message: Message) -> bool:
    """Whether a translation fills in the same values; Chinese has one form, so only the last id is compared."""
    wanted = sorted(PLACEHOLDER.findall(forms(message.id)[-1]))
    return all(sorted(PLACEHOLDER.findall(form)) == wanted for form in forms(message.string))


def check() -> list[str]:
    """What is wrong with the committed catalogues, a line each; `make messages` mends the first two kinds."""
    template, problems = extracted(), []
    wanted = {(m.context, m.id) for m in template if m.id}
    for language in LANGUAGES:
        catalog = read(po_file(language), language)
        held = {(m.context, m.id): m for m in catalog if m.id}
        problems += [f"{language}: not in the catalogue: {ids!r}" for _, ids in sorted(wanted - set(held), key=str)]
        problems += [f"{language}: no longer used: {ids!r}" for _, ids in sorted(set(held) - wanted, key=str)]
        current = [message for key, message in held.items() if key in wanted]
        problems += [f"{language}: not translated: {m.id!r}" for m in current if not done(m)]
        problems += [
            f"{language}: other placeholders: {m.id!r}" for m in current if done(m) and not keeps_placeholders(m)
        ]
    return problems


def compile_all() -> list[str]:
    """Write each .mo beside its .po, where it is older."""
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as text:
            catalog = read_po(text, locale=source.parts[-3])
        part = target.with_suffix(".part")
        with part.open("wb") as binary:
            write_mo(binary, catalog)
        part.replace(target)
    return []


COMMANDS = {"extract": extract, "check": check, "compile": compile_all}


def main() -> int:
    problems = COMMANDS[sys.argv[1]]()
    print("\n".join(problems), end="\n" if problems else "", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
