"""Parameters and headers that several calls share, for the API's description alone."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

IF_MATCH = OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, required=True, description="The draft's ETag.")
DRY_RUN = OpenApiParameter("dry_run", bool, description="Check and compare, save nothing.")
ETAG = OpenApiParameter("ETag", str, OpenApiParameter.HEADER, response=[200], description="The draft's version.")
OF_REASONS = "of the explanations: it changes with the draft and with every reason."
IF_MATCH_REASONS = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description=f"The ETag {OF_REASONS}"
)
ETAG_REASONS = OpenApiParameter(
    "ETag", str, OpenApiParameter.HEADER, response=[200], description=f"The tag {OF_REASONS}"
)
IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match", str, OpenApiParameter.HEADER, description="The ETag of the last answer: 304 if all is as it was."
)
UNCHANGED = OpenApiResponse(description="All is as it was when that ETag was read.")
KEY = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description="Up to 200 printable characters of your own. The same call with the same key within seven days gets "
    "the same answer and has no second effect.",
)
