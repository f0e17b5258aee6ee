"""The role table: every address × every kind of user, and what each of them gets. Knows no view.

200 is the page, ``go`` leads to another page of one's own, ``in`` to the sign-in; 403, 404 and 405 are refusals. Who
was deactivated in an open session gets what an anonymous person gets.
"""

from __future__ import annotations

PEOPLE = [
    "anonymous",
    "rival_signer",
    "viewer",
    "preparer",
    "signer",
    "analyst",
    "publisher",
    "administrator",
    "partner",
    "observer",
]
TOKENS = ["none", "session", "own_read", "own_write", "rival", "revoked", "expired", "left", "desk"]

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

OPENS = """
                      anonymous rival_signer viewer preparer signer analyst publisher administrator partner observer
home                  in        go           go     go       go     go      go        go            200     200
account-me            in        200          200    200      200    200     200       200           200     200
member-home           in        404          200    200      200    403     403       403           404     404
member-history        in        404          200    200      200    403     403       403           404     404
member-questions      in        404          200    200      200    403     403       403           404     404
member-tokens         in        404          403    403      200    403     403       403           404     404
member-people         in        404          200    200      200    403     403       403           404     404
member-person         in        404          403    403      200    403     403       403           404     404
member-person-leave   in        404          403    403      200    403     403       403           404     404
member-labels         in        404          200    200      200    403     403       403           404     404
return-template       in        404          200    200      200    403     403       403           404     404
return-upload         in        404          200    200      200    403     403       403           404     404
return-upload-notes   in        404          200    200      200    403     403       403           404     404
return-upload-read    in        404          200    200      200    403     403       403           404     404
member-profile        in        404          200    200      200    403     403       403           404     404
member-announce       in        404          200    200      200    403     403       403           404     404
member-practice       in        404          200    200      200    403     403       403           404     404
return-detail         in        404          200    200      200    403     403       403           404     404
return-counts         in        404          200    200      200    403     403       403           404     404
return-explain        in        404          200    200      200    403     403       403           404     404
return-check          in        404          200    200      200    403     403       403           404     404
return-sign           in        404          403    403      200    403     403       403           404     404
return-none           in        404          403    200      200    403     403       403           404     404
return-receipt        in        404          200    200      200    403     403       403           404     404
return-sheet          in        404          403    200      200    403     403       403           404     404
return-paper          in        404          403    200      200    403     403       403           404     404
return-scan           in        404          200    200      200    403     403       403           404     404
return-hashed         in        404          200    200      200    403     403       403           404     404
return-recall         in        404          403    403      go     403     403       403           404     404
return-extension      in        404          200    200      200    403     403       403           404     404
return-revise         in        404          403    403      go     403     403       403           404     404
return-withdraw       in        404          403    403      go     403     403       403           404     404
return-compare        in        404          200    200      200    403     403       403           404     404
desk-board            in        403          403    403      403    200     200       200           403     403
desk-contacts         in        403          403    403      403    200     200       200           403     403
desk-completeness     in        403          403    403      403    200     200       200           403     403
desk-completeness-file in       403          403    403      403    200     200       200           403     403
desk-tokens           in        403          403    403      403    200     200       200           403     403
desk-escalations      in        403          403    403      403    200     200       200           403     403
desk-mails            in        403          403    403      403    200     200       200           403     403
desk-mails-preview    in        403          403    403      403    200     200       200           403     403
desk-jobs             in        403          403    403      403    200     200       200           403     403
desk-job              in        403          403    403      403    200     200       200           403     403
desk-audit            in        403          403    403      403    200     200       200           403     403
desk-audit-file       in        403          403    403      403    200     200       200           403     403
desk-dashboard        in        403          403    403      403    200     200       200           403     403
desk-quarters         in        403          403    403      403    200     200       200           403     403
desk-review           in        403          403    403      403    200     200       200           403     403
desk-compare          in        403          403    403      403    200     200       200           403     403
desk-extension        in        403          403    403      403    200     200       200           403     403
desk-counts           in        403          403    403      403    200     403       403           403     403
desk-explain          in        403          403    403      403    200     403       403           403     403
desk-check            in        403          403    403      403    200     403       403           403     403
desk-sheet            in        403          403    403      403    go      403       403           403     403
desk-paper            in        403          403    403      403    200     403       403           403     403
desk-scan             in        403          403    403      403    200     403       403           403     403
desk-company          in        403          403    403      403    200     200       200           403     403
desk-members          in        403          403    403      403    200     200       200           403     403
desk-members-file     in        403          403    403      403    200     200       200           403     403
desk-company-add      in        403          403    403      403    403     403       200           403     403
desk-company-edit     in        403          403    403      403    403     403       200           403     403
desk-company-owner    in        403          403    403      403    403     403       200           403     403
desk-company-rhythm   in        403          403    403      403    403     403       200           403     403
desk-company-expect   in        403          403    403      403    403     403       200           403     403
desk-company-join     in        403          403    403      403    403     403       200           403     403
desk-company-leave    in        403          403    403      403    403     403       200           403     403
desk-company-cover    in        403          403    403      403    403     403       200           403     403
desk-platform-add     in        403          403    403      403    403     403       200           403     403
desk-platform-end     in        403          403    403      403    403     403       200           403     403
desk-platform-move    in        403          403    403      403    403     403       200           403     403
desk-company-merge    in        403          403    403      403    403     403       200           403     403
desk-signers          in        403          403    403      403    200     200       200           403     403
desk-consents         in        403          403    403      403    200     200       200           403     403
desk-people           in        403          403    403      403    200     200       200           403     403
desk-person           in        403          403    403      403    403     403       200           403     403
desk-stand-ins        in        403          403    403      403    200     200       200           403     403
desk-onboarding       in        403          403    403      403    200     200       200           403     403
desk-targets          in        403          403    403      403    200     200       200           403     403
desk-target-edit      in        403          403    403      403    403     403       200           403     403
desk-breaks           in        403          403    403      403    200     200       200           403     403
desk-quarter          in        403          403    403      403    200     200       200           403     403
desk-quarter-plan     in        403          403    403      403    403     403       200           403     403
desk-settings         in        403          403    403      403    200     200       200           403     403
desk-species-groups   in        403          403    403      403    200     200       200           403     403
desk-species-groups-change in   403          403    403      403    403     403       200           403     403
desk-measures         in        403          403    403      403    200     200       200           403     403
desk-measures-change  in        403          403    403      403    403     403       200           403     403
desk-ladder           in        403          403    403      403    200     200       200           403     403
desk-thresholds       in        403          403    403      403    200     200       200           403     403
desk-mail-texts       in        403          403    403      403    200     200       200           403     403
desk-mail-text        in        403          403    403      403    200     200       200           403     403
desk-break-decide     in        403          403    403      403    403     403       200           403     403
desk-releases         in        403          403    403      403    200     200       200           403     403
desk-release          in        403          403    403      403    200     200       200           403     403
"""

