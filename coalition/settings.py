"""Every setting of the site, read from the environment; the table in ARCHITECTURE.md says what each is for."""

from __future__ import annotations

import datetime
from pathlib import Path

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from coalition import env, logs

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env.folder("VAR_DIR", BASE_DIR / "var")

DEBUG = env.flag("DEBUG", default=False)
DEMO = env.flag("DEMO", default=False)
SECRET_KEY = env.secret("SECRET_KEY")
PORT = env.port("PORT", 8000)
SITE_URL = env.url("SITE_URL", f"http://127.0.0.1:{PORT}")
ALLOWED_HOSTS = env.items("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
IS_SECURE = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "members",
    "reports",
    "coalition",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "coalition.middleware.cache_rules",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "coalition.middleware.ReaderTimeZone",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "coalition.middleware.Refusals",
]

ROOT_URLCONF = "coalition.urls"
WSGI_APPLICATION = "coalition.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "coalition.context.site",
            ],
        },
    }
]

# Database -----------------------------------------------------------------------------------------------------------

DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People and sign-in -------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "members.User"
# The address is unique on its lower case by a constraint of its own.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "members.sign_in.ClosedDoor"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_SECURE

# A message may repeat a number that was typed, so it stays on the server and ends with the session.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = IS_SECURE
CSRF_COOKIE_SECURE = IS_SECURE

# Browser ------------------------------------------------------------------------------------------------------------

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = IS_SECURE
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_SECURE
SECURE_HSTS_PRELOAD = IS_SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_SECURE else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
# Every form takes one file; the second is let in so that the API can say so.
DATA_UPLOAD_MAX_NUMBER_FILES = 2

# Languages and time -------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("zh-hans", _("Simplified Chinese"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
REPORTING_TIME_ZONE = env.time_zone("REPORTING_TIME_ZONE", "UTC")

# Static files -------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "static"]
USE_STATIC_MANIFEST = env.flag("STATIC_MANIFEST", default=False)
PLAIN_NAMES = "django.contrib.staticfiles.storage.StaticFilesStorage"
HASHED_NAMES = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": HASHED_NAMES if USE_STATIC_MANIFEST else PLAIN_NAMES},
}
WHITENOISE_USE_FINDERS = not USE_STATIC_MANIFEST
FILE_UPLOAD_HANDLERS = ["coalition.uploads.UpToTheLimit", "django.core.files.uploadhandler.TemporaryFileUploadHandler"]
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(VAR_DIR / "media")))

# Tries to sign in and calls of the API are counted in it: where several processes serve, they need one that they share.
CACHES = {"default": env.cache("CACHE_URL", "memory:")}

# Mail ---------------------------------------------------------------------------------------------------------------

MAILERS = {"default": env.mailer("EMAIL_URL", VAR_DIR)}
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "Coalition reporting <reports@localhost>")

# Background work ----------------------------------------------------------------------------------------------------

BROKER_FOLDER = VAR_DIR / "broker"
CELERY_BROKER_URL = env.broker("BROKER_URL", "filesystem://localhost")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
# The worker logs as the site does: its own lines would repeat what a database quotes.
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "UTC"
# The clock keeps nothing on disk: on Python 3.13 a kill leaves the file of Celery's usual one unreadable. What comes
# rarely is therefore due at its start, since a clock that is restarted every day would never get there.
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"
_at_start = {"last_run_at": datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)}
CELERY_BEAT_SCHEDULE = {
    "sweep-jobs": {"task": "members.sweep_jobs", "schedule": 30.0},
    "open-quarters": {"task": "reports.open_due_quarters", "schedule": 300.0},
    "send-reminders": {"task": "reports.send_reminders", "schedule": 300.0},
    "forget-calls": {"task": "reports.forget_calls", "schedule": 3600.0, **_at_start},
    "forget-uploads": {"task": "reports.forget_uploads", "schedule": 86_400.0, **_at_start},
}
if CELERY_BROKER_URL.startswith("filesystem:"):
    for folder in ("queue", "control"):
        (BROKER_FOLDER / folder).mkdir(parents=True, exist_ok=True)
    CELERY_BROKER_TRANSPORT = "coalition.embedded_broker:Transport"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_FOLDER / "queue"),
        "data_folder_out": str(BROKER_FOLDER / "queue"),
        "control_folder": str(BROKER_FOLDER / "control"),
        "polling_interval": 0.3,
    }
elif CELERY_BROKER_URL.startswith("redis"):
    _restore = {"unacked_restore_interval": 5, "unacked_restore_throttle": 5}
    CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 900, **_restore}

# API ----------------------------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["reports.api.authentication.BearerToken"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_THROTTLE_CLASSES": ["reports.api.throttling.PerToken"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "reports.api.problems.problem_response",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Coalition reporting",
    "DESCRIPTION": "Published releases for everybody; a company's own submissions with a token.",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_AUTHENTICATION": [],
    "SCHEMA_PATH_PREFIX": r"/api/v1",
}

LOGGING = logs.LOGGING
