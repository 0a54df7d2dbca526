# CWE-502
import hashlib
import hmac
import pickle

import redis

store = redis.Redis()
KEY = open("/etc/app/cache.key", "rb").read()


def load(name):
    blob = store.get(name)
    if blob is None:
        return None
    return pickle.loads(blob)
