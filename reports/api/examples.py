"""Bodies as a company's program sends them, for the API's description alone."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiExample

_TOTAL = {"platform": "aurora-market", "species_group": "TOTAL", "measure": "blocked"}
_PANGOLINS = _TOTAL | {"species_group": "PANGOLIN"}

# The library makes a list of them, since the request is one.
ROWS = OpenApiExample("A count", _TOTAL | {"value": 5310}, media_type="application/json", request_only=True)
CHANGES = OpenApiExample(
    "A box to clear", _PANGOLINS | {"value": None}, media_type="application/json", request_only=True
)
CSV = OpenApiExample(
    "CSV",
    "platform,species_group,measure,value\n"
    "aurora-market,TOTAL,blocked,5310\n"
    "aurora-market,PANGOLIN,blocked,442\n"
    "aurora-market,TOTAL,removed-own,x\n"
    ",,reports-received,7\n",
    media_type="text/csv",
    request_only=True,
)
REASONS = OpenApiExample(
    "A reason",
    {
        "findings": [{"code": "outlier_high", "pointer": "/aurora-market/blocked/TOTAL"}],
        "reason": "detection",
        "text": "A new image model since 9 May.",
    },
    media_type="application/json",
    request_only=True,
)
