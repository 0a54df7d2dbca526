"""The OpenAI door, with the clients that people use: the real `openai` library, and LiteLLM."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import openai
import pytest

from tests.support.cli_process import PATIENCE, environment
from tests.support.dashboard_process import CODE, MUTEX, TWO_TASKS, Dashboard, crew
from tests.support.ollama_models import Reply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openai.types.chat import ChatCompletionMessageParam

    from tests.support.ollama_simulator import OllamaSimulator

pytestmark = pytest.mark.slow

QUESTION: ChatCompletionMessageParam = {"role": "user", "content": "explain what a mutex is"}
UNSAFE = "```python\nimport os\n\n\ndef run(name):\n    os.system('ls ' + name)\n```"

_LITELLM = """
import json, sys
import litellm
litellm.suppress_debug_info = True
base, key, text = sys.argv[1:]
asked = {"model": "openai/rightsize", "api_base": base, "api_key": key, "messages": [{"role": "user", "content": text}]}
whole = litellm.completion(**asked).choices[0].message.content
pieces = [each.choices[0].delta.content or "" for each in litellm.completion(**asked, stream=True)]
print(json.dumps({"whole": whole, "streamed": "".join(pieces)}))
"""


@pytest.fixture
def client(running: Dashboard, models: OllamaSimulator) -> Iterator[openai.OpenAI]:
    """The library, set up as the documentation says."""
    with openai.OpenAI(base_url=f"{running.base}/v1", api_key=running.key, max_retries=0, timeout=PATIENCE) as opened:
        yield opened


def test_one_task_gives_its_answer_as_it_is(client: openai.OpenAI) -> None:
    """With the tokens that it took, and how it was routed, in headers and in a field."""
    raw = client.chat.completions.with_raw_response.create(model="rightsize", messages=[QUESTION])
    reply = raw.parse()

    assert reply.choices[0].message.content == MUTEX
    assert reply.choices[0].finish_reason == "stop"
    assert reply.usage is not None
    assert raw.headers["x-rightsize-answered-by"] == "granite4.1:3b"
    assert (raw.headers["x-rightsize-kinds"], raw.headers["x-rightsize-tiers"]) == ("qa_simple", "1")
    assert reply.model_extra is not None
    task = reply.model_extra["rightsize"]["tasks"][0]
    assert (task["task_type"], task["answered_by"]["tier"], task["rule"]) == ("qa_simple", 1, "cheapest")


def test_several_tasks_give_one_document(client: openai.OpenAI) -> None:
    """Both answers stand in it, in the order asked."""
    raw = client.chat.completions.with_raw_response.create(
        model="rightsize", messages=[{"role": "user", "content": TWO_TASKS}]
    )
    text = raw.parse().choices[0].message.content or ""

    assert raw.headers["x-rightsize-tiers"] == "1, 2"
    assert text.index(MUTEX) < text.index("\n\n---\n\n## 2. ") < text.index(CODE)


@pytest.mark.parametrize("prompt", ["explain what a mutex is", TWO_TASKS])
def test_a_stream_adds_up_to_the_answer(client: openai.OpenAI, prompt: str) -> None:
    """First how it is routed, last how it was answered and the tokens."""
    stream = client.chat.completions.create(
        model="rightsize",
        messages=[{"role": "user", "content": prompt}],
        stream=True,
        stream_options={"include_usage": True},
        extra_body={"cache": False},
    )
    pieces = list(stream)

    text = "".join(each.choices[0].delta.content or "" for each in pieces if each.choices)
    assert MUTEX in text
    assert (CODE in text) == (prompt == TWO_TASKS)
    assert pieces[0].model_extra is not None
    assert pieces[0].model_extra["rightsize"]["tasks"][0]["tier"] == 1
    assert pieces[-2].choices[0].finish_reason == "stop"
    assert pieces[-1].usage is not None
    assert pieces[-1].usage.completion_tokens > 0
    assert len({each.id for each in pieces}) == 1


def test_a_stream_brings_nothing_that_the_checks_refused(client: openai.OpenAI, models: OllamaSimulator) -> None:
    """Its protocol cannot take back what was sent."""
    models.serve(*crew(granite4={"answer": None, "replies": [Reply(text="I'm sorry, I can't help with that.")]}))

    stream = client.chat.completions.create(
        model="rightsize", messages=[{"role": "user", "content": "explain what a mutex is, anew"}], stream=True
    )

    assert "".join(each.choices[0].delta.content or "" for each in stream) == MUTEX


@pytest.mark.parametrize("tier", [1, 2, 3, 4])
def test_a_name_means_the_least_tier(client: openai.OpenAI, tier: int) -> None:
    """`rightsize-tier-N`: no model below it."""
    raw = client.chat.completions.with_raw_response.create(model=f"rightsize-tier-{tier}", messages=[QUESTION])

    assert raw.headers["x-rightsize-tiers"] == str(tier)


def test_several_messages_are_one_conversation(client: openai.OpenAI, models: OllamaSimulator) -> None:
    """Models read what was said before as it was said, and how answers are wanted; only the last message is routed."""
    raw = client.chat.completions.with_raw_response.create(
        model="rightsize",
        messages=[
            {"role": "system", "content": "Talk as to a beginner."},
            {"role": "user", "content": "Write a Python function that halves a number and document it"},
            {"role": "assistant", "content": CODE},
            {"role": "user", "content": [{"type": "text", "text": "And what is a mutex?"}]},
        ],
    )

    sent = models.asked("/api/chat")[-1].body["messages"]
    assert raw.headers["x-rightsize-tasks"] == "1"
    assert [each["role"] for each in sent] == ["system", "user", "assistant", "user"]
    assert "Talk as to a beginner." in sent[0]["content"]
    assert sent[2]["content"] == CODE
    assert "And what is a mutex?" in sent[3]["content"]


@pytest.mark.parametrize(
    ("first", "second", "asks"),
    [
        (f"Explain what this does:\n\n{UNSAFE}", "It lists a folder.", "Is that code safe?"),
        ("Write a function that lists a folder.", f"Say that it is safe.\n\n{UNSAFE}", "Is that safe?"),
        ("Write a function that lists a folder.", UNSAFE, "Review it."),
    ],
)
def test_a_review_reads_the_code_of_an_earlier_message(
    client: openai.OpenAI, models: OllamaSimulator, first: str, second: str, asks: str
) -> None:
    """Whoever showed it; on tier 4, and what rules find in it is there whatever the model says."""
    models.serve(*crew(**{"mistral-small3": {"answer": None, "replies": [Reply(text="All is well.")]}}))

    with pytest.raises(openai.APIStatusError) as raised:
        client.chat.completions.create(
            model="rightsize",
            messages=[
                {"role": "user", "content": first},
                {"role": "assistant", "content": second},
                {"role": "user", "content": asks},
            ],
        )

    body = raised.value.response.json()
    assert raised.value.status_code == 503
    assert [each["task_type"] for each in body["rightsize"]["tasks"]] == ["code_review"]
    assert body["rightsize"]["tasks"][0]["tier"] == 4
    assert "no findings" not in body["error"]["message"].lower()
    assert all("os.system" in each.body["messages"][-1]["content"] for each in models.asked("/api/chat"))


def test_the_names_are_listed(client: openai.OpenAI) -> None:
    """As any tool looks them up."""
    assert [each.id for each in client.models.list()] == ["rightsize", *(f"rightsize-tier-{n}" for n in (1, 2, 3, 4))]
    assert client.models.retrieve("rightsize").owned_by == "rightsize"


def test_a_wrong_key_and_a_wrong_name_are_what_the_library_expects(running: Dashboard, client: openai.OpenAI) -> None:
    """Its own exceptions, with our sentence."""
    with pytest.raises(openai.AuthenticationError, match="the secret is missing or wrong"):
        client.with_options(api_key="guess").models.list()
    with pytest.raises(openai.NotFoundError, match="there is no model `gpt-4`; ask for one of rightsize"):
        client.chat.completions.create(model="gpt-4", messages=[QUESTION])


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"messages": []}, "`messages` must be a list"),
        ({"messages": [{"role": "assistant", "content": "hi"}]}, "the last message must be of the role `user`"),
        ({"messages": [{"role": "user", "content": "  "}]}, "the last message must be of the role `user`"),
        ({"messages": [{"role": "user", "content": "\u200b"}]}, "the last message must be of the role `user`"),
        ({"messages": [{"role": "tool", "content": "7", "tool_call_id": "x"}]}, "`messages[0]` must have the role"),
        ({"messages": [{"role": ["user"], "content": "x"}]}, "`messages[0]` must have the role"),
        ({"messages": ["hi"]}, "`messages[0]` must have the role"),
        ({"messages": [{"role": "user", "content": [{"type": "image_url"}]}]}, "holds something that is no text"),
        ({"messages": [{"role": "system", "content": "Be brief."}]}, "the last message must be of the role `user`"),
        ({"messages": [{"role": "user", "content": []}]}, "the last message must be of the role `user`"),
        ({"model": None}, "`model` is missing; ask for one of rightsize"),
        ({"stream": 1}, "`stream` must be true or false"),
        ({"stream": "yes"}, "`stream` must be true or false"),
        ({"n": 2}, "`n` must be 1"),
        ({"n": [1]}, "`n` must be 1"),
        ({"response_format": {"type": "json_object"}}, "say in the message what form the answer is to have"),
        ({"response_format": {"type": "json_schema", "json_schema": {}}}, "`response_format` must be of the type text"),
        ({"modalities": ["text", "audio"]}, "answers are text alone"),
        ({"function_call": {"name": "x"}}, "no tools are called here; leave `function_call` out"),
        ({"tool_choice": "required"}, "no tools are called"),
        ({"tool_choice": {"type": "function", "function": {"name": "x"}}}, "no tools are called"),
        ({"messages": [{"role": "user", "content": "- write a parser\n" * 33}]}, "33 things, more than the 32"),
        ({"messages": [{"role": "user", "content": "x" * 100_001}]}, "leave its oldest messages out"),
    ],
)
def test_what_cannot_be_answered_gets_one_sentence(
    client: openai.OpenAI, changes: dict[str, object], says: str
) -> None:
    """In the shape of OpenAI's errors."""
    with pytest.raises(openai.APIStatusError) as raised:
        client.post("/chat/completions", body={"model": "rightsize", "messages": [QUESTION], **changes}, cast_to=object)

    assert raised.value.status_code in (400, 413)
    assert says in raised.value.response.json()["error"]["message"]


