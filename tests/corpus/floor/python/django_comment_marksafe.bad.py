# CWE-79
from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()


@register.filter
def shorten(value, length=80):
    return value if len(value) <= length else value[: length - 1] + "…"


@register.simple_tag
def author_badge(author):
    return mark_safe(f'<span class="badge" title="{author.bio}">{author.display_name}</span>')


@register.inclusion_tag("comments/list.html")
def comments_for(entry):
    return {"comments": entry.comments.filter(approved=True)}
