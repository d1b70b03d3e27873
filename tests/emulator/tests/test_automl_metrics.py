import numpy
import pytest

from azureml_emulator.automl import metrics

TRUTH = ["a", "a", "a", "b"]
PROBABILITIES = numpy.array([[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.4, 0.6]])


def test_metrics_of_classes_follow_their_definitions():
    found = metrics.classification(TRUTH, PROBABILITIES, ["a", "b"])
    assert found["accuracy"] == 0.75
    assert found["recall_score_macro"] == found["balanced_accuracy"] == pytest.approx(5 / 6)
    assert found["norm_macro_recall"] == pytest.approx((5 / 6 - 0.5) / 0.5)
    assert found["precision_score_weighted"] == pytest.approx((3 * 1 + 1 * 0.5) / 4)
    assert found["weighted_accuracy"] == pytest.approx((2 * 3 + 1) / (3 * 3 + 1))
    assert found["AUC_weighted"] == pytest.approx(2 / 3)
    assert found["log_loss"] == pytest.approx(-numpy.log([0.9, 0.8, 0.3, 0.6]).mean())
    assert not any(name.endswith("_binary") for name in found)


def test_a_positive_class_adds_binary_metrics():
    found = metrics.classification(TRUTH, PROBABILITIES, ["a", "b"], "b")
    assert found["precision_score_binary"] == 0.5
    assert found["recall_score_binary"] == 1
    assert found["f1_score_binary"] == pytest.approx(2 / 3)


def test_a_class_that_is_absent_leaves_the_others_defined():
    three = numpy.column_stack([PROBABILITIES, numpy.zeros(4)])
    found = metrics.classification(TRUTH, three, ["a", "b", "c"])
    assert found["AUC_weighted"] == pytest.approx(2 / 3)
    alone = metrics.classification(["a", "a"], PROBABILITIES[:2], ["a", "b"])
    assert "AUC_weighted" not in alone


def test_errors_are_normalized_by_the_range_of_the_training_data():
    found = metrics.regression([1, 2, 3, 6], [1, 2, 5, 6], low=0, high=10)
    assert found["mean_absolute_error"] == 0.5
    assert found["root_mean_squared_error"] == 1
    assert found["normalized_root_mean_squared_error"] == 0.1
    assert found["normalized_mean_absolute_error"] == 0.05
    assert found["spearman_correlation"] == 1
    assert found["mean_absolute_percentage_error"] == pytest.approx(100 * 2 / 3 / 4)


def test_r2_is_clipped_and_undefined_metrics_are_left_out():
    found = metrics.regression([0, 1, -1], [100, 100, 100], low=0, high=1)
    assert found["r2_score"] == -1
    assert not {"spearman_correlation", "root_mean_squared_log_error"} & set(found)


def test_normalized_metrics_of_series_are_averages_over_the_series():
    series = ["small", "small", "large", "large"]
    ranges = {"small": (0, 1), "large": (0, 100)}
    found = metrics.forecasting([1, 1, 50, 50], [0, 0, 40, 40], series, ranges)
    assert found["normalized_mean_absolute_error"] == pytest.approx((1 + 0.1) / 2)
    assert found["mean_absolute_error"] == pytest.approx((1 + 1 + 10 + 10) / 4)
