"""Every profile, every licensing command, every parser: what is accepted, and whether it says what licsim holds.

Runs in the environment that run.py makes. Ends with 1 if a parser refuses what no entry of known.toml excuses, if a value
differs, or if a row of one of the data files is of no more use.
"""

import argparse
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path

import known
import paths
from device import Box, Licsim
from parsers import Genie, Templates, Unreadable
from report import Report

HERE = Path(__file__).resolve().parent
AS_IT_IS = "as it is"
BASE = "ios-xe"


def main() -> int:
    options = arguments()
    tables = tomllib.loads((HERE / "commands.toml").read_text(encoding="utf-8"))
    check = Check(Licsim(options.licsim, options.grammar), tables)
    with tempfile.TemporaryDirectory() as folder:
        chosen = [row for row in check.licsim.profiles() if not options.profile or row[0] in options.profile]
        for profile, rendition in chosen:
            for box in boxes(profile, rendition, tables["scenario"], Path(folder)):
                check.box(box)
    check.proofs(options.captures)
    if not options.profile:
        check.nothing_left_over()
    return check.report.end()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--licsim", type=Path, required=True)
    parser.add_argument("--captures", type=Path, required=True)
    parser.add_argument("--profile", action="append", default=[])
    parser.add_argument("--grammar", type=Path)
    return parser.parse_args()


def boxes(profile: str, rendition: str, scenarios: list[dict], folder: Path) -> list[Box]:
    """A profile in its own words, in those of a real device, and there in every scenario."""
    found = [Box(profile, each, AS_IT_IS, profile) for each in dict.fromkeys([rendition, BASE])]
    for number, scenario in enumerate(scenarios):
        path = folder / f"{profile}-{number}.yaml"
        path.write_text(f"extends: {profile}.yaml\n{scenario['state']}", encoding="utf-8")
        found.append(Box(profile, BASE, scenario["name"], str(path), tuple(scenario.get("typed", []))))
    return found


class Check:
    """All that is compared, and what came of it."""

    def __init__(self, licsim: Licsim, tables: dict):
        self.licsim = licsim
        self.tables = tables
        self.parsers = [Genie(), Templates()]
        self.known = known.load(HERE / "known.toml")
        self.equal = tomllib.loads((HERE / "equal.toml").read_text(encoding="utf-8"))["equal"]
        self.required = required((HERE / "required-keys.txt").read_text(encoding="utf-8"))
        self.report = Report()
        self.used = Counter()
        self.profiles: set[str] = set()

    def box(self, box: Box) -> None:
        """One device: its commands typed, their outputs parsed."""
        self.profiles.add(box.profile)
        state = self.licsim.state(box)
        pid = state["udi.pid"]
        lines = {self.filled(pattern, state): pattern for pattern in self.licsim.commands(box) if self.wanted(pattern)}
        lines = {line: pattern for line, pattern in lines.items() if line}
        jobs = [(parser, line) for line in lines for parser in self.parsers if parser.knows(line, pid)]
        outputs = self.licsim.outputs(box, list(dict.fromkeys(line for _, line in jobs)))
        for parser, line in jobs:
            self.output(parser, lines[line], line, box, state, outputs[line])

    def wanted(self, pattern: str) -> bool:
        return pattern.startswith(tuple(self.tables["begin"]))

    def filled(self, pattern: str, state: dict) -> str:
        """A command with values for its arguments; empty where the device has none."""
        for name, path in self.tables["arguments"].items():
            if f"<{name}>" in pattern:
                values = paths.told(state, path) if "." in path else [path]
                if not values:
                    return ""
                pattern = pattern.replace(f"<{name}>", values[0])
        if "<" in pattern:
            self.report.fault(f"commands.toml has no value for `{pattern}`")
            return ""
        return pattern

    def output(self, parser, pattern: str, line: str, box: Box, state: dict, text: str) -> None:
        try:
            parsed = parser.parse(line, state["udi.pid"], text)
        except Unreadable as failure:
            self.refused(parser.name, pattern, box, str(failure))
            return
        needed = (parser.chosen(line, state["udi.pid"]), pattern)
        self.used[needed] += 1
        faults = [f"no {key}" for key in paths.missing(parsed, self.required.get(needed, []))]
        faults += self.unequal(parser.name, pattern, parsed, state)
        if faults:
            self.refused(parser.name, pattern, box, f"differs: {'; '.join(faults)}")
        else:
            self.report.accepted(parser.name, pattern)

    def refused(self, parser: str, pattern: str, box: Box, failure: str) -> None:
        for entry in self.known:
            if entry.covers(parser, pattern, box, failure):
                self.used[entry] += 1
                self.report.excused(parser, pattern)
                return
        self.report.failed(parser, pattern, f"{box}: {failure}")

    def unequal(self, parser: str, pattern: str, parsed, state: dict) -> list[str]:
        """Values that differ from those of the state."""
        faults = []
        for number, row in enumerate(self.equal):
            if (row["parser"], row["command"]) != (parser, pattern):
                continue
            theirs, ours = paths.found(parsed, row["parsed"]), paths.told(state, row["state"])
            if theirs and ours:
                self.used[number] += 1
                difference = paths.differ(ours, theirs, row.get("how", "same"))
                if difference:
                    faults.append(f"{row['parsed']}: {difference}")
        return faults

    def proofs(self, captures: Path) -> None:
        """What is said to fail on real output too is tried on it."""
        parsers = {parser.name: parser for parser in self.parsers}
        for entry in self.known:
            text = known.proof(entry, HERE.parent.parent, captures)
            if text is None:
                self.report.unproven(str(entry), absent=not entry.asks())
                continue
            command = self.filled(entry.command, {"rum.reports": [{"id": 1}]})
            try:
                parsed = parsers[entry.parser].parse(command, "C9300-48P", text)
                if entry.passes_over(text, parsed):
                    self.report.proven(str(entry))
                    continue
                self.report.fault(f"known.toml: the real output is read, so ours must be: {entry}")
            except Unreadable as failure:
                real = Box(entry.profile, entry.rendition, entry.scenario, "")
                if not entry.covers(entry.parser, entry.command, real, str(failure)):
                    self.report.fault(f"known.toml: the real output fails in another way ({failure}): {entry}")
                else:
                    self.report.proven(str(entry))

    def nothing_left_over(self) -> None:
        for entry in self.known:
            # What is known of profiles that are not there is not judged.
            if not self.used[entry] and any(map(entry.is_of, self.profiles)):
                self.report.fault(f"known.toml: nothing fails so any more, take it out: {entry}")
        for number, row in enumerate(self.equal):
            if not self.used[number]:
                self.report.fault(f"equal.toml: never compared: {row['parser']}, {row['command']}, {row['parsed']}")
        for needed in self.required:
            if not self.used[needed]:
                self.report.fault(f"required-keys.txt: no profile is parsed so: {': '.join(needed)}")


def required(text: str) -> dict[tuple[str, str], list[str]]:
    """The keys that a parser finds for a command: `## PARSER: COMMAND`, and keys below it."""
    found: dict[tuple[str, str], list[str]] = {}
    for line in text.splitlines():
        if line.startswith("## "):
            parser, _, command = line[3:].partition(": ")
            keys = found.setdefault((parser, command), [])
        elif line and not line.startswith("#"):
            keys.append(line.strip())
    return found


if __name__ == "__main__":
    sys.exit(main())
