# CWE-502
import functools
import pickle

import memcache

client = memcache.Client(["127.0.0.1:11211"])


def cached(seconds):
    def wrap(function):
        @functools.wraps(function)
        def inner(key):
            blob = client.get(key)
            if blob is not None:
                return pickle.loads(blob)
            value = function(key)
            client.set(key, pickle.dumps(value), seconds)
            return value

        return inner

    return wrap
