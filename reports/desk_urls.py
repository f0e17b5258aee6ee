"""Addresses of the desk area."""

from __future__ import annotations

from django.urls import URLPattern, path

from reports.views.desk import (
    board,
    breaks,
    bulk,
    compare,
    contacts,
    dashboard,
    on_behalf,
    paper,
    quarters,
    releases,
    review,
    signers,
    targets,
)

urlpatterns: list[URLPattern] = [
    path("", board.board_view, name="desk-board"),
    path("remind/", bulk.remind_view, name="desk-remind"),
    path("extend/", bulk.extend_view, name="desk-extend"),
    path("assign/", bulk.assign_view, name="desk-assign"),
    path("accept/", bulk.accept_view, name="desk-accept-many"),
    path("contacts/<slug:company>/", contacts.desk_contacts, name="desk-contacts"),
    path("dashboard/", dashboard.dashboard_view, name="desk-dashboard"),
    path("quarters/", quarters.quarters_view, name="desk-quarters"),
    path("quarters/plan/", quarters.plan, name="desk-quarter-plan"),
    path("quarters/<slug:quarter>/open/", quarters.open_view, name="desk-quarter-open"),
    path("review/<slug:company>/<str:quarter>/", review.review_view, name="desk-review"),
    path("review/<slug:company>/<str:quarter>/compare/", compare.compare_view, name="desk-compare"),
    path("review/<slug:company>/<str:quarter>/accept/", review.accept, name="desk-accept"),
    path("review/<slug:company>/<str:quarter>/send-back/", review.send_back, name="desk-send-back"),
    path("review/<slug:company>/<str:quarter>/take-back/", review.take_back, name="desk-take-back"),
    path("review/<slug:company>/<str:quarter>/exempt/", review.exempt, name="desk-exempt"),
    path("review/<slug:company>/<str:quarter>/counts/", on_behalf.desk_counts, name="desk-counts"),
    path("review/<slug:company>/<str:quarter>/save/", on_behalf.desk_save, name="desk-save"),
    path("review/<slug:company>/<str:quarter>/explain/", on_behalf.desk_explain, name="desk-explain"),
    path("review/<slug:company>/<str:quarter>/check/", on_behalf.desk_check, name="desk-check"),
    path("review/<slug:company>/<str:quarter>/sheet/", on_behalf.desk_sheet, name="desk-sheet"),
    path("review/<slug:company>/<str:quarter>/paper/", paper.desk_paper, name="desk-paper"),
    path("review/<slug:company>/<str:quarter>/paper/<uuid:scan>/", paper.desk_scan, name="desk-scan"),
    path(
        "review/<slug:company>/<str:quarter>/paper/<uuid:scan>/confirm/",
        paper.desk_paper_confirm,
        name="desk-paper-confirm",
    ),
    path(
        "review/<slug:company>/<str:quarter>/paper/<uuid:scan>/refuse/",
        paper.desk_paper_refuse,
        name="desk-paper-refuse",
    ),
    path("members/<slug:company>/signers/", signers.desk_signers, name="desk-signers"),
    path("targets/", targets.targets_view, name="desk-targets"),
    path("targets/<slug:target>/", targets.target_edit, name="desk-target-edit"),
    path("breaks/", breaks.breaks_view, name="desk-breaks"),
    path("breaks/<int:pk>/", breaks.break_decide, name="desk-break-decide"),
    path("releases/", releases.releases_view, name="desk-releases"),
    path("releases/freeze/", releases.freeze, name="desk-release-freeze"),
    path("releases/<str:release>/", releases.release_view, name="desk-release"),
    path("releases/<str:release>/publish/", releases.publish, name="desk-release-publish"),
    path("releases/<str:release>/discard/", releases.discard, name="desk-release-discard"),
]
