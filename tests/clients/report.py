"""What came of the checks, as a table and below it what is to be mended.

Must not know what was checked.
"""

from collections import Counter


class Report:
    """Outcomes by parser and command."""

    def __init__(self):
        self.rows: dict[tuple[str, str], Counter] = {}
        self.failures: list[str] = []
        self.proofs: list[str] = []
        self.without_proof: list[str] = []
        self.absent: list[str] = []

    def accepted(self, parser: str, command: str) -> None:
        self._row(parser, command)["accepted"] += 1

    def excused(self, parser: str, command: str) -> None:
        self._row(parser, command)["known"] += 1

    def failed(self, parser: str, command: str, why: str) -> None:
        self._row(parser, command)["failed"] += 1
        self.failures.append(f"{parser}, {command}: {why}")

    def fault(self, what: str) -> None:
        self.failures.append(what)

    def proven(self, what: str) -> None:
        self.proofs.append(what)

    def unproven(self, what: str, absent: bool) -> None:
        (self.absent if absent else self.without_proof).append(what)

    def _row(self, parser: str, command: str) -> Counter:
        return self.rows.setdefault((parser, command), Counter())

    def end(self) -> int:
        """Prints everything; the exit code."""
        total = Counter()
        width = max((len(command) for _, command in self.rows), default=0)
        print(f"{'parser':8}{'command':{width}}  accepted  known  failed")
        for (parser, command), row in sorted(self.rows.items()):
            total.update(row)
            print(f"{parser:8}{command:{width}}{row['accepted']:10}{row['known']:7}{row['failed']:8}")
        self._list("fails on the real output in the same way", self.proofs)
        self._list("known, with no real output behind it", self.without_proof)
        self._list("captures: absent, not tried on the real output", self.absent)
        self._list("to be mended", list(dict.fromkeys(self.failures)))
        outputs = total.total()
        print(f"\nclients: {outputs} outputs, {total['accepted']} accepted, {total['known']} known, {total['failed']} failed")
        if not total["accepted"]:
            print("clients: nothing was accepted")
        return 1 if self.failures or not total["accepted"] else 0

    @staticmethod
    def _list(title: str, lines: list[str]) -> None:
        if lines:
            print(f"\n{title}:")
            for line in lines:
                print(f"  {line}")
