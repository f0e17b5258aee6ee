"""The role table of the API: what each kind of token gets, one table for each method."""

from __future__ import annotations

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
