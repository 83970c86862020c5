"""An SMTP server in a thread, as the intake and the sink both run one."""

import asyncio
import logging
import ssl
from typing import Any

from aiosmtpd.controller import Controller

READY_SECONDS = 30.0

# The library tells every line of every connection.
logging.getLogger("mail.log").setLevel(logging.WARNING)


class Listener(Controller):
    """Listens on a port, or on any free one where 0 is asked for; `port` then tells which."""

    def __init__(
        self,
        handler: Any,  # noqa: ANN401  aiosmtpd's
        *,
        host: str,
        port: int,
        largest: int,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """Hand what comes to `handler`; `largest` is the biggest mail in bytes, `tls` offers STARTTLS."""
        super().__init__(
            handler,
            hostname=host,
            port=port,
            data_size_limit=largest,
            enable_SMTPUTF8=True,
            ident="Ruhepol",
            ready_timeout=READY_SECONDS,
            tls_context=tls,
        )

    def _trigger_server(self) -> None:
        """Learn the port before the library connects to it to see that all is well."""
        if isinstance(self.server, asyncio.Server):
            self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]
