# CWE-78
import subprocess
from pathlib import Path

from celery import shared_task
from django.conf import settings
from django.core.cache import cache

from reports.models import Report


@shared_task(bind=True, max_retries=3)
def render_pdf(self, report_id):
    report = Report.objects.select_related("owner").get(pk=report_id)
    out = Path(settings.MEDIA_ROOT) / "reports" / f"{report.pk}.pdf"
    out.parent.mkdir(parents=True, exist_ok=True)
    url = f"{settings.INTERNAL_URL}/reports/{report.pk}/print"
    command = f"wkhtmltopdf --title '{report.title}' {url} {out}"
    result = subprocess.run(command, shell=True, capture_output=True, timeout=120)
    if result.returncode != 0:
        raise self.retry(countdown=30)
    report.file_path = str(out)
    report.save(update_fields=["file_path"])
    cache.delete(f"report:{report.pk}")
    return report.pk
