"""Files that are made of secrets: they are never shown to a model, whatever stands in them."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DENIED = (
    *(".env", ".env.*", "*.env", ".envrc", ".netrc", "_netrc", ".npmrc", ".yarnrc*", ".pypirc", ".pgpass", ".my.cnf"),
    *(".htpasswd", ".git-credentials", ".dockercfg", ".docker/config.json", ".kube/config", "kubeconfig", ".boto"),
    *(".aws/credentials", ".ssh/*", ".gnupg/*", "id_rsa*", "id_dsa*", "id_ecdsa*", "id_ed25519*", "*.pem", "*.key"),
    *("*.p12", "*.pfx", "*.jks", "*.keystore", "*.kdbx", "*.ppk", "*.asc", "*.gpg", "credentials", "credentials.*"),
    *("secrets.*", "*.secrets.*", "*_credentials.json", "service-account*.json", "*.tfvars", "*.tfstate", "*.ovpn"),
)
"""Patterns of names, and of paths from any folder on."""


def denying(path: str, patterns: Iterable[str] = DENIED) -> str | None:
    """Return the pattern that forbids to show a file to a model, or None.

    A path may be relative, absolute or a URI.
    """
    parts = path.replace("\\", "/").lower().rstrip("/").split("/")
    tails = ["/".join(parts[at:]) for at in range(len(parts))]
    for pattern in patterns:
        wanted = pattern.replace("\\", "/").lower().lstrip("/")
        if any(fnmatchcase(tail, wanted) for tail in tails):
            return pattern
    return None
