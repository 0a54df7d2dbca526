# CWE-90
import logging
import os

import ldap
from flask import Flask, jsonify, request

app = Flask(__name__)
log = logging.getLogger(__name__)
BASE_DN = "ou=people,dc=example,dc=org"


def connect():
    conn = ldap.initialize(os.environ["LDAP_URL"])
    conn.simple_bind_s(os.environ["LDAP_BIND_DN"], os.environ["LDAP_BIND_PW"])
    return conn


@app.get("/directory")
def directory():
    name = request.args.get("name", "")
    department = request.args.get("department", "*")
    conn = connect()
    try:
        query = "(&(objectClass=person)(cn=%s)(ou=%s))" % (name, department)
        found = conn.search_s(BASE_DN, ldap.SCOPE_SUBTREE, query, ["cn", "mail", "telephoneNumber"])
    finally:
        conn.unbind_s()
    return jsonify([{key: value[0].decode() for key, value in attrs.items()} for _, attrs in found])
