"""Run the YAML face: load each file with the SDK and create what it describes."""

import contextlib
import io
import re

from ..finding import one_line
from ..listings.listing import Listing
from ..yaml_files.entities import entity_of, loader_of
from ..yaml_files.yaml_source import YamlSource
from .recording import Failure, Recording, Sent, sent_of
from .stage import Stage

SCOPE = re.compile(
    r"^/subscriptions/(?P<subscription_id>[^/]+)/resource[gG]roups/(?P<resource_group_name>[^/]+)"
    r"(?:/providers/Microsoft.MachineLearningServices/workspaces/(?P<workspace_name>[^/]+))?"
)


def _hold(executor):
    """Let ``executor`` accept jobs and not run them: they have already run for another face."""
    executor.submit = lambda job: None


def run(listing: Listing, stage: Stage, like: list[Sent]) -> Recording:
    """Run the YAML face of ``listing`` on ``stage``.

    Args:
        like: requests of another face, which tell the subscription, group and workspace.
    """
    from azure.ai.ml import MLClient
    from azure.identity import DefaultAzureCredential

    from azureml_emulator.doors import inprocess

    recording = Recording(listing.name, "yaml")
    stage.emulator.executor.close()
    _hold(stage.emulator.executor)
    scope = _scope(like)
    with (
        inprocess.installed(stage.emulator),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        client = MLClient(DefaultAzureCredential(), **scope)
        for step, file in listing.yaml_steps.items():
            entity = entity_of(YamlSource(stage.listing / file).data.get("$schema"))
            stage.emulator.tag = f"yaml:{step}"
            try:
                loaded = loader_of(entity)(stage.listing / file)
                result = getattr(getattr(client, entity.operations), entity.create)(loaded)
                if entity.create.startswith("begin_"):
                    result.result()
            except Exception as error:  # whatever the SDK raises is a finding
                what = f"{type(error).__name__}: {one_line(stage.clean(str(error)))[:400]}"
                recording.failure = Failure(file, 1, what, "correct the file")
                break
    recording.sent = sent_of(stage.emulator, lambda line: None)
    return recording


def _scope(like: list[Sent]) -> dict[str, str]:
    """Keywords of ``MLClient``, read from the paths of requests."""
    scope: dict[str, str] = {}
    for sent in like:
        found = SCOPE.match(sent.path)
        for name, value in found.groupdict().items() if found else ():
            if value:
                scope.setdefault(name, value)
    return scope
