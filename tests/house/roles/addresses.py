"""With what the house tests fill in an address, and which addresses are everybody's."""

from __future__ import annotations

PARTS = {
    "company": "aurora",
    "quarter": "2026-Q3",
    "code": "2026-Q1.1",
    "release": "2026-Q1.1",
    "year": 2025,
    "target": "share",
    "table": "quarter",
    "extension": "csv",
    "chart": "quarterly",
    "name": "measures",
    "key": "x",
    "uidb36": "x",
    "pk": 1,
    "verb": "add",
    "kind": "opened",
    "upload": "11111111-1111-4111-8111-111111111111",
    "job": "22222222-2222-4222-8222-222222222222",
    "platform": "aurora-market",
    "scan": "11111111-2222-4333-8444-555555555555",
    "number": "1",
    "invitation": "33333333-3333-4333-8333-333333333333",
    "secret": "opens-nothing",
    "step": "deactivate",
    "entry": 4242,
}
# A receipt needs a signature; of the tokens only one's own can be named.
PARTS_OF = {
    "return-receipt": {"quarter": "2026-Q2"},
    "return-hashed": {"quarter": "2026-Q2"},
    # A colleague of the company, and a stand-in of the desk.
    "member-person": {"pk": 4242},
    "member-person-leave": {"pk": 4242},
    "desk-person": {"pk": 4242},
    "desk-person-step": {"pk": 4242},
    "desk-stand-in-end": {"pk": 4242},
    # A draft of the company's own is closed to the desk.
    "desk-counts": {"company": "borealis"},
    "desk-save": {"company": "borealis"},
    "desk-explain": {"company": "borealis"},
    "desk-check": {"company": "borealis"},
    "desk-sheet": {"company": "borealis"},
}
# What a step has to be sent to be tried at all.
FIELDS = {"desk-release-freeze": {"quarter": "2026-Q2"}}

# Everybody gets the same bytes: no session is read and no cookie set.
PUBLIC = {
    "public-landing",
    "public-methods",
    "public-releases",
    "public-release",
    "public-review",
    "api-schema",
    "api-docs",
    "api-releases",
    "api-release",
    "api-release-tables",
    "api-release-table",
    "api-release-table-file",
    "api-release-figures",
    "api-release-figure",
    "api-release-figure-file",
    "api-code-list",
    "healthz",
    "readyz",
}
# These alone may be kept by a cache.
CACHED = {name for name in PUBLIC if name.startswith(("public-", "api-release", "api-code"))}
