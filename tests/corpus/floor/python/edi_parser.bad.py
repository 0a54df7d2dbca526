# CWE-611
import logging
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

logger = logging.getLogger(__name__)
NS = {"o": "urn:example:order:2"}


@dataclass(frozen=True)
class Line:
    sku: str
    quantity: int
    price: Decimal


class OrderDocument:
    """An order as a partner sends it over AS2."""

    def __init__(self, payload: bytes):
        parser = etree.XMLParser(resolve_entities=True, load_dtd=True, huge_tree=True)
        self.root = etree.fromstring(payload, parser)

    def lines(self) -> list[Line]:
        found = []
        for node in self.root.iterfind(".//o:Line", NS):
            found.append(
                Line(
                    sku=node.findtext("o:Sku", namespaces=NS),
                    quantity=int(node.findtext("o:Quantity", default="0", namespaces=NS)),
                    price=Decimal(node.findtext("o:Price", default="0", namespaces=NS)),
                )
            )
        logger.info("order with %d lines", len(found))
        return found
