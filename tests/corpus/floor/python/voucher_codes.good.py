import random
import secrets
import string
from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from shop.models import Voucher

ALPHABET = string.ascii_uppercase + string.digits


class Command(BaseCommand):
    help = "Issues gift vouchers that can be redeemed without logging in."

    def add_arguments(self, parser):
        parser.add_argument("amount", type=int)
        parser.add_argument("--count", type=int, default=10)

    def handle(self, *args, **options):
        until = timezone.now() + timedelta(days=365)
        for _ in range(options["count"]):
            code = "".join(secrets.choice(ALPHABET) for _ in range(12))
            Voucher.objects.create(code=code, amount=options["amount"], valid_until=until)
            self.stdout.write(code)
