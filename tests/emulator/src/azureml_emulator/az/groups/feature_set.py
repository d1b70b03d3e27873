"""What ``feature-set.yml`` cannot say."""

from azure.ai.ml.entities import FeatureSetBackfillMetadata

from ..call import Call
from ..verbs import load, operations, printed


def backfill(call: Call) -> FeatureSetBackfillMetadata:
    """Materialise a window of a feature set."""
    request = load(call)
    window = request.feature_window
    poller = operations(call).begin_backfill(
        name=request.name,
        version=request.version,
        feature_window_start_time=_member(window, "feature_window_start"),
        feature_window_end_time=_member(window, "feature_window_end"),
        display_name=call.get("display_name"),
        description=request.description,
        tags=request.tags,
        compute_resource=request.resource,
        spark_configuration=request.spark_configuration,
        data_status=request.data_status,
        job_id=request.job_id,
    )
    return printed(call, call.finished(poller))


def _member(window, name: str):
    """A bound of the window, which the SDK reads as a dictionary or as an object."""
    return window.get(name) if isinstance(window, dict) else getattr(window, name, None)
