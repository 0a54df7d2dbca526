import strawberry
from strawberry.types import Info
from sqlalchemy.orm import Session

from app.models import User


@strawberry.input
class ProfileInput:
    display_name: str | None = None
    locale: str | None = None


EDITABLE = ("display_name", "locale", "avatar_url")


def apply(db: Session, user_id: int, changes: dict) -> User:
    user = db.get(User, user_id)
    for name, value in changes.items():
        if name in EDITABLE:
            setattr(user, name, value)
    db.commit()
    return user


@strawberry.type
class Mutation:
    @strawberry.mutation
    def update_profile(self, info: Info) -> bool:
        request = info.context["request"]
        apply(info.context["db"], request.user.id, request.json["changes"])
        return True
