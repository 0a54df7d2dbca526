from celery import Celery

app = Celery("jobs", broker="redis://localhost/0")
app.conf.update(
    task_serializer="json",
    accept_content=["json"],
    result_serializer="json",
)


@app.task
def resize(image_id, size):
    return image_id, size
