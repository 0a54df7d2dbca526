# CWE-89
import pymysql

from .settings import DB


class Lookup:
    def __init__(self):
        self.connection = pymysql.connect(**DB, cursorclass=pymysql.cursors.DictCursor)

    def by_tags(self, tags):
        with self.connection.cursor() as cursor:
            marks = ", ".join(["%s"] * len(tags))
            cursor.execute("SELECT id, name FROM nodes WHERE tag IN (" + marks + ")", tags)
            return cursor.fetchall()
