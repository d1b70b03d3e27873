"""One call of a command: its values, and the SDK client that they lead to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from azure.ai.ml import MLClient
from azure.core.polling import LROPoller

from .parser import UsageError
from .session import AzError, Credential, Session


@dataclass
class Call:
    """What the function behind a command gets.

    ``values`` holds the given flags by name (``resource_group``), ``group`` the words of the group
    (``online-endpoint``), ``entry`` what the group's file says about the command.
    """

    values: dict
    session: Session
    group: str = ""
    entry: dict = field(default_factory=dict)

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

    def given(self, flags: Iterable[str]) -> dict:
        """The given ones of ``flags`` as keyword arguments; ``flag:argument`` renames one."""
        found = {}
        for flag in flags:
            name, _, argument = flag.partition(":")
            if name in self.values:
                found[argument or name] = self.values[name]
        return found

    @property
    def workspace(self) -> str | None:
        """The workspace of the line; a feature store is one."""
        return self.get("workspace_name") or self.get("feature_store_name")

    @cached_property
    def client(self) -> MLClient:
        """The client of the registry, the workspace or the resource group of the line.

        Raises:
            AzError: an asset is asked for and neither a workspace nor a registry is named.
        """
        if registry := self.get("registry_name"):
            return MLClient(Credential(), registry_name=registry)
        return self.workspace_client

    @cached_property
    def workspace_client(self) -> MLClient:
        """The client of the workspace or of the resource group, also where a registry is named."""
        return MLClient(
            Credential(), self.session.subscription, self.get("resource_group"), self.workspace
        )

    @property
    def tags(self) -> dict[str, str]:
        """``--tags a=1 b=2`` as a dictionary; a tag without ``=`` has an empty value."""
        texts = [text for text in self.get("tags", ()) if text]
        return {name: value for name, _, value in (text.partition("=") for text in texts)}

    def limited(self, items: Iterable, limit: int | None = None) -> list:
        """At most ``--max-results`` of the items, else at most ``limit``."""
        given = self.get("max_results", limit)
        return list(islice(items, int(given) if given else None))

    def finished(self, poller):
        """The result of a long operation; ``None`` with ``--no-wait``."""
        if not isinstance(poller, LROPoller):
            return poller
        return None if self.get("no_wait") else poller.result()

    def overrides(self, fields: Mapping[str, str]) -> list[dict]:
        """What ``--set`` and flags change in a YAML file, for ``params_override`` of the SDK.

        Args:
            fields: flag -> dotted path in the file.
        """
        found = [{path: text} for path, text in pairs(self.get("set", ()))]
        found += [{path: self[name]} for name, path in fields.items() if name in self.values]
        if self.tags:
            found.append({"tags": self.tags})
        return found


def pairs(texts: Iterable[str]) -> list[tuple[str, str]]:
    """``name=value`` texts taken apart.

    Raises:
        AzError: a text has no ``=``.
    """
    found = []
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise AzError("usage error: --set KEY=VALUE [KEY=VALUE ...]")
        found.append((name, value))
    return found