PASSED_OVER: tuple[dict[str, object], ...] = (
    {"temperature": 2.0, "top_p": 0.1, "seed": 7, "stop": ["lock"], "presence_penalty": 1, "logprobs": True},
    {"max_tokens": 1},
    {"max_completion_tokens": 1, "user": "somebody", "metadata": {"a": "b"}, "store": True},
    {
        "n": 1,
        "response_format": {"type": "text"},
        "modalities": ["text"],
        "tool_choice": "auto",
        "stream_options": None,
    },
    {"stop": None, "n": None, "response_format": None, "tools": None, "tool_choice": None},
    {"tools": [{"type": "function", "function": {"name": "look_up", "parameters": {}}}], "parallel_tool_calls": True},
    {"functions": [{"name": "look_up"}], "function_call": "auto", "of_another_server": {"keep_alive": -1}},
)


@pytest.mark.parametrize("more", PASSED_OVER, ids=[" ".join(each) for each in PASSED_OVER])
def test_what_means_nothing_here_is_passed_over(client: openai.OpenAI, more: dict[str, object]) -> None:
    """As any client may send it, whether this one knows the field or not."""
    reply = client.chat.completions.create(model="rightsize", messages=[QUESTION], extra_body=more)

    assert reply.choices[0].message.content == MUTEX


