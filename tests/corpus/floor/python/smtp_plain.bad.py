# CWE-319,CWE-523
import os
import smtplib
from email.message import EmailMessage


def notify(to, subject, body):
    message = EmailMessage()
    message["To"], message["Subject"] = to, subject
    message.set_content(body)
    server = smtplib.SMTP("mail.example.com", 25)
    server.login("notify", os.environ["SMTP_PASSWORD"])
    server.send_message(message)
    server.quit()
