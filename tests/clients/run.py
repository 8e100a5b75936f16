#!/usr/bin/env python3
"""Runs the parsers that people use over what licsim prints; see README.md beside this file.

This part only prepares: it makes a virtual environment below target/, installs requirements.txt into it, and hands over
to check.py in there. It knows nothing of parsers or commands, and needs nothing but Python itself.

Ends with 0 if everything is accepted, 1 if not, 77 if the parsers cannot be had here. Where CI is set the last counts as 1.
"""

import argparse
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OLDEST = (3, 11)
CANNOT = 77
# Says that the parsers shall not be run; CI may set it where it has no package index.
SWITCH = "LICSIM_CLIENTS"


def main() -> int:
    options = arguments()
    if os.environ.get(SWITCH) == "skip":
        print(f"clients: not run, {SWITCH}=skip")
        return CANNOT
    try:
        python = environment(options.cache)
    except Unavailable as reason:
        print(f"clients: not run: {reason}", file=sys.stderr)
        print(f"clients: {SWITCH}=skip leaves them out on purpose", file=sys.stderr)
        return 1 if os.environ.get("CI") else CANNOT
    command = [python, "-B", HERE / "check.py", "--licsim", options.licsim, "--captures", options.captures]
    for name in options.profile:
        command += ["--profile", name]
    if options.grammar:
        command += ["--grammar", options.grammar]
    return subprocess.run(command, check=False).returncode


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Run genie's parsers and ntc-templates over what licsim prints.")
    parser.add_argument("--licsim", type=Path, default=ROOT / "target/debug/licsim", help="the binary")
    parser.add_argument("--captures", type=Path, default=ROOT / "../shared/captures", help="real output, if there is any")
    parser.add_argument("--cache", type=Path, default=ROOT / "target/clients", help="where the environment is kept")
    parser.add_argument("--profile", action="append", default=[], help="only this one; may be repeated")
    parser.add_argument("--grammar", type=Path, help="grammar and screens of one's own, given to licsim")
    options = parser.parse_args()
    if not options.licsim.exists():
        parser.error(f"{options.licsim} is not there; build it, or name it with --licsim")
    return options


class Unavailable(Exception):
    """The parsers cannot be had here, and why."""


def environment(cache: Path) -> Path:
    """The Python that has the parsers; made once for one list of requirements and one Python."""
    if sys.version_info < OLDEST:
        raise Unavailable(f"Python {'.'.join(map(str, OLDEST))} or later is needed, this is {sys.version.split()[0]}")
    wanted = (HERE / "requirements.txt").read_bytes() + sys.version.encode()
    folder = cache / hashlib.sha256(wanted).hexdigest()[:12]
    cache.mkdir(parents=True, exist_ok=True)
    # Two runs at once: the second waits for the environment of the first.
    with open(cache / "lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        python = folder / "bin/python"
        if not (folder / "complete").exists():
            make(folder, python)
            forget_others(cache, folder)
    return python


def make(folder: Path, python: Path) -> None:
    """Installs what requirements.txt names; what is there half is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    print(f"clients: installing the parsers into {folder}", file=sys.stderr, flush=True)
    attempt([sys.executable, "-m", "venv", folder], "the module venv does not work")
    install = [python, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "--no-compile"]
    install += ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--retries", "3", "--timeout", "30"]
    attempt([*install, "-r", HERE / "requirements.txt"], "the package index does not give the parsers")
    (folder / "complete").touch()


def attempt(command: list, otherwise: str) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode != 0:
        last = (done.stdout.strip().splitlines() or ["no message"])[-1]
        raise Unavailable(f"{otherwise}: {last}")


def forget_others(cache: Path, kept: Path) -> None:
    """Environments of earlier requirements are large and of no more use."""
    for other in cache.iterdir():
        if other.is_dir() and other != kept:
            shutil.rmtree(other, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
