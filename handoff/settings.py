"""The service's settings: read once, from the environment or from the file `make run` writes."""

from email.headerregistry import Address
from email.utils import parseaddr
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
MINIMUM_SECRET_CHARS = 32
DEFAULT_SECRET = "demo-only-secret-that-signs-nothing-real"  # the value that is refused outside demo mode
DEFAULT_BOT_TOKEN = "demo-only-bot-token"
DEMO_SENDER = "Service desk <service-desk@localhost>"


class SettingsProblem(Exception):
    """A setting that cannot be used; names it and says what to do."""


class Installation(BaseSettings):
    """Where this installation keeps what it makes; known before its secrets are."""

    model_config = SettingsConfigDict(env_prefix="WARMDESK_", extra="ignore")

    var: Path = ROOT / "var"

    @property
    def host_keys(self) -> Path:
        """Where the keys are with which host pages vouch for their visitors."""
        return self.var / "identity"


class Settings(Installation):
    """Every `WARMDESK_*` variable the service knows."""

    demo: bool = False
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    data: Path = ROOT / "data"
    web: Path = ROOT / "web"
    database_url: str = ""
    secret: str = DEFAULT_SECRET
    bot_url: str = "http://127.0.0.1:5005"
    bot_token: str = DEFAULT_BOT_TOKEN
    secure_cookies: bool = False
    public_url: str = ""
    attachments: str = ""
    attachment_max_mb: int = Field(default=10, ge=1, le=100)
    smtp_url: str = ""
    mail_from: str = ""
    directory_passwords: dict[str, SecretStr] = {}

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if not self.database_url:
            self.database_url = f"sqlite+aiosqlite:///{self.var / 'warmdesk.db'}"
        self.public_url = self.public_url.rstrip("/") or f"http://localhost:{self.port}"
        if not self.attachments:
            self.attachments = str(self.var / "attachments")
        if not self.demo and self.secret == DEFAULT_SECRET:
            raise ValueError("secret: the default is for the demo only; set WARMDESK_SECRET to a random value")
        if not self.demo and self.bot_token == DEFAULT_BOT_TOKEN:
            raise ValueError("bot_token: the default is for the demo only; set WARMDESK_BOT_TOKEN to a random value")
        if self.smtp_url and not self.mail_from:
            raise ValueError("mail_from: say who mail comes from, like Service desk <desk@example.com>")
        if self.mail_from and "@" not in parseaddr(self.mail_from)[1]:
            raise ValueError("mail_from: write it like Service desk <desk@example.com>")
        if len(self.secret) < MINIMUM_SECRET_CHARS:
            raise ValueError(f"secret: use at least {MINIMUM_SECRET_CHARS} characters")
        return self

    @property
    def sender(self) -> Address:
        """Who mail comes from."""
        name, address = parseaddr(self.mail_from or DEMO_SENDER)
        return Address(name, addr_spec=address)

    @property
    def mail_folder(self) -> Path:
        """Where mail is written as long as there is no server to send it."""
        return self.var / "mail"

    @property
    def own_origins(self) -> list[str]:
        """The origins under which a browser on this machine reaches the service."""
        return [f"http://{host}:{self.port}" for host in dict.fromkeys(("localhost", "127.0.0.1", self.host))]


def read_settings() -> Settings:
    """The settings; SettingsProblem names the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"WARMDESK_{str(first['loc'][0]).upper()}: " if first["loc"] else ""
        raise SettingsProblem(f"{name}{first['msg'].removeprefix('Value error, ')}") from None
