"""The role table of the pages of companies, and of what every person has."""

from __future__ import annotations

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
"""
