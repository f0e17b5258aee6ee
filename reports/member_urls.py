"""Addresses of the member area."""

from __future__ import annotations

from django.urls import URLPattern, path

from reports.views.member import (
    announce,
    autosave,
    check,
    compare,
    counts,
    detail,
    explain,
    history,
    home,
    labels,
    nil,
    practice,
    profile,
    receipt,
    sign,
    spreadsheets,
    steps,
    tokens,
    uploads,
)

urlpatterns: list[URLPattern] = [
    path("", home.member_home, name="member-home"),
    path("history/", history.member_history, name="member-history"),
    path("history/<str:quarter>/compare/", compare.return_compare, name="return-compare"),
    path("labels/", labels.member_labels, name="member-labels"),
    path("profile/", profile.member_profile, name="member-profile"),
    path("profile/announce/", announce.member_announce, name="member-announce"),
    path(
        "profile/announce/<int:pk>/withdraw/",
        announce.member_announcement_withdraw,
        name="member-announcement-withdraw",
    ),
    path("practice/", practice.member_practice, name="member-practice"),
    path("tokens/", tokens.member_tokens, name="member-tokens"),
    path("tokens/<slug:prefix>/revoke/", tokens.member_token_revoke, name="member-token-revoke"),
    path("<str:quarter>/", detail.return_detail, name="return-detail"),
    path("<str:quarter>/counts/", counts.return_counts, name="return-counts"),
    path("<str:quarter>/save/", autosave.return_save, name="return-save"),
    path("<str:quarter>/template/", spreadsheets.return_template, name="return-template"),
    path("<str:quarter>/upload/", uploads.return_upload, name="return-upload"),
    path("<str:quarter>/upload/<uuid:upload>/", uploads.return_upload_read, name="return-upload-read"),
    path("<str:quarter>/upload/<uuid:upload>/notes/", spreadsheets.return_upload_notes, name="return-upload-notes"),
    path("<str:quarter>/explain/", explain.return_explain, name="return-explain"),
    path("<str:quarter>/check/", check.return_check, name="return-check"),
    path("<str:quarter>/sign/", sign.return_sign, name="return-sign"),
    path("<str:quarter>/none/", nil.return_none, name="return-none"),
    path("<str:quarter>/receipt/", receipt.return_receipt, name="return-receipt"),
    path("<str:quarter>/recall/", steps.return_recall, name="return-recall"),
    path("<str:quarter>/revise/", steps.return_revise, name="return-revise"),
    path("<str:quarter>/revise/withdraw/", steps.return_withdraw, name="return-withdraw"),
]
