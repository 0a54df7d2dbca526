import logging
from pathlib import Path

import yaml
from celery import shared_task

from catalog.models import Category, Product

logger = logging.getLogger(__name__)


@shared_task(bind=True, max_retries=3)
def import_catalog(self, upload: str) -> int:
    """Reads a catalogue that a merchant uploaded."""
    text = Path(upload).read_text(encoding="utf-8")
    documents = yaml.load_all(text, Loader=yaml.CSafeLoader)
    count = 0
    for document in documents:
        category, _ = Category.objects.get_or_create(name=document["category"])
        for row in document.get("products", []):
            Product.objects.update_or_create(
                sku=row["sku"], defaults={"title": row["title"], "price": row["price"], "category": category}
            )
            count += 1
    logger.info("%d products", count)
    return count
