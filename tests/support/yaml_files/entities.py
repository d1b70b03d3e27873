"""Which loader and which SDK call belong to a YAML file, told by its ``$schema``."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Entity:
    """How the SDK loads and creates one kind of YAML file.

    Attributes:
        loader: function of ``azure.ai.ml`` that reads the file.
        operations: attribute of ``MLClient``.
        create: method of those operations.
    """

    loader: str
    operations: str
    create: str


JOB = Entity("load_job", "jobs", "create_or_update")
COMPUTE = Entity("load_compute", "compute", "begin_create_or_update")
COMPONENT = Entity("load_component", "components", "create_or_update")
DATASTORE = Entity("load_datastore", "datastores", "create_or_update")
ONLINE_DEPLOYMENT = Entity("load_online_deployment", "online_deployments", "begin_create_or_update")
ONLINE_ENDPOINT = Entity("load_online_endpoint", "online_endpoints", "begin_create_or_update")
BATCH_DEPLOYMENT, MODEL_BATCH_DEPLOYMENT, PIPELINE_BATCH_DEPLOYMENT = (
    Entity(f"load_{kind}batch_deployment", "batch_deployments", "begin_create_or_update")
    for kind in ("", "model_", "pipeline_component_")
)
FEATURE_STORE_ENTITY = Entity(
    "load_feature_store_entity", "feature_store_entities", "begin_create_or_update"
)

# Nouns of https://azuremlschemas.azureedge.net/latest/<noun>.schema.json; the first match wins.
BY_SCHEMA = [
    (r".*Job", JOB),
    (r".*Component", COMPONENT),
    (r"(amlCompute|computeInstance|kubernetesCompute|vmCompute|synapseSpark.*)", COMPUTE),
    (r"(azureBlob|azureFile|azureDataLakeGen1|azureDataLakeGen2|oneLake)", DATASTORE),
    (r"(managedOnline|kubernetesOnline)Endpoint", ONLINE_ENDPOINT),
    (r"(managedOnline|kubernetesOnline)Deployment", ONLINE_DEPLOYMENT),
    (r"batchEndpoint", Entity("load_batch_endpoint", "batch_endpoints", "begin_create_or_update")),
    (r"batchDeployment", BATCH_DEPLOYMENT),
    (r"modelBatchDeployment", MODEL_BATCH_DEPLOYMENT),
    (r"pipelineComponentBatchDeployment", PIPELINE_BATCH_DEPLOYMENT),
    (r"(workspace|hub|project)", Entity("load_workspace", "workspaces", "begin_create")),
    (r"registry", Entity("load_registry", "registries", "begin_create")),
    (r"data", Entity("load_data", "data", "create_or_update")),
    (r"environment", Entity("load_environment", "environments", "create_or_update")),
    (r"model", Entity("load_model", "models", "create_or_update")),
    (r"(schedule|monitorSchedule)", Entity("load_schedule", "schedules", "begin_create_or_update")),
    (r".*[cC]onnection", Entity("load_connection", "connections", "create_or_update")),
    (r"featureStore", Entity("load_feature_store", "feature_stores", "begin_create")),
    (r"feature[sS]et", Entity("load_feature_set", "feature_sets", "begin_create_or_update")),
    (r"featureStoreEntity", FEATURE_STORE_ENTITY),
]


NEW_SCHEMA = re.compile(r"^https://azuremlschemas\.azureedge\.net/\w+/(\w+)\.schema\.json$")
# Files of the feature store name their kind in an older way: http://azureml/sdk-2-0/<Kind>.json.
OLD_SCHEMA = re.compile(r"^http://azureml/sdk-2-0/(\w+)\.json$")


def entity_of(schema: str | None) -> Entity | None:
    """How to treat a file with this ``$schema``; ``None`` for one the SDK has no loader for."""
    noun = NEW_SCHEMA.match(schema or "") or OLD_SCHEMA.match(schema or "")
    name = noun[1][:1].lower() + noun[1][1:] if noun else ""
    for pattern, entity in BY_SCHEMA:
        if name and re.fullmatch(pattern, name):
            return entity
    return None


def loader_of(entity: Entity):
    """The SDK function that reads the file; a few are not exported at the top."""
    import azure.ai.ml
    from azure.ai.ml.entities import _load_functions

    return getattr(azure.ai.ml, entity.loader, None) or getattr(_load_functions, entity.loader)
