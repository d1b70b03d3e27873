import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy
import pandas
import pytest

from azureml_emulator.execution import monitoring


@pytest.fixture(scope="module")
def modules():
    """The modules of the worker, imported as it does: from its own folder."""
    folder = str(Path(monitoring.__file__).parent)
    sys.path.insert(0, folder)
    import drift
    import features
    import quality
    import tables

    sys.path.remove(folder)
    return {"drift": drift, "features": features, "quality": quality, "tables": tables}


def normal(shift=0.0, rows=400, seed=0):
    return pandas.Series(numpy.random.default_rng(seed).normal(shift, 1, rows))


def categories(**counts):
    return pandas.Series([name for name, count in counts.items() for _ in range(count)])


def value(modules, metric, production, reference):
    kind = "numerical" if pandas.api.types.is_numeric_dtype(reference) else "categorical"
    threshold = {"metric": metric, "dataType": kind, "threshold": {"value": 0.1}}
    frames = (pandas.DataFrame({"x": production}), pandas.DataFrame({"x": reference}))
    module = modules["quality" if metric.endswith("Rate") else "drift"]
    (row,) = module.compute(*frames, {"x": kind}, [threshold])
    assert row["threshold"] == 0.1
    return row["value"]


DISTANCES = ("jensenShannonDistance", "populationStabilityIndex", "normalizedWassersteinDistance")


@pytest.mark.parametrize("metric", DISTANCES)
def test_distance_is_zero_for_the_same_and_grows_with_the_shift(modules, metric):
    reference = normal()
    found = [value(modules, metric, normal(shift), reference) for shift in (0, 1, 3)]
    assert found[0] == pytest.approx(0) and found[0] < found[1] < found[2]


def test_normalized_wasserstein_distance_is_the_shift_in_deviations(modules):
    reference = 5 * normal()
    found = value(modules, "normalizedWassersteinDistance", reference + 10, reference)
    assert found == pytest.approx(10 / reference.std())


def test_jensen_shannon_distance_of_disjoint_categories_is_one(modules):
    found = value(modules, "jensenShannonDistance", categories(a=5), categories(b=5))
    assert found == pytest.approx(1)


def test_population_stability_index_counts_one_more_in_each_category(modules):
    found = value(modules, "populationStabilityIndex", categories(a=9, b=1), categories(a=5, b=5))
    pairs = [(10 / 10, 6 / 10), (2 / 10, 6 / 10)]
    assert found == pytest.approx(sum((p - q) * numpy.log(p / q) for p, q in pairs))


def test_tests_give_p_values(modules):
    same, other = normal(seed=1), normal(shift=2)
    smirnov = "twoSampleKolmogorovSmirnovTest"
    assert value(modules, smirnov, same, normal()) > 0.05 > value(modules, smirnov, other, normal())
    chi = "pearsonsChiSquaredTest"
    even = categories(a=50, b=50)
    assert value(modules, chi, categories(a=52, b=48), even) > 0.05
    assert value(modules, chi, categories(a=80, b=20), even) < 0.05
    assert value(modules, chi, categories(a=50, c=50), even) == 0


def test_rates_of_wrong_values(modules):
    reference = pandas.Series([1.0, 5.0, 10.0])
    production = pandas.Series(["3", None, "many", "11", "0", "5", "6", "7", "8", "9"])
    assert value(modules, "nullValueRate", production, reference) == 0.1
    assert value(modules, "dataTypeErrorRate", production, reference) == 0.1
    assert value(modules, "outOfBoundsRate", production, reference) == 0.2
    colors = categories(red=3, green=3)
    assert value(modules, "outOfBoundsRate", categories(red=3, blue=1), colors) == 0.25
    assert value(modules, "dataTypeErrorRate", categories(red=3, blue=1), colors) == 0


def test_features_are_numerical_or_categorical_by_their_values(modules):
    table = pandas.DataFrame(
        {"id": range(100), "flag": [1, 0] * 50, "share": numpy.linspace(0, 1, 100), "name": "a"}
    )
    select = modules["features"].select
    assert select({}, table, table) == {
        "id": "numerical",
        "flag": "categorical",
        "share": "numerical",
        "name": "categorical",
    }
    chosen = {"features": {"features": ["id"]}, "featureDataTypeOverride": {"id": "Categorical"}}
    assert select(chosen, table, table) == {"id": "categorical"}
    with pytest.raises(ValueError, match="do not have the features other"):
        select({"features": {"features": ["other"]}}, table, table)


def test_window_leaves_out_files_of_other_hours(modules, tmp_path):
    for day in (1, 5, 9):
        folder = tmp_path / f"2026/01/{day:02}/12"
        folder.mkdir(parents=True)
        (folder / "rows.csv").write_text(f"x\n{day}\n")
    read, end = modules["tables"].read, datetime(2026, 1, 10, tzinfo=UTC)
    week = {"uri": "here", "windowSize": "P7D", "windowOffset": "P0D"}
    assert list(read(str(tmp_path), week, end)["x"]) == [5, 9]
    assert list(read(str(tmp_path), week | {"windowOffset": "P3D"}, end)["x"]) == [1, 5]
    with pytest.raises(ValueError, match="no table"):
        read(str(tmp_path), week | {"windowSize": "PT1H"}, end)


def test_table_is_read_from_the_paths_of_its_mltable_file(modules, tmp_path):
    (tmp_path / "rows.jsonl").write_text('{"x": 1}\n{"x": 2}\n')
    (tmp_path / "other.csv").write_text("x\n9\n")
    (tmp_path / "MLTable").write_text("paths: [{file: ./rows.jsonl}]\n")
    found = modules["tables"].read(str(tmp_path), {"uri": "here"}, datetime.now(UTC))
    assert list(found["x"]) == [1, 2]
