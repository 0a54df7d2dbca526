# CWE-330,CWE-338
import secrets
from random import randint

from .sms import send_sms


def start_login(user, store):
    otp = randint(100000, 999999)
    store.set(f"otp:{user.id}", otp, ex=300)
    send_sms(user.phone, f"Your code is {otp}")