# ``may``: the step is theirs to try; whether it can be taken now is the step's own matter.
POSTS = """
                      anonymous rival_signer viewer preparer signer analyst publisher administrator partner observer
account-me            in        may          may    may      may    may     may       may           may     may
member-tokens         in        404          403    403      may    403     403       403           404     404
member-question-reply in        404          403    may      may    403     403       403           404     404
member-token-revoke   in        404          403    403      may    403     403       403           404     404
member-people         in        404          403    403      may    403     403       403           404     404
member-person         in        404          403    403      may    403     403       403           404     404
member-person-leave   in        404          403    403      may    403     403       403           404     404
member-invitation-resend in     404          403    403      may    403     403       403           404     404
member-invitation-revoke in     404          403    403      may    403     403       403           404     404
member-labels         in        404          403    may      may    403     403       403           404     404
return-upload         in        404          403    may      may    403     403       403           404     404
return-upload-read    in        404          403    may      may    403     403       403           404     404
member-profile        in        404          403    may      may    403     403       403           404     404
member-announce       in        404          403    may      may    403     403       403           404     404
member-announcement-withdraw in 404          403    may      may    403     403       403           404     404
member-practice       in        404          403    may      may    403     403       403           404     404
return-counts         in        404          403    may      may    403     403       403           404     404
return-save           in        404          403    may      may    403     403       403           404     404
return-explain        in        404          403    may      may    403     403       403           404     404
return-check          in        404          403    may      may    403     403       403           404     404
return-sign           in        404          403    403      may    403     403       403           404     404
return-none           in        404          403    may      may    403     403       403           404     404
return-paper          in        404          403    may      may    403     403       403           404     404
return-recall         in        404          403    403      may    403     403       403           404     404
return-revise         in        404          403    403      may    403     403       403           404     404
return-withdraw       in        404          403    403      may    403     403       403           404     404
return-extension      in        404          403    may      may    403     403       403           404     404
return-extension-withdraw in    404          403    may      may    403     403       403           404     404
desk-remind           in        403          403    403      403    may     403       403           403     403
desk-extend           in        403          403    403      403    may     403       403           403     403
desk-assign           in        403          403    403      403    may     403       403           403     403
desk-accept-many      in        403          403    403      403    may     403       403           403     403
desk-contacts         in        403          403    403      403    may     403       403           403     403
desk-tokens           in        403          403    403      403    may     may       may           403     403
desk-token-revoke     in        403          403    403      403    404     404       404           403     403
desk-escalation-send  in        403          403    403      403    may     403       403           403     403
desk-escalation-dismiss in        403          403    403      403    may     403       403           403     403
desk-mails-retry      in        403          403    403      403    may     403       may           403     403
desk-job-retry        in        403          403    403      403    may     403       may           403     403
desk-quarter-plan     in        403          403    403      403    403     403       may           403     403
desk-quarter-open     in        403          403    403      403    403     403       may           403     403
desk-quarter          in        403          403    403      403    403     403       may           403     403
desk-accept           in        403          403    403      403    may     403       403           403     403
desk-send-back        in        403          403    403      403    may     403       403           403     403
desk-ask              in        403          403    403      403    may     403       403           403     403
desk-question-reply   in        403          403    403      403    may     403       403           403     403
desk-question-close   in        403          403    403      403    may     403       403           403     403
desk-question-reopen  in        403          403    403      403    may     403       403           403     403
desk-note             in        403          403    403      403    may     403       403           403     403
desk-checklist        in        403          403    403      403    may     403       403           403     403
desk-verification     in        403          403    403      403    may     403       403           403     403
desk-take-back        in        403          403    403      403    may     403       403           403     403
desk-include          in        403          403    403      403    403     403       may           403     403
desk-reopen           in        403          403    403      403    403     403       may           403     403
desk-extension-grant  in        403          403    403      403    may     403       may           403     403
desk-extension-refuse in        403          403    403      403    may     403       403           403     403
desk-extension-give   in        403          403    403      403    may     403       may           403     403
desk-counts           in        403          403    403      403    may     403       403           403     403
desk-explain          in        403          403    403      403    may     403       403           403     403
desk-save             in        403          403    403      403    may     403       403           403     403
desk-check            in        403          403    403      403    may     403       403           403     403
desk-paper            in        403          403    403      403    may     403       403           403     403
desk-paper-confirm    in        403          403    403      403    may     403       403           403     403
desk-paper-refuse     in        403          403    403      403    may     403       403           403     403
desk-company-add      in        403          403    403      403    403     403       may           403     403
desk-company-edit     in        403          403    403      403    403     403       may           403     403
desk-company-owner    in        403          403    403      403    403     403       may           403     403
desk-company-rhythm   in        403          403    403      403    403     403       may           403     403
desk-company-expect   in        403          403    403      403    403     403       may           403     403
desk-company-join     in        403          403    403      403    403     403       may           403     403
desk-company-leave    in        403          403    403      403    403     403       may           403     403
desk-company-cover    in        403          403    403      403    403     403       may           403     403
desk-platform-add     in        403          403    403      403    403     403       may           403     403
desk-platform-end     in        403          403    403      403    403     403       may           403     403
desk-platform-move    in        403          403    403      403    403     403       may           403     403
desk-company-merge    in        403          403    403      403    403     403       may           403     403
desk-signers          in        403          403    403      403    403     403       may           403     403
desk-consents         in        403          403    403      403    403     403       may           403     403
desk-people           in        403          403    403      403    403     403       may           403     403
desk-person           in        403          403    403      403    403     403       may           403     403
desk-person-step      in        403          403    403      403    403     403       may           403     403
desk-invitation-resend in       403          403    403      403    403     403       may           403     403
desk-invitation-revoke in       403          403    403      403    403     403       may           403     403
desk-stand-ins        in        403          403    403      403    403     403       may           403     403
desk-stand-in-end     in        403          403    403      403    403     403       may           403     403
desk-exempt           in        403          403    403      403    403     403       may           403     403
desk-target-edit      in        403          403    403      403    403     403       may           403     403
desk-break-decide     in        403          403    403      403    403     403       may           403     403
desk-species-groups-change in   403          403    403      403    403     403       may           403     403
desk-measures-change  in        403          403    403      403    403     403       may           403     403
desk-ladder           in        403          403    403      403    403     403       may           403     403
desk-thresholds       in        403          403    403      403    403     403       may           403     403
desk-mail-text        in        403          403    403      403    403     403       may           403     403
desk-release-freeze   in        403          403    403      403    may     may       403           403     403
desk-release-publish  in        403          403    403      403    403     may       403           403     403
desk-release-discard  in        403          403    403      403    may     may       403           403     403
"""

