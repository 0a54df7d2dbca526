"""A bakery, documented in Google's style."""

import json
from pathlib import Path


class OvenTooCold(Exception):
    """The oven has not reached the temperature that a recipe asks for."""


class Oven:
    """An oven with one rack."""

    def __init__(self, name, limit=250):
        """Set up a cold oven.

        Args:
            name: What the staff calls the oven.
            limit: The highest temperature in degrees that the thermostat allows. Defaults to 250.
        """
        self.name = name
        self.limit = limit
        self.temperature = 20

    def heat(self, degrees, fan=False):
        """Warm the oven up to a temperature.

        Args:
            degrees: The temperature to reach.
            fan: Whether the fan runs while it warms up.

        Returns:
            The minutes that it takes.

        Raises:
            ValueError: If the temperature is above the limit of the thermostat.
        """
        if degrees > self.limit:
            raise ValueError(degrees)
        minutes = (degrees - self.temperature) / (12 if fan else 8)
        self.temperature = degrees
        return minutes

    def bake(self, recipe, *loaves):
        """Bake loaves one after the other.

        Args:
            recipe: The recipe, with `temperature` and `minutes`.
            *loaves: The loaves of dough, in the order in which they go in.

        Yields:
            Each loaf once it is done.

        Raises:
            OvenTooCold: If the oven is colder than the recipe asks for.
        """
        self._check(recipe)
        for loaf in loaves:
            loaf.minutes = recipe.minutes
            yield loaf

    def _check(self, recipe):
        if self.temperature < recipe.temperature:
            raise OvenTooCold(recipe)


def load_recipes(path, encoding="utf-8", strict=True):
    """Read all recipes of a JSON file.

    Args:
        path: Where the file is.
        encoding: How its text is encoded.
        strict: Whether a recipe without a name is an error.

    Returns:
        The recipes by name.

    Raises:
        KeyError: If a recipe has no name and `strict` is set.
    """
    recipes = {}
    for recipe in json.loads(Path(path).read_text(encoding)):
        if "name" not in recipe:
            if strict:
                raise KeyError("name")
            continue
        recipes[recipe["name"]] = recipe
    return recipes


def scale(recipe, factor, rounding=1):
    """Multiply every amount of a recipe, e.g. to bake for more guests.

    Args:
        recipe: The recipe to start from; it stays as it is.
        factor: What each amount is multiplied by.
        rounding: Digits to which the amounts are rounded.

    Returns:
        A new recipe with the amounts changed.

    Example:
        >>> scale({"flour": 500}, 2)
        {'flour': 1000}
    """
    return {name: round(amount * factor, rounding) for name, amount in recipe.items()}


async def order(client, bread, count=1, **extras):
    """Place an order at the web shop.

    Args:
        client: The HTTP client that is logged in.
        bread: Name of the bread.
        count: How many loaves are wanted.
        **extras: Further fields of the order, sent as they are.

    Returns:
        The number of the order.
    """
    answer = await client.post("/orders", json={"bread": bread, "count": count, **extras})
    return answer.json()["number"]


def announce(message, volume=3):
    """Speak a message over the loudspeakers of the shop.

    Args:
        message: The text to speak.
        volume: How loud, from 1 to 10.
    """
    for speaker in SPEAKERS:
        speaker.say(message, volume)


SPEAKERS = []
