"""Virtual machine sizes of a region, and how much of the quota the computes there use."""

from functools import cache
from pathlib import Path

import yaml

from ..arm.ids import PROVIDER
from ..arm.kind import Context, Kind, page
from ..messages import ArmError, Response

QUOTA = 100  # vCPUs of each family and region; Azure gives every subscription its own
COMPUTE_TYPES = ["AmlCompute", "ComputeInstance"]


@cache
def sizes() -> dict[str, dict]:
    """The known sizes by their name in lower case (see vm_sizes.yml for fields and units)."""
    text = Path(__file__).with_name("vm_sizes.yml").read_text(encoding="utf-8")
    return {size["name"].lower(): size for size in yaml.safe_load(text)}


def find(name: str) -> dict:
    """The size called ``name``.

    Raises:
        ArmError: 400 that lists the known sizes.
    """
    size = sizes().get(str(name).lower())
    if size is None:
        known = ", ".join(item["name"] for item in sizes().values())
        raise ArmError(
            400,
            "InvalidVMSize",
            f"The VM size '{name}' is unknown or not available in this region. Known: {known}.",
        )
    return size


class VmSizes(Kind):
    """``GET locations/…/vmSizes``."""

    types = ("locations/vmsizes",)

    def list(self, context: Context) -> Response:
        """List the sizes."""
        shown = [
            {
                "name": size["name"],
                "family": size["family"],
                "vCPUs": size["vcpus"],
                "gpus": size["gpus"],
                "memoryGB": float(size["memory"]),
                "maxResourceVolumeMB": size["disk"] * 1024,
                "lowPriorityCapable": True,
                "supportedComputeTypes": COMPUTE_TYPES,
            }
            for size in sizes().values()
        ]
        return Response.of_json({"value": shown})


class Usages(Kind):
    """``GET locations/…/usages``."""

    types = ("locations/usages",)

    def list(self, context: Context) -> Response:
        """List the vCPUs in use by family."""
        used = dict.fromkeys((size["family"] for size in sizes().values()), 0)
        prefix = f"/subscriptions/{context.id.subscription}/"
        region = context.id.segments[1]
        for _, resource in context.emulator.resources.items(prefix):
            if resource.get("type") == f"{PROVIDER}/workspaces/computes":
                family, vcpus = _vcpus(resource, region)
                if vcpus:
                    used[family] += vcpus
        shown = [self._usage(context, family, vcpus) for family, vcpus in used.items()]
        return page(context, shown)

    def _usage(self, context: Context, family: str, vcpus: int) -> dict:
        return {
            "id": f"{context.id}/{family}",
            "type": f"{PROVIDER}/vmFamily/usages",
            "unit": "Count",
            "currentValue": vcpus,
            "limit": QUOTA,
            "name": {"value": family, "localizedValue": family},
        }


def _vcpus(compute: dict, region: str) -> tuple[str, int]:
    """The family that a compute is of, and how many vCPUs of its quota it takes.

    Nodes that a cluster does not run count as well, and so does a stopped instance, unless it gives
    its quota back. Source:
    https://learn.microsoft.com/azure/machine-learning/how-to-create-attach-compute-cluster
    """
    properties = compute["properties"].get("properties", {})
    size = sizes().get(str(properties.get("vmSize")).lower())
    if size is None or compute["location"].lower() != region.lower():
        return "", 0
    released = properties.get("releaseQuotaOnStop") and properties.get("state") == "Stopped"
    nodes = properties.get("scaleSettings", {}).get("maxNodeCount", 0 if released else 1)
    return size["family"], size["vcpus"] * nodes
