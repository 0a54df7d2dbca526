from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def greeting(context):
    name = context["request"].GET.get("name", "friend")
    return format_html("<strong>Hello, {}</strong>", name)
