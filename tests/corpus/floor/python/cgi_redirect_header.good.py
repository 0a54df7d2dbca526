# CWE-113
from wsgiref.simple_server import make_server
from urllib.parse import parse_qs, quote


def application(environ, start_response):
    query = parse_qs(environ["QUERY_STRING"])
    lang = query.get("lang", ["en"])[0]
    headers = [("Content-Type", "text/plain"), ("X-Lang", quote(lang))]
    start_response("200 OK", headers)
    return [b"ok"]


if __name__ == "__main__":
    make_server("127.0.0.1", 8000, application).serve_forever()
