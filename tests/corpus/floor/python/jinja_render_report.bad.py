# CWE-1336,CWE-94
from jinja2 import Environment, FileSystemLoader, select_autoescape

env = Environment(loader=FileSystemLoader("templates"), autoescape=select_autoescape())


class ReportMailer:
    def __init__(self, transport):
        self.transport = transport

    def send(self, customer, greeting, rows):
        template = env.from_string("<p>" + greeting + "</p>{% for r in rows %}<li>{{ r }}</li>{% endfor %}")
        body = template.render(rows=rows, customer=customer)
        self.transport.send(customer.email, body)
