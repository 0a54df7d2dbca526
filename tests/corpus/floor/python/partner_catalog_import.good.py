import io
from decimal import Decimal

from django.core.management.base import BaseCommand
from django.db import transaction
from lxml import etree

from catalog.models import Article
from catalog.storage import partner_bucket


class Command(BaseCommand):
    """Import the articles that partners drop into the bucket."""

    help = "Import partner catalogues"

    def add_arguments(self, parser):
        parser.add_argument("partner")

    @transaction.atomic
    def handle(self, *args, **options):
        count = 0
        for blob in partner_bucket(options["partner"]).unread():
            parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
            tree = etree.parse(io.BytesIO(blob.read()), parser)
            for node in tree.iterfind("article"):
                Article.objects.update_or_create(
                    number=node.get("number"),
                    defaults={"title": node.findtext("title"), "price": Decimal(node.findtext("price"))},
                )
                count += 1
        self.stdout.write(f"{count} articles")
