import re

import click

SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")


@click.command()
@click.argument("slug")
def check(slug):
    if not SLUG.match(slug):
        raise click.BadParameter("not a slug")
    click.echo("ok")
