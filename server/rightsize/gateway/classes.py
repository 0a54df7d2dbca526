"""LiteLLM's classes of errors, for what neither a status nor a server's words tell."""

from __future__ import annotations

from typing import Final

CLASSES: Final = {
    "unauthorized": ("AuthenticationError", "PermissionDeniedError"),
    "unknown_model": ("NotFoundError", "ModelNotMappedError"),
    "overflow": ("ContextWindowExceededError",),
    "quota": ("PaymentRequiredError", "BudgetExceededError"),
    "rate_limited": ("RateLimitError",),
    "content_refused": (
        *("BlockedPiiEntityError", "ContentPolicyViolationError", "GuardrailRaisedException"),
        *("ModifyResponseException", "RejectedRequestError", "SensitiveDataRouteException"),
    ),
    "timeout": ("Timeout",),
    "disconnected": ("MidStreamFallbackError", "RemoteProtocolError"),
    "busy": ("ServiceUnavailableError",),
    "bad_reply": ("APIResponseValidationError", "JSONDecodeError", "JSONSchemaValidationError"),
    "endless": ("EndlessReply",),
    "server_error": (
        *("APIConnectionError", "APIError", "BadGatewayError", "InternalServerError"),
        *("MockException", "OpenAIError"),
    ),
    "bad_request": (
        *("BadRequestError", "ImageFetchError", "InvalidRequestError", "LiteLLMUnknownProvider"),
        *("UnprocessableEntityError", "UnsupportedParamsError", "VectorStoreSearchError"),
    ),
}
"""The kinds of failure that they are, in the order in which they are tried."""
