"""The secret link of an invitation: made again from the row whenever its mail is sent, and kept nowhere.

The secret is an HMAC, keyed by the site's own secret, over the row's id and the instant at which it expires. So a mail
that is tried again carries the same link, and an invitation that is sent again, with a new expiry, a new one; the link
before it is unknown from then on. The row keeps the SHA-256 of the secret alone, and that alone opens it.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import uuid

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

SALT = "members.invitation"


def secret_of(key: uuid.UUID, expires_at: datetime.datetime) -> str:
    """The 32 bytes behind one sending of an invitation, as an address can carry them."""
    sending = f"{key}|{expires_at.astimezone(datetime.UTC).isoformat()}"
    made = salted_hmac(SALT, sending, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()


def digest_of(secret: str) -> str:
    """What the row keeps of a secret, in hex; secrets are 256 bits that nobody can guess, so they need no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def link_of(secret: str) -> str:
    """Where the invited person goes."""
    return settings.SITE_URL + reverse("invitation", args=[secret])
