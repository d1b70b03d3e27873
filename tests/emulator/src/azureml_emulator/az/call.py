"""One call of a command: its values, and the SDK client that they lead to."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from azure.ai.ml import MLClient
from azure.ai.ml.constants import ListViewType
from azure.core.polling import LROPoller

from .parser import UsageError
from .session import AzError, Credential, Session


@dataclass
class Call:
    """What a verb gets. ``values`` holds the given flags by name (``resource_group``)."""

    values: dict
    session: Session

    def __getitem__(self, name: str):
        """The value of a flag.

        Raises:
            UsageError: it was not given.
        """
        if name not in self.values:
            flag = name.replace("_", "-")
            raise UsageError(f"the following arguments are required: --{flag}")
        return self.values[name]

    def get(self, name: str, default=None):
        """The value of a flag, or ``default``."""
        return self.values.get(name, default)

    def given(self, *names: str) -> dict:
        """The values of those of the flags that were given."""
        return {name: self.values[name] for name in names if name in self.values}

    @cached_property
    def client(self) -> MLClient:
        """The client of the workspace, the registry or the resource group of the line."""
        registry = self.get("registry_name")
        if registry:
            return MLClient(Credential(), registry_name=registry)
        return MLClient(
            Credential(),
            self.session.subscription,
            self.get("resource_group"),
            self.get("workspace_name"),
        )

    @cached_property
    def workspace_client(self) -> MLClient:
        """The client, where a workspace or a registry must be named.

        Raises:
            UsageError: neither is.
        """
        if not self.get("registry_name"):
            for name in ("resource_group", "workspace_name"):
                self[name]
        return self.client

    @property
    def tags(self) -> dict[str, str]:
        """``--tags a=1 b=2`` as a dictionary."""
        return dict(pairs(self.get("tags", ())))

    @property
    def view(self) -> ListViewType:
        """Which of active and archived things a list shows."""
        if self.get("archived_only"):
            return ListViewType.ARCHIVED_ONLY
        return ListViewType.ALL if self.get("include_archived") else ListViewType.ACTIVE_ONLY

    def limited(self, items: Iterable) -> list:
        """At most ``--max-results`` of the items."""
        limit = self.get("max_results")
        return list(islice(items, int(limit) if limit else None))

    def finished(self, poller):
        """The result of a long operation; ``None`` with ``--no-wait``."""
        if not isinstance(poller, LROPoller):
            return poller
        return None if self.get("no_wait") else poller.result()

    def overrides(self, fields: Mapping[str, str]) -> list[dict]:
        """What flags and ``--set`` change in a YAML file, for ``params_override`` of the SDK.

        Args:
            fields: flag -> dotted path in the file.
        """
        found = [{path: self[name]} for name, path in fields.items() if name in self.values]
        if self.tags:
            found.append({"tags": self.tags})
        return found + [{path: value_of(text)} for path, text in pairs(self.get("set", ()))]


def pairs(texts: Iterable[str]) -> list[tuple[str, str]]:
    """``name=value`` texts taken apart.

    Raises:
        UsageError: a text has no ``=``.
    """
    found = []
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise UsageError(f"'{text}' is not of the form name=value")
        found.append((name, value))
    return found


def value_of(text: str):
    """A value of ``--set``: JSON where it is a list or an object, else the text."""
    if text[:1] not in ("{", "["):
        return text
    try:
        return json.loads(text)
    except ValueError as error:
        raise AzError(f"'{text}' is not valid JSON: {error}") from None
