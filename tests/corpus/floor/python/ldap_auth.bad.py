# CWE-90
import ldap3
from ldap3.utils.conv import escape_filter_chars
from flask import Blueprint, request, jsonify

bp = Blueprint("people", __name__)


@bp.get("/people")
def people():
    name = request.args["name"]
    conn = ldap3.Connection("ldap://dir.internal", auto_bind=True)
    conn.search("ou=people,dc=example", f"(cn={name})", attributes=["mail"])
    return jsonify([e.mail.value for e in conn.entries])
