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
    tag, body = blob[:32], blob[32:]
    if not hmac.compare_digest(tag, hmac.new(KEY, body, hashlib.sha256).digest()):
        raise ValueError("cache entry was changed")
    return pickle.loads(body)
