# CWE-90
from flask import Blueprint, jsonify, request
from ldap3 import ALL, Connection, Server
from ldap3.utils.conv import escape_filter_chars

bp = Blueprint("directory", __name__)
BASE_DN = "ou=people,dc=example,dc=com"


def connect():
    return Connection(Server("ldaps://ldap.example.com", get_info=ALL), auto_bind=True)


@bp.route("/people")
def people():
    uid = request.args["uid"]
    with connect() as connection:
        connection.search(BASE_DN, f"(&(objectClass=person)(uid={uid}))", attributes=["cn", "mail"])
        return jsonify([entry.entry_attributes_as_dict for entry in connection.entries])
