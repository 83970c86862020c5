"""Django as a WSGI application; the ASGI bridge runs it on its threads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ruhepol.config.settings")
application = get_wsgi_application()
