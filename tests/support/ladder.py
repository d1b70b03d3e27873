"""The ladder: every rung for one listing, and what has to hold for the guide as a whole."""

import datetime
from collections.abc import Callable, Container
from functools import cached_property

from .commands import cli_validity, flag_form, shell, shell_python
from .compare import equivalence, output
from .finding import Finding
from .guide import Guide
from .listings import dependents, exemptions, held, listing_text, references, shape
from .listings.listing import CHECKS, Listing
from .python import python_file, python_syntax, tracebacks, web_calls
from .runs.recording import Failure, Recording
from .runs.runner import Runner
from .texts import code_words
from .yaml_files import azure_values, bindings, packages, tables, yaml_validity
from .yaml_files.yaml_source import YamlError, YamlSource

SHELL = ("cli", "rest")  # faces that bash runs
TEXT = (".py", ".sh", ".yml", ".yaml", ".json", ".bicep")
COMMANDS = (".py", ".sh", ".yml", ".yaml")  # files that may hold commands with Python in them


class Ladder:
    """Climbs listings of one guide. A listing stops at the first rung that does not hold."""

    def __init__(self, guide: Guide, today: datetime.date | None = None):
        self.guide = guide
        self.today = today or datetime.date.today()
        self._climbs: dict[str, Climb] = {}

    @cached_property
    def runner(self) -> Runner:
        """What runs the faces; made when the first face has to run."""
        return Runner(self.guide)

    def climb(self, name: str) -> "Climb":
        """The climb of one listing, done once."""
        if name not in self._climbs:
            self._climbs[name] = Climb(self, self.guide.listings[name])
        return self._climbs[name]

    def findings(self, name: str) -> list[Finding]:
        """Everything that is wrong with one listing, and with code of it that others run."""
        found = self.climb(name).findings
        if found or not dependents.unproven(self.climb(name)):
            return found
        others = dependents.provers(self.guide, name)
        return next((rows for other in others if (rows := self.climb(other).findings)), [])


