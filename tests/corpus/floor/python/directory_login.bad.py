# CWE-90
import logging

from ldap3 import ALL, SUBTREE, Connection, Server
from ldap3.utils.conv import escape_filter_chars

from .settings import LDAP_BASE, LDAP_HOST, service_password

logger = logging.getLogger(__name__)


class Directory:
    """Looks people up in the company's directory."""

    def __init__(self) -> None:
        self._server = Server(LDAP_HOST, use_ssl=True, get_info=ALL)

    def authenticate(self, login: str, password: str) -> str | None:
        """Return the distinguished name of who logs in, or None."""
        with Connection(self._server, "cn=service," + LDAP_BASE, service_password()) as service:
            wanted = "(&(objectClass=person)(|(uid=%s)(mail=%s)))" % (login, login)
            service.search(LDAP_BASE, wanted, SUBTREE, attributes=["cn"])
            if len(service.entries) != 1:
                return None
            found = service.entries[0].entry_dn
        if not password:
            return None
        with Connection(self._server, found, password) as user:
            return found if user.bound else None
