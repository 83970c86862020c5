"""Django's PostgreSQL backend with statements the server keeps ready."""
