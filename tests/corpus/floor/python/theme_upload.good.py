import zipfile
from pathlib import Path

from flask import Blueprint, current_app, flash, redirect, request, url_for
from werkzeug.utils import secure_filename

bp = Blueprint("themes", __name__)
MAX_SIZE = 20 * 1024 * 1024


def unpack(archive, destination: Path):
    with zipfile.ZipFile(archive) as bundle:
        for info in bundle.infolist():
            if info.is_dir():
                continue
            target = (destination / info.filename).resolve()
            if not target.is_relative_to(destination.resolve()) or info.file_size > MAX_SIZE:
                raise ValueError("archive has a bad member")
            target.parent.mkdir(parents=True, exist_ok=True)
            with bundle.open(info) as source, open(target, "wb") as sink:
                sink.write(source.read())


@bp.post("/themes")
def upload():
    file = request.files["theme"]
    name = secure_filename(file.filename)
    if not name.endswith(".zip"):
        flash("A theme is a zip file")
        return redirect(url_for("themes.index"))
    unpack(file.stream, Path(current_app.config["THEMES"]) / name[:-4])
    return redirect(url_for("themes.index"))
