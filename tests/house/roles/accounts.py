"""The library's own pages of sign-in and second factor: (anonymous, signed in)."""

from __future__ import annotations

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
