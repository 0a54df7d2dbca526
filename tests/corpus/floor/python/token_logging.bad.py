# CWE-532
import logging

import requests

log = logging.getLogger(__name__)


class TokenSource:
    def __init__(self, url, client_id, client_secret):
        self.url = url
        self.client_id = client_id
        self.client_secret = client_secret

    def fetch(self):
        answer = requests.post(
            self.url,
            data={"grant_type": "client_credentials"},
            auth=(self.client_id, self.client_secret),
            timeout=10,
        )
        answer.raise_for_status()
        access_token = answer.json()["access_token"]
        log.info("got token %s for %s", access_token, self.client_id)
        return access_token
