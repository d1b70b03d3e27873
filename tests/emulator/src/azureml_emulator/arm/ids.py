"""Azure resource ids of the Microsoft.MachineLearningServices provider, taken apart."""

import re
from typing import NamedTuple

PROVIDER = "Microsoft.MachineLearningServices"
REGION = "eastus"
TENANT = "00000000-0000-0000-0000-000000000001"
_PATTERN = re.compile(
    r"^/subscriptions/(?P<subscription>[^/]+)"
    r"(?:/resourceGroups/(?P<group>[^/]+))?/providers/(?P<provider>[^/]+)(?P<rest>(?:/[^/]+)*)/?$",
    re.IGNORECASE,
)


class ResourceId(NamedTuple):
    """``/subscriptions/s/resourceGroups/g/providers/P/type/name/type/name…[/tail]``."""

    subscription: str
    group: str | None
    provider: str
    segments: tuple[str, ...]

    @classmethod
    def parse(cls, path: str) -> "ResourceId | None":
        """The id in ``path``, or ``None`` when it names no provider."""
        found = _PATTERN.match(path)
        if not found:
            return None
        segments = tuple(part for part in found["rest"].split("/") if part)
        return cls(found["subscription"], found["group"], found["provider"], segments)

    @property
    def type(self) -> str:
        """The type without the provider, lower case: ``workspaces/computes``."""
        return "/".join(self.segments[0::2]).lower()

    @property
    def name(self) -> str:
        """The last segment."""
        return self.segments[-1]

    @property
    def root(self) -> "ResourceId":
        """The workspace or registry that everything else lies in."""
        return self._replace(segments=self.segments[:2])

    @property
    def parent(self) -> "ResourceId":
        """The id without its last segment (an action or a collection) or last type and name."""
        cut = 1 if len(self.segments) % 2 else 2
        return self._replace(segments=self.segments[:-cut])

    @property
    def in_registry(self) -> bool:
        """Whether this is a registry, or something in one."""
        return self.segments[0].lower() == "registries"

    @property
    def uri(self) -> str:
        """What the service calls an asset of a registry: ``azureml://registries/…``."""
        return f"azureml://{'/'.join(self.segments)}"

    def child(self, *segments: str) -> "ResourceId":
        """The id with more segments behind it."""
        return self._replace(segments=self.segments + segments)

    def __str__(self) -> str:
        group = f"/resourceGroups/{self.group}" if self.group else ""
        rest = "".join(f"/{part}" for part in self.segments)
        return f"/subscriptions/{self.subscription}{group}/providers/{self.provider}{rest}"