class Climb:
    """The rungs of one listing.

    Attributes:
        rungs: check -> its findings; ``None`` for a rung that was not reached.
        recordings: face -> its run, of faces that ran to the end.
    """

    def __init__(self, ladder: Ladder, listing: Listing):
        self._ladder = ladder
        self.listing = self._listing = listing
        self._faces = list(listing.runnable)  # faces that are still climbing
        self.recordings: dict[str, Recording] = {}
        self.rungs: dict[str, list[Finding] | None] = dict.fromkeys(CHECKS)
        rungs: dict[str, Callable[[], list[Finding]]] = {
            "syntax": self._syntax,
            "validity": self._validity,
            "execution": self._execution,
            "equivalence": self._equivalence,
            "output": self._output,
        }
        for check, rung in rungs.items():
            self.rungs[check] = self._after_exemptions(check, rung())
            if self.rungs[check]:
                break

    @property
    def findings(self) -> list[Finding]:
        """What the rungs have found."""
        return [finding for rung in self.rungs.values() for finding in rung or ()]

    def _after_exemptions(self, check: str, found: list[Finding]) -> list[Finding]:
        """Drop what is exempt; faces that need their exemption climb no further."""
        kept = [f for f in found if not f.face or not self._listing.exemption(f.face, check)]
        # where the script of a job is to blame, the other faces fail for the same reason
        kept = [f for f in kept if f.what.startswith(tracebacks.BLAMED)][:1] or kept
        failing = {finding.face for finding in found}
        for entry in self._listing.exemptions:
            if entry.check == check and entry.face in self._faces:
                kept += exemptions.check_entry(self._listing, entry, self._ladder.today)
                if entry.face in failing:
                    self._faces.remove(entry.face)
                    self.recordings.pop(entry.face, None)
                else:
                    kept.append(exemptions.unneeded(self._listing, entry))
        return kept

    def _syntax(self) -> list[Finding]:
        listing = self._listing
        if listing.findings:  # nothing else can be trusted before listing.yml is right
            return list(listing.findings)
        found = listing_text.check(self._ladder.guide, listing) + shape.check(listing)
        for path in listing.files("*.py"):
            found += python_syntax.check_file(listing, path)
        for path in listing.files("*.sh"):
            face = next((f for f in SHELL if path.name == listing.faces.get(f)), None)
            found += self._rows(path, shell.lint(path.read_text("utf-8")), face)
        for path in listing.files("*.y*ml"):
            try:
                what, cure = (
                    "an odd number of spaces stands before this key",
                    "indent by two spaces",
                )
                rows = [(line, what, cure) for line in YamlSource(path).uneven]
            except YamlError as error:
                rows = [(error.line, f"not YAML: {error}", "correct the line")]
            found += self._rows(path, rows, self._yaml_face(path))
        return found

    def _validity(self) -> list[Finding]:
        listing = self._listing
        found = []
        for path in listing.files("*.py"):
            found += python_file.names(listing, path)
        found += references.check(self._ladder.guide, listing)
        for path in listing.files("*"):
            found += self._rows(path, packages.check(path) + tables.check(path), None)
            if path.suffix in TEXT and path.name != "listing.yml":
                text = path.read_text("utf-8")
                found += self._rows(path, azure_values.check(text) + bindings.check(text), None)
            if path.suffix in COMMANDS:
                found += self._rows(path, shell_python.check(path), None)
        for path in listing.files("*.y*ml"):
            if path.name != "listing.yml":
                found += self._rows(path, yaml_validity.check(path), self._yaml_face(path))
        for face in SHELL:
            if face in listing.faces:
                path = listing.folder / listing.faces[face]
                source = path.read_text("utf-8")
                rows = cli_validity.check(source, listing.folder, self._defaults())
                rows += web_calls.check_shell(source, listing.folder)
                found += self._rows(path, rows, face)
        found = found or flag_form.check(listing)
        exempt = {f.face for f in found if f.face and listing.exemption(f.face, "validity")}
        if len(exempt) < len({f.face for f in found}):
            return found
        return found + self._run("validity", without=exempt)

    def _defaults(self) -> set[str]:
        """What the CLI faces of the needs have set with `az configure --defaults`."""
        names: set[str] = set()
        for need in self._ladder.guide.chain(self._listing.name):
            listing = self._ladder.guide.listings[need]
            if "cli" in listing.faces:
                source = (listing.folder / listing.faces["cli"]).read_text("utf-8")
                names |= cli_validity.defaults_of(source)
        return names

    def _run(self, rung: str, without: Container[str] = ()) -> list[Finding]:
        """Run the faces that still climb; tell the failures that belong to ``rung``."""
        found = []
        for face in [face for face in self._faces if face not in without]:
            recording = self._ladder.runner.run(self._listing.name, face)
            failure = recording.failure
            if failure is None:
                self.recordings[face] = recording
            elif failure.rung == rung:
                found.append(self._told(failure, face))
        return found

    def _told(self, failure: Failure, face: str) -> Finding:
        """A failure at the line of the listing that is to blame, which may be a job's script."""
        files = [
            str(path.relative_to(self._listing.folder)) for path in self._listing.files("*.py")
        ]
        blamed = tracebacks.place(failure.what, files)
        if blamed:
            file, line, error = blamed
            cure = f"correct the script, which {failure.file}:{failure.line} runs"
            what = f"{tracebacks.BLAMED}: {error}"
            return self._listing.finding(file, line, what, cure, face)
        place = (failure.file, failure.line, failure.what, failure.cure)
        return self._listing.finding(*place, face)

    def _execution(self) -> list[Finding]:
        return self._run("execution") + held.check(self._listing) or self._words()

    def _words(self) -> list[Finding]:
        """Slips of the hand; told only where no other check knows better what is wrong."""
        paths = self._listing.files("*")
        return [
            finding
            for path in paths
            for finding in self._rows(path, code_words.check(self._ladder.guide, path), None)
        ]

    def _equivalence(self) -> list[Finding]:
        return equivalence.check(self._listing, self.recordings)

    def _output(self) -> list[Finding]:
        return output.check(self._listing, self.recordings)

    def _yaml_face(self, path) -> str | None:
        return "yaml" if path.name in self._listing.yaml_steps.values() else None

    def _rows(self, path, rows, face: str | None) -> list[Finding]:
        file = path.relative_to(self._listing.folder).as_posix()
        return [self._listing.finding(file, *row, face) for row in rows]
