"""Secrets of many shapes in lines of code, made up from noise: none of them opens anything."""

from __future__ import annotations

import random
import string

HEX, LOWER, WORD = "0123456789abcdef", string.ascii_lowercase + string.digits, string.ascii_letters + string.digits
UPPER, BASE32, DIGITS = string.ascii_uppercase + string.digits, string.ascii_uppercase + "234567", string.digits
BASE64 = f"{WORD}+/"


def noise(seed: str, alphabet: str, length: int) -> str:
    """Return characters that are the same each time; all kinds of the alphabet are among them."""
    chosen = random.Random(seed)
    return "".join(chosen.choice(alphabet) for _ in range(length))


def _row(name: str, line: str, *parts: str | tuple[str, int]) -> tuple[str, str, str]:
    secret = "".join(each if isinstance(each, str) else noise(f"{name} {at}", *each) for at, each in enumerate(parts))
    return name, line.replace("§", secret), secret


SHAPES = (
    _row("GitHub personal", 'gh = login("§")', "ghp_", (WORD, 36)),
    _row("GitHub fine-grained", 'gh = login("§")', "github_pat_", (WORD, 82)),
    _row("GitHub OAuth", "const gh = '§';", "gho_", (WORD, 36)),
    _row("GitHub app", "const gh = '§';", "ghu_", (WORD, 36)),
    _row("GitHub refresh", 'x := "§"', "ghr_", (WORD, 36)),
    _row("GitLab personal", 'x := "§"', "glpat-", (WORD, 20)),
    _row("GitLab runner", 'x := "§"', "glrt-", (WORD, 20)),
    _row("GitLab deploy", 'x := "§"', "gldt-", (WORD, 20)),
    _row("AWS access key", 'client("s3", "§")', "AKIA", (BASE32, 16)),
    _row("AWS session key", 'client("s3", "§")', "ASIA", (BASE32, 16)),
    _row("AWS secret key", 'AWS_SECRET_ACCESS_KEY = "§"', (BASE64, 40)),
    _row("Google API", 'maps("§")', "AIza", (WORD, 35)),
    _row("Slack bot", 'slack("§")', "xoxb-", (DIGITS, 12), "-", (DIGITS, 12), "-", (WORD, 24)),
    _row("Slack user", 'slack("§")', "xoxp-", (DIGITS, 12), "-", (DIGITS, 12), "-", (DIGITS, 12), "-", (HEX, 32)),
    _row("Slack app", 'slack("§")', "xapp-1-A", (UPPER, 10), "-", (DIGITS, 13), "-", (LOWER, 64)),
    _row("Stripe live", 'stripe.key = "§"', "sk_live_", (WORD, 24)),
    _row("Stripe restricted", 'stripe.key = "§"', "rk_live_", (WORD, 24)),
    _row("OpenAI project", 'OpenAI("§")', "sk-proj-", (WORD, 74), "T3BlbkFJ", (WORD, 74)),
    _row("OpenAI legacy", 'OpenAI("§")', "sk-", (WORD, 20), "T3BlbkFJ", (WORD, 20)),
    _row("Anthropic", 'Anthropic("§")', "sk-ant-api03-", (WORD, 93), "AA"),
    _row("Anthropic admin", 'Anthropic("§")', "sk-ant-admin01-", (WORD, 93), "AA"),
    _row("Hugging Face", 'hub("§")', "hf_", (string.ascii_letters, 34)),
    _row("npm", 'npm("§")', "npm_", (LOWER, 36)),
    _row("PyPI", 'upload("§")', "pypi-AgEIcHlwaS5vcmc", (WORD, 60)),
    _row("RubyGems", 'gem("§")', "rubygems_", (HEX, 48)),
    _row("SendGrid", 'mail("§")', "SG.", (WORD, 66)),
    _row("Mailgun", 'mailgun = "§"', "key-", (HEX, 32)),
    _row("Mailchimp", 'mailchimp_key = "§"', (HEX, 32), "-us12"),
    _row("Twilio", 'twilio("§")', "SK", (HEX, 32)),
    _row("Shopify access", 'shop("§")', "shpat_", (HEX, 32)),
    _row("Shopify secret", 'shop("§")', "shpss_", (HEX, 32)),
    _row("Square", 'square("§")', "sq0atp-", (WORD, 22)),
    _row("DigitalOcean", 'droplet("§")', "dop_v1_", (HEX, 64)),
    _row("DigitalOcean OAuth", 'droplet("§")', "doo_v1_", (HEX, 64)),
    _row("Doppler", 'doppler("§")', "dp.pt.", (LOWER, 43)),
    _row("Databricks", 'spark("§")', "dapi", (HEX, 32)),
    _row("Dynatrace", 'trace("§")', "dt0c01.", (UPPER, 24), ".", (UPPER, 64)),
    _row("Grafana service", 'grafana("§")', "glsa_", (WORD, 32), "_", (HEX, 8)),
    _row("HashiCorp", 'terraform("§")', (WORD, 14), ".atlasv1.", (WORD, 65)),
    _row("Vault service", 'vault("§")', "hvs.", (WORD, 95)),
    _row("Linear", 'linear("§")', "lin_api_", (WORD, 40)),
    _row("Notion", 'notion("§")', "ntn_", (DIGITS, 11), (WORD, 35)),
    _row("Netlify", 'netlify_token = "§"', (WORD, 43)),
    _row("New Relic", 'relic("§")', "NRAK-", (UPPER, 27)),
    _row("Postman", 'postman("§")', "PMAK-", (HEX, 24), "-", (HEX, 34)),
    _row("Prefect", 'prefect("§")', "pnu_", (LOWER, 36)),
    _row("Pulumi", 'pulumi("§")', "pul-", (HEX, 40)),
    _row("PlanetScale", 'planet("§")', "pscale_tkn_", (WORD, 43)),
    _row("Sentry user", 'sentry("§")', "sntryu_", (HEX, 64)),
    _row("Sourcegraph", 'source("§")', "sgp_", (HEX, 40)),
    _row("Telegram bot", 'telegram_bot = "§"', (DIGITS, 9), ":A", (WORD, 34)),
    _row("Age", 'age("§")', "AGE-SECRET-KEY-1", ("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)),
    _row(
        "1Password", 'vault("§")', "A3-", (UPPER, 6), "-", (UPPER, 11), *[p for _ in "123" for p in ("-", (UPPER, 5))]
    ),
    _row("Artifactory", 'jfrog("§")', "AKCp", (WORD, 69)),
    _row("Atlassian", 'jira("§")', "ATATT3", (WORD, 186)),
    _row("Facebook page", 'graph("§")', "EAAC", (WORD, 120)),
    _row("Flutterwave", 'pay("§")', "FLWSECK_TEST-", ("0123456789abcdefgh", 32), "-X"),
    _row("Perplexity", 'ask("§")', "pplx-", (WORD, 48)),
    _row("Easypost", 'post("§")', "EZAK", (WORD, 54)),
    _row("JWT", 'bearer("§")', "eyJ", (WORD, 40), ".eyJ", (WORD, 80), ".", (WORD, 43)),
    _row("Azure AD", 'azure("§")', (WORD, 3), "8Q~", (WORD, 34)),
    _row("Heroku", 'HEROKU_API_KEY = "§"', (HEX, 8), *[p for _ in "123" for p in ("-", (HEX, 4))], "-", (HEX, 12)),
    _row("Datadog", 'datadog_api_key = "§"', (HEX, 40)),
    _row("a password", 'PASSWORD = "§"', "hunter2-", (LOWER, 4)),
    _row("a password in a mapping", '{"password": "§"}', "Tr0ub4dor&", (DIGITS, 1)),
    _row("a password that is passed", 'connect(host, password="§")', "s3cr3t-", (LOWER, 6)),
    _row("a typed field", 'api_key: str = "§"', (WORD, 24)),
    _row("a Go field", 'cfg.ClientSecret = "§"', (WORD, 28)),
    _row("a Java field", 'private static final String TOKEN = "§";', (WORD, 32)),
    _row("a Rust constant", 'const SIGNING_KEY: &str = "§";', (WORD, 32)),
    _row("a secret in an address", 'URL = "postgres://shop:§@db.internal/shop"', (LOWER, 12)),
    _row("a secret in a cache's address", 'new Redis("redis://:§@cache:6379")', (LOWER, 16)),
    _row("a connection string", 'Connect("Server=db;User Id=sa;Password=§;Encrypt=true")', "Pa55", (LOWER, 8)),
    _row("an account key", 'blob("AccountName=shop;AccountKey=§;Suffix=net")', (BASE64, 86), "=="),
    _row("noise", 'client = Client("§")', (BASE64, 44)),
    _row("hexadecimal noise", 'cipher = new("§")', (HEX, 64)),
)
"""Rows of (what it is, a line with it, the secret)."""

KEY = "\n".join(
    [
        "-----BEGIN RSA PRIVATE KEY-----",
        *(noise(f"key {line}", BASE64, 64) for line in range(6)),
        "-----END RSA PRIVATE KEY-----",
    ]
)
"""A private key, which is hidden line by line."""