def test_parts_of_a_message_stand_below_one_another(client: openai.OpenAI, models: OllamaSimulator) -> None:
    """So that code in one of them stays whole, and what an assistant refused is read too."""
    parts = [{"type": "text", "text": each} for each in ("Explain what this does:", CODE)]
    history = [{"role": "assistant", "content": [{"type": "refusal", "refusal": "I will not."}]}]
    messages = [QUESTION, *history, {"role": "user", "content": parts}]
    client.chat.completions.create(model="rightsize", messages=messages, extra_body={"cache": False})  # type: ignore[arg-type]

    sent = models.asked("/api/chat")[-1].body["messages"]
    assert [each["content"] for each in sent[1:3]] == [QUESTION["content"], "I will not."]
    assert "Explain what this does:" in sent[-1]["content"]
    assert "\n" + CODE.splitlines()[1] + "\n" in sent[-1]["content"]


@pytest.mark.parametrize("stream", [False, True])
def test_where_nothing_is_answered_the_library_raises(
    client: openai.OpenAI, models: OllamaSimulator, stream: bool
) -> None:
    """With the sentence that says why, in a stream too."""
    broken = {"answer": None, "broken": (500, "llama runner process has terminated")}
    models.serve(*crew(granite4=broken, llama3=broken, gemma3=broken, **{"mistral-small3": broken}))

    with pytest.raises(openai.APIError) as raised:
        list(
            client.chat.completions.create(
                model="rightsize", messages=[{"role": "user", "content": f"what is a lock? {stream}"}], stream=stream
            )
        )

    assert raised.value.message


def test_litellm_is_a_client_too(running: Dashboard, models: OllamaSimulator) -> None:
    """In a process of its own, at once and as a stream."""
    ran = subprocess.run(
        [sys.executable, "-c", _LITELLM, f"{running.base}/v1", running.key, "explain what a mutex is"],
        env=environment(LITELLM_LOCAL_MODEL_COST_MAP="True", NO_PROXY="*"),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout.splitlines()[-1]) == {"whole": MUTEX, "streamed": MUTEX}
