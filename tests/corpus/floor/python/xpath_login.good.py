# CWE-643,CWE-91
from lxml import etree

USERS = etree.parse("users.xml")


def find_user(name, role):
    hits = USERS.xpath("//user[@name=$name and @role=$role]", name=name, role=role)
    return hits[0] if hits else None
