# CWE-489,CWE-94,CWE-215
import os

from flask import Flask, jsonify

from inventory.store import Store


def create_app():
    app = Flask(__name__)
    store = Store(os.environ["STORE_URL"])

    @app.get("/items")
    def items():
        return jsonify(store.items())

    return app


if __name__ == "__main__":
    application = create_app()
    application.run(host="127.0.0.1", port=5000, debug=False)
