# CWE-78
import subprocess

import click


@click.group()
def cli():
    """Repository helpers."""


@cli.command()
@click.argument("branch")
@click.option("--remote", default="origin")
def sync(branch, remote):
    out = subprocess.check_output(f"git fetch {remote} && git checkout {branch}", shell=True, text=True)
    click.echo(out)


if __name__ == "__main__":
    cli()
