"""`rightsize models`: the models that tasks can go to, and where their numbers come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rightsize.cli.exits import FAILED, OK

if TYPE_CHECKING:
    import argparse

    from rightsize.cli.output import Output
    from rightsize.core.routing.model import Model, ModelStatus
    from rightsize.engine.runtime import Runtime

COLUMNS = ("tier", "model", "label", "installed", "loaded", "context", "C", "numbers")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `rightsize models`."""
    parser.add_argument("--json", action="store_true", help="print the models as JSON")


def run(options: argparse.Namespace, output: Output) -> int:
    """Look at the model server and list what there is."""
    from rightsize.cli.session import run_with_runtime, settings_for

    async def work(runtime: Runtime) -> dict[str, Any]:
        probe = await runtime.models.probe(refresh=True)
        availability = runtime.models.availability(runtime.registry.models)
        models = sorted(runtime.registry.models, key=lambda each: (each.tier, each.cost))
        return {
            "host": probe.host,
            "reachable": probe.reachable,
            "version": probe.version,
            "sentence": probe.sentence,
            "models": [model_record(each, availability.of(each)) for each in models],
        }

    record = run_with_runtime(settings_for(output), None, work)
    if options.json:
        output.json(record)
    else:
        show(record, output)
    return OK if record["reachable"] else FAILED


def model_record(model: Model, status: ModelStatus) -> dict[str, Any]:
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
        "context": min(model.context, status.context or model.context),
        "loaded_context": status.loaded_context,
        "cost": model.cost,
        "kinds": sorted(each.value for each in model.kinds),
        "origin": model.origin.value,
        "remote": model.remote,
        "remedy": f"ollama pull {model.ollama_model}" if missing else None,
    }


def show(record: dict[str, Any], output: Output) -> None:
    """Print the models as a table, and how to get those that are missing."""
    output.line(record["sentence"])
    output.line()
    output.table(COLUMNS, [_row(each) for each in record["models"]])
    output.line()
    for each in record["models"]:
        if each["remedy"]:
            output.line(f"tier {each['tier']}, {each['label']}: {each['remedy']}")
        elif each["remote"]:
            output.line(f"{each['ollama_model']}: prompts sent to it leave this machine")
    output.line("Q and C are assumed priors unless you set them; an installed model of any name is used.")


def _row(each: dict[str, Any]) -> tuple[str, ...]:
    """Return a model's row of the table."""
    installed = {True: "yes", False: "no", None: "?"}[each["installed"]]
    loaded = (
        f"yes, {each['loaded_context']:,}"
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
