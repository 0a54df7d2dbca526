"""Python packages that everybody knows: one of these is not made up, whatever a project says of its dependencies."""

from __future__ import annotations

WELL_KNOWN = frozenset({
    "aiofiles", "aiohttp", "airflow", "altair", "anyio", "apscheduler", "arrow", "asyncpg", "attr", "attrs",
    "babel", "bcrypt", "bleach", "bokeh", "boto3", "botocore", "bottle", "bs4", "cachetools", "celery", "certifi",
    "cffi", "chardet", "click", "colorama", "cryptography", "cv2", "cycler", "cython", "dask", "dateutil",
    "decorator", "django", "docker", "dotenv", "elasticsearch", "faker", "fastapi", "filelock", "flask",
    "flask_cors", "flask_sqlalchemy", "gensim", "gevent", "google", "greenlet", "grpc", "gunicorn", "h5py",
    "httpx", "huggingface_hub", "hypothesis", "idna", "imageio", "importlib_metadata", "itsdangerous", "jinja2",
    "joblib", "jose", "jsonschema", "jwt", "keras", "kubernetes", "langchain", "lightgbm", "loguru", "lxml",
    "mako", "markdown", "markupsafe", "marshmallow", "matplotlib", "mock", "more_itertools", "moto", "motor",
    "mpmath", "msgpack", "multidict", "mypy", "mysql", "nacl", "networkx", "nltk", "numba", "numpy", "oauthlib",
    "openai", "openpyxl", "orjson", "packaging", "pandas", "paramiko", "passlib", "peewee", "pendulum", "pika",
    "PIL", "pip", "pkg_resources", "platformdirs", "playwright", "plotly", "polars", "prometheus_client",
    "psutil", "psycopg", "psycopg2", "pyarrow", "pydantic", "pydantic_settings", "pygame", "pygments", "pymongo",
    "pymysql", "pyparsing", "pytest", "pytz", "redis", "regex", "requests", "requests_mock", "rich", "ruamel",
    "scapy", "scipy", "scrapy", "seaborn", "selenium", "sentry_sdk", "serial", "setuptools", "shapely",
    "simplejson", "six", "skimage", "sklearn", "slugify", "snowflake", "sortedcontainers", "spacy", "sqlalchemy",
    "sqlmodel", "starlette", "statsmodels", "streamlit", "structlog", "sympy", "tabulate", "tenacity",
    "tensorflow", "termcolor", "toml", "tomli", "toolz", "torch", "torchvision", "tornado", "tqdm",
    "transformers", "trio", "twisted", "typer", "typing_extensions", "tzlocal", "ujson", "unidecode", "urllib3",
    "uvicorn", "watchdog", "websocket", "websockets", "werkzeug", "wheel", "xgboost", "xlrd", "xlsxwriter",
    "xmltodict", "yaml", "yarl", "zmq", "zstandard",
})  # fmt: skip
"""The names by which they are imported."""
