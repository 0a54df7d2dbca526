import os
import subprocess
import tempfile
from pathlib import Path

import click


@click.command()
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--width", default=320)
def main(source: Path, width: int) -> None:
    """Makes the thumbnail of a film."""
    handle, frame = tempfile.mkstemp(suffix=".png")
    os.close(handle)
    subprocess.run(["ffmpeg", "-y", "-i", str(source), "-frames:v", "1", frame], check=True)
    try:
        subprocess.run(["convert", frame, "-resize", str(width), str(source.with_suffix(".jpg"))], check=True)
    finally:
        os.unlink(frame)


if __name__ == "__main__":
    main()
