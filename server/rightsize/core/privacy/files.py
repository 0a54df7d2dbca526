"""Files that are made of secrets: they are never shown to a model, whatever stands in them."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from rightsize.core.analysis.symbol import SymbolKind
from rightsize.core.analysis.symbols import symbols_in
from rightsize.core.privacy.placeholders import holds_secrets
from rightsize.core.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rightsize.core.analysis.parse import Parsed

DENIED = (
    *(".env", ".env.*", "*.env", ".envrc", ".netrc", "_netrc", ".npmrc", ".yarnrc*", ".pypirc", ".pgpass", ".my.cnf"),
    *(".htpasswd", ".git-credentials", ".dockercfg", ".docker/config.json", ".kube/config", "kubeconfig", ".boto"),
    *(".aws/*", ".ssh/*", ".gnupg/*", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "*.pem", "*.key", "*.tfvars"),
    *("*.p12", "*.pfx", "*.jks", "*.keystore", "*.kdbx", "*.ppk", "*.asc", "*.gpg", "credentials", "*.tfstate"),
    *("service-account*.json", "*.ovpn", ".cargo/credentials*", ".gem/credentials", ".config/gcloud/*", ".azure/*"),
)
"""Patterns of names, and, where a slash is in them, of paths from any folder on."""

SUSPECTED = (
    *("secrets.*", "secret.*", "*_secrets.*", "*-secrets.*", "*.secrets.*", "*_secret.*", "*-secret.*", "secrets/*"),
    *("credentials.*", "*_credentials.*", "*-credentials.*", "*.credentials.*", "id_rsa*", "id_dsa*", "id_ecdsa*"),
    *("id_ed25519*", "*.env.*", "passwords.*", "*_passwords.*"),
)
"""Names that a module of code may have too, as one that reads secrets."""


def denying(path: str, patterns: Iterable[str] = DENIED) -> str | None:
    """Return the first pattern that a file's path matches, or None.

    A path may be relative, absolute or a URI; a pattern without a slash is of a name.
    """
    parts = path.replace("\\", "/").lower().rstrip("/").split("/")
    tails = ["/".join(parts[at:]) for at in range(len(parts))]
    for pattern in patterns:
        wanted = pattern.replace("\\", "/").lower().lstrip("/")
        if any(fnmatchcase(tail, wanted) for tail in (tails if "/" in wanted else tails[-1:])):
            return pattern
    return None


def is_kept_back(path: str, ours: Iterable[str], denied: Iterable[str], allowed: Iterable[str]) -> bool:
    """Tell whether a file is kept from whoever reads a project: by what the user denies, or by ours and not allowed."""
    return denying(path, denied) is not None or (denying(path, ours) is not None and denying(path, allowed) is None)


def exactly(path: str) -> str:
    """Return the pattern that a path alone matches, and what ends with it, whatever signs are in its name."""
    return re.sub(r"([*?[])", r"[\1]", path)


def is_code(parsed: Parsed) -> bool:
    """Tell a module of code from a file of secrets by what is in it, where the name does not.

    Code defines functions.  Where one secret is seen beside them, the name says that more may be, and it is no code.
    """
    kinds = (SymbolKind.FUNCTION, SymbolKind.METHOD)
    return any(each.kind in kinds for each in symbols_in(parsed)) and not holds_secrets(decode(parsed.data))
