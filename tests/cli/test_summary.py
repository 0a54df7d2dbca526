"""The end of a run in words."""

from __future__ import annotations

from pathlib import Path

from rightsize.cli.opened import open_file
from rightsize.cli.summary import summary
from rightsize.cli.work import FileReport, SymbolReport
from rightsize.core.routing.model import ModelStatus, State
from rightsize.core.routing.policy import RoutingPolicy
from rightsize.engine.results import Attempt, Status, SymbolResult
from tests.support.routing_tasks import decide, known


def test_each_reason_for_leaving_alone_has_its_own_line(tmp_path: Path) -> None:
    """Two drafts refused by different checks are two reasons, and each check is blamed for what it refused."""
    source = tmp_path / "app.py"
    source.write_text("def f(): ...\n")
    symbol = open_file(source).symbols[-1]

    def alone(reason: str, code: str) -> SymbolReport:
        return SymbolReport(SymbolResult(symbol, Status.LEFT_ALONE, reason, code, None, (), None, None, draft=True), 1)

    loop, returns = (f"its draft was refused for {check}" for check in ("no_loop", "returns_line"))
    reports = (
        alone(returns, "draft_refused"),
        alone(loop, "draft_refused"),
        alone("it has a doc", "has_doc"),
        alone("it has a doc", "has_doc"),
        alone("it has a doc", "has_doc"),
        alone(loop, "draft_refused"),
    )
    lines = summary([FileReport(Path("app.py"), "python", reports)], 1.0, write=False)
    assert [each for each in lines if each.startswith("left alone")] == [
        "left alone: 3, it has a doc",
        "left alone: 2, its draft was refused for no_loop",
        "left alone: 1, its draft was refused for returns_line",
    ]


def test_a_model_that_was_in_memory_is_not_called_the_cheapest(tmp_path: Path) -> None:
    """Where one is preferred because it is loaded, the reason names who was passed over for it."""
    source = tmp_path / "app.py"
    source.write_text("def f(): ...\n")
    loaded = known(gemma=ModelStatus(State.READY, loaded=True))
    decision = decide("documentation", 0.1, policy=RoutingPolicy(prefer_loaded=True), availability=loaded)
    attempt = Attempt("1", decision.model, 1, "ollama", None, None, None, 0.1, 1, 1, 0.1)
    symbol = open_file(source).symbols[-1]
    done = SymbolResult(symbol, Status.DOCUMENTED, "", "", decision, (attempt,), None, None, draft=False)
    lines = summary([FileReport(Path("app.py"), "python", (SymbolReport(done, 1),))], 1.0, write=False)
    assert any(each.endswith("preferred to Granite 4.1 3B because it is loaded") for each in lines), lines
