"""One fault each, put into a right answer; a fault that does not apply to an item gives None."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rightsize.core.tasks.content import Described, DocContent
from tests.corpus.value_faults import (
    returns_dropped,
    returns_for_yields,
    returns_invented,
    yields_besides,
    yields_for_returns,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.corpus.items import Item

    Put = Callable[[Item, "tuple[Item, ...]", Random], "DocContent | None"]

_INVENTED = (
    "buffer_size",
    "callback",
    "max_retries",
    "strict",
    "encoding",
    "verbose",
    "timeout",
    "cache",
    "prefix",
    "retryCount",
)
_MADE_UP = (
    "ZeroDivisionError",
    "KeyError",
    "RuntimeError",
    "ValueError",
    "PermissionError",
    "ConfigurationError",
    "TimeoutError",
)
_SALAD = (
    "banana umbrella quantum lighthouse velvet sparrow",
    "xqzt brimful gorkan fleb wuzzle tronk",
    "purple giraffe sings beneath marmalade thunder",
    "oxen crayon waffle drizzle tundra kettle pamphlet",
)
_FILLER = (
    "the",
    "of",
    "which",
    "value",
    "with",
    "result",
    "is",
    "when",
    "given",
    "for",
    "input",
    "then",
    "and",
    "that",
)
_TONGUES = (
    "Analysiert den Text und gibt das Ergebnis an die aufrufende Funktion zurück.",
    "Analyse le texte et renvoie le résultat à la fonction qui l'a appelée.",
    "Analiza el texto y devuelve el resultado a la función que lo ha llamado.",
    "解析文本并将结果返回给调用它的函数。",
    "Разбирает текст и возвращает результат вызывающей функции.",
)
_TALK = (
    "Here is the documentation for this function.",
    "This docstring describes the function.",
    "As an AI language model, I document the function.",
    "I cannot describe this function without more context.",
    "Sure! The function processes its input.",
)
_PLACEHOLDERS = (
    "TODO: describe this.",
    "<description>",
    "...",
    "Lorem ipsum dolor sit amet.",
    "[insert summary here]",
    "TBD",
)


@dataclass(frozen=True)
class Fault:
    """A fault: its name, how it is put in, and whether it is structural (a checker could always see it)."""

    name: str
    put: Put
    structural: bool = True


def _dropped(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    given = item.content.parameters
    if not given:
        return None
    out = random.randrange(len(given))
    return replace(item.content, parameters=given[:out] + given[out + 1 :])


def _renamed(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    given = list(item.content.parameters)
    if not given:
        return None
    at = random.randrange(len(given))
    name = re.findall(r"[^\W\d]\w*", given[at].name)[0]
    given[at] = Described(f"{name}_value", given[at].description)
    return replace(item.content, parameters=tuple(given))


def _invented(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    taken = {each.name for each in item.symbol.parameters}
    name = random.choice([each for each in _INVENTED if each not in taken])
    return replace(item.content, parameters=(*item.content.parameters, Described(name, "How the work is to be done.")))


def _swapped(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    given = list(item.content.parameters)
    pairs = [at for at in range(len(given) - 1) if given[at].description.strip() != given[at + 1].description.strip()]
    pairs = [at for at in pairs if given[at].description.strip() and given[at + 1].description.strip()]
    if not pairs:
        return None
    at = random.choice(pairs)
    left, right = given[at], given[at + 1]
    given[at], given[at + 1] = Described(left.name, right.description), Described(right.name, left.description)
    return replace(item.content, parameters=tuple(given))


def _another(item: Item, others: tuple[Item, ...], random: Random) -> Item | None:
    fitting = [
        each for each in others if each.content.summary != item.content.summary and each.symbol.name != item.symbol.name
    ]
    return random.choice(fitting) if fitting else None


def _whole_of_another(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    near = tuple(each for each in others if each.path == item.path)
    other = _another(item, near, random)
    return other.content if other else None


def _prose_of_neighbour(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    near = tuple(each for each in others if each.path == item.path)
    other = _another(item, near, random)
    return replace(item.content, summary=other.content.summary, details=other.content.details) if other else None


def _prose_of_stranger(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    other = _another(item, tuple(each for each in others if each.package == item.package), random)
    return replace(item.content, summary=other.content.summary, details=other.content.details) if other else None


def _made_up(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    source = item.symbol.span.of(item.parsed.data).decode("utf-8", "replace")
    name = random.choice([each for each in _MADE_UP if each not in source])
    return replace(item.content, raises=(*item.content.raises, Described(name, "If something goes wrong.")))


def _empty_summary(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    return replace(item.content, summary=random.choice(("", " ", ".")))


def _parroted(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", item.symbol.name).replace("_", " ").strip().lower()
    forms = (
        f"{words.capitalize()}.",
        f"The {words} function.",
        f"This function is {words}.",
        f"{words.capitalize()}s.",
        item.symbol.name,
    )
    return replace(item.content, summary=random.choice(forms), details=None)


def _named_twice(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    given = item.content.parameters
    return replace(item.content, parameters=(*given, random.choice(given))) if given else None


def _exception_undescribed(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    given = [each for each in item.content.raises if each.name.isidentifier()]
    return replace(item.content, raises=(Described(given[0].name, ""),)) if given else None


def _form_as_description(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    given = list(item.content.parameters)
    at = random.randrange(len(given)) if given else -1
    if not given or not given[at].name.isidentifier():
        return None
    form = random.choice(("The description of {}.", "Parameter {}.", "The {} parameter.", "{} value"))
    given[at] = Described(given[at].name, form.format(given[at].name))
    return replace(item.content, parameters=tuple(given))


def _summary_from(choices: tuple[str, ...]) -> Put:
    def put(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
        return replace(item.content, summary=random.choice(choices))

    return put


def _looped(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    return replace(item.content, summary=" ".join([item.content.summary.rstrip(".")] * 4))


def _all_salad(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    parameters = tuple(Described(each.name, random.choice(_SALAD)) for each in item.content.parameters)
    returns = random.choice(_SALAD) if item.content.returns else None
    return replace(item.content, summary=random.choice(_SALAD), details=None, parameters=parameters, returns=returns)


def _fenced(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    return replace(item.content, summary=f"```\n{item.content.summary}\n```")


def _empty_description(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    given = list(item.content.parameters)
    if not given:
        return None
    at = random.randrange(len(given))
    given[at] = Described(given[at].name, "")
    return replace(item.content, parameters=tuple(given))


def _early_end(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    mark = '"""' if item.path.suffix == ".py" else "*/"
    return replace(item.content, summary=f"{item.content.summary.rstrip('.')} {mark} and more.")


