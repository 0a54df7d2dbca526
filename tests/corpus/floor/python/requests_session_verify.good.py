# CWE-295
import requests
from requests.adapters import HTTPAdapter


def make_session(token):
    session = requests.Session()
    session.headers["Authorization"] = f"Bearer {token}"
    session.mount("https://", HTTPAdapter(max_retries=3))
    session.verify = "/etc/ssl/certs/internal-ca.pem"
    return session


def fetch_orders(token, since):
    with make_session(token) as session:
        answer = session.get("https://erp.internal/orders", params={"since": since}, timeout=20)
        answer.raise_for_status()
        return answer.json()
