"""Settings. Everything an operator may change is an environment variable listed in docs/reference/settings.md."""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from mingze.config import environment

PACKAGE = Path(__file__).resolve().parent.parent

# Everything the product writes lies in this one folder: database, uploaded files, secrets, audit roots.
DATA_DIR = Path(os.environ.get("MINGZE_DATA_DIR", "var")).resolve()
DEBUG = environment.flag("MINGZE_DEBUG", False)
SECRET_KEY = environment.secret("MINGZE_SECRET_KEY", DATA_DIR)
# Seals audit entries. It is kept apart from the database so that a database superuser cannot forge an entry.
AUDIT_KEY = environment.secret("MINGZE_AUDIT_KEY", DATA_DIR)
ALLOWED_HOSTS = environment.words("MINGZE_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("MINGZE_ORIGINS", "")
HTTPS = environment.flag("MINGZE_HTTPS", False)

DATABASES = {
    "default": environment.database(
        os.environ.get("MINGZE_DATABASE_URL", f"sqlite:///{DATA_DIR / 'mingze.sqlite3'}")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "axes",
    "django_tasks_db",
    "mingze.core.base",
    "mingze.core.audit",
    "mingze.core.organization",
    "mingze.core.accounts",
    "mingze.core.rules",
    "mingze.core.documents",
    "mingze.core.roster",
    "mingze.core.facts",
    "mingze.core.notices",
    "mingze.core.ledger",
    "mingze.accountability.duties",
    "mingze.services.patents",
    "mingze.desk",
    "mingze.portal",
    "mingze.config",
    # After our own modules, whose templates stand in for those of the library.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page needs a sign-in unless it says otherwise with @login_not_required.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "csp.middleware.CSPMiddleware",
    "mingze.core.audit.middleware.OneLookMiddleware",
    "mingze.core.organization.middleware.AccessMiddleware",
    "mingze.core.base.middleware.RefusedMiddleware",
    "mingze.core.accounts.middleware.SessionMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "mingze.config.urls"
WSGI_APPLICATION = "mingze.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "mingze.core.base.context.shell",
                "mingze.portal.context.public",
            ],
        },
    }
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("中文")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
# Empty until somebody collects files; the server only wants it to be there.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
# Found in the packages themselves: nothing has to be collected before the first start.
WHITENOISE_USE_FINDERS = True
FILES_DIR = Path(os.environ.get("MINGZE_FILES_URL", str(DATA_DIR / "files")))
# Published patent documents, and the index over them, which can be rebuilt: a folder of Tantivy, or the address of an
# OpenSearch node.
CORPUS_DIR = Path(os.environ.get("MINGZE_CORPUS_DIR", str(DATA_DIR / "corpus")))
SEARCH_URL = os.environ.get("MINGZE_SEARCH_URL", f"tantivy:{DATA_DIR / 'index'}")
# Requests that one address may make of the programming interface: a number per s, m, h or d.
API_RATE = os.environ.get("MINGZE_API_RATE", "120/m")
# Documents in one of its answers at most.
API_PAGE = environment.number("MINGZE_API_PAGE", 100)
# Documents of a result that can be paged to; what lies further down is reached by narrowing, or by an export.
SEARCH_REACH = environment.number("MINGZE_SEARCH_REACH", 10_000)
# Searches remembered of one visitor, their lists, documents in one of them, and characters of a note on one.
HISTORY_STEPS = environment.number("MINGZE_HISTORY_STEPS", 200)
BASKETS = environment.number("MINGZE_BASKETS", 50)
BASKET_DOCUMENTS = environment.number("MINGZE_BASKET_DOCUMENTS", 500)
NOTE_LENGTH = environment.number("MINGZE_NOTE_LENGTH", 2000)
# A result of at most so many documents is exported at once; a larger one, up to so many, by the worker. A visitor may
# have so many exports under way, and their files are kept for so many hours.
EXPORT_AT_ONCE = environment.number("MINGZE_EXPORT_AT_ONCE", 1000)
EXPORT_DOCUMENTS = environment.number("MINGZE_EXPORT_DOCUMENTS", 100_000)
EXPORTS_UNDER_WAY = environment.number("MINGZE_EXPORTS_UNDER_WAY", 2)
EXPORT_HOURS = environment.number("MINGZE_EXPORT_HOURS", 48)
# An export that no worker has spoken of for so many seconds has lost its worker.
EXPORT_SILENCE = environment.number("MINGZE_EXPORT_SILENCE", 600)
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "mingze.core.accounts.passwords.LongEnough"},
    {"NAME": "mingze.core.accounts.passwords.MixedEnough"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username",)},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "mingze.core.accounts.passwords.NotUsedLately"},
]
# Accounts are opened by the system officer; nobody signs up, and an account is known by its name alone.
ACCOUNT_ADAPTER = "mingze.core.accounts.adapters.SignInAdapter"
ACCOUNT_FORMS = {
    "login": "mingze.core.accounts.forms.SignInForm",
    "change_password": "mingze.core.accounts.forms.OwnPasswordForm",
    "reauthenticate": "mingze.core.accounts.forms.ConfirmPasswordForm",
}
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# A whole office signs in from one address at nine o'clock, so sign-ins are limited by account and not by
# address; wrong passwords are counted by the lock-out below, wrong codes by this limit.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "5/5m/key"}
MFA_ADAPTER = "mingze.core.accounts.adapters.CodeAdapter"
MFA_FORMS = {
    "authenticate": "mingze.core.accounts.forms.CodeForm",
    "reauthenticate": "mingze.core.accounts.forms.ConfirmCodeForm",
    "activate_totp": "mingze.core.accounts.forms.ActivateCodeForm",
}
# One time step either way, for phones whose clock is off.
MFA_TOTP_TOLERANCE = 1
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# The lock-out counts by account; its figures are parameters of the catalogue, read when somebody signs in.
AXES_FAILURE_LIMIT = "mingze.core.accounts.adapters.failures_allowed"
AXES_COOLOFF_TIME = "mingze.core.accounts.adapters.lock_time"
AXES_USERNAME_CALLABLE = "mingze.core.accounts.adapters.attempted_name"
AXES_LOCKOUT_PARAMETERS = ["username"]
# The check fears locks that a change of browser gets round; a lock by account name alone cannot be.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_LOCKOUT_CALLABLE = "mingze.core.accounts.views.own.locked_out"
# The library would rather count by address; the reason above says why not.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["login", "username", "password", "ip_address", "csrfmiddlewaretoken"]

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "mingze.core.base.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

EMAIL_BACKEND = os.environ.get("MINGZE_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
DEFAULT_FROM_EMAIL = os.environ.get("MINGZE_EMAIL_FROM", "mingze@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
