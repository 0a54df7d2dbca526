from flask import Blueprint, abort, render_template, render_template_string, request
from flask_login import current_user, login_required

from .models import Campaign

bp = Blueprint("newsletter", __name__)


@bp.post("/campaigns/<int:campaign_id>/preview")
@login_required
def preview(campaign_id: int):
    """Show an editor how a letter will look."""
    campaign = Campaign.query.get_or_404(campaign_id)
    if campaign.owner_id != current_user.id:
        abort(403)
    greeting = request.form.get("greeting", "Hello")
    body = request.form["body"]
    return render_template("newsletter/preview.html", greeting=greeting, body=body, name=current_user.name)


@bp.get("/campaigns/<int:campaign_id>")
@login_required
def show(campaign_id: int):
    return render_template("newsletter/show.html", campaign=Campaign.query.get_or_404(campaign_id))
