# CWE-643,CWE-91
from lxml import etree

USERS = etree.parse("users.xml")


def find_user(name, role):
    expr = "//user[@name='" + name + "' and @role='" + role + "']"
    hits = USERS.xpath(expr)
    return hits[0] if hits else None
