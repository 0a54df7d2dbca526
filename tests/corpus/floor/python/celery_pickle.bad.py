# CWE-502
from celery import Celery

app = Celery("jobs", broker="redis://localhost/0")
app.conf.update(
    task_serializer="pickle",
    accept_content=["pickle"],
    result_serializer="json",
)


@app.task
def resize(image_id, size):
    return image_id, size
