"""Where the data of a job is: from the URIs of assets and datastores to blobs, and back."""

import re
from pathlib import Path
from typing import NamedTuple

from ..arm.ids import ResourceId

_BLOB = re.compile(r"https://([^./]+)\.(?:blob|dfs)\.core\.windows\.net/([^/?]+)/?([^?]*)")
_HADOOP = re.compile(r"(?:wasbs?|abfss?)://([^@/]+)@([^./]+)\.[^/]+/?(.*)")
_DATASTORE = re.compile(r"azureml://(?:.+/workspaces/[^/]+/)?datastores/([^/]+)/(?:paths/)?(.*)")
_JOB_OUTPUT = re.compile(r"azureml://jobs/([^/]+)/outputs/([^/]+)(?:/(?:paths/)?(.*))?")
_ASSET = re.compile(r"azureml://.*?(data|models|codes)/([^/]+)/versions/([^/]+)")
_SHORT = re.compile(r"(?:azureml:)?([^/:]+):([^/:]+)")
REGISTRIES = "azureml://registries/"
_WEB = ("http://", "https://")
CONTAINERS = ("containerName", "filesystem", "fileShareName")
_URIS = ("dataUri", "modelUri", "codeUri")


class DataError(Exception):
    """Data cannot be reached; the text says which and why."""


class Location(NamedTuple):
    """A blob, or all blobs below a folder."""

    account: str
    container: str
    path: str

    def child(self, name: str) -> "Location":
        """The location of ``name`` below this one."""
        return self._replace(path="/".join(part for part in (self.path, name) if part))


def locate(emulator, workspace: str, uri: str) -> Location:
    """The place in blob storage that a URI or an asset means.

    Args:
        workspace: resource id of the workspace in which names are looked up.

    Raises:
        DataError: the asset or datastore does not exist, or the scheme is not modelled.
    """
    uri = re.sub(r"^azureml:(?=/subscriptions/)", "", uri)
    if found := _BLOB.match(uri):
        return Location(found[1], found[2], found[3].rstrip("/"))
    if found := _HADOOP.match(uri):
        return Location(found[2], found[1], found[3].rstrip("/"))
    if found := _JOB_OUTPUT.match(uri):
        return _job_output(emulator, workspace, found[1], found[2]).child(found[3] or "")
    if found := _DATASTORE.match(uri):
        return _in_datastore(emulator, workspace, found[1], found[2])
    if uri.lower().startswith(_WEB):
        raise DataError(f"{uri} cannot be read: the emulator has no way to the internet.")
    from ..kinds.asset_reference import find_asset  # kinds import execution
    from ..kinds.public_asset import absence, is_public

    asset = _asset_id(workspace, uri)
    if asset is None:
        raise DataError(f"{uri} cannot be read: the emulator reads assets, datastores and blobs.")
    resource = find_asset(emulator, asset)
    if resource is None and is_public(asset):
        raise DataError(absence(asset))
    if resource is None:
        where = "registry" if asset.startswith(REGISTRIES) else "workspace"
        raise DataError(f"{uri} does not exist in the {where}.")
    properties = resource["properties"]
    return locate(emulator, workspace, next(properties[key] for key in _URIS if key in properties))


def check_place(emulator, workspace: str, uri: str) -> None:
    """Refuse a URI that leads nowhere.

    Web addresses and public assets are accepted, as Azure would; whoever reads them is told then
    that they are out of reach.

    Raises:
        DataError: as ``locate``.
    """
    from ..kinds.public_asset import is_public  # kinds import execution

    if not uri.lower().startswith(_WEB) and not is_public(uri):
        locate(emulator, workspace, uri)


def fetch(emulator, location: Location, folder: Path, *, writable: bool = True) -> Path:
    """Copy a blob, or all blobs below a folder, to this machine.

    Returns:
        the copied file, or ``folder`` when the location is one.

    Raises:
        DataError: there is nothing.
    """
    blobs = emulator.blobs
    account, container, path = location
    if blobs.properties(*location) and not _is_folder_marker(blobs.properties(*location)):
        target = folder / path.rsplit("/", 1)[-1]
        _copy(blobs, location, target, writable)
        return target
    prefix = f"{path}/" if path else ""
    names = [name for name, _ in blobs.list(account, container, prefix)]
    if not names:
        raise DataError(f"There is nothing at {location_url(location)}.")
    for name in names:
        target = (folder / name[len(prefix) :]).resolve()
        if not target.is_relative_to(folder.resolve()):
            raise DataError(f"The blob name {name} points outside of its folder.")
        _copy(blobs, Location(account, container, name), target, writable)
    return folder


def collect(emulator, source: Path, location: Location) -> int:
    """Copy a file, or all files below a folder, into blob storage; return how many."""
    if source.is_file():
        emulator.blobs.put(*location, source.read_bytes())
        return 1
    files = sorted(path for path in source.rglob("*") if path.is_file())
    for path in files:
        target = location.child(path.relative_to(source).as_posix())
        emulator.blobs.put(*target, path.read_bytes())
    return len(files)


def location_url(location: Location) -> str:
    """The HTTPS address of a location."""
    account, container, path = location
    return f"https://{account}.blob.core.windows.net/{container}/{path}"


def _copy(blobs, location: Location, target: Path, writable: bool) -> None:
    """Copy one blob to a file, read-only where the data is mounted read-only."""
    blobs.copy(*location, target)
    if not writable:
        target.chmod(0o444)


def _is_folder_marker(properties: dict) -> bool:
    """Whether an empty blob only says that a folder exists."""
    return properties["size"] == 0 and "hdi_isfolder" in properties["metadata"]


def _in_datastore(emulator, workspace: str, name: str, path: str) -> Location:
    """A path of a datastore."""
    datastore = emulator.resources.get(f"{workspace}/datastores/{name}")
    if datastore is None:
        raise DataError(f"The datastore '{name}' does not exist in the workspace.")
    properties = datastore["properties"]
    container = next((properties[key] for key in CONTAINERS if properties.get(key)), None)
    if container is None or "accountName" not in properties:
        kind = properties.get("datastoreType")
        raise DataError(f"The emulator does not read datastores of the type {kind} ('{name}').")
    return Location(properties["accountName"], container, path.rstrip("/"))


def _job_output(emulator, workspace: str, job: str, output: str) -> Location:
    """An output of another job; ``artifacts`` is the default one."""
    resource = emulator.resources.get(f"{workspace}/jobs/{job}")
    name = "default" if output == "artifacts" else output
    outputs = resource["properties"].get("outputs", {}) if resource else {}
    if name not in outputs:
        raise DataError(f"The job '{job}' has no output '{output}'.")
    return locate(emulator, workspace, outputs[name]["uri"])


def _asset_id(workspace: str, uri: str) -> str | None:
    """The resource id of the asset that ``uri`` names, if it names one."""
    if ResourceId.parse(uri) or uri.startswith(REGISTRIES):
        return uri
    if found := _ASSET.match(uri):
        return f"{workspace}/{found[1]}/{found[2]}/versions/{found[3]}"
    if found := _SHORT.fullmatch(uri):
        return f"{workspace}/data/{found[1]}/versions/{found[2]}"
    return None
