"""Which secrets are known: by the shapes of a maintained rule set, by their place, and by being noise."""

from __future__ import annotations

import pytest

from rightsize.core.privacy.placeholders import STEM
from rightsize.core.privacy.rules import compiled, packaged
from tests.support.secret_shapes import KEY, SHAPES
from tests.support.veils import veiled_alone


@pytest.mark.parametrize(("line", "secret"), [each[1:] for each in SHAPES], ids=[each[0] for each in SHAPES])
def test_a_secret_is_hidden(line: str, secret: str) -> None:
    """No eight characters of it are left, and it comes back as it was."""
    hidden, veil = veiled_alone(line)

    assert STEM in hidden
    assert not any(secret[at : at + 8] in hidden for at in range(max(1, len(secret) - 7)))
    assert veil.lifted(hidden) == line


def test_a_key_is_hidden_line_by_line() -> None:
    """Its frame says what it is; nothing that is replaced holds a line's end, which would break a literal."""
    hidden, veil = veiled_alone(f'KEY = """{KEY}"""\n')
    escaped, other = veiled_alone("KEY = '" + KEY.replace("\n", "\\n") + "'\n")

    lines = KEY.splitlines()
    assert not any(each in hidden or each in escaped for each in lines[1:-1])
    assert [each for each in hidden.splitlines() if "PRIVATE" in each] == [f'KEY = """{lines[0]}', f'{lines[-1]}"""']
    assert escaped.count("\\n") == len(lines) - 1
    assert set(veil.secrets.values()) == set(other.secrets.values()) == set(lines[1:-1])


BY_PLACE = (
    ('password = os.getenv("PW") or "§"', "x9!kQ2mm"),
    ('const password = process.env.PW || "§";', "x9!kQ2mm"),
    ('password = "§"', "/Wq8kk12"),
    ('password = "§"', ".Wq8$kk12"),
    ('password = "§"', "$Wq8kk12"),
    ('password = "§"', "<Wq8kk12"),
    ('password = "§"', "{Wq8kk12"),
    ('password = "§"', "Wq8$kk12"),
    ('password = "§"', "Wq8{b}kk12"),
    ('password = "§"', "48291377"),
    ('password = "§ and Zu7!kk"', "Wq8!kk12"),
    (r'password = "\t§"', "Wq8!kk12"),
    ("""password = "'§" """, "Wq8!kk12"),
    ('password = """§"""', "Wq8kk12x"),
    ('token = "§"', "Wq8$kk12"),
    ("pass = '§'", "Wq8kk12x"),
    ('SMTP_PASS = "§"', "Wq8kk12x"),
    ('DB_PASS="§"', "Wq8kk12x"),
    ("passwort = '§'", "Wq8kk12x"),
    ('if PASSWORD == "§":', "Wq8kk12x"),
    ('if (password.equals("§")) {', "Wq8kk12x"),
    ('url = "postgres://a:§@h/db"', "Wq%408kk"),
    ('url = "postgres://a:§@h/db"', "Wq$8kk12"),
    ('headers = {"Authorization": "Bearer §"}', "Wq8kk12abc"),
    ('header = "Authorization: Basic §"', "dXNlcjpXcThrazEy"),
    ('return "§"', "k3J9vQ2mX7pL4nR8tB6wZ1cY5dF0gH2s"),
    ('return "§"', "9f86d081884c7d659a2feaa0c55ad015"),
    ('send("it is § today")', "9f86d081884c7d659a2feaa0c55ad015"),
    ("# password: §", "Wq8$kk12"),
)


@pytest.mark.parametrize(("line", "secret"), BY_PLACE)
def test_a_secret_is_known_by_its_place(line: str, secret: str) -> None:
    """Whatever it begins with or holds; what stands around it stays, calls and quotes above all."""
    before, after = line.split("§")
    hidden, veil = veiled_alone(line.replace("§", secret))

    assert hidden.startswith(before + STEM)
    assert secret in veil.secrets.values()
    assert hidden.endswith(after[-1:])


INNOCENT = (
    'password = "password"',
    'prompt = "Enter your password: "',
    'PASSWORD_FIELD = "user_password"',
    'token = "{token}"',
    'secret = "${SECRET}"',
    'api_key = os.environ["API_KEY"]',
    'url = "https://example.com/a/very/long/path/to/some/page.html"',
    'key = "content-type"',
    'keys = ["alpha", "beta"]',
    'sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"',
    'ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"',
    'name = "getElementsByClassNameAndAttribute"',
    'version = "2026.11.26"',
    'engine = create("postgres://{user}:{password}@{host}/db")',
    "class AuthenticationTokenProvider(BaseProvider): ...",
    'password = os.getenv("DB_PASS")',
    "password = config.password;",
    'password = "$DB_PASS"',
    'password = "/run/secrets/db2"',
    'password: "Must hold 8 characters"',
    'url = "postgres://a:$PASS@h/db"',
    "# password: string2",
    "# basic es2015modules are what the bearer of this needs",
    "for key, value in tokens.items(): total += value",
)


@pytest.mark.parametrize("line", INNOCENT)
def test_what_is_none_stays(line: str) -> None:
    """Words, templates, paths, hashes and alphabets are no secrets."""
    assert veiled_alone(line)[0] == line


@pytest.mark.parametrize(
    "secret",
    [
        "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
        "npm_0123456789abcdefghijklmnopqrstuvwxyz",
        "sk_live_abcdefghijklmnopqrstuvwxyz",
        "xoxb-123456789012-1234567890123-abcdefghijklmnopqrstuvwxyz",
    ],
)
def test_a_token_is_one_by_how_it_begins(secret: str) -> None:
    """The alphabet in it, which is none elsewhere, excuses nothing."""
    assert secret not in veiled_alone(f"call({secret!r})")[0]


def test_every_rule_can_be_run() -> None:
    """The rules were written for another engine: each expression is one of Python's, without a warning."""
    rules, everywhere = packaged()
    allowances = [*everywhere, *(each for rule in rules for each in rule.allow)]

    assert len(rules) > 200
    assert all(compiled(rule.regex) for rule in rules)
    assert all(compiled(regex) for each in allowances for regex in each.regexes)
    assert all(rule.keywords for rule in rules)
