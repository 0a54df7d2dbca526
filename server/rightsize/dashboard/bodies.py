"""What callers send, checked field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class ChatBody(BaseModel):
    """A request in words."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={
            "example": {"prompt": "Write API docs for the parser and code a decorator", "dry_run": True}
        },
    )

    prompt: str = Field(description="What you want; one or several tasks.")
    dry_run: bool = Field(default=False, description="Show the tasks and where each would go, and ask nobody.")
    tier: int | None = Field(default=None, ge=1, le=4, description="No model below this tier.")
    cache: bool = Field(default=True, description="An answer that was given before will do.")
    id: str = Field(default="", max_length=64, description="A name of yours, by which `/api/chat/stop` stops it.")

    @field_validator("prompt")
    @classmethod
    def _without_halves(cls, prompt: str) -> str:
        return whole(prompt)


class StopBody(BaseModel):
    """Which request to stop."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: str = Field(min_length=1, max_length=64, description="The `id` that the request was sent with.")


def whole(text: str) -> str:
    """Return text without halves of characters, which no model server takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


def sentence_of(errors: Sequence[Mapping[str, Any]]) -> str:
    """Return what is wrong with a body that cannot be read, one sentence with the next step."""
    first = errors[0] if errors else {}
    place = [str(each) for each in first.get("loc", ()) if each not in {"body", "query", "path"}]
    name = ".".join(place)
    if first.get("type") == "json_invalid":
        return 'the body is no JSON; send an object such as {"prompt": "explain what a mutex is"}'
    if first.get("type") == "missing":
        return f"`{name}` is missing; /api/docs shows what to send" if name else "the body is empty; send JSON"
    if first.get("type") == "extra_forbidden":
        return f"there is no field `{name}`; /api/docs lists those that there are"
    what = f"`{name}`" if name else "the body"
    return f"{what} cannot be read: {str(first.get('msg', 'it is wrong')).lower()}; see /api/docs"
