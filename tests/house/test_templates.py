"""Templates are used, carry no style or script of their own, and keep to the words of the product."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps

from reports import mails
from tests.house.sources import APPS, TEMPLATES, python_files

FILES = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".txt"})
NAMES = [path.relative_to(TEMPLATES).as_posix() for path in FILES]
ERRORS = {"400.html", "403.html", "404.html", "500.html"}
FORBIDDEN = re.compile(r"\b(approv\w*|returned|reporters?|metrics?)\b", re.IGNORECASE)
WORDS = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>", re.DOTALL)


def overrides_a_library(name: str) -> bool:
    """Whether a library has a template of this name, which ours replaces."""
    libraries = [config.path for config in apps.get_app_configs() if config.name not in APPS]
    return any((Path(folder) / "templates" / name).exists() for folder in libraries)


def test_every_template_is_used():
    sources = "\n".join(path.read_text() for path in [*python_files(*APPS), *FILES])
    mailed = {f"emails/{kind}{ending}.txt" for kind in mails.KINDS for ending in ("", "_subject")}
    idle = [name for name in NAMES if f'"{name}"' not in sources and name not in mailed | ERRORS]
    assert [name for name in idle if not overrides_a_library(name)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_template_has_no_style_script_or_handler_of_its_own(name):
    text = (TEMPLATES / name).read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("name", NAMES)
def test_a_template_loads_nothing_from_another_host(name):
    text = (TEMPLATES / name).read_text()
    assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//(?!github)""", text)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_keeps_to_the_words_of_the_product(name):
    text = (TEMPLATES / name).read_text()
    shown = " ".join([WORDS.sub(" ", text), *re.findall(r"""translate "([^"]+)\"""", text)])
    assert FORBIDDEN.findall(shown) == []
