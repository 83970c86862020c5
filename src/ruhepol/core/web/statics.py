"""Static files under names that hold their content's hash, so that browsers may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Statics(CompressedManifestStaticFilesStorage):
    """Hashes also the names inside our ES modules' imports."""

    support_js_module_import_aggregation = True
