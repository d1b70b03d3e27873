"""A listing: one folder of ``snippets/`` that is one runnable task in several faces."""

import datetime
import importlib.util
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..finding import Finding
from ..nearest import proposal
from ..yaml_files.yaml_source import YamlError, YamlSource
from .regions import STEPS, Region, RegionError, is_excerpt, is_step, regions

FACES = ("sdk", "cli", "yaml", "rest")
SCRIPTS = ("sdk", "cli", "rest")  # faces that are one file with regions
DESCRIBED = ("studio",)  # shown as prose or pictures on the page: nothing to run
CHECKS = ("syntax", "validity", "execution", "equivalence", "output")
KEYS = {
    "title": str,
    "needs": list,
    "faces": dict,
    "figures": list,
    "missing": dict,
    "not_installed": dict,
    "masks": list,
    "exempt": list,
    "held": dict,
}
REQUIRED = ("title", "needs", "faces")
MASK_KEYS = ("pattern", "replace", "reason")
EXEMPTION_KEYS = {
    "face": str,
    "check": str,
    "reason": str,
    "link": str,
    "review": datetime.date,
}
FACE_TYPES = {"sdk": str, "cli": str, "yaml": dict, "rest": str, "studio": str}


@dataclass(frozen=True)
class Exemption:
    """Why one check of one face is not applied, and until when."""

    face: str
    check: str
    reason: str
    link: str
    review: datetime.date
    line: int


@dataclass
class Listing:
    """What ``listing.yml`` says.

    Attributes:
        name: folder below ``snippets/``, such as ``jobs/command-job``.
        folder: where it is on disk.
        faces: face -> file name; for ``yaml`` step -> file name.
        not_installed: package that scripts of the listing import on Azure only -> why.
        figures: the SVG files that ``sdk.py`` draws.
        held: file that no run proves -> digest of what it said when it was held to its source.
        findings: what is wrong with ``listing.yml`` or with region marks; empty if sound.
    """

    name: str
    folder: Path
    page: str
    title: str = ""
    needs: list[str] = field(default_factory=list)
    faces: dict = field(default_factory=dict)
    figures: list[str] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)
    not_installed: dict[str, str] = field(default_factory=dict)
    masks: list[dict[str, str]] = field(default_factory=list)
    exemptions: list[Exemption] = field(default_factory=list)
    held: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def runnable(self) -> list[str]:
        """The faces that run, in the order in which they are shown."""
        return [face for face in FACES if face in self.faces]

    @property
    def yaml_steps(self) -> dict[str, str]:
        """Step -> file of the YAML face."""
        return self.faces.get("yaml", {})

    def path(self, file: str) -> str:
        """``file`` of this listing relative to the repository."""
        return f"snippets/{self.name}/{file}"

    def files(self, pattern: str) -> list[Path]:
        """Files below the folder that match, without produced output, sorted."""
        found = sorted(self.folder.rglob(pattern))
        return [path for path in found if path.is_file() and self._authored(path)]

    def _authored(self, path: Path) -> bool:
        parts = path.relative_to(self.folder).parts
        return parts[0] != "output" and "__pycache__" not in parts

    @cached_property
    def regions(self) -> dict[str, list[Region]]:
        """The regions of each script that is a face."""
        return {
            face: regions((self.folder / self.faces[face]).read_text("utf-8"))
            for face in SCRIPTS
            if face in self.faces
        }

    def exemption(self, face: str, check: str) -> Exemption | None:
        """The exemption of ``face`` from ``check``, if there is one."""
        for entry in self.exemptions:
            if (entry.face, entry.check) == (face, check):
                return entry
        return None

    def finding(self, file: str, line: int, what: str, cure: str, face: str | None = None):
        """A finding in one of the listing's files."""
        return Finding(self.path(file), line, what, cure, self.page, face)


def load(folder: Path, name: str, page: str) -> Listing:
    """Read ``folder/listing.yml``; what is wrong with it ends up in ``findings``."""
    listing = Listing(name, folder, page)
    try:
        source = YamlSource(folder / "listing.yml")
    except YamlError as error:
        listing.findings.append(
            listing.finding("listing.yml", error.line, f"not YAML: {error}", "correct the line")
        )
        return listing
    listing.findings += _schema(listing, source)
    if not listing.findings:
        data = source.data
        listing.title = data["title"]
        listing.needs = data["needs"] or []
        listing.faces = data["faces"]
        listing.figures = data.get("figures") or []
        listing.missing = data.get("missing") or {}
        listing.not_installed = data.get("not_installed") or {}
        listing.masks = data.get("masks") or []
        listing.held = data.get("held") or {}
        listing.exemptions = [
            Exemption(**entry, line=source.line(("exempt", index)))
            for index, entry in enumerate(data.get("exempt") or [])
        ]
        listing.findings += _region_findings(listing)
    return listing


