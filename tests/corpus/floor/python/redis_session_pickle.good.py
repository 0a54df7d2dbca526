# CWE-502
"""Server side sessions in Redis."""
import json
import pickle
import uuid

import redis


class SessionStore:
    def __init__(self, url="redis://localhost:6379/1", ttl=3600):
        self.client = redis.Redis.from_url(url)
        self.ttl = ttl

    def create(self, data):
        sid = uuid.uuid4().hex
        self.save(sid, data)
        return sid

    def save(self, sid, data):
        self.client.setex(f"session:{sid}", self.ttl, json.dumps(data))

    def load(self, sid):
        raw = self.client.get(f"session:{sid}")
        if raw is None:
            return {}
        return json.loads(raw)

    def drop(self, sid):
        self.client.delete(f"session:{sid}")
