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
    subprocess.check_call(["git", "fetch", remote])
    out = subprocess.check_output(["git", "checkout", branch, "--"], text=True)
    click.echo(out)


if __name__ == "__main__":
    cli()