CALLS = """
                 none session own_read own_write rival revoked expired left     desk
api-submissions  401  401     200      200       404   401     401     401      404
api-submission   401  401     200      200       404   401     401     401      404
api-counts       401  401     405      405       405   401     401     401      405
api-findings     401  401     200      200       404   401     401     401      404
api-explanations 401  401     200      200       404   401     401     401      404
api-uploads      401  401     405      405       405   401     401     401      405
api-upload-use   401  401     405      405       405   401     401     401      405
api-round        401  401     403      403       403   401     401     401      200
api-job          401  401     200      200       404   401     401     401      404
"""
PUTS = """
                 none session own_read own_write rival revoked expired left     desk
api-submissions  401  401     405      405       405   401     401     401      405
api-submission   401  401     405      405       405   401     401     401      405
api-counts       401  401     403      428       404   401     401     401      404
api-findings     401  401     405      405       405   401     401     401      405
api-explanations 401  401     403      428       404   401     401     401      404
"""
PATCHES = """
                 none session own_read own_write rival revoked expired left     desk
api-submissions  401  401     405      405       405   401     401     401      405
api-submission   401  401     405      405       405   401     401     401      405
api-counts       401  401     403      428       404   401     401     401      404
api-findings     401  401     405      405       405   401     401     401      405
api-explanations 401  401     405      405       405   401     401     401      405
"""
CALL_POSTS = """
                none session own_read own_write rival revoked expired left     desk
api-uploads     401  401     403      415       404   401     401     401      404
api-upload-use  401  401     403      428       404   401     401     401      404
api-job         401  401     405      405       405   401     401     401      405
"""

