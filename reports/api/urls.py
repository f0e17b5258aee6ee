"""Addresses of the API."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularAPIView

from reports.api import counts, docs, explanations, jobs, rounds, submissions, uploads

UPLOADS = "companies/<slug:company>/uploads/"
SUBMISSION = "companies/<slug:company>/submissions/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("docs/", docs.docs, name="api-docs"),
    path(SUBMISSION, submissions.SubmissionList.as_view(), name="api-submissions"),
    path(SUBMISSION + "<str:quarter>/", submissions.SubmissionRead.as_view(), name="api-submission"),
    path(SUBMISSION + "<str:quarter>/counts/", counts.Counts.as_view(), name="api-counts"),
    path(SUBMISSION + "<str:quarter>/findings/", explanations.Findings.as_view(), name="api-findings"),
    path(SUBMISSION + "<str:quarter>/explanations/", explanations.Explanations.as_view(), name="api-explanations"),
    path(UPLOADS, uploads.UploadSend.as_view(), name="api-uploads"),
    path(UPLOADS + "<uuid:upload>/use/", uploads.UploadUse.as_view(), name="api-upload-use"),
    path("jobs/<uuid:job>/", jobs.JobRead.as_view(), name="api-job"),
    path("desk/rounds/<str:quarter>/", rounds.RoundRead.as_view(), name="api-round"),
    path("", include("reports.api.release_urls")),
]
