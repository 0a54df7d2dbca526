"""Where each model is asked, and whether prompts may go there at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rightsize.core.routing.names import OLLAMA_CHAT, is_cloud_name
from rightsize.gateway.hosts import address_of
from rightsize.settings.host import is_allowed

if TYPE_CHECKING:
    from rightsize.core.routing.model import Model
    from rightsize.engine.ports import Installed
    from rightsize.gateway.hosts import Address
    from rightsize.settings.resolved import GatewaySettings


@dataclass(frozen=True, slots=True)
class Place:
    """One model on one host.

    Attributes:
        host: the server's URL, or the provider's name where LiteLLM knows its address; health and turns go by it.
        address: where the server listens; None where LiteLLM knows, or where what is written is no address.
        model: its name there.
        on_ollama: it is asked through Ollama's own protocol.
    """

    host: str
    address: Address | None
    model: str
    on_ollama: bool


def places_of(model: Model, settings: GatewaySettings) -> tuple[Place, ...]:
    """Return where a model may be asked: at its own address, or at every host, in the order in which they are tried."""
    on_ollama = model.on_ollama
    hosts = tuple(each.url for each in settings.servers) if on_ollama else ("",)
    name = model.litellm_name.removeprefix(OLLAMA_CHAT) if on_ollama else model.ollama_model
    places = []
    for written in (model.api_base,) if model.api_base else hosts:
        address = address_of(written) if written else None
        places.append(Place(address.url if address else written or model.provider, address, name, on_ollama))
    return tuple(places)


def refusal(model: Model, place: Place, installed: Installed | None, settings: GatewaySettings) -> str | None:
    """Return the kind of failure that asking this model is before anything was sent, or None where it may be asked.

    Loopback and the hosts that the user listed are near; a server may still hand prompts on, as Ollama does for cloud
    models, and that is far.
    """
    wants_address = place.on_ollama or model.api_base is not None
    if wants_address and (place.address is None or not is_allowed(place.address.url, settings.allowed_hosts)):
        return "host_refused"
    handed_on = is_cloud_name(place.model) or (installed is not None and installed.remote_host is not None)
    if (model.remote or handed_on or not wants_address) and not settings.allow_remote:
        return "remote_refused"
    return "cannot_chat" if installed is not None and not installed.chat else None
