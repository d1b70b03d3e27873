"""Computes: clusters, instances, and what is attached from elsewhere."""

import re
from collections.abc import Callable
from typing import ClassVar

from ..arm.kind import Context, Kind, action
from ..arm.operations import accepted
from ..messages import ArmError, Response
from . import compute_instance, outbound_rule, vm_size

# Longest name by type; the shortest is 3, and 2 for what is attached.
# Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
LENGTHS = {"AmlCompute": (3, 32), "ComputeInstance": (3, 24)}
ATTACHED_LENGTHS = (2, 16)
ATTACHED = ("AKS", "Databricks", "HDInsight", "Kubernetes", "SynapseSpark", "VirtualMachine")
IMMUTABLE = ("vmSize", "vmPriority", "subnet", "osType")
SECRETS = ("password", "privateKeyData")
NODE_STATES = ("idle", "running", "preparing", "unusable", "leaving", "preempted")


class Compute(Kind):
    """A compute of a workspace; its type decides what it is made of."""

    types = ("workspaces/computes",)
    long_running: ClassVar[frozenset[str]] = frozenset({"put", "delete"})

    def fill(self, context: Context, resource: dict, previous: dict | None) -> None:
        """Check the compute by its type and complete it."""
        properties = resource["properties"]
        kind = properties["computeType"]
        check_name(context.id.name, kind)
        self._check_unchanged(context, properties, previous)
        resource.setdefault("location", context.root["location"])
        now = context.emulator.clock.timestamp()
        properties |= {
            "provisioningState": "Succeeded",
            "isAttachedCompute": kind in ATTACHED,
            "createdOn": (previous or {}).get("properties", {}).get("createdOn", now),
            "modifiedOn": now,
        }
        properties.setdefault("computeLocation", resource["location"])
        properties.setdefault("properties", {})
        self._filler(kind)(context, resource, previous)

    def created(self, context: Context, resource: dict) -> None:
        """The first compute of a workspace provisions its managed network."""
        outbound_rule.provision_for_compute(context)

    def get(self, context: Context) -> Response:
        """Show the compute as it is by now."""
        return Response.of_json(compute_instance.age(context.emulator, self.existing(context)))

    def select(self, context: Context, resources) -> list[dict]:
        """Computes as they are by now."""
        return [compute_instance.age(context.emulator, resource) for resource in resources]

    @action("listNodes")
    def list_nodes(self, context: Context, resource: dict) -> Response:
        """The nodes of a cluster that are running."""
        _require(resource, "AmlCompute", "has no nodes to list")
        count = resource["properties"]["properties"]["currentNodeCount"]
        nodes = [
            {
                "nodeId": f"tvmps_{context.emulator.ids.of(f'{context.id}/{index}')}",
                "nodeState": "idle",
                "privateIpAddress": f"10.0.0.{4 + index}",
                "port": 50000 + index,
            }
            for index in range(count)
        ]
        return Response.of_json({"nodes": nodes})

    @action("listKeys")
    def list_keys(self, context: Context, resource: dict) -> Response:
        """The secrets of an attached compute."""
        secrets = context.emulator.secrets.get(str(context.id), {})
        kind = resource["properties"]["computeType"]
        return Response.of_json({"computeType": kind, "administratorAccount": secrets})

    @action("start")
    def start(self, context: Context, resource: dict) -> Response:
        """Start a compute instance."""
        return self._operate(context, resource, "Start", "Running")

    @action("stop")
    def stop(self, context: Context, resource: dict) -> Response:
        """Stop a compute instance."""
        return self._operate(context, resource, "Stop", "Stopped")

    @action("restart")
    def restart(self, context: Context, resource: dict) -> Response:
        """Restart a compute instance that is running."""
        state = resource["properties"]["properties"].get("state")
        if state == "Stopped":
            text = f"'{context.id.name}' is stopped; start it instead."
            raise ArmError(400, "InvalidComputeState", text)
        return self._operate(context, resource, "Restart", "Running")

    @action("enableSso", recorded=True)
    def enable_single_sign_on(self, context: Context, resource: dict) -> Response:
        """Switch single sign-on of a compute instance on or off."""
        _require(resource, "ComputeInstance", "has no single sign-on")
        enabled = (context.request.json() or {}).get("enableSSO")
        if not isinstance(enabled, bool):
            raise ArmError(400, "BadRequest", "enableSSO must be true or false.")
        resource["properties"]["properties"]["enableSSO"] = enabled
        context.emulator.resources.put(str(context.id), resource)
        return Response.of_json({})

    def _operate(self, context: Context, resource: dict, name: str, state: str) -> Response:
        _require(resource, "ComputeInstance", f"cannot {name.lower()}")
        compute_instance.record(context.emulator, resource, name, state, "User")
        context.emulator.resources.put(str(context.id), resource)
        return accepted(context, Response(202), None)

    def _check_unchanged(self, context: Context, properties: dict, previous: dict | None) -> None:
        """Refuse to change what a compute keeps for ever.

        Raises:
            ArmError: 400 that names the properties.
        """
        if previous is None:
            return
        before = previous["properties"]
        now, then = properties.get("properties") or {}, before["properties"]
        changed = [key for key in IMMUTABLE if key in now and _differ(now[key], then.get(key))]
        if properties["computeType"].lower() != before["computeType"].lower():
            changed.insert(0, "computeType")
        if changed:
            raise ArmError(
                400,
                "BadRequest",
                f"The compute '{context.id.name}' exists and its {', '.join(changed)} cannot be "
                "changed. Delete it first, or choose another name.",
            )

    def _filler(self, kind: str) -> Callable:
        fillers = {"AmlCompute": _fill_cluster, "ComputeInstance": compute_instance.fill}
        fillers |= dict.fromkeys(ATTACHED, _fill_attached)
        if kind not in fillers:
            raise ArmError(
                400,
                "ComputeTypeNotEmulated",
                f"The emulator does not model {kind} computes. Extend kinds/compute.py for them.",
            )
        return fillers[kind]


