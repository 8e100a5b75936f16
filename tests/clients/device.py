"""licsim as a device that is asked: its profiles, commands, outputs and state.

Knows the command line of licsim. Must not know parsers.
"""

import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

# A command whose whole output is known, typed between the others to tell where one output ends.
MARK_COMMAND = "show privilege"
MARK = "Current privilege level is "


class Refused(Exception):
    """licsim ended with an error."""


@dataclass(frozen=True)
class Box:
    """One device as it is switched on for the checks."""

    profile: str
    rendition: str
    scenario: str
    # What is given to --profile: a name, or a file that lays the scenario over the profile.
    source: str
    # What is typed first.
    typed: tuple[str, ...] = ()

    def __str__(self) -> str:
        named = self.profile if self.scenario == "as it is" else f"{self.profile}, {self.scenario}"
        return f"{named} ({self.rendition})"


class Licsim:
    """The binary."""

    def __init__(self, binary: Path, grammar: Path | None):
        self.always = [binary, *(["--grammar", grammar] if grammar else [])]

    def run(self, *args: str) -> str:
        done = subprocess.run([*self.always, *args], stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode != 0:
            raise Refused(f"licsim {' '.join(args)}: {done.stderr.decode().strip()}")
        return done.stdout.decode()

    def profiles(self) -> list[tuple[str, str]]:
        """Name and rendition of every built-in profile."""
        rows = [line.split() for line in self.run("profiles", "list").splitlines()]
        column = rows[0].index("rendition")
        return [(row[0], row[column]) for row in rows[1:]]

    def of(self, box: Box, *args: str) -> str:
        return self.run("--profile", box.source, "--rendition", box.rendition, *args)

    def commands(self, box: Box) -> list[str]:
        """The show commands of a device, arguments by their names in angle brackets."""
        return self.of(box, "grammar", "commands", "show ").splitlines()

    def state(self, box: Box) -> dict:
        """The state of a device when the commands are typed, by its paths."""
        typed = [part for line in (*box.typed, MARK_COMMAND) for part in ("-c", line)]
        with tempfile.TemporaryDirectory() as folder:
            self.of(box, "--state", f"{folder}/state", "exec", *typed)
            [found] = Path(folder).glob("state/devices/*/state.json*")
            return json.loads(found.read_text(encoding="utf-8"))["state"]

    def outputs(self, box: Box, commands: list[str]) -> dict[str, str]:
        """What the commands print, one after the other at one console."""
        first = [part for line in (*box.typed, MARK_COMMAND) for part in ("-c", line)]
        typed = first + [part for command in commands for part in ("-c", command, "-c", MARK_COMMAND)]
        pieces = [""]
        for line in self.of(box, "exec", *typed).splitlines(keepends=True):
            if line.startswith(MARK):
                pieces.append("")
            else:
                pieces[-1] += line
        if len(pieces) != len(commands) + 2 or pieces[-1]:
            raise Refused(f"{box}: the outputs of {len(commands)} commands cannot be told apart")
        return dict(zip(commands, pieces[1:]))
