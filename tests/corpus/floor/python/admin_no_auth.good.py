# CWE-306,CWE-862
from flask import Blueprint, jsonify, request
from flask_login import current_user, login_required

from .models import Tenant, db

bp = Blueprint("admin", __name__)


@bp.get("/admin/tenants")
@login_required
def tenants():
    return jsonify([t.name for t in Tenant.query.all()])


@bp.delete("/admin/tenants/<int:tenant_id>")
@login_required
def remove_tenant(tenant_id):
    db.session.delete(db.get_or_404(Tenant, tenant_id))
    db.session.commit()
    return "", 204
