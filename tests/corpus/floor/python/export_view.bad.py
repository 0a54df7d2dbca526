# CWE-1236
import csv

from django.http import HttpResponse

from crm.models import Contact


def safe_cell(text):
    return "'" + text if text[:1] in "=+-@" else text


def export_contacts(request):
    response = HttpResponse(content_type="text/csv")
    writer = csv.writer(response)
    for contact in Contact.objects.all():
        writer.writerow([contact.name, contact.company])
    return response
