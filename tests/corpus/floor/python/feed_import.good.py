from datetime import datetime

from django.core.management.base import BaseCommand
from lxml import etree
import requests

from catalog.models import Product, Supplier


class Command(BaseCommand):
    help = "Imports the product feed of each supplier"

    def handle(self, *args, **options):
        for supplier in Supplier.objects.filter(active=True):
            response = requests.get(supplier.feed_url, timeout=30)
            response.raise_for_status()
            self.load(supplier, response.content)

    def load(self, supplier, content):
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
        root = etree.fromstring(content, parser)
        for item in root.iterfind(".//product"):
            Product.objects.update_or_create(
                supplier=supplier,
                sku=item.findtext("sku"),
                defaults={
                    "title": item.findtext("title"),
                    "price": item.findtext("price"),
                    "seen_at": datetime.now(),
                },
            )
        self.stdout.write(f"{supplier}: done")
