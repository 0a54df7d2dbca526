# CWE-89
from sqlalchemy import create_engine, text

engine = create_engine("postgresql+psycopg://app@db/app")


class AuditLog:
    def entries(self, actor: str, since: str):
        with engine.connect() as connection:
            stmt = text("SELECT * FROM audit WHERE actor = :actor AND at > :since")
            return connection.execute(stmt, {"actor": actor, "since": since}).mappings().all()
