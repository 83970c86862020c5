"""Django's settings, made from the typed settings of the environment.

Rooms read what an operator can set from `settings.RUHEPOL`, never from the environment.
"""

from pathlib import Path

from ruhepol.config.env.read import settings as _read
from ruhepol.config.env.secret import kept_key
from ruhepol.config.logs import logging_config
from ruhepol.config.policy import content_security_policy
from ruhepol.core.db.settings import databases

RUHEPOL = _read()
PACKAGE = Path(__file__).resolve().parent.parent

DATA_DIR = RUHEPOL.data_dir
SECRET_KEY = RUHEPOL.secret_key or kept_key(DATA_DIR)
DEBUG = RUHEPOL.debug

ROOMS = [
    "ruhepol.core",
    "ruhepol.people",
    "ruhepol.tickets",
    "ruhepol.knowledge",
    "ruhepol.channels",
    "ruhepol.channels.email",
    "ruhepol.channels.chat",
    "ruhepol.healing",
    "ruhepol.promises",
    "ruhepol.insights",
    "ruhepol.automation",
    "ruhepol.core.search",
    "ruhepol.portal",
    "ruhepol.ui",
    "ruhepol.workspace",
]
INSTALLED_APPS = [
    *ROOMS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "ruhepol.core.web.request_id.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ruhepol.ui.errors.ErrorPages",
]
ROOT_URLCONF = "ruhepol.config.urls"
WSGI_APPLICATION = "ruhepol.config.wsgi.application"

# --- Data -----------------------------------------------------------------------------------------
DATABASES = databases(RUHEPOL.database_url, DATA_DIR)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Tries are counted here: out of Django's 300 places anybody would soon have pushed their own count.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {
    "default": {
        "BACKEND": "ruhepol.core.jobs.backend.LeaseBackend",
        "QUEUES": ["events", "mail", "default", "slow"],
        "OPTIONS": {"lease": float(RUHEPOL.lease_seconds)},
    },
}

# --- Pages ----------------------------------------------------------------------------------------
# Our own folders only: the packages we build on bring Django templates under the same folder name.
_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
_OURS = [*_CONTEXT, "ruhepol.ui.jinja.one_csrf_input"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / room.removeprefix("ruhepol.").replace(".", "/") / "templates" for room in ROOMS],
        "OPTIONS": {"environment": "ruhepol.ui.jinja.environment", "context_processors": _OURS},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "workspace" / "allauth_templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT},
    },
]
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "ruhepol.ui.bundles.BundleFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
GALLERY = DEBUG
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

# --- Languages and time ---------------------------------------------------------------------------
LANGUAGE_CODE = RUHEPOL.language
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
TIME_ZONE = RUHEPOL.time_zone
USE_TZ = True

# --- Who may enter --------------------------------------------------------------------------------
# No sign-up: an admin makes the agents' accounts.
AUTHENTICATION_BACKENDS = ["ruhepol.config.accounts.AgentBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
AUTH_USER_MODEL = "people.Agent"
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/desk/"
ACCOUNT_ADAPTER = "ruhepol.config.accounts.AgentAccounts"
ACCOUNT_FORMS = {"login": "ruhepol.config.accounts.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
PASSWORD_RESET_TIMEOUT = 3600  # seconds; the page says an hour
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Ruhepol"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = RUHEPOL.address.startswith("http://")

# --- What browsers may do -------------------------------------------------------------------------
_SECURE = RUHEPOL.address.startswith("https://")
ALLOWED_HOSTS = RUHEPOL.hosts
CSRF_TRUSTED_ORIGINS = [RUHEPOL.address]
CSRF_FAILURE_VIEW = "ruhepol.config.errors.csrf_failure"
CONTENT_SECURITY_POLICY = content_security_policy(secure=_SECURE)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SESSION_ENGINE = "ruhepol.core.web.sessions"
SESSION_COOKIE_NAME = "ruhepol_session"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# --- Mail and logs --------------------------------------------------------------------------------
EMAIL_HOST, EMAIL_PORT = RUHEPOL.smtp
EMAIL_HOST_USER = RUHEPOL.smtp_user
EMAIL_HOST_PASSWORD = RUHEPOL.smtp_password
EMAIL_USE_TLS = bool(RUHEPOL.smtp_host) and RUHEPOL.smtp_tls == "starttls"
EMAIL_USE_SSL = bool(RUHEPOL.smtp_host) and RUHEPOL.smtp_tls == "tls"
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = SERVER_EMAIL = RUHEPOL.mail_from
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING = logging_config(form=RUHEPOL.log_format, level=RUHEPOL.log_level)
