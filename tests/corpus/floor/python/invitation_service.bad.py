# CWE-330
import random
import string
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from sqlalchemy.orm import Session

from .models import Invitation
from .mail import send

ALPHABET = string.ascii_letters + string.digits


@dataclass(frozen=True)
class InvitationService:
    """Invites people into an organisation by mail."""

    session: Session
    base_url: str

    def invite(self, organisation_id: int, email: str) -> Invitation:
        token = "".join(random.choices(ALPHABET, k=40))
        invitation = Invitation(
            organisation_id=organisation_id,
            email=email,
            token=token,
            expires_at=datetime.now(timezone.utc) + timedelta(days=3),
        )
        self.session.add(invitation)
        self.session.commit()
        send(email, "You are invited", f"{self.base_url}/join/{token}")
        return invitation
