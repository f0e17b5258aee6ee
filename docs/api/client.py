"""Fill in a quarter from a file of rows, and give reasons for what is flagged. Standard library only.

API_TOKEN=crd_… python client.py https://reports.example.org aurora 2026-Q3 counts.json [reasons.json]
"""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.request
import uuid
from pathlib import Path
from typing import Any

site, company, quarter, counts, *reasons = sys.argv[1:]
RETURN = f"{site}/api/v1/companies/{company}/submissions/{quarter}/"


def call(method: str, path: str = "", file: str = "", **headers: str) -> tuple[Any, str]:
    """One call: the answer and its ETag. A refusal is shown, and ends the program."""
    headers["Authorization"] = f"Bearer {os.environ['API_TOKEN']}"
    headers["Content-Type"] = "text/csv" if file.endswith(".csv") else "application/json"
    body = Path(file).read_bytes() if file else None
    try:
        with urllib.request.urlopen(urllib.request.Request(RETURN + path, body, headers, method=method)) as answer:
            return json.load(answer), answer.headers["ETag"]
    except urllib.error.HTTPError as refused:
        sys.exit(refused.read().decode())


_, etag = call("GET")
tried, _ = call("PUT", "counts/?dry_run=true", counts, **{"If-Match": etag})
print(f"{len(tried['changes'])} boxes change.")
# The key makes a second attempt safe: after a lost answer, send the same again with the same key.
call("PUT", "counts/", counts, **{"If-Match": etag, "Idempotency-Key": str(uuid.uuid4())})
if reasons:
    held, etag = call("GET", "explanations/")
    print(f"{len(held['explanations'])} reasons are replaced.")
    call("PUT", "explanations/", reasons[0], **{"If-Match": etag, "Idempotency-Key": str(uuid.uuid4())})
for finding in call("GET", "findings/")[0]["findings"]:
    if finding["severity"] == "blocking" or (finding["severity"] == "explain" and not finding["explained"]):
        print(f"{finding['code']} {finding['pointer']} {finding['detail']}")
print(f"Read and sign it: {site}/en/m/{company}/{quarter}/")
