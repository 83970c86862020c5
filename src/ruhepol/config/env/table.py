"""The table of all settings. The reader, the reference page and the types all come from here."""

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ruhepol.config.env import kinds
from ruhepol.config.env.kinds import Kind, Network

PREFIX = "RUHEPOL_"


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one setting beside its type: how to read it, its default as text, its story."""

    kind: Kind
    default: str
    about: str
    secret: bool = False


def row(kind: Kind, default: str, about: str, *, secret: bool = False) -> Any:  # noqa: ANN401  a field of any type
    """Declare one setting; `default` is written as it would be in the environment."""
    described = Row(kind, default, about, secret)
    if default == "" and kind not in {kinds.NAMES, kinds.NETWORKS}:
        return field(default="", metadata={"row": described})
    return field(default=kind.read(default), metadata={"row": described})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything an operator can set, each as `RUHEPOL_<NAME>`; empty text stands for "not given"."""

    data_dir: Path = row(kinds.FOLDER, "data", "Folder for the database, files, backups and the secret key.")
    database_url: str = row(
        kinds.DATABASE, "", "Where the database is. Empty: SQLite in the data folder.", secret=True
    )
    secret_key: str = row(
        kinds.KEY, "", "Signs sessions and links. Empty: made once and kept in the data folder.", secret=True
    )
    debug: bool = row(kinds.FLAG, "no", "Development only: detailed error pages and the component gallery.")

    s3_endpoint: str = row(
        kinds.WEB_ADDRESS,
        "",
        "Object store for files, as https://s3.example.org; needs `ruhepol[s3]`. Empty: the data folder.",
    )
    s3_bucket: str = row(kinds.TEXT, "ruhepol", "Its bucket, which has to exist.")
    s3_region: str = row(kinds.TEXT, "us-east-1", "Its region.")
    s3_access_key: str = row(kinds.TEXT, "", "Name to sign in with at the object store.", secret=True)
    s3_secret_key: str = row(kinds.TEXT, "", "Secret to sign in with at the object store.", secret=True)

    host: str = row(kinds.TEXT, "127.0.0.1", "Address the web server listens on.")
    port: int = row(kinds.PORT, "8000", "Port the web server listens on.")
    base_url: str = row(
        kinds.WEB_ADDRESS, "", "Address people type and mails link to. Empty: http://HOST:PORT."
    )
    allowed_hosts: tuple[str, ...] = row(
        kinds.NAMES, "", "Further host names the web server answers to, beside the one of the base address."
    )
    trusted_proxies: tuple[Network, ...] = row(
        kinds.NETWORKS, "", "Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed. Empty: none."
    )
    web_processes: int = row(kinds.whole(1, 64), "1", "Web processes; more than one needs PostgreSQL.")
    web_threads: int = row(kinds.whole(1, 64), "8", "Requests one web process works on at the same time.")
    web_queue: int = row(
        kinds.whole(1, 10_000), "200", "Requests that may wait for a thread; beyond that the answer is 503."
    )
    upload_megabytes: int = row(kinds.whole(1, 4096), "50", "Largest request body, in MiB.")

    worker_threads: int = row(
        kinds.whole(1, 64), "2", "Jobs of each queue one worker runs at once; of the slow queue it is one."
    )
    lease_seconds: int = row(
        kinds.whole(5, 3600), "10", "After this time without a sign of life a job is given to another worker."
    )

    signal_days: int = row(
        kinds.whole(3, 3650), "30", "For how many days signals from customers' systems are kept."
    )
    commands: str = row(
        kinds.TEXT,
        "",
        "Path of a TOML file with the commands that checks and remedies may start on this server. "
        "Empty: none.",
    )
    playbooks: str = row(
        kinds.TEXT,
        "",
        "Path of a folder with Ansible playbooks that remedies may play; needs `ruhepol[ansible]` and "
        "Ansible. Empty: none.",
    )
    reachable_networks: tuple[Network, ...] = row(
        kinds.NETWORKS,
        "",
        "Networks beside the public ones in which checks may knock at hosts that an asset names.",
    )

    syslog_host: str = row(kinds.TEXT, "127.0.0.1", "Address on which syslog is taken in.")
    syslog_port: int = row(
        kinds.whole(0, 65535), "0", "Port on which syslog is taken in, over TCP and UDP. 0: none is opened."
    )

    smtp_host: str = row(kinds.TEXT, "", "Server that sends our mail. Empty: the local mail sink.")
    smtp_port: int = row(kinds.PORT, "587", "Its port; used only with a host.")
    smtp_user: str = row(kinds.TEXT, "", "Name to sign in with. Empty: no sign-in.")
    smtp_password: str = row(kinds.TEXT, "", "Password to sign in with.", secret=True)
    smtp_tls: str = row(
        kinds.choice("starttls", "tls", "none"), "starttls", "How the connection is encrypted."
    )
    mail_from: str = row(
        kinds.MAILBOX, "Ruhepol <help@localhost.localdomain>", "Sender of mail that belongs to no mailbox."
    )
    automatic_mails_per_hour: int = row(
        kinds.whole(10, 1_000_000),
        "600",
        "Mails nobody wrote (confirmations, questions, codes) in one hour; beyond it they are held.",
    )
    intake_host: str = row(kinds.TEXT, "127.0.0.1", "Address our own SMTP intake listens on.")
    intake_port: int = row(kinds.PORT, "2525", "Port our own SMTP intake listens on.")
    intake_certificate: str = row(
        kinds.TEXT,
        "",
        "Path of the certificate chain (PEM) of the SMTP intake. Empty: no encryption is offered.",
    )
    intake_key: str = row(kinds.TEXT, "", "Path of its key, where it does not lie in the same file.")
    intake_relays: tuple[Network, ...] = row(
        kinds.NETWORKS,
        "127.0.0.0/8,::1",
        "Mail servers of ours that hand mail to the intake: SPF is not checked against them, and what they "
        "report about a sender is believed.",
    )
    mail_trusted_hosts: tuple[str, ...] = row(
        kinds.NAMES,
        "",
        "Names under which our mail servers write Authentication-Results, such as mx.example.org. "
        "Empty: none is believed.",
    )
    mail_dns_checks: bool = row(
        kinds.FLAG, "no", "Check SPF, DKIM and DMARC of incoming mail ourselves; this asks name servers."
    )
    mail_issuers: str = row(
        kinds.TEXT,
        "",
        "Path of a file or folder with certificates (PEM) of issuers that we believe when a mail is signed "
        "(S/MIME). Empty: the list that the system keeps.",
    )
    mail_pgp_keys: str = row(
        kinds.TEXT,
        "",
        "Path of a folder with public keys of senders, each in a file named by the address it is good for, "
        "such as kim@example.org.asc. gpgv then checks PGP signatures. Empty: they are named, not checked.",
    )
    remote_pictures: str = row(
        kinds.choice("ask", "never"),
        "ask",
        "Pictures that a mail points to: fetched by us when an agent asks for them, or never.",
    )
    clamav: str = row(
        kinds.SCANNER,
        "",
        "Where the ClamAV daemon listens, such as unix:///run/clamav/clamd.ctl. Every mail then waits "
        "until it was looked through, and so does every file in a form. Empty: none is.",
    )
    sink_port: int = row(kinds.PORT, "1025", "Port of the local mail sink, which keeps mail and sends none.")
    sink_web_port: int = row(kinds.PORT, "8025", "Port of the page that shows the mail in the local sink.")
    shop_port: int = row(kinds.PORT, "8010", "Port of the demo company's shop, where the chat can be tried.")
    systems_port: int = row(
        kinds.PORT, "8011", "Port of the demo company's own systems, where faults can be switched on."
    )

    alarm_url: str = row(
        kinds.TEXT,
        "",
        "Web address told of troubles with mail, as JSON with a `text` (Slack, Mattermost, Teams …). "
        "Empty: the log alone.",
        secret=True,
    )
    encoder: str = row(
        kinds.choice("packaged", "none", "folder", "service"),
        "packaged",
        "What tells how near two texts are in meaning, for suggestions: the model that is installed along, "
        "none (words and spelling alone), a model in a folder, or a service on the network.",
    )
    encoder_folder: str = row(
        kinds.TEXT,
        "",
        "Folder of the model: model2vec, or sentence-transformers as ONNX. Needs `ruhepol[onnx]`.",
    )
    encoder_address: str = row(
        kinds.TEXT,
        "",
        "Address of a service that speaks OpenAI's embeddings, such as https://models.example.org/v1. "
        "What customers type is sent there.",
    )
    encoder_model: str = row(kinds.TEXT, "", "Name of its model.")
    encoder_key: str = row(kinds.TEXT, "", "Key to sign in with at the service.", secret=True)
    encoder_process: bool = row(
        kinds.FLAG,
        "yes",
        "Load the model once, in a process of its own that starts with the first question and ends when "
        "nobody has asked for five minutes. No: in every process that asks.",
    )
    bot_model_address: str = row(
        kinds.WEB_ADDRESS,
        "",
        "Address of a language model that speaks OpenAI's chat completions, such as "
        "https://models.example.org/v1. It is sent what customers ask the bot and the public passages found. "
        "Empty: the bot quotes, and nothing leaves the house.",
    )
    bot_model_name: str = row(kinds.TEXT, "", "Name of the model there.")
    bot_model_key: str = row(kinds.TEXT, "", "Key to sign in with at that service.", secret=True)
    bot_model_seconds: int = row(
        kinds.whole(1, 30), "4", "Seconds the bot waits for the model before it quotes instead."
    )
    undo_seconds: int = row(
        kinds.whole(0, 120), "10", "Seconds in which an agent can take an answer back before it goes out."
    )
    language: str = row(kinds.choice("de", "en"), "en", "Language where a person's own is not known.")
    time_zone: str = row(kinds.ZONE, "Europe/Berlin", "Time zone where a person's own is not known.")
    log_format: str = row(kinds.choice("console", "json"), "console", "Log lines for people or for machines.")
    log_level: str = row(
        kinds.choice("debug", "info", "warning", "error"), "info", "Least serious lines that are logged."
    )

    @property
    def address(self) -> str:
        """The address people type, without a slash at its end."""
        if self.base_url:
            return self.base_url
        host = {"0.0.0.0": "localhost", "::": "localhost"}.get(self.host, self.host)  # noqa: S104  compared
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    @property
    def hosts(self) -> list[str]:
        """Host names the web server answers to."""
        own = urlsplit(self.address).hostname or ""
        return list(dict.fromkeys([own, *self.allowed_hosts, "localhost", "127.0.0.1", "[::1]"]))

    @property
    def smtp(self) -> tuple[str, int]:
        """Host and port that outgoing mail goes to: the given server, else the local sink."""
        return (self.smtp_host, self.smtp_port) if self.smtp_host else ("127.0.0.1", self.sink_port)


def rows() -> dict[str, Row]:
    """Return every setting's row by its field name, in the table's order."""
    return {declared.name: declared.metadata["row"] for declared in fields(Settings)}


def variable(name: str) -> str:
    """Return the environment variable of a field name."""
    return PREFIX + name.upper()
