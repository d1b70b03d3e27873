import enum
import subprocess
import sys

import pytest

from azureml_emulator.arm import body, contract
from azureml_emulator.messages import ArmError

ROOT = "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w"


def cluster(**properties):
    inner = {"vmSize": "Standard_DS3_v2"} | properties
    return {"properties": {"computeType": "AmlCompute", "properties": inner}}


def test_operation_is_found_whatever_the_case_of_its_path():
    found = contract.find("PUT", f"{ROOT}/COMPUTES/c")
    assert (found.body, found.statuses) == ("ComputeResource", (200, 201))


def test_every_operation_of_the_client_is_read():
    from azure.ai.ml._restclient.arm_ml_service import operations

    read = {item.name.split(".")[0] for found in contract.operations().values() for item in found}
    classes = {name.removesuffix("Operations") or name for name in operations.__all__}
    assert read == classes


def test_wrong_method_is_405_and_wrong_path_404():
    for method, path, status in (("DELETE", f"{ROOT}/jobs", 405), ("GET", f"{ROOT}/toasters", 404)):
        with pytest.raises(ArmError) as error:
            contract.find(method, path)
        assert error.value.status == status


def test_status_that_the_client_refuses_is_replaced():
    assert contract.find("PUT", ROOT).success(201) == 200
    assert contract.find("PUT", f"{ROOT}/computes/c").success(201) == 201


def test_correct_body_has_no_problems():
    assert body.problems("ComputeResource", cluster(scaleSettings={"maxNodeCount": 4})) == []


@pytest.mark.parametrize(
    ("properties", "problem"),
    [
        ({"vmSiez": "x"}, "did you mean 'vmSize'?"),
        ({"vmPriority": "Cheap"}, "'Cheap' is not one of Dedicated, LowPriority"),
        ({"enableNodePublicIp": "yes"}, "expected a boolean"),
        ({"scaleSettings": {"maxNodeCount": "4"}}, "expected an integer"),
        ({"scaleSettings": {}}, "the required field 'maxNodeCount'"),
        (
            {"scaleSettings": {"maxNodeCount": 1, "nodeIdleTimeBeforeScaleDown": "2 min"}},
            "expected an ISO 8601 duration",
        ),
        ({"scaleSettings": []}, "expected an object"),
    ],
)
def test_problem_is_named_with_its_place(properties, problem):
    found = body.problems("ComputeResource", cluster(**properties))
    assert len(found) == 1
    assert found[0].startswith("$.properties.properties")
    assert problem in found[0]


def test_every_problem_is_named():
    assert len(body.problems("ComputeResource", cluster(a=1, b=2, vmPriority="x"))) == 3


def test_unknown_subtype_lists_the_known_ones():
    (problem,) = body.problems("ComputeResource", {"properties": {"computeType": "Toaster"}})
    assert "AmlCompute" in problem


def test_every_exception_is_still_needed():
    from azure.ai.ml._restclient.arm_ml_service import models

    def known(model):
        found = getattr(models, model)
        return set(found) if issubclass(found, enum.Enum) else body.fields(found)

    assert {(name, field) for name, field in body.exceptions() if field in known(name)} == set()
    required = {name: body.fields(getattr(models, name)) for name, _ in body.optional()}
    assert all(required[name][field].required for name, field in body.optional())


def test_importing_the_emulator_does_not_import_the_sdk():
    script = "import sys, azureml_emulator; print('azure.ai.ml' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert result.stdout.strip() == "False"
