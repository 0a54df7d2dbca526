"""Files that no model is shown."""

from __future__ import annotations

import pytest

from rightsize.core.analysis.languages import packaged
from rightsize.core.analysis.parse import parse
from rightsize.core.privacy.files import DENIED, SUSPECTED, denying, is_code


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        (".env", ".env"),
        ("/work/shop/.env.production", ".env.*"),
        ("file:///work/shop/.env.local", ".env.*"),
        ("deploy/prod.env", "*.env"),
        ("home/.ssh/config", ".ssh/*"),
        ("C:\\Users\\me\\.aws\\credentials", ".aws/*"),
        ("keys/server.PEM", "*.pem"),
        ("id_rsa", "id_rsa"),
        ("id_ed25519.pub", "id_ed25519*"),
        ("id_rsa_tools/read.py", None),
        (".netrc", ".netrc"),
        ("web/.npmrc", ".npmrc"),
        ("config/secrets.py", "secrets.*"),
        ("credentials.ts", "credentials.*"),
        ("src/shop.py", None),
        ("src/environment.py", None),
        ("src/keyboard.py", None),
        ("src/secrets/reader.py", "secrets/*"),
        ("app/my_secrets.py", "*_secrets.*"),
        ("config.env.py", "*.env.*"),
        (".env.local", ".env.*"),
        ("credentials.json", "credentials.*"),
        ("web/.pypirc", ".pypirc"),
        ("src/secretary.py", None),
        ("src/environments/prod.py", None),
        ("src/pem.py", None),
    ],
)
def test_a_file_is_known_by_its_name(path: str, pattern: str | None) -> None:
    """As a path of any kind; the folder counts where the pattern has one."""
    assert denying(path, (*DENIED, *SUSPECTED)) == pattern


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("def token_bytes(size):\n    return urandom(size)\n", True),
        ("class Store:\n    def read(self, name):\n        return self.names[name]\n", True),
        ('ADDRESS = "db.internal"\nUSER = "shop"\n', False),
        ('PASSWORD = "tr0mbone"\ndef password():\n    return PASSWORD\n', False),
    ],
)
def test_a_module_is_code_by_what_is_in_it(source: str, code: bool) -> None:
    """A module named `secrets` that defines functions is code, unless one secret shows that the name is meant."""
    python = packaged().for_path("secrets.py")
    assert python is not None
    assert is_code(parse(python, source.encode())) is code


def test_patterns_are_added() -> None:
    """By the user and by the workspace; they are read like ours."""
    assert denying("vault/keys.py", (*DENIED, "vault/*.py")) == "vault/*.py"
    assert denying("src/vault/keys.py", ("vault/*.py",)) == "vault/*.py"
