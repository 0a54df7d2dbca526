"""`rightsize models`: the models that tasks can go to, and where their numbers come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.cli.adopting import adopt, appoint
from rightsize.cli.exits import FAILED, OK
from rightsize.core.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from rightsize.cli.output import Output
    from rightsize.core.routing.model import Model, ModelStatus
    from rightsize.engine.ports import Probe
    from rightsize.engine.runtime import Runtime

COLUMNS = ("tier", "model", "label", "installed", "loaded", "window", "C", "numbers")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize models`."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--adopt",
        action="store_true",
        help="show a tier for every installed model, and write those that are new to your settings when you confirm it",
    )
    what.add_argument(
        "--appoint",
        metavar="NAME",
        help="let this model review where no tier 4 model can; every result then says that you appointed it",
    )
    parser.add_argument("--yes", action="store_true", help="with --adopt: write without a question")
    parser.add_argument("--json", action="store_true", help="print the models as JSON")


def run(options: argparse.Namespace, output: Output) -> int:
    """List what there is on the model servers, or write down what the user decides about it."""
    if options.yes and not options.adopt:
        raise UsageError("--yes goes with --adopt")
    if options.adopt:
        return adopt(output, yes=options.yes, as_json=options.json)
    if options.appoint is not None:
        return appoint(options.appoint, output)
    return _list(options, output)


def _list(options: argparse.Namespace, output: Output) -> int:
    from rightsize.cli.session import run_with_runtime, settings_for
    from rightsize.core.routing.explain import origin_of_model
    from rightsize.core.routing.learned_table import learned_rows, rows_of
    from rightsize.wiring import refreshed

    async def work(runtime: Runtime) -> dict[str, Any]:
        runtime = await refreshed(runtime, force=True)
        probe, policy = await runtime.models.probe(), runtime.settings.policy
        availability = runtime.models.availability(runtime.registry.models)
        models = sorted(runtime.registry.models, key=lambda each: (each.tier, each.cost))
        learned = learned_rows(runtime.learned, runtime.registry)
        origins = [origin_of_model(each, policy.learning, rows_of(each, learned)) for each in models]
        return {
            "host": probe.host,
            "reachable": probe.reachable,
            "version": probe.version,
            "sentence": probe.sentence,
            "appointed": policy.review_model or None,
            "hosts": [
                {"host": each.host, "reachable": each.reachable, "version": each.version, "sentence": each.sentence}
                for each in probe.each
            ],
            "models": [
                model_record(each, availability.of(each), hosts_of(each, probe), origin)
                for each, origin in zip(models, origins, strict=True)
            ],
        }

    record = run_with_runtime(settings_for(output), None, work)
    if options.json:
        output.json(record)
    else:
        show(record, output)
    return OK if record["reachable"] else FAILED


def hosts_of(model: Model, probe: Probe) -> list[str]:
    """Return the servers that have a model."""
    from rightsize.core.routing.names import with_tag

    if model.api_base or not model.on_ollama:
        return [model.api_base] if model.api_base else []
    name = with_tag(model.ollama_model)
    return [each.host for each in probe.each if any(with_tag(found.name) == name for found in each.installed)]


def model_record(model: Model, status: ModelStatus, hosts: list[str], origin: str) -> dict[str, Any]:
    """Return one model as plain values; `installed` is null where the server was not reached."""
    from rightsize.core.routing.model import State

    unknown = status.state in {State.NOT_ASKED, State.DOWN}
    missing = status.state is State.NOT_INSTALLED
    return {
        "tier": model.tier,
        "ollama_model": model.ollama_model,
        "label": model.label,
        "provider": model.provider,
        "litellm_name": model.litellm_name,
        "installed": None if unknown or not model.on_ollama else not missing,
        "state": status.state.value,
        "reason": status.reason or None,
        "loaded": status.loaded,
        "hosts": hosts,
        "context": status.window_of(model),
        "loaded_context": status.loaded_context,
        "cost": model.cost,
        "kinds": sorted(each.value for each in model.kinds),
        "origin": origin,
        "remote": model.remote,
        "remedy": f"ollama pull {model.ollama_model}" if missing else None,
    }


def show(record: dict[str, Any], output: Output) -> None:
    """Print the models as a table, and how to get those that are missing."""
    for each in record["hosts"]:
        output.line(each["sentence"])
    output.line()
    several = len(record["hosts"]) > 1
    columns = (*COLUMNS, "where") if several else COLUMNS
    rows = [(*_row(each), ", ".join(each["hosts"]) or "-")[: len(columns)] for each in record["models"]]
    output.table(columns, rows)
    output.line()
    for each in record["models"]:
        if each["remedy"]:
            output.line(f"tier {each['tier']}, {each['label']}: {each['remedy']}")
        elif each["remote"]:
            output.line(f"{each['ollama_model']}: prompts sent to it leave this machine")
    if record["appointed"]:
        output.line(
            f"{record['appointed']}: appointed by you, reviews where no tier 4 model can (routing.review_model)"
        )
    output.line("Q and C are assumed priors unless you set them; an installed model of any name is used.")


def _row(each: dict[str, Any]) -> tuple[str, ...]:
    """Return a model's row of the table."""
    installed = {True: "yes", False: "no", None: "?"}[each["installed"]]
    loaded = (
        "?"
        if each["installed"] is None and each["state"] == "down"
        else f"yes, {each['loaded_context']:,}"
        if each["loaded"] and each["loaded_context"]
        else "yes"
        if each["loaded"]
        else "no"
    )
    return (
        str(each["tier"]),
        each["ollama_model"],
        each["label"],
        installed if each["installed"] is None or each["state"] in {"ready", "not installed"} else each["state"],
        loaded,
        f"{each['context']:,}",
        f"{each['cost']:.3g}",
        each["origin"],
    )
