import ldap
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import User
from ldap.filter import filter_format
from django.conf import settings


class DirectoryBackend(BaseBackend):
    def authenticate(self, request, username=None, password=None):
        if not username or not password:
            return None
        connection = ldap.initialize(settings.LDAP_URI)
        connection.simple_bind_s(settings.LDAP_USER, settings.LDAP_PASSWORD)
        query = filter_format("(&(objectClass=person)(uid=%s))", [username])
        found = connection.search_s(settings.LDAP_BASE, ldap.SCOPE_SUBTREE, query, ["mail"])
        if len(found) != 1:
            return None
        dn, attributes = found[0]
        connection.simple_bind_s(dn, password)
        user, _ = User.objects.get_or_create(username=username, defaults={"email": attributes["mail"][0].decode()})
        return user

    def get_user(self, user_id):
        return User.objects.filter(pk=user_id).first()