def check_name(name: str, kind: str) -> None:
    """Refuse a name that the service would not accept.

    Raises:
        ArmError: 400.
    """
    shortest, longest = LENGTHS.get(kind, ATTACHED_LENGTHS)
    fits = re.fullmatch(r"[a-zA-Z]([a-zA-Z0-9-]*[a-zA-Z0-9])?", name)
    numbered = kind == "ComputeInstance" and re.search(r"-\d+$", name)
    if not fits or numbered or not shortest <= len(name) <= longest:
        ending = " and not with a dash and digits" if kind == "ComputeInstance" else ""
        raise ArmError(
            400,
            "InvalidComputeName",
            f"The compute name '{name}' is invalid. It can include letters, digits and dashes. It "
            f"must start with a letter, end with a letter or digit{ending}, and be between "
            f"{shortest} and {longest} characters in length.",
        )


def _fill_cluster(context: Context, resource: dict, previous: dict | None) -> None:
    """Complete an AmlCompute; its smallest number of nodes is always running."""
    properties = resource["properties"]["properties"]
    properties["vmSize"] = vm_size.find(properties.get("vmSize"))["name"]
    scale = properties.setdefault("scaleSettings", {})
    smallest = scale.setdefault("minNodeCount", 0)
    largest = scale.setdefault("maxNodeCount", 1)
    scale.setdefault("nodeIdleTimeBeforeScaleDown", "PT2M")
    if not 0 <= smallest <= largest or largest == 0:
        raise ArmError(
            400,
            "BadRequest",
            f"maxNodeCount ({largest}) must be at least 1 and at least minNodeCount ({smallest}), "
            "which cannot be negative.",
        )
    counts = {f"{state}NodeCount": 0 for state in NODE_STATES}
    properties |= {
        "allocationState": "Steady",
        "allocationStateTransitionTime": context.emulator.clock.timestamp(),
        "currentNodeCount": smallest,
        "targetNodeCount": smallest,
        "nodeStateCounts": counts | {"idleNodeCount": smallest},
    }
    for key, default in (
        ("vmPriority", "Dedicated"),
        ("osType", "Linux"),
        ("enableNodePublicIp", True),
        ("isolatedNetwork", False),
        ("remoteLoginPortPublicAccess", "NotSpecified"),
    ):
        properties.setdefault(key, default)


def _fill_attached(context: Context, resource: dict, previous: dict | None) -> None:
    """Check what is attached, and put its secrets away."""
    properties = resource["properties"]
    if not properties.get("resourceId"):
        text = f"Attaching a {properties['computeType']} needs its resourceId."
        raise ArmError(400, "BadRequest", text)
    account = properties["properties"].get("administratorAccount", {})
    secrets = {key: account.pop(key) for key in SECRETS if key in account}
    if secrets:
        context.emulator.secrets.put(str(context.id), {**account, **secrets})


def _require(resource: dict, kind: str, problem: str) -> None:
    found = resource["properties"]["computeType"]
    if found != kind:
        text = f"'{resource['name']}' is a {found}, which {problem}; only {kind} can."
        raise ArmError(400, "BadRequest", text)


def _differ(now, then) -> bool:
    if isinstance(now, str) and isinstance(then, str):
        return now.lower() != then.lower()
    return now != then
