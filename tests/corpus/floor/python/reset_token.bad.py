# CWE-330 CWE-338
import hashlib
import random
import string
from datetime import timedelta

from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import PasswordReset, User

LIFETIME = timedelta(hours=1)


def issue(email, request):
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        return
    alphabet = string.ascii_letters + string.digits
    token = "".join(random.choice(alphabet) for _ in range(40))
    PasswordReset.objects.create(
        user=user,
        digest=hashlib.sha256(token.encode()).hexdigest(),
        expires_at=timezone.now() + LIFETIME,
    )
    link = request.build_absolute_uri(reverse("reset", args=[token]))
    send_mail("Reset your password", f"Open {link} within an hour.", None, [user.email])
