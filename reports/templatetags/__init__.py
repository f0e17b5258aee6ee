"""Tags and filters of the templates; they put into words and shapes what they are given and look nothing up."""

from __future__ import annotations
