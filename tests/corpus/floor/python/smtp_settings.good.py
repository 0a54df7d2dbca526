from dataclasses import dataclass
import os
import smtplib
import ssl
from email.message import EmailMessage


@dataclass(frozen=True)
class SmtpSettings:
    host: str = "smtp.mailprovider.example"
    port: int = 587
    user: str = "robot@shop.example"
    password: str = os.environ.get("SMTP_PASSWORD", "")


def send(message: EmailMessage, settings: SmtpSettings = SmtpSettings()) -> None:
    """Send one message."""
    with smtplib.SMTP(settings.host, settings.port, timeout=20) as server:
        server.starttls(context=ssl.create_default_context())
        server.login(settings.user, settings.password)
        server.send_message(message)
