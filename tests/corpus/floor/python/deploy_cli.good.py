import json
import os
from pathlib import Path

import click


@click.group()
def cli():
    """Keeps the credentials of the deploy service."""


@cli.command()
@click.option("--token", prompt=True, hide_input=True)
def login(token):
    path = Path(click.get_app_dir("deploy")) / "credentials.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"token": token}))
    os.chmod(path, 0o600)
    click.echo("Logged in.")
