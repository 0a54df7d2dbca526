"""Rows about models and pins: from options to what routing reads, and which rows send prompts off this machine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rightsize.core.routing.model import QualityLine
from rightsize.core.routing.names import OLLAMA_CHAT
from rightsize.core.routing.policy import Pin
from rightsize.core.routing.registry import ModelRow
from rightsize.core.tasks.task import TaskKind
from rightsize.settings.host import Host, host_of, is_allowed, is_loopback, parse_host, without_credentials
from rightsize.settings.names import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rightsize.settings.options import HostOptions, ModelOptions, PinOptions

_OTHER_OLLAMA = "ollama/"
"""LiteLLM's other way to Ollama, which loses roles and reports a cut answer as complete."""


def as_row(options: ModelOptions) -> tuple[ModelRow | None, str]:
    """Return the row that somebody's options mean, and a fault or an empty string."""
    litellm_name = options.litellm_name
    if litellm_name is not None and litellm_name.startswith(_OTHER_OLLAMA):
        litellm_name = OLLAMA_CHAT + litellm_name.removeprefix(_OTHER_OLLAMA)
    lines = {TaskKind(kind): QualityLine(*line) for kind, line in (options.quality_by_kind or {}).items()}
    api_base, fault = parse_host(options.api_base) if options.api_base else (None, "")
    if fault:
        return None, f"has a row `{shown(options.name)}` with a wrong `api_base` ({fault})"
    row = ModelRow(
        name=options.name.removeprefix(OLLAMA_CHAT).removeprefix(_OTHER_OLLAMA),
        label=options.label,
        provider=options.provider,
        litellm_name=litellm_name,
        tier=options.tier,
        parameters=options.parameters,
        cost=options.cost,
        context=options.context,
        kinds=None if options.kinds is None else frozenset(TaskKind(kind) for kind in options.kinds),
        quality=None if options.quality is None else QualityLine(*options.quality),
        quality_by_kind=lines,
        api_base=api_base,
        api_key_env=options.api_key_env,
    )
    return row, ""


def as_pin(options: PinOptions) -> tuple[Pin | None, str]:
    """Return the pin that somebody's options mean, and a fault or an empty string."""
    if options.model is None and options.minimum_tier is None:
        return None, "has a pin that names neither `model` nor `minimum_tier`"
    kind = TaskKind(options.kind) if options.kind else None
    return Pin(options.model, options.minimum_tier, kind, options.files), ""


def as_host(options: HostOptions) -> tuple[Host | None, str]:
    """Return the model server that somebody's options mean, and a fault or an empty string."""
    url, fault = parse_host(options.host)
    if fault:
        return None, f"has a host `{shown(without_credentials(options.host))}` that {fault.partition(' (')[0]}"
    return Host(url, options.at_once or 1), ""


def reachable(hosts: Sequence[Host], allowed_hosts: Sequence[str]) -> tuple[tuple[Host, ...], tuple[str, ...]]:
    """Return the hosts that prompts may go to, and what is wrong with each other one."""
    faults = [(each, host_problem(each.url, allowed_hosts)) for each in hosts]
    kept = tuple(each for each, fault in faults if not fault)
    told = (f"has a host `{shown(each.url)}` that {fault}; it is left out" for each, fault in faults if fault)
    return kept, tuple(told)


def host_problem(url: str | None, allowed_hosts: Sequence[str]) -> str:
    """Say why prompts may not go to `url`, or return an empty string."""
    if url is None or is_allowed(url, tuple(allowed_hosts)):
        return ""
    return f"is another machine (list `{shown(host_of(url)[0])}` in `gateway.allowed_hosts` to allow it)"


def routable(
    rows: Sequence[ModelRow], allowed_hosts: Sequence[str], *, allow_remote: bool
) -> tuple[tuple[ModelRow, ...], tuple[str, ...]]:
    """Return the rows whose server prompts may go to, those that leave this machine marked, and what is wrong."""
    kept: list[ModelRow] = []
    problems: list[str] = []
    for row in rows:
        fault = host_problem(row.api_base, allowed_hosts)
        if fault:
            problems.append(f"has a row `{shown(row.name)}` whose `api_base` {fault}; the row is ignored")
            continue
        remote = _leaves_machine(row)
        kept.append(replace(row, remote=remote) if remote else row)
        if remote and not allow_remote:
            step = "set `gateway.allow_remote` to use it"
            problems.append(f"has a row `{shown(row.name)}` that sends prompts off this machine: {step}")
    return tuple(kept), tuple(problems)


def _leaves_machine(row: ModelRow) -> bool:
    """Tell whether prompts to a row's model leave: to another host, or to a provider whose address is its own."""
    if row.api_base is not None:
        return not is_loopback(row.api_base)
    return row.litellm_name is not None and not row.litellm_name.startswith(OLLAMA_CHAT)
