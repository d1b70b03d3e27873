import pytest

from azureml_emulator.arm.expressions import Evaluator, Scope
from azureml_emulator.arm.template import Template
from azureml_emulator.messages import ArmError

SCOPE = Scope("sub", "group", lambda: "new-guid")
VALUES = {"name": "Abc", "list": [1, 2], "empty": ""}


def evaluate(expression):
    return Evaluator(SCOPE, VALUES.__getitem__, VALUES.__getitem__).value(expression)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("plain text", "plain text"),
        ("[concat('a', parameters('name'), 'it''s')]", "aAbcit's"),
        ("[if(equals(parameters('name'), 'ABC'), 'same', 'other')]", "same"),
        ("[and(not(empty(parameters('name'))), or(empty(variables('empty'))))]", True),
        ("[toLower(parameters('name'))]", "abc"),
        ("[json('null')]", None),
        ("[array('x')]", ["x"]),
        ("[parameters('list')[1]]", 2),
        ("[subscription().subscriptionId]", "sub"),
        ("[resourceGroup().location]", "eastus"),
        ("[newGuid()]", "new-guid"),
        (
            "[resourceId('Microsoft.Storage/storageAccounts', 'sa')]",
            "/subscriptions/sub/resourceGroups/group/providers/Microsoft.Storage/storageAccounts/sa",
        ),
        (
            "[resourceId('s2', 'g2', 'P.Q/a/b', 'x', 'y')]",
            "/subscriptions/s2/resourceGroups/g2/providers/P.Q/a/x/b/y",
        ),
    ],
)
def test_expression_has_its_value(expression, value):
    assert evaluate(expression) == value


def test_unknown_function_names_the_module_to_extend():
    with pytest.raises(ArmError, match=r"no function 'pickZones'.*expressions"):
        evaluate("[pickZones('a')]")


@pytest.mark.parametrize("expression", ["[concat('a']", "[concat('a') 'b']", "[con cat()]", "[#]"])
def test_broken_expression_is_a_400(expression):
    with pytest.raises(ArmError) as error:
        evaluate(expression)
    assert (error.value.status, error.value.code) == (400, "InvalidTemplate")


def account(**more):
    return {"type": "Microsoft.Storage/storageAccounts", "name": "sa", "location": "eastus"} | more


def test_resource_whose_condition_fails_is_left_out():
    kept, dropped = account(), account(name="no", condition="[equals(1, 2)]")
    template = Template({"resources": [dropped, kept]}, {}, SCOPE)
    assert [declared.id.rsplit("/", 1)[1] for declared in template.resources()] == ["sa"]


def test_child_resource_lies_below_its_parent():
    child = {"type": "blobServices", "name": "default"}
    template = Template({"resources": [account(resources=[child])]}, {}, SCOPE)
    assert [d.id for d in template.resources()][1].endswith(
        "/storageAccounts/sa/blobServices/default"
    )


def test_nested_template_goes_to_its_own_resource_group():
    nested = {
        "type": "Microsoft.Resources/deployments",
        "name": "inner",
        "resourceGroup": "other",
        "properties": {"template": {"resources": [account()]}},
    }
    (declared,) = Template({"resources": [nested]}, {}, SCOPE).resources()
    assert "/resourceGroups/other/" in declared.id


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({}, "has no value"),
        ({"option": {"value": "old"}}, "not one of new, none"),
        ({"option": {"value": "new"}, "opton": {"value": "new"}}, "no parameter opton"),
    ],
)
def test_wrong_parameter_is_refused(given, problem):
    declared = {"option": {"type": "string", "allowedValues": ["new", "none"]}}
    with pytest.raises(ArmError, match=problem):
        Template({"parameters": declared, "resources": []}, given, SCOPE)


def test_null_parameter_stands_for_the_default():
    template = {
        "parameters": {"name": {"type": "string", "defaultValue": "[concat('s', 'a')]"}},
        "resources": [account(name="[parameters('name')]")],
    }
    (declared,) = Template(template, {"name": {"value": None}}, SCOPE).resources()
    assert declared.id.endswith("/sa")
