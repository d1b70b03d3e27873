"""Distributed jobs: one process for each rank, with the variables that frameworks read.

Source: https://learn.microsoft.com/azure/machine-learning/how-to-train-distributed-gpu
"""

import json
import socket
from typing import NamedTuple

from ..messages import ArmError


class Process(NamedTuple):
    """One process of a job: its log file and the variables that only it has."""

    log: str
    environment: dict[str, str]


def processes(distribution: dict | None, nodes: int) -> list[Process]:
    """The processes of a job; all nodes are this machine.

    Args:
        distribution: the ``distribution`` of the request, or ``None``.
        nodes: the number of instances that the job asked for.

    Raises:
        ArmError: 400 for a kind of distribution that is not modelled.
    """
    if not distribution:
        return [Process("user_logs/std_log.txt", {})]
    kind = distribution["distributionType"]
    if kind not in KINDS:
        text = f"The emulator does not run {kind} jobs: extend execution/distribution.py."
        raise ArmError(400, "UserError", text)
    environments = KINDS[kind](distribution, nodes)
    width = len(str(len(environments) - 1))
    return [
        Process(f"user_logs/std_log_process_{rank:0{width}}.txt", environment)
        for rank, environment in enumerate(environments)
    ]


def _pytorch(distribution: dict, nodes: int) -> list[dict[str, str]]:
    """Ranks as ``torch.distributed`` reads them."""
    per_node = distribution.get("processCountPerInstance") or 1
    master = {
        "MASTER_ADDR": "127.0.0.1",
        "MASTER_PORT": str(_free_port()),
        "WORLD_SIZE": str(nodes * per_node),
        "LOCAL_WORLD_SIZE": str(per_node),
    }
    return [
        master | {"RANK": str(rank), "NODE_RANK": str(node), "LOCAL_RANK": str(local)}
        for rank, node, local in _ranks(nodes, per_node)
    ]


def _mpi(distribution: dict, nodes: int) -> list[dict[str, str]]:
    """Ranks as Open MPI sets them."""
    per_node = distribution.get("processCountPerInstance") or 1
    size = {
        "OMPI_COMM_WORLD_SIZE": str(nodes * per_node),
        "OMPI_COMM_WORLD_LOCAL_SIZE": str(per_node),
    }
    return [
        size | {"OMPI_COMM_WORLD_RANK": str(rank), "OMPI_COMM_WORLD_LOCAL_RANK": str(local)}
        for rank, _, local in _ranks(nodes, per_node)
    ]


def _tensorflow(distribution: dict, nodes: int) -> list[dict[str, str]]:
    """Workers and parameter servers as ``TF_CONFIG`` names them."""
    counts = {
        "worker": distribution.get("workerCount") or nodes,
        "ps": distribution.get("parameterServerCount") or 0,
    }
    cluster = {
        role: [f"127.0.0.1:{_free_port()}" for _ in range(count)]
        for role, count in counts.items()
        if count
    }
    return [
        {"TF_CONFIG": json.dumps({"cluster": cluster, "task": {"type": role, "index": index}})}
        for role, addresses in cluster.items()
        for index in range(len(addresses))
    ]


KINDS = {"PyTorch": _pytorch, "Mpi": _mpi, "TensorFlow": _tensorflow}


def _ranks(nodes: int, per_node: int) -> list[tuple[int, int, int]]:
    """Rank, node and rank in the node of every process."""
    return [(rank, rank // per_node, rank % per_node) for rank in range(nodes * per_node)]


def _free_port() -> int:
    """A loopback port that is free now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
