# CWE-338 CWE-330
import random
import secrets
import string

from django.core.mail import send_mail

from accounts.models import PasswordReset


def send_reset(user):
    code = "".join(random.choices(string.digits, k=6))
    PasswordReset.objects.create(user=user, code=code)
    send_mail("Your code", f"Use {code}", "no-reply@shop.example", [user.email])
    delay = random.uniform(0.1, 0.5)
    return delay
