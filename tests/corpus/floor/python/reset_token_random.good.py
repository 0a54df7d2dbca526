# CWE-330,CWE-338
import random
import secrets
import string
from datetime import datetime, timedelta

from .mail import send_mail
from .models import PasswordReset, db

ALPHABET = string.ascii_letters + string.digits


def new_reset_token(length=32):
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def request_reset(user):
    token = new_reset_token()
    reset = PasswordReset(user_id=user.id, token=token, expires=datetime.utcnow() + timedelta(hours=1))
    db.session.add(reset)
    db.session.commit()
    send_mail(user.email, "Reset your password", f"https://example.com/reset/{token}")


def pick_banner(banners):
    return random.choice(banners)
