# CWE-94,CWE-95
import json
from pathlib import Path


class RuleEngine:
    def __init__(self, folder):
        self.rules = {}
        for file in Path(folder).glob("*.json"):
            rule = json.loads(file.read_text())
            self.rules[rule["name"]] = rule["when"]

    def matches(self, name, order):
        condition = self.rules[name]
        return bool(eval(condition, {"order": order}))
