from lxml import etree
from rest_framework.decorators import api_view
from rest_framework.response import Response


@api_view(["POST"])
def import_feed(request):
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(request.body, parser=parser)
    titles = [node.text for node in root.iterfind(".//item/title")]
    return Response({"titles": titles})
