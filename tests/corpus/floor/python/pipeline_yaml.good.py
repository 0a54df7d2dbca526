# CWE-502
import sys
from pathlib import Path

import click
import yaml

SCHEMA = {"steps", "name", "on"}


def read_pipeline(path):
    with open(path, encoding="utf-8") as stream:
        document = yaml.load(stream, Loader=yaml.SafeLoader)
    unknown = set(document) - SCHEMA
    if unknown:
        raise click.ClickException(f"unknown keys: {', '.join(sorted(unknown))}")
    return document


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def check(path):
    pipeline = read_pipeline(path)
    click.echo(f"{pipeline['name']}: {len(pipeline['steps'])} steps")
    sys.exit(0)


if __name__ == "__main__":
    check()
