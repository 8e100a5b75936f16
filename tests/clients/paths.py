"""Ways into what a parser gives and into the state of a device, and their comparison.

Knows dictionaries and lists only.
"""

from collections.abc import Iterator


def missing(parsed, required: list[str]) -> list[str]:
    """The required keys that are not there. `a/b?/*/c`: `*` is every key, `?` a parent that may be absent."""
    return [path for path in required if not _has(parsed, path.split("/"))]


def _has(parsed, way: list[str]) -> bool:
    if not way:
        return True
    key, rest = way[0].removesuffix("?"), way[1:]
    optional = way[0].endswith("?")
    if not isinstance(parsed, dict):
        return optional
    if key == "*":
        # Beside the keys that a schema leaves open there may be named ones that hold no more than a value.
        below = [value for value in parsed.values() if isinstance(value, dict) or not optional]
        return (optional or bool(parsed)) and all(_has(value, rest) for value in below)
    return _has(parsed[key], rest) if key in parsed else optional


def found(parsed, way: str) -> list[str]:
    """The values at a way such as `licenses.*.name`: `*` is every key or entry, `**` any depth, `@` the keys themselves."""
    return [str(value).strip().rstrip(",") for value in _walk(parsed, way.split("."))]


def _walk(parsed, way: list[str]) -> Iterator:
    if not way:
        if parsed not in (None, ""):
            yield parsed
        return
    key, rest = way[0], way[1:]
    below = _below(parsed)
    if key == "@":
        yield from below
    elif key == "*":
        for value in below.values():
            yield from _walk(value, rest)
    elif key == "**":
        yield from _walk(parsed, rest)
        for value in below.values():
            yield from _walk(value, way)
    elif key in below:
        yield from _walk(below[key], rest)


def _below(parsed) -> dict:
    if isinstance(parsed, dict):
        return parsed
    return {str(n): value for n, value in enumerate(parsed)} if isinstance(parsed, list) else {}


def told(state: dict, path: str) -> list[str]:
    """The values at a path of the state, `licences[].name` for those of all entries."""
    name, _, field = path.partition("[].")
    value = state.get(name)
    values = [entry.get(field) for entry in value or []] if field else [value]
    return [str(value) for value in values if value not in (None, "")]


def differ(ours: list[str], theirs: list[str], how: str) -> str | None:
    """How what licsim holds and what the parser found differ, in words."""
    fits = {"begins": lambda own, their: their.startswith(own)}.get(how, _same)
    strange = [their for their in theirs if not any(fits(own, their) for own in ours)]
    lost = [own for own in ours if not any(fits(own, their) for their in theirs)]
    if how == "within":
        lost = []
    if how == "has":
        strange = []
    if strange or lost:
        return f"parsed {sorted(set(theirs))}, the state has {sorted(set(ours))}"
    return None


def _same(own: str, their: str) -> bool:
    """Equal, or cut off as the columns of a table cut: `C9300-48 Network Advan...`."""
    return own == their or (their.endswith("...") and own.startswith(their[:-3]))
