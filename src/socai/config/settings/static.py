"""Style sheets, scripts and icons, served by the application itself with lasting names."""

from pathlib import Path

STATIC_URL = "static/"
# Collected beside the installed package at install time, so that serving never writes.
STATIC_ROOT = Path(__file__).resolve().parents[2] / "web" / "ui" / "collected"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
