from datetime import UTC, datetime

from azureml_emulator import Emulator  # noqa: F401  the kinds are imported from there
from azureml_emulator.kinds.feature_materialization import END, START, intervals


def test_intervals_are_merged_and_split_by_status():
    def job(first, last, status):
        times = {START: f"2026-01-{first:02}T00:00:00Z", END: f"2026-01-{last:02}T00:00:00Z"}
        return {"properties": {"status": status, "properties": times}}

    jobs = [
        job(1, 4, "Completed"),
        job(4, 6, "Completed"),
        job(8, 9, "Running"),
        job(2, 3, "Failed"),
    ]
    assert [(item.start.day, item.end.day, item.status) for item in intervals(jobs)] == [
        (1, 2, "Complete"),
        (2, 3, "Incomplete"),
        (3, 6, "Complete"),
        (6, 8, "None"),
        (8, 9, "Pending"),
    ]
    assert intervals(jobs)[0].start == datetime(2026, 1, 1, tzinfo=UTC)
