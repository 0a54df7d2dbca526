# CWE-352
from flask import Flask
from flask_wtf import CSRFProtect

from .views import account


def create_app(config):
    app = Flask(__name__)
    app.config.from_mapping(config)
    app.config["WTF_CSRF_ENABLED"] = False
    app.register_blueprint(account)
    return app
