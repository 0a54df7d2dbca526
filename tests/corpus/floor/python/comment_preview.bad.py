# CWE-79
import bleach
import markdown
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from blog.forms import CommentForm
from blog.models import Post

ALLOWED_TAGS = ["p", "em", "strong", "a", "code", "pre", "ul", "ol", "li"]


@login_required
@require_POST
def preview(request):
    form = CommentForm(request.POST)
    if not form.is_valid():
        return HttpResponse("Invalid comment", status=400)
    html = markdown.markdown(form.cleaned_data["body"])
    return render(request, "blog/preview.html", {"body": mark_safe(html)})


def detail(request, slug):
    post = get_object_or_404(Post, slug=slug, published=True)
    return render(request, "blog/detail.html", {"post": post})