def _schema(listing: Listing, source: YamlSource) -> list[Finding]:
    """Unknown and missing keys, wrong types, missing files."""
    found: list[Finding] = []

    def add(key: tuple, what: str, cure: str) -> None:
        found.append(listing.finding("listing.yml", source.line(key), what, cure))

    if not isinstance(source.data, dict):
        add((), "listing.yml is empty", f"give it the keys {', '.join(REQUIRED)}")
        return found
    for key in REQUIRED:
        if key not in source.data:
            add((), f"the key '{key}' is missing", f"add '{key}:'")
    for key, value in source.data.items():
        if key not in KEYS:
            known = ", ".join(KEYS)
            add((key,), f"unknown key '{key}'", proposal(key, KEYS, f"use one of {known}"))
        elif value is not None and not isinstance(value, KEYS[key]):
            add((key,), f"'{key}' is not a {KEYS[key].__name__}", "see another listing.yml")
    if not found:
        _faces(listing, source, add)
        _figures(source, add)
        _entries(source, add)
    return found


def _faces(listing: Listing, source: YamlSource, add) -> None:
    faces = source.data["faces"]
    for face, value in faces.items():
        if face not in FACE_TYPES:
            known = proposal(str(face), FACE_TYPES, f"use {', '.join(FACE_TYPES)}")
            add(("faces", face), f"unknown face '{face}'", known)
            continue
        if not isinstance(value, FACE_TYPES[face]):
            shape = "a map of step to file" if face == "yaml" else "a file name"
            add(("faces", face), f"the face '{face}' is not {shape}", f"write {shape}")
            continue
        if face in DESCRIBED:
            if value != "docs":
                add(("faces", face), f"'{face}' is described on the page", f"write '{face}: docs'")
            continue
        for step, file in value.items() if face == "yaml" else [("create", value)]:
            if not is_step(step):
                cure = proposal(str(step), STEPS, f"use one of {', '.join(STEPS)}")
                add(("faces", face, step), f"unknown step '{step}'", cure)
            if not (listing.folder / file).is_file():
                add(("faces", face), f"there is no file '{file}'", f"add {listing.path(file)}")
    for face, reason in (source.data.get("missing") or {}).items():
        if face in faces:
            add(("missing", face), f"'{face}' is there and missing", "remove one of the two")
        if not reason or not str(reason).strip():
            add(("missing", face), f"no reason why '{face}' is missing", "write the reason")


def _figures(source: YamlSource, add) -> None:
    for index, name in enumerate(source.data.get("figures") or []):
        if not isinstance(name, str) or not name.endswith(".svg") or "/" in name:
            add(("figures", index), f"'{name}' is no SVG file", "name it as plt.savefig does")


def _entries(source: YamlSource, add) -> None:
    for package, reason in (source.data.get("not_installed") or {}).items():
        if importlib.util.find_spec(package) is not None:
            add(("not_installed", package), f"'{package}' is installed", "remove the entry")
        elif not reason or not str(reason).strip():
            add(("not_installed", package), f"no reason for '{package}'", "write the reason")
    for index, mask in enumerate(source.data.get("masks") or []):
        if not isinstance(mask, dict) or sorted(mask) != sorted(MASK_KEYS):
            add(("masks", index), f"a mask needs {', '.join(MASK_KEYS)}", "write all of them")
    for index, entry in enumerate(source.data.get("exempt") or []):
        if not isinstance(entry, dict) or sorted(entry) != sorted(EXEMPTION_KEYS):
            known = ", ".join(EXEMPTION_KEYS)
            add(("exempt", index), f"an exemption needs {known}", "write exactly these keys")
            continue
        for key, kind in EXEMPTION_KEYS.items():
            if not isinstance(entry[key], kind):
                add(("exempt", index, key), f"'{key}' is not a {kind.__name__}", "correct it")
        if entry["face"] not in FACES or entry["check"] not in CHECKS:
            add(
                ("exempt", index),
                f"there is no check '{entry['check']}' of a face '{entry['face']}'",
                f"use a face of {', '.join(FACES)} and a check of {', '.join(CHECKS)}",
            )


def _region_findings(listing: Listing) -> list[Finding]:
    found = []
    for face in SCRIPTS:
        if face not in listing.faces:
            continue
        file = listing.faces[face]
        try:
            named = regions((listing.folder / file).read_text("utf-8"))
        except RegionError as error:
            found.append(listing.finding(file, error.line, str(error), "pair the marks", face))
            continue
        for region in named:
            if not is_step(region.name) and not is_excerpt(region.name):
                cure = proposal(region.name, STEPS, f"use one of {', '.join(STEPS)}")
                what = f"'{region.name}' is not the name of a step"
                found.append(listing.finding(file, region.start - 1, what, cure, face))
    return found