# The library's own pages of sign-in and second factor: (anonymous, signed in).
ACCOUNTS = {
    "root": ("go", "go"),
    # A link that opens nothing; what others open is in the tests of its view.
    "invitation": (404, 404),
    "set_language": ("go", "go"),
    "account_login": (200, "go"),
    "account_logout": ("go", 200),
    "account_inactive": (200, 200),
    "account_signup": (200, "go"),
    "account_reauthenticate": ("in", 200),
    "account_email": ("in", "go"),
    "account_email_verification_sent": (200, 200),
    "account_change_password": ("in", 200),
    "account_set_password": ("in", "go"),
    "account_reset_password": (200, 200),
    "account_confirm_login_code": ("in", "go"),
    "account_confirm_email": (200, 200),
    "account_reset_password_from_key_done": (200, 200),
    "account_reset_password_from_key": (200, 200),
    "account_reset_password_done": (200, 200),
    "mfa_index": ("in", 200),
    "mfa_authenticate": ("in", "go"),
    "mfa_reauthenticate": ("in", "go"),
    "mfa_activate_totp": ("in", "go"),
    "mfa_deactivate_totp": ("in", 404),
    "mfa_view_recovery_codes": ("in", 404),
    "mfa_generate_recovery_codes": ("in", "go"),
    "mfa_download_recovery_codes": ("in", 404),
    "mfa_list_webauthn": ("in", 200),
    "mfa_add_webauthn": ("in", "go"),
    "mfa_reauthenticate_webauthn": ("in", "go"),
    "mfa_remove_webauthn": ("in", "go"),
    "mfa_edit_webauthn": ("in", "go"),
}


def rows(table: str) -> dict[str, dict[str, str]]:
    """A table as {address: {kind of user: outcome}}."""
    head, *lines = [line.split() for line in table.strip().splitlines()]
    assert all(len(line) == len(head) + 1 for line in lines)
    return {name: dict(zip(head, cells, strict=True)) for name, *cells in lines}
