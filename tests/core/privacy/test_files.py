"""Files that no model is shown."""

from __future__ import annotations

import pytest

from rightsize.core.privacy.files import DENIED, denying


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        (".env", ".env"),
        ("/work/shop/.env.production", ".env.*"),
        ("file:///work/shop/.env.local", ".env.*"),
        ("deploy/prod.env", "*.env"),
        ("home/.ssh/config", ".ssh/*"),
        ("C:\\Users\\me\\.aws\\credentials", ".aws/credentials"),
        ("keys/server.PEM", "*.pem"),
        ("id_rsa", "id_rsa*"),
        ("id_ed25519.pub", "id_ed25519*"),
        (".netrc", ".netrc"),
        ("web/.npmrc", ".npmrc"),
        ("config/secrets.py", "secrets.*"),
        ("credentials.ts", "credentials.*"),
        ("src/shop.py", None),
        ("src/environment.py", None),
        ("src/keyboard.py", None),
        ("src/secrets/reader.py", None),
        ("src/pem.py", None),
    ],
)
def test_a_file_is_known_by_its_name(path: str, pattern: str | None) -> None:
    """As a path of any kind; the folder counts where the pattern has one."""
    assert denying(path) == pattern


def test_patterns_are_added() -> None:
    """By the user and by the workspace; they are read like ours."""
    assert denying("vault/keys.py", (*DENIED, "vault/*.py")) == "vault/*.py"
    assert denying("src/vault/keys.py", ("vault/*.py",)) == "vault/*.py"
