"""The verbs with which summaries open, and their two moods: "Return" and "Returns"."""

from __future__ import annotations

import re

_VERBS = frozenset(
    """
    accept acquire activate add adjust advance align allocate allow announce append apply ask assemble assert assign
    associate attach attempt await begin bind block break bring broadcast buffer build cache calculate call cancel capture
    carry cast change check choose clamp clean clear clip clone close coerce collapse collect combine commit compare compile
    complete compress compute concatenate configure confirm connect construct consume contain convert copy count cover
    create cut deal declare decode decompress decorate decrease decrement decrypt deep defer define delegate delete
    deliver derive describe deserialize destroy detach detect determine disable disconnect discard dispatch display divide do
    download draw drop dump duplicate emit empty enable encode encrypt end enforce ensure enter enumerate erase escape
    establish estimate evaluate examine exclude execute exercise exit expand export expose extend extract fail feed fetch
    fill filter find finish fire flatten flip flush fold follow force forget format forward free freeze gather generate get
    give grab grow guard guess halt handle hash hide hold identify ignore implement import include increase increment
    indent index indicate infer inform inherit initialise initialize inject insert inspect install instantiate interpret
    intersect invalidate invoke issue iterate join jump keep kill label launch lay leave let limit link list listen load
    locate lock log look lookup loop lower maintain make manage map mark match measure merge model move multiply mutate
    name negate normalise normalize note notify number obtain offer open order override overwrite pack pad parse pass patch
    pause peek perform persist pick place play point poll pop populate position post prefix prepare prepend present
    preserve prevent print probe process produce project prompt propagate provide prune publish pull push put query queue
    quote raise reach read rebuild receive record recover redirect reduce refer refresh refuse register reject relax
    release reload remember remove rename render reopen repeat replace reply report represent request require reschedule
    reserve reset resize resolve respond restart restore restrict resume retrieve retry return reverse revert rewind rewrite
    roll rotate round route run sample save scale scan schedule search seek select send separate serialise serialize serve
    set setup shift show shuffle shut signal simplify simulate skip sleep slice sort spawn specialise specialize specify
    split stand start state step stop store stream strip submit subscribe substitute subtract suggest sum supply suppress
    suspend swap switch sync synchronise synchronize take tell terminate test throw toggle trace track train transfer
    transform translate traverse trigger trim truncate try turn undo unescape unify uninstall unload unlock unpack unquote
    unregister unset unsubscribe unwrap update upgrade upload use validate verify visit wait wake walk warn watch wrap
    write yield zip
    """.split()
)


def third_person(word: str) -> str | None:
    """Return "returns" for "Return" or "Returns", in lower case; None for a word that is not known as a verb."""
    base = base_form(word)
    return None if base is None else _with_s(base)


def base_form(word: str) -> str | None:
    """Return "return" for "Return" or "Returns", in lower case; None for a word that is not known as a verb."""
    lower = word.lower()
    candidates = [lower, *(lower[: -len(end)] + to for end, to in (("ies", "y"), ("es", ""), ("s", "")) if lower.endswith(end))]
    return next((each for each in candidates if each in _VERBS), None)


def with_mood(verb: str, mood: str) -> str:
    """Return a verb's base form as a summary in this mood writes it, in lower case."""
    return verb if mood == "imperative" else _with_s(verb)


def _with_s(base: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|o)$", base):
        return f"{base}es"
    return f"{base[:-1]}ies" if re.search(r"[^aeiou]y$", base) else f"{base}s"
