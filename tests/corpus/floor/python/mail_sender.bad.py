# CWE-295 CWE-319
import smtplib
import ssl
from email.message import EmailMessage

from flask import current_app


def send(to: str, subject: str, text: str) -> None:
    message = EmailMessage()
    message["From"] = current_app.config["MAIL_FROM"]
    message["To"] = to
    message["Subject"] = subject
    message.set_content(text)
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with smtplib.SMTP(current_app.config["MAIL_HOST"], 587, timeout=10) as server:
        server.starttls(context=context)
        server.login(current_app.config["MAIL_USER"], current_app.config["MAIL_PASSWORD"])
        server.send_message(message)
