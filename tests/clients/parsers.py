"""The parsers: genie's, found as pyATS finds them for a device, and the templates of ntc-templates.

Must not know licsim. What a parser cannot read becomes a text that tells the failure and can be compared.
"""

import ast
import csv
import logging
import re
from pathlib import Path

import ntc_templates
import unicon.plugins
from genie.libs.parser.utils import get_parser
from genie.libs.parser.utils.common import ParserNotFound
from ntc_templates.parse import parse_output

TEMPLATES = Path(ntc_templates.__file__).parent / "templates"
PIDS = Path(unicon.plugins.__file__).parent / "pid_tokens.csv"


class Unreadable(Exception):
    """A parser does not accept a text; the message tells how it failed."""


def described(failure: BaseException) -> str:
    """A failure on one line; keys that a schema misses in order, not by chance."""
    said = str(failure)
    if said.startswith("Missing keys: "):
        ways = ast.literal_eval(said.removeprefix("Missing keys: "))
        said = ", ".join(sorted("/".join(map(str, way)) for way in ways))
    before, lists, keys = said.partition("Unsupported keys: ")
    if lists:
        said = before + lists + ", ".join(sorted(ast.literal_eval(keys)))
    return " ".join(f"{type(failure).__name__}: {said}".split())


class Device:
    """As much of a pyATS device as the choice of a parser asks for."""

    name = "device"
    os = "iosxe"
    custom = {"abstraction": {"order": ["os", "platform", "model"]}}

    def __init__(self, platform: str, model: str):
        self.platform = platform
        self.model = model

    def is_connected(self) -> bool:
        return False


class Genie:
    """The parsers of genie, with the schemas that they hold their results against."""

    name = "genie"

    def __init__(self):
        logging.disable(logging.CRITICAL)
        with open(PIDS, encoding="utf-8") as table:
            self._pids = {row[0]: (row[2], row[3]) for row in csv.reader(table) if row[1:2] == ["iosxe"]}

    def knows(self, command: str, pid: str) -> bool:
        try:
            _, arguments = get_parser(command, self._device(pid))
        except ParserNotFound:
            return False
        # `show {filesystem}` takes `license` of `show license file` for the name of a file system: that is no parser of it.
        return command.split()[1] not in arguments.values()

    def chosen(self, command: str, pid: str) -> str:
        """The parser that is chosen, by its name in genie."""
        parser, _ = get_parser(command, self._device(pid))
        return f"{parser.__module__}.{parser.__name__}".removeprefix("genie.libs.parser.")

    def parse(self, command: str, pid: str, text: str):
        device = self._device(pid)
        parser, arguments = get_parser(command, device)
        try:
            return parser(device=device).parse(output=text, **arguments)
        except Exception as failure:
            raise Unreadable(described(failure.__cause__ or failure)) from failure

    def _device(self, pid: str) -> Device:
        """A device as unicon knows it by its product id; one that is newer than its table, by the name of its family."""
        platform, model = self._pids.get(pid, ("cat9k", pid.split("-")[0].lower()))
        return Device(platform, model)


class Templates:
    """The templates of ntc-templates: a command has one if one is called after it."""

    name = "ntc"

    def knows(self, command: str, pid: str) -> bool:
        del pid
        return (TEMPLATES / self.chosen(command, "")).exists()

    def chosen(self, command: str, pid: str) -> str:
        del pid
        return f"cisco_ios_{re.sub(' +', '_', command)}.textfsm"

    def parse(self, command: str, pid: str, text: str):
        del pid
        try:
            rows = parse_output(platform="cisco_ios", command=command, data=text)
        except Exception as failure:
            raise Unreadable(described(failure)) from failure
        if not rows:
            raise Unreadable("no rows")
        return rows
