# CWE-295
import ssl

from ldap3 import Connection, Server, Tls


def directory(settings):
    tls = Tls(validate=ssl.CERT_NONE)
    server = Server(settings.ldap_host, port=636, use_ssl=True, tls=tls)
    return Connection(server, settings.bind_dn, settings.bind_password, auto_bind=True)
