"""Outputs that a parser is known not to read although they are as a device prints them: known.toml, and its proofs.

An entry is held against a real output, on which the parser must fail in the same way, wherever that output is at hand.
"""

import fnmatch
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Known:
    """One entry of known.toml."""

    parser: str
    command: str
    fails: str
    why: str
    profile: str = "*"
    rendition: str = "*"
    scenario: str = "*"
    # The real output: a capture, with edits that stand for another state of the same device, or a transcript.
    capture: str = ""
    edits: tuple = ()
    transcript: str = ""
    # What the parser passes over, where it reads the real output: a text of the output that is in no value or key.
    lacks: str = ""

    def covers(self, parser: str, command: str, box, failure: str) -> bool:
        return (
            parser == self.parser
            and fnmatch.fnmatchcase(command, self.command)
            and self.is_of(box.profile)
            and fnmatch.fnmatchcase(box.rendition, self.rendition)
            and fnmatch.fnmatchcase(box.scenario, self.scenario)
            and re.fullmatch(self.fails, failure) is not None
        )

    def is_of(self, profile: str) -> bool:
        return fnmatch.fnmatchcase(profile, self.profile)

    def passes_over(self, text: str, parsed) -> bool:
        """Whether what is passed over stands in the real output and not in the result."""
        return bool(self.lacks) and self.lacks in text and self.lacks not in repr(parsed)

    def asks(self) -> bool:
        """Whether no real output is named."""
        return not self.capture and not self.transcript

    def __str__(self) -> str:
        return f"{self.parser}, {self.command}: {self.why}"


def load(path: Path) -> list[Known]:
    """The entries of a file."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["known"]
    return [Known(**{**entry, "edits": tuple(map(tuple, entry.get("edits", [])))}) for entry in entries]


def proof(entry: Known, root: Path, captures: Path) -> str | None:
    """The real output behind an entry; none where there is none, or where it is not at hand."""
    if entry.transcript:
        return _typed((root / entry.transcript).read_text(encoding="utf-8"), entry.command)
    path = captures / entry.capture
    if not entry.capture or not path.exists():
        return None
    text = path.read_text(encoding="utf-8", errors="replace").replace("\r", "")
    for pattern, by in entry.edits:
        text, times = re.subn(pattern, by, text, flags=re.MULTILINE)
        if times == 0:
            raise ValueError(f"known.toml: `{pattern}` is nowhere in {entry.capture}")
    return text


def _typed(transcript: str, command: str) -> str:
    """What stands behind a command in a transcript, up to the next prompt."""
    _, found, rest = transcript.partition(f"# {command}\n")
    if not found:
        raise ValueError(f"known.toml: a transcript has no `{command}`")
    return re.split(r"^\S+[#>] ", rest, maxsplit=1, flags=re.MULTILINE)[0]