def _hidden(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    return replace(item.content, summary=item.content.summary + random.choice("\x00\x1b\u202e\u2066"))


def _broken_example(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    return replace(item.content, example=random.choice(("result = run(1,, 2", "x = = (3", "if (((")))


def _prose_as_example(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    return replace(item.content, example="Call it with the right values and look at what comes back.")


def _second_sentence(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    more = random.choice(("It also checks the input.", "Then the result is handed back.", "Errors are left alone."))
    return replace(item.content, summary=f"{item.content.summary.rstrip('. ')}. {more}")


def _endless(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    words = [*item.content.summary.split(), *_FILLER]
    return replace(item.content, details=" ".join(random.choice(words) for _ in range(8_000)))


def _paragraphs(item: Item, others: tuple[Item, ...], random: Random) -> DocContent | None:
    more = "It reads the whole input first. Then it looks at every piece. At the end it cleans up."
    return replace(item.content, summary=f"{item.content.summary.rstrip('.')}. {more}")


FAULTS = (
    Fault("parameter dropped", _dropped),
    Fault("parameter renamed", _renamed),
    Fault("parameter invented", _invented),
    Fault("descriptions swapped", _swapped, structural=False),
    Fault("whole doc of another function in the file", _whole_of_another, structural=False),
    Fault("prose of another function in the file", _prose_of_neighbour, structural=False),
    Fault("prose of another function in the package", _prose_of_stranger, structural=False),
    Fault("exception made up", _made_up),
    Fault("summary empty", _empty_summary),
    Fault("summary parroted", _parroted),
    Fault("summary of two sentences", _second_sentence),
    Fault("summary of four sentences", _paragraphs),
    Fault("returns dropped", returns_dropped),
    Fault("returns invented", returns_invented),
    Fault("yields in place of returns", yields_for_returns),
    Fault("yields besides returns", yields_besides),
    Fault("returns in place of yields", returns_for_yields),
    Fault("parameter described twice", _named_twice),
    Fault("exception without description", _exception_undescribed),
    Fault("empty form as description", _form_as_description),
    Fault("placeholder", _summary_from(_PLACEHOLDERS)),
    Fault("talk about itself", _summary_from(_TALK)),
    Fault("code fence", _fenced),
    Fault("text repeated", _looped),
    Fault("random words as summary", _summary_from(_SALAD)),
    Fault("random words throughout", _all_salad),
    Fault("another language", _summary_from(_TONGUES)),
    Fault("description empty", _empty_description),
    Fault("comment ended early", _early_end),
    Fault("hidden character", _hidden),
    Fault("example broken", _broken_example),
    Fault("prose as example", _prose_as_example),
    Fault("over-long doc", _endless),
)
